"""Agreeing to one version: read, tick, sign with a name, and a fresh code where the amount asks for it."""

import asyncio
from collections.abc import Callable
from enum import StrEnum
from typing import Any

import reflex as rx

from domain import accounts, approvals
from domain.accounts import Browser
from domain.accounts.rules import WrongCode, masked_email
from domain.approvals.rules import BEGIN_EARLY, Outdated, ProofNeeded
from domain.problems import TooMany
from domain.work import Work
from ui.ask import ask
from ui.form import Form, filling
from ui.language import N_, t
from ui.parts import (
    Tone,
    checkbox,
    form,
    note,
    quiet_button,
    submit_button,
    text_area,
    text_field,
)
from ui.problems import tell
from ui.visitor import Door, actor_for, arrive


class Step(StrEnum):
    """What is open over the page."""

    NONE = ""
    SIGN = "sign"
    DECLINE = "decline"
    WISH = "wish"


class Consent(Form, mixin=True):
    """A screen on which a version is approved or declined. It says which one, and what it shows afterwards."""

    chosen: list[str] = []
    typed_name: str = ""
    step: str = ""
    is_code_asked: bool = False
    code_sent_to: str = ""
    is_changed: bool = False

    @rx.event
    async def go(self, step: Step):
        """Open a step, or with NONE go back to reading."""
        self.step, self.errors = step.value, {}

    @rx.event
    async def approve(self, form: dict[str, Any]):
        """Agree to exactly what was on the screen: its hash comes from the page, not from what came after it."""
        self.typed_name = str(form.get("typed_name", ""))[:200]
        with filling(self):
            try:
                if self.is_code_asked:
                    await _prove(self, str(form.get("code", ""))[:12])
                return await self._decide(
                    approvals.approve, sha256=str(form.get("sha256", "")), typed_name=self.typed_name,
                    terms_accepted=bool(form.get("terms_accepted")), choices=self.chosen,
                    begin_early=bool(form.get("begin_early")),
                )  # fmt: skip
            except ProofNeeded:
                await self._send_code()
            except (WrongCode, TooMany) as problem:
                self.errors = {"code": problem.text}

    @rx.event
    async def decline(self, form: dict[str, Any]):
        with filling(self):
            reason, sha256 = str(form.get("reason", "")), str(form.get("sha256", ""))
            return await self._decide(approvals.decline, sha256=sha256, reason=reason)

    @rx.event
    async def send_code(self):
        """Another code, for who did not get the first one."""
        await self._send_code()
        return None if self.errors else tell(N_("We sent you a new code."))

    async def _decide(self, decision: Callable, **said: Any) -> Any:
        """Decide, and show what is so from then on; of something outdated, what is asked now."""
        try:
            found = await ask(self, _decided, decision, self._approval_id(), said, self._reading(), shape=lambda it: it)
        except Outdated:
            self.is_changed = True
            self._close()
            return type(self).load  # type: ignore[attr-defined]
        self._close()
        await self._show(found)
        return None

    async def _send_code(self) -> None:
        """The code field is there whether or not one more code may be sent: an earlier one may be good."""
        email = await ask(self, accounts.mine, shape=lambda account: account.email)
        self.is_code_asked, self.code_sent_to, self.errors = True, masked_email(email), {}
        try:
            await ask(self, accounts.ask_for_proof, self._approval_id(), shape=lambda _: None)
        except TooMany as problem:
            self.errors = {"code": problem.text}

    def _close(self) -> None:
        self.step, self.is_code_asked = Step.NONE.value, False

    def _approval_id(self) -> str:
        raise NotImplementedError

    def _reading(self) -> Callable[[Work], Any]:
        """The question whose answer is shown."""
        raise NotImplementedError

    async def _show(self, found: Any) -> None:
        raise NotImplementedError


def _decided(work: Work, decision: Callable, approval_id: str, said: dict[str, Any], read: Callable) -> Any:
    """One transaction: who pressed waits for both."""
    decision(work, approval_id, **said)
    return read(work)


async def _prove(screen: Any, code: str) -> None:
    """The typed code makes the rest of this event an act of somebody who was just proved to be there."""
    actor = await actor_for(screen, Door.PORTAL)
    email = await ask(screen, accounts.mine, shape=lambda account: account.email)
    browser = Browser(screen.router.session.client_ip, screen.router.headers.user_agent[:300], actor.language)
    await asyncio.to_thread(accounts.prove, actor.proof["session"], email, code, browser)
    await arrive(screen)


def is_at(state: Any, step: Step) -> Any:
    """Whether this step is open over the page."""
    return state.step == step.value


def consent_form(
    state: Any,
    *,
    sha256: Any,
    version: Any,
    terms: Any,
    amount: dict[str, Any] | None,
    withdrawal_days: Any,
    has_amount: Any = True,
) -> rx.Component:
    """Tick, name, code if asked, and the one filled button. `terms`: what of them applies, as a component.

    `amount`: {"cents": …, "currency": …}; None, or without `has_amount`, for what costs nothing.
    `withdrawal_days`: how long a consumer may think better of it; 0 for whoever may not.
    """
    verb = t("Approve")
    # article 8 (2) of Directive 2011/83/EU: the button itself has to say it
    pay = t("Approve with obligation to pay: {amount}", amount=amount)
    undo = t("After approving you have {days} days to withdraw without giving a reason.", days=withdrawal_days)
    label = verb if amount is None else rx.cond(has_amount, pay, verb)
    return form(
        rx.el.input(type="hidden", name="sha256", value=sha256, read_only=True),
        checkbox(
            rx.fragment(t("I have read version {version} and agree to it.", version=version), " ", terms),
            "terms_accepted",
            error=state.errors["terms_accepted"],
        ),
        rx.cond(withdrawal_days > 0, checkbox(t(BEGIN_EARLY), "begin_early")),
        text_field(
            t("Your name as signature"), "typed_name", default_value=state.typed_name, auto_complete="name",
            error=state.errors["typed_name"], key=sha256,
        ),
        rx.cond(state.is_code_asked, _code(state)),
        submit_button(label, icon="check", size="big", wide=True, busy=state.busy),
        rx.el.p(
            rx.cond(withdrawal_days > 0, rx.fragment(undo, " ")),
            t("We record your name, the time, and exactly this version. You get the proof by e-mail."),
            class_name="meta",
        ),
        on_submit=state.approve,
    )  # fmt: skip


def _code(state: Any) -> rx.Component:
    return rx.el.div(
        note(
            rx.el.strong(t("For this amount we check once more that it is you.")), " ",
            t("We just sent a code of six digits to {email}.", email=state.code_sent_to),
            tone=Tone.INFO, mark="lock",
        ),
        text_field(
            t("Code of six digits"), "code", input_mode="numeric", auto_complete="one-time-code", max_length=12,
            auto_focus=True, class_name="code", error=state.errors["code"],
        ),
        quiet_button(t("Send a new code"), icon="retry", on_click=state.send_code),
        class_name="proof",
    )  # fmt: skip


def decline_form(state: Any, *, sha256: Any) -> rx.Component:
    """Say no, and why; nothing else is asked."""
    return form(
        rx.el.input(type="hidden", name="sha256", value=sha256, read_only=True),
        text_area(
            t("Why not?"), "reason", rows=3, error=state.errors["reason"],
            hint=t("A few words are enough. The firm reads them and does not call unless you ask."),
        ),
        submit_button(t("Decline"), look="danger", wide=True, busy=state.busy),
        on_submit=state.decline,
    )  # fmt: skip


def changed_note(state: Any) -> rx.Component:
    """What was open is no longer what is asked."""
    words = rx.el.strong(t("This changed after you opened it. Here is the new version."))
    told = note(words, " ", t("Read it again before you agree."), tone=Tone.INFO, mark="pen")
    return rx.cond(state.is_changed, rx.el.section(told))
