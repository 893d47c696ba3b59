"""Who mails come from, how long quotes are valid, when invoices are due, and when a code is asked for."""

from typing import Any

import reflex as rx

from backoffice.arriving import arriving
from backoffice.settings.frame import Setting, setting
from domain import companies
from domain.companies import PolicyForm
from domain.problems import Invalid
from models.company import Company
from ui.ask import ask
from ui.form import Form, cents_in, filling, text_in
from ui.gated import ForStaff
from ui.language import N_, t
from ui.page import office_page
from ui.parts import fields_row, fieldset, form, form_actions, money_field, submit_button, text_field
from ui.problems import tell


class SendingState(ForStaff, Setting, Form, rx.State):
    policy: dict[str, str] = {}
    code_above_cents: int = 0

    @rx.event
    async def load(self):
        """The form is made anew, so that it shows what is true now."""
        self.is_there, self.errors = False, {}
        yield
        with arriving(self):
            await self._look_who()
            self._take(await ask(self, companies.current, shape=policy_of))

    @rx.event
    async def save(self, form: dict[str, Any]):
        with filling(self):
            self._take(await ask(self, companies.change_policy, policy_in(form), shape=policy_of))
            return tell(N_("Saved. It applies to what is sent from now on."))

    def _take(self, found: tuple[dict[str, str], int]) -> None:
        self.policy, self.code_above_cents = found


def policy_of(company: Company) -> tuple[dict[str, str], int]:
    names = ("sender_name", "reply_to", "quote_valid_days", "payment_days", "withdrawal_days")
    return {name: str(getattr(company, name)) for name in names}, company.code_above_cents


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
        form(
            rx.el.fieldset(_mail(), _days(), _code(), disabled=locked, class_name="form"),
            rx.cond(SendingState.may_manage, save),
            on_submit=SendingState.save,
        ),
    )


def _field(label: str, name: str, hint: str, **props: Any) -> rx.Component:
    errors, given = SendingState.errors, SendingState.policy
    return text_field(t(label), name, default_value=given[name], error=errors[name], hint=t(hint), **props)


def _mail() -> rx.Component:
    return fieldset(
        t("Mails"),
        fields_row(
            _field(N_("Sender"), "sender_name", N_("The name people see. Empty: the name of the firm.")),
            _field(N_("Answers go to"), "reply_to", N_("Empty: the e-mail address of the firm."), kind="email"),
        ),
    )


def _days() -> rx.Component:
    return fieldset(
        t("Days"),
        fields_row(
            _field(N_("Quotes are valid for"), "quote_valid_days", N_("days after sending"), input_mode="numeric"),
            _field(N_("Invoices are due after"), "payment_days", N_("days after issuing"), input_mode="numeric"),
        ),
        _field(
            N_("Consumers may withdraw for"),
            "withdrawal_days",
            N_("days after approving. 0: your work is excepted by law."),
            input_mode="numeric",
        ),
    )


def _code() -> rx.Component:
    return fieldset(
        t("Approving"),
        money_field(
            t("A fresh code is asked for above"),
            "code_above_cents",
            cents=SendingState.code_above_cents,
            hint=t("Whoever approves more types a code from a mail first. 0: always."),
            error=SendingState.errors["code_above_cents"],
        ),
    )
