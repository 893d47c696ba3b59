"""The page of one document."""

import reflex as rx

from backoffice.arriving import arrival, cancel_button, over
from backoffice.badges import APPROVALS
from backoffice.documents.document import DocumentState
from backoffice.documents.pages import kind_name
from ui.deliveries import delivery_log
from ui.facts import facts_timeline
from ui.language import N_, Money, When, t, ta
from ui.page import office_page
from ui.parts import (
    Tone,
    button,
    consequence,
    danger_button,
    date_field,
    dialog_actions,
    document_card,
    empty,
    fields_row,
    file_drop,
    form,
    if_any,
    link,
    link_button,
    money_field,
    note,
    page_head,
    pairs,
    primary_button,
    row,
    section,
    select_field,
    split,
    state_badge,
    submit_button,
    switch,
    tag,
    text_area,
)
from ui.parts.files import OFFICE_UPLOAD_URL

DOCUMENT = DocumentState.document
ERRORS = DocumentState.errors


@office_page("/documents/[document_id]", title=N_("Document"), load=DocumentState.load, live=DocumentState.refresh)
def document_page() -> rx.Component:
    return arrival(
        DocumentState,
        split(
            rx.fragment(_head(), rx.cond(DOCUMENT.newer_id != "", _replaced()), _approvals(), _older()),
            rx.fragment(_facts(), _log(), _timeline()),
            label=ta("About this document"),
        ),
        over(DocumentState, "ask", t("Ask for approval"), _ask_form()),
        over(DocumentState, "replace", t("New version"), _replace_form()),
        over(DocumentState, "withdraw", t("Withdraw the request?"), _withdraw_form()),
        back="/office/documents",
    )


def _head() -> rx.Component:
    opens = link_button(
        t("Open the document"),
        href="/files/documents/" + DOCUMENT.id,
        server=True,
        target="_blank",
        icon="eye",
        key="o",
    )
    newer = button(t("New version"), icon="upload", on_click=DocumentState.open_step("replace"))
    ask = primary_button(t("Ask for approval"), icon="send", key="a", on_click=DocumentState.open_step("ask"))
    return page_head(
        DOCUMENT.title,
        opens,
        rx.cond(DOCUMENT.can_replace, newer),
        rx.cond(DOCUMENT.can_ask, ask),
        crumb=rx.fragment(
            rx.el.a(t("Documents"), href="/office/documents"),
            " / ",
            rx.el.a(DOCUMENT.customer, href="/office/customers/" + DOCUMENT.customer_id),
        ),
        badge=rx.fragment(" ", tag(kind_name(DOCUMENT.kind)), " ", tag(t("version {n}", n=DOCUMENT.version))),
        context=DOCUMENT.name,
    )


def _replaced() -> rx.Component:
    return note(
        rx.el.strong(t("There is a newer version.")),
        " ",
        link(t("Open the newest"), href="/office/documents/" + DOCUMENT.newer_id),
        tone=Tone.WAIT,
    )


def _timeline() -> rx.Component:
    return rx.cond(DOCUMENT.facts.length() > 0, section(t("Timeline"), facts_timeline(DOCUMENT.facts)))


def _approvals() -> rx.Component:
    none = empty(t("Approval was never asked for"), t("A PDF can be approved on the customer's phone."))
    asked = section(
        t("Approval"), rx.cond(DOCUMENT.approvals.length() > 0, rx.foreach(DOCUMENT.approvals, _approval), none)
    )
    facts = (
        (t("Customer"), DOCUMENT.customer),
        (t("Filed"), When(DOCUMENT.at)),
        (t("Size"), rx.fragment(DOCUMENT.kilobytes, " kB")),
    )
    paper = document_card(DOCUMENT.title, *facts, href="/files/documents/" + DOCUMENT.id, about=DOCUMENT.name)
    return rx.cond(DOCUMENT.is_askable, asked, rx.el.div(paper, class_name="paper-box"))


def _approval(approval) -> rx.Component:
    amount = rx.cond(approval.has_amount, rx.fragment(Money(approval.cents), " "))
    by = rx.cond(approval.by != "", rx.fragment(" ", t("by {name}", name=approval.by)))
    decided = rx.fragment(When(approval.decided_at, "datetime"), by)
    waits = rx.fragment(
        t("asked"),
        " ",
        When(approval.asked_at, "relative"),
        ", ",
        t("until"),
        " ",
        When(approval.answer_by),
        ", ",
        rx.cond(
            approval.opened_at != "",
            rx.fragment(t("opened"), " ", When(approval.opened_at, "relative")),
            t("not opened yet"),
        ),
    )
    proof = link(
        t("Signed copy no. {number}", number=approval.number),
        href="/files/documents/" + approval.evidence_id,
        server=True,
        target="_blank",
    )
    return row(
        rx.fragment(amount, state_badge(approval.status, APPROVALS)),
        rx.fragment(
            rx.cond(approval.decided_at != "", decided, waits),
            rx.cond(approval.reason != "", rx.el.q(approval.reason)),
        ),
        end=rx.fragment(
            rx.cond(approval.evidence_id != "", proof),
            rx.cond(
                approval.status == "waiting",
                button(t("Withdraw"), size="sm", on_click=DocumentState.open_withdraw(approval.id)),
            ),
        ),
    )


def _older() -> rx.Component:
    return rx.cond(
        DOCUMENT.older.length() > 0,
        section(
            t("Older versions"),
            rx.foreach(
                DOCUMENT.older,
                lambda older: row(
                    t("Version {n}", n=older.version), When(older.at), href="/office/documents/" + older.id
                ),
            ),
        ),
    )


def _facts() -> rx.Component:
    seen = rx.cond(DOCUMENT.opened_at != "", When(DOCUMENT.opened_at, "datetime"), t("not yet"))
    alone = note(t("Only {name} and colleagues see it.", name=DOCUMENT.only_for), mark="lock")
    folder = select_field(
        t("Folder"), "folder", DOCUMENT.folders, value=DOCUMENT.folder_id, on_change=DocumentState.file_under
    )
    return section(
        t("Document"),
        rx.cond(DOCUMENT.only_for != "", alone),
        rx.cond(DOCUMENT.may_edit & (DOCUMENT.folders.length() > 1), folder),
        pairs((t("Size"), rx.fragment(DOCUMENT.kilobytes, " kB"))),
        pairs((t("Filed"), When(DOCUMENT.at, "datetime"))),
        pairs((t("Opened by the customer"), seen)),
        pairs((t("Fingerprint"), rx.el.code(DOCUMENT.sha256[:12], title=DOCUMENT.sha256))),
        rx.cond(
            DOCUMENT.can_replace,
            switch(t("The customer may see it"), "shared", checked=DOCUMENT.shared, on_change=DocumentState.show),
        ),
    )


def _log() -> rx.Component:
    return rx.cond(
        DOCUMENT.log.length() > 0,
        section(t("What was sent"), delivery_log(DOCUMENT.log, on_resend=DocumentState.resend)),
    )


def _ask_form() -> rx.Component:
    return form(
        if_any(ERRORS["document"]),
        fields_row(
            date_field(
                t("Please answer by"),
                "expires_on",
                default_value=DOCUMENT.usual_day,
                error=ERRORS["expires_on"],
                required=True,
            ),
            money_field(t("Amount"), "amount", error=ERRORS["amount"], hint=t("Only where it is about money.")),
        ),
        rx.el.p(
            consequence(t("the customer gets a message on every device"), icon="bell"),
            consequence(t("what is approved is exactly this version"), icon="lock"),
            class_name="dim stacked",
        ),
        dialog_actions(cancel_button(), submit_button(t("Ask"), icon="send", busy=DocumentState.busy)),
        on_submit=DocumentState.ask_approval,
    )


def _replace_form() -> rx.Component:
    return rx.fragment(
        rx.el.p(t("The older version stays readable and says that it was replaced. A request for it ends.")),
        file_drop(
            t("Drop the new version here, or choose it"),
            on_done=DocumentState.replace,
            multiple=False,
            name="newer",
            url=OFFICE_UPLOAD_URL,
        ),
        dialog_actions(cancel_button()),
    )


def _withdraw_form() -> rx.Component:
    return form(
        rx.el.p(t("The customer can no longer approve this version.")),
        text_area(t("Why"), "reason", rows=2, error=ERRORS["reason"], hint=t("The customer reads it.")),
        dialog_actions(cancel_button(), danger_button(t("Withdraw"), type="submit", icon="undo")),
        on_submit=DocumentState.withdraw,
    )
