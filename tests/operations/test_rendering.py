"""PDFs are set in processes of their own, and a killed process costs a second try, not a document."""

import os
import signal
from collections.abc import Iterator

import pytest

from domain.problems import Unavailable
from integrations import pdf
from integrations.reader import Reader
from tasks import rendering


def a_page(sheet: str, reader: Reader) -> bytes:
    return pdf.render(sheet, language=reader.language, title="Page")


def process_of(_sheet: object, _reader: Reader) -> int:
    return os.getpid()


def be_killed(_sheet: object, _reader: Reader) -> bytes:
    os.kill(os.getpid(), signal.SIGKILL)
    return b""


@pytest.fixture
def pool() -> Iterator[None]:
    rendering.open_pool()
    yield
    rendering.close_pool()


def reader() -> Reader:
    return Reader("nl_NL", str)


def test_without_a_pool_a_page_is_set_right_here():
    assert rendering.rendered(process_of, "", reader()) == os.getpid()


def test_a_page_is_the_same_from_another_process(pool):
    assert rendering.rendered(process_of, "", reader()) != os.getpid()
    assert rendering.rendered(a_page, "<p>Hello", reader()) == a_page("<p>Hello", reader())


def test_a_killed_process_is_replaced_and_the_job_asked_to_try_again(pool):
    with pytest.raises(Unavailable):
        rendering.rendered(be_killed, "", reader())
    assert rendering.rendered(a_page, "<p>Hello", reader()).startswith(b"%PDF")


def test_a_closed_pool_leaves_no_process(pool):
    other = rendering.rendered(process_of, "", reader())
    rendering.close_pool()
    with pytest.raises(ProcessLookupError):
        os.kill(other, 0)
