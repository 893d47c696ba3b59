"""Who mails come from, how long quotes are valid, when invoices are due, and when a code is asked for."""

from typing import Any

import reflex as rx

from backoffice.arriving import arriving
from backoffice.settings.frame import setting
from backoffice.settings.guarding import Desk, Guarded, Read, clash_note
from domain import companies
from domain.companies import PolicyForm, Section
from domain.problems import Invalid
from models.company import Company
from ui.form import Form, cents_in, text_in
from ui.gated import ForStaff
from ui.language import N_, t
from ui.page import office_page
from ui.parts import fields_row, fieldset, form, form_actions, money_field, submit_button, text_field
from ui.problems import tell

LABELS = {
    "sender_name": N_("Sender"),
    "reply_to": N_("Answers go to"),
    "quote_valid_days": N_("Quotes are valid for"),
    "payment_days": N_("Invoices are due after"),
    "withdrawal_days": N_("Consumers may withdraw for"),
    "code_above_cents": N_("A fresh code is asked for above"),
}


class SendingState(ForStaff, Guarded, Form, rx.State):
    code_above_cents: int = 0

    @rx.event
    async def load(self):
        """The form is made anew, so that it shows what is true now."""
        self.is_there, self.errors = False, {}
        yield
        with arriving(self):
            await self._look_who()
            await self._open(DESK)

    @rx.event
    async def save(self, form: dict[str, Any]):
        typed = {name: text_in(form, name) for name in LABELS}
        if await self._save(DESK, typed, policy_in):
            yield tell(N_("Saved. It applies to what is sent from now on."))

    def _show(self, found: Read) -> None:
        super()._show(found)
        self.code_above_cents = cents_in(self.given, "code_above_cents") or 0


def policy_of(company: Company) -> dict[str, str]:
    return {name: str(getattr(company, name)) for name in LABELS}


DESK = Desk(Section.POLICY, policy_of, LABELS, companies.change_policy)


def policy_in(form: dict[str, Any]) -> PolicyForm:
    """What was typed. Raises Invalid where a number of days is none."""
    days = {name: text_in(form, name) for name in ("quote_valid_days", "payment_days", "withdrawal_days")}
    if wrong := {name: N_("Write a number of days.") for name, text in days.items() if not text.isdecimal()}:
        raise Invalid(wrong)
    return PolicyForm(
        sender_name=text_in(form, "sender_name"),
        reply_to=text_in(form, "reply_to"),
        quote_valid_days=int(days["quote_valid_days"][:6]),
        payment_days=int(days["payment_days"][:6]),
        withdrawal_days=int(days["withdrawal_days"][:6]),
        code_above_cents=cents_in(form, "code_above_cents") or 0,
    )


@office_page("/settings/sending", title=N_("Sending and paying"), load=SendingState.load)
def sending_page() -> rx.Component:
    locked: Any = ~SendingState.may_manage
    save = form_actions(submit_button(t("Save"), busy=SendingState.busy, key="mod+s"))
    return setting(
        SendingState,
        "/sending",
        clash_note(SendingState),
        form(
            rx.el.fieldset(_mail(), _days(), _code(), disabled=locked, class_name="form"),
            rx.cond(SendingState.may_manage, save),
            on_submit=SendingState.save,
            key=SendingState.clash.at,
        ),
    )


def _field(name: str, hint: str, **props: Any) -> rx.Component:
    errors, given = SendingState.errors, SendingState.given
    return text_field(t(LABELS[name]), name, default_value=given[name], error=errors[name], hint=t(hint), **props)


def _mail() -> rx.Component:
    return fieldset(
        t("Mails"),
        fields_row(
            _field("sender_name", N_("The name people see. Empty: the name of the firm.")),
            _field("reply_to", N_("Empty: the e-mail address of the firm."), kind="email"),
        ),
    )


def _days() -> rx.Component:
    return fieldset(
        t("Days"),
        fields_row(
            _field("quote_valid_days", N_("days after sending"), input_mode="numeric"),
            _field("payment_days", N_("days after issuing"), input_mode="numeric"),
        ),
        _field(
            "withdrawal_days",
            N_("days after approving. 0: your work is excepted by law."),
            input_mode="numeric",
        ),
    )


def _code() -> rx.Component:
    return fieldset(
        t("Approving"),
        money_field(
            t(LABELS["code_above_cents"]),
            "code_above_cents",
            cents=SendingState.code_above_cents,
            hint=t("Whoever approves more types a code from a mail first. 0: always."),
            error=SendingState.errors["code_above_cents"],
        ),
    )
