"""The pages with a conversation can be drawn: what only the compiler of the screens would notice."""

from collections.abc import Callable

import pytest

from backoffice.messages import pages as office
from backoffice.messages.talk import conversation as office_part
from portal.messages import pages as portal
from portal.messages.talk import conversation as portal_part

PAGES = (
    portal.messages_page, portal.thread_page, portal.new_thread_page, portal_part,
    office.messages_page, office.thread_page, office.new_thread_page, office_part,
)  # fmt: skip


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.__module__}.{page.__name__}")
def test_a_page_with_messages_is_drawn(page: Callable):
    drawn = str(page().render())
    assert "Composer" in drawn or page.__name__ == "messages_page"
