"""The conversation with the customer about what a page shows, with the notes of colleagues between. See `ui.talk`:

@office_page("/projects/[project_id]", load=[ProjectState.load, TalkState.load], live=True, …)
def project_page():
    return split(…, conversation(), label=ta("Messages"))
"""

from typing import Any

import reflex as rx

from ui.gated import ForStaff
from ui.language import t
from ui.parts import section
from ui.talk import Talking, conversation_view


class TalkState(ForStaff, Talking, rx.State):
    """The talk about the quote, project or customer that the address names."""


def conversation(title: Any = None) -> rx.Component:
    """The talk as a part of a page; nothing for a colleague who may not read messages."""
    view = conversation_view(TalkState, office=True)
    return rx.cond(TalkState.may_talk, section(t("Messages") if title is None else title, view))
