"""The conversation about what a page shows. Any page of the portal can have it, see `ui.talk`:

@portal_page("/projects/[project_id]", load=[ProjectState.load, TalkState.load], live=True, …)
def project_page():
    return with_aside(…, conversation(), label=ta("Messages"))
"""

from typing import Any

import reflex as rx

from ui.gated import ForCustomer
from ui.language import t
from ui.parts import card, section
from ui.talk import Talking, conversation_view


class TalkState(ForCustomer, Talking, rx.State):
    """The talk about the quote or project that the address names."""


def conversation(title: Any = None) -> rx.Component:
    """The talk as a part of a page; nothing for somebody who may not read messages."""
    view = card(rx.el.div(conversation_view(TalkState, office=False), class_name="in"))
    return rx.cond(TalkState.may_talk, section(t("Messages") if title is None else title, view))
