"""The page a push message opens: who asks, for what, how much; read it, and approve in one gesture."""

from typing import Any

import reflex as rx

from portal.approvals.state import ApprovalState
from portal.arriving import arrival
from portal.consent import Step, changed_note, consent_form, decline_form, is_at
from portal.paper import pdf_tool
from ui.language import N_, Money, When, t, ta
from ui.page import portal_page
from ui.parts import (
    Badge,
    Tone,
    card,
    detail_bar,
    dialog,
    document_card,
    each,
    icon,
    inside,
    link_button,
    note,
    option,
    page_title,
    row,
    rows,
    section,
    seen,
    state_badge,
)
from ui.sums import prices_are

ASKED: Any = ApprovalState.approval
BADGES = {
    "waiting": Badge("wait", Tone.WAIT, N_("Waits for your approval")),
    "approved": Badge("check", Tone.OK, N_("Approved")),
    "declined": Badge("x", Tone.PLAIN, N_("Declined")),
    "superseded": Badge("pen", Tone.INFO, N_("Replaced by a new version")),
    "withdrawn": Badge("undo", Tone.PLAIN, N_("Taken back by the firm")),
    "expired": Badge("clock", Tone.PLAIN, N_("No longer valid")),
}


@portal_page("/approvals/[approval_id]", title=N_("Approval"), load=ApprovalState.load, live=True)
def approval_page() -> rx.Component:
    title = rx.cond(ASKED.number != "", t("Quote {number}", number=ASKED.number), t("Document to approve"))
    back = rx.cond(ASKED.quote_id != "", "/quotes", "/documents")
    tool = pdf_tool(ASKED.file, ta("Download as PDF"))
    return rx.fragment(
        detail_bar(title, ASKED.firm, back=back, tool=tool),
        arrival(
            ApprovalState,
            seen(ASKED.id, ApprovalState.seen),
            _title(),
            changed_note(ApprovalState),
            _outcome(),
            rx.cond(ASKED.status == "waiting", _reading()),
            rx.cond(ASKED.can_decide, rx.cond(ApprovalState.is_above_limit, _limited(), _signing())),
            rx.cond(ASKED.can_decide, _otherwise()),
        ),
    )


def _title() -> rx.Component:
    who = rx.cond(
        ASKED.status == "waiting", t("{firm} asks for your approval", firm=ASKED.firm), rx.fragment(ASKED.firm)
    )
    return page_title(ASKED.title, who, badge=state_badge(ASKED.status, BADGES))


def _outcome() -> rx.Component:
    """What became of it, when it no longer waits."""
    day = {"iso": ASKED.decided_at, "kind": "datetime"}
    proof = link_button(
        t("Proof of your approval"), href=ASKED.evidence, icon="shield", wide=True, server=True, target="_blank"
    )
    who = {"name": ASKED.typed_name, "version": ASKED.version, "day": day}
    agreed = note(t("{name} approved version {version} on {day}.", **who), tone=Tone.OK)
    whole = link_button(t("To the quote"), href="/quotes/" + ASKED.quote_id, wide=True)
    found = rx.match(
        ASKED.status,
        ("approved", _told(agreed, rx.cond(ASKED.evidence != "", proof), rx.cond(ASKED.quote_id != "", whole))),
        ("declined", _told(note(t("You declined on {day}.", day=day), mark="x"))),
        ("superseded", _told(_superseded())),
        ("withdrawn", _told(note(t("The firm took this back."), mark="undo"))),
        ("expired", _told(note(t("The time to answer has passed. Ask the firm for a new one."), tone=Tone.WAIT))),
        rx.fragment(),
    )
    return rx.fragment(found)


def _told(*content: Any) -> rx.Component:
    return rx.el.section(*content, class_name="outcome")


def _superseded() -> rx.Component:
    """An old push leads here: say what happened, and the way to what is asked now."""
    on = link_button(t("To the new version"), href=ASKED.newer, look="primary", size="big", wide=True)
    gone = t("Version {version} is no longer asked. Nothing you did is lost.", version=ASKED.version)
    words = rx.fragment(rx.el.strong(t("This changed.")), " ", gone)
    return rx.fragment(note(words, tone=Tone.INFO, mark="pen"), rx.cond(ASKED.newer != "", on))


def _reading() -> rx.Component:
    total = rx.cond(ASKED.has_amount, Money(ApprovalState.total_cents, ASKED.currency), t("nothing to pay"))
    facts = [
        (rx.cond(ASKED.quote_id != "", t("Amount including VAT"), t("Amount")), total),
        (t("Answer by"), When(ASKED.until, "day")),
        (t("Version"), ASKED.version),
    ]
    paper = document_card(ASKED.title, *facts, href=ASKED.file, about=rx.fragment("PDF, ", ASKED.size_kb, " kB"))
    waits = note(t("The PDF is being made. It appears here in a moment."), tone=Tone.PLAIN, mark="wait")
    return rx.fragment(
        rx.el.section(rx.cond(ASKED.file != "", paper, waits)),
        rx.cond(ASKED.has_changes, _changed()),
        rx.cond(ASKED.lines.length() > 0, _lines()),
        rx.cond(ASKED.options.length() > 0, _options()),
    )


def _changed() -> rx.Component:
    words = t("Changed since the version before. The quote shows what.")
    return rx.el.section(note(words, tone=Tone.INFO, mark="pen"))


def _lines() -> rx.Component:
    def line(one: Any) -> rx.Component:
        return rx.el.li(rx.el.span(one.title), rx.el.span(Money(one.cents, ASKED.currency), class_name="money"))

    lines = rx.el.ol(*each(ASKED.lines, line), class_name="bill-lines")
    whole = row(t("Read it line by line, or ask something"), lead=icon("ask"), href="/quotes/" + ASKED.quote_id)
    return section(t("In short"), card(inside(lines), whole), aside=prices_are(ASKED.has_vat_in_prices))


def _options() -> rx.Component:
    def choice(line: Any) -> rx.Component:
        return option(
            line.title, Money(line.cents, ASKED.currency), name=line.id, detail=line.detail,
            checked=ApprovalState.chosen.contains(line.id), on_change=ApprovalState.toggle(line.id),
            disabled=~ASKED.can_decide,
        )  # fmt: skip

    return section(t("What you can add"), card(*each(ASKED.options, choice)), aside=prices_are(ASKED.has_vat_in_prices))


def _signing() -> rx.Component:
    terms = rx.cond(ASKED.terms_version > 0, t("The terms, version {version}, apply.", version=ASKED.terms_version))
    words = consent_form(
        ApprovalState, sha256=ASKED.sha256, version=ASKED.version, terms=terms,
        amount={"cents": ApprovalState.total_cents, "currency": ASKED.currency}, has_amount=ASKED.has_amount,
        withdrawal_days=ASKED.withdrawal_days,
    )  # fmt: skip
    return section(t("Your approval"), card(inside(words)))


def _limited() -> rx.Component:
    words = t("This amount is above what you may approve. Somebody else has to.")
    return rx.el.section(note(words, tone=Tone.WAIT, mark="lock"))


def _otherwise() -> rx.Component:
    ask = row(t("Ask a question first"), lead=icon("ask"), href="/quotes/" + ASKED.quote_id)
    decline = row(t("Do not approve, and say why"), lead=icon("x"), on_click=ApprovalState.go(Step.DECLINE))
    ways = rows(rx.cond(ASKED.quote_id != "", rx.el.li(ask)), decline, class_name="card else")
    return rx.fragment(
        section(t("Is something not right?"), ways),
        dialog(
            "decline", t("Do not approve"), decline_form(ApprovalState, sha256=ASKED.sha256),
            open=is_at(ApprovalState, Step.DECLINE), on_close=ApprovalState.go(Step.NONE),
        ),
    )  # fmt: skip
