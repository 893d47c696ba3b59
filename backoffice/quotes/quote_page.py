"""The page of one quote: head, lines, talk, attachments, and what sending would do."""

from typing import Any

import reflex as rx

from backoffice.arriving import arrival
from backoffice.messages.talk import TalkState, conversation
from backoffice.quotes.parts import BADGES
from backoffice.quotes.quote_rail import quote_rail
from backoffice.quotes.quote_state import QuoteState
from backoffice.quotes.talk import asked_before, line_talk
from ui.language import N_, Money, When, nt, say, t, ta
from ui.lines import line_buttons, line_table
from ui.page import office_page
from ui.parts import (
    PICTURES_AND_PDF,
    Tone,
    button,
    consequence,
    danger_button,
    dialog,
    dialog_actions,
    each,
    file_drop,
    file_row,
    form,
    icon,
    icon_button,
    jump_link,
    link_button,
    menu,
    note,
    page_head,
    primary_button,
    saved_field,
    section,
    send_bar,
    split,
    state_badge,
    stop,
    text_area,
    total_row,
    track,
)
from ui.parts.files import OFFICE_UPLOAD_URL
from ui.sheets import sheet
from ui.sums import sums_table

HEAD, RAIL, CHOICES = QuoteState.head, QuoteState.rail, QuoteState.choices
PAGE = [QuoteState.load, TalkState.load]


HINTS = (
    ("tab", N_("next cell")),
    ("enter", N_("new line")),
    ("alt up down", N_("move the line")),
    ("escape", N_("undo")),
    ("mod enter", N_("send")),
)


@office_page("/quotes/[quote_id]", title=N_("Quote"), load=PAGE, live=PAGE, hints=HINTS)
def quote_page() -> rx.Component:
    talk = rx.fragment(asked_before(), rx.cond(HEAD.version > 0, conversation()))
    work = rx.fragment(_head(), _progress(), _clash(), _fields(), _lines(), _foot(), _files(), _bar(), talk)
    page = split(work, quote_rail(), label=ta("Customer's view, versions and timeline"))
    return rx.fragment(sheet("drafts"), arrival(QuoteState, page, _withdrawing(), back="/office/quotes"))


def _head() -> rx.Component:
    crumb = rx.fragment(rx.el.a(t("Quotes"), href="/office/quotes"), " / ", HEAD.number)
    saved = rx.el.span(t("Saved {time}", time={"iso": QuoteState.saved_at, "kind": "time"}), class_name="dim meta")
    return page_head(
        rx.cond(HEAD.title != "", HEAD.title, t("Quote without a title")),
        rx.cond(QuoteState.saved_at != "", saved),
        _after(),
        rx.cond(RAIL.pdf != "", link_button("PDF", href=RAIL.pdf, server=True, target="_blank")),
        menu(
            None,
            button(t("Copy to a new quote"), icon="copy", on_click=QuoteState.duplicate),
            rx.cond(HEAD.can_withdraw, button(t("Withdraw"), icon="undo", on_click=QuoteState.show("withdraw"))),
            rx.cond(
                HEAD.can_discard,
                button(t("Discard this draft"), icon="trash", look="danger", on_click=QuoteState.discard),
            ),
            label=ta("More"),
        ),
        crumb=crumb,
        badge=rx.fragment(" ", state_badge(HEAD.status, BADGES)),
    )


def _after() -> rx.Component:
    """What follows from an approval."""
    evidence = link_button(t("Evidence"), href=RAIL.evidence, icon="shield", server=True, target="_blank")
    order = link_button(
        t("Order {number}", number=RAIL.order_number), href=f"/office/orders/{RAIL.order_id}", icon="order"
    )
    invoice = primary_button(t("Make the invoice"), icon="invoice", on_click=QuoteState.make_invoice)
    return rx.fragment(
        rx.cond(RAIL.evidence != "", evidence),
        rx.cond(RAIL.order_id != "", order),
        rx.cond(RAIL.can_invoice, invoice),
    )


def _progress() -> rx.Component:
    """Sent, seen, answered, agreed: live."""
    answer = rx.cond(HEAD.status == "declined", t("Declined"), t("Approved"))
    who = rx.cond(RAIL.decided_by != "", rx.fragment(RAIL.decided_by, ", "))
    why = note(rx.el.strong(t("Declined:")), " ", RAIL.reason, mark="x")
    steps = track(
        stop(t("Sent"), When(RAIL.sent_at, "ago"), done=RAIL.sent_at != ""),
        stop(t("Delivered"), When(RAIL.delivered_at, "ago"), done=RAIL.delivered_at != ""),
        stop(t("Seen"), When(RAIL.opened_at, "ago"), done=RAIL.opened_at != ""),
        stop(answer, rx.fragment(who, When(RAIL.decided_at, "ago")), done=RAIL.decided_at != ""),
    )
    shown = rx.el.div(steps, rx.cond((HEAD.status == "declined") & (RAIL.reason != ""), why), class_name="gap")
    return rx.cond(RAIL.sent_at != "", shown)


def _clash() -> rx.Component:
    """A colleague was here meanwhile: what changed, and what of mine is not saved."""
    changed = rx.el.ul(*each(QuoteState.news, _news))
    mine = rx.fragment(
        rx.el.p(t("Not saved yet, still in its field:")),
        rx.el.ul(*each(QuoteState.typed.values(), rx.el.li)),
        button(t("Save mine"), size="sm", on_click=QuoteState.save_mine),
    )
    told = note(
        rx.el.strong(t("A colleague changed this quote.")),
        changed,
        rx.cond(QuoteState.typed.length() > 0, mine),
        " ",
        button(
            rx.cond(QuoteState.typed.length() > 0, t("Take theirs"), t("Understood")),
            size="sm",
            on_click=QuoteState.take_theirs,
        ),
        tone=Tone.WAIT,
    )
    return rx.cond((QuoteState.clash != "") | (QuoteState.news.length() > 0), rx.el.div(told, class_name="gap"))


def _news(one: Any) -> rx.Component:
    return rx.el.li(
        say(one.where, one["values"]), ": ", rx.cond(one.before != "", rx.fragment(rx.el.s(one.before), " ")),
        rx.el.b(one.after),
    )  # fmt: skip


def _fields() -> rx.Component:
    customer = rx.el.div(
        rx.el.label(t("Customer")),
        rx.el.a(HEAD.customer, href=f"/office/customers/{HEAD.customer_id}", id="customer", class_name="link"),
        class_name="field",
    )
    return rx.el.div(
        customer,
        _field(t("Title"), "title", max_length=160),
        _field(t("Address of the work"), "address_id", *_options(CHOICES.addresses), element="select"),
        _field(t("Valid until"), "valid_until", kind="date"),
        _field(t("Terms"), "terms_id", *_options(CHOICES.terms), element="select"),
        class_name="quote-head gap",
    )


def _field(label: Any, name: str, *choices: Any, **props: Any) -> rx.Component:
    return saved_field(
        label,
        name,
        getattr(HEAD, name),
        *choices,
        on_save=QuoteState.save_head(name),
        turn=QuoteState.turn,
        error=QuoteState.errors[name],
        disabled=HEAD.is_locked,
        **props,
    )


def _options(choices: Any) -> list[Any]:
    return [rx.el.option("–", value=""), *each(choices, lambda one: rx.el.option(one.text, value=one.value))]


def _lines() -> rx.Component:
    table = line_table(
        QuoteState,
        QuoteState.lines,
        CHOICES.rates,
        caption=t("Lines of quote {number}", number=HEAD.number),
        locked=HEAD.is_locked,
        below=line_talk,
    )
    return rx.el.div(table, rx.cond(~HEAD.is_locked, line_buttons(QuoteState, QuoteState.lines.length())))


def _foot() -> rx.Component:
    intro = _field(t("Text for the customer, above the lines"), "intro", element="textarea", rows="4")
    options = total_row(t("With all options"), Money(QuoteState.all_options_cents, HEAD.currency))
    sums = sums_table(QuoteState.sums, rx.cond(QuoteState.all_options_cents != QuoteState.sums.total_cents, options))
    return rx.el.div(intro, sums, class_name="quote-foot")


def _files() -> rx.Component:
    drop = file_drop(
        t("Add photos or PDFs"),
        on_done=QuoteState.attach,
        accept=PICTURES_AND_PDF,
        hint=t("The customer sees them with the quote."),
        url=OFFICE_UPLOAD_URL,
    )
    files = rx.el.ul(*each(QuoteState.files, _file))
    shown = section(t("Attachments"), files, rx.cond(~HEAD.is_locked, drop))
    return rx.cond(~HEAD.is_locked | (QuoteState.files.length() > 0), shown)


def _file(file: Any) -> rx.Component:
    remove = icon_button("x", ta("Remove"), look="quiet", size="sm", on_click=QuoteState.detach(file.id))
    return file_row(
        file.title,
        href=file.href,
        about=rx.fragment(file.size_kb, " kB"),
        mark=rx.cond(file.is_picture, "image", "doc"),
        remove=rx.cond(~HEAD.is_locked, remove),
    )


def _bar() -> rx.Component:
    return rx.cond(HEAD.can_send, _send(), rx.cond(HEAD.can_withdraw, _with_customer()))


def _send() -> rx.Component:
    gaps = rx.el.span(
        icon("alert", size="s"),
        rx.el.span(
            nt("{n} thing to solve:", "{n} things to solve:", QuoteState.gaps.length()),
            " ",
            *each(QuoteState.gaps, lambda gap: jump_link(say(gap.where, gap["values"]), to=gap.key)),
            class_name="inline-list",
        ),
        class_name="error",
    )
    told = each(RAIL.told, lambda one: consequence(t(one.way), " ", one.name, icon=one.icon))
    lapses = consequence(t("version {version} lapses, approval needed anew", version=HEAD.version), icon="undo")
    until = consequence(t("valid until {day}", day={"iso": HEAD.valid_until, "kind": "date"}), icon="clock")
    send = primary_button(t("Send"), icon="send", key="mod+enter", on_click=QuoteState.send, busy=QuoteState.busy)
    return send_bar(
        t("Send as version {version}", version=HEAD.next),
        *told,
        rx.cond(HEAD.can_withdraw, lapses),
        until,
        action=send,
        problem=rx.cond(QuoteState.gaps.length() > 0, gaps),
    )


def _with_customer() -> rx.Component:
    why = consequence(t("change something to send a new version"), icon="pen")
    back = button(t("Withdraw"), icon="undo", on_click=QuoteState.show("withdraw"))
    return send_bar(t("Version {version} is with the customer", version=HEAD.version), why, action=back)


def _withdrawing() -> rx.Component:
    words = text_area(t("Why? The customer reads this."), "reason", rows=3, max_length=500)
    take_back = danger_button(t("Withdraw the quote"), type="submit", icon="undo")
    return dialog(
        "withdraw",
        t("Withdraw version {version}", version=HEAD.version),
        form(
            rx.el.p(t("The customer can no longer approve it. You may change it and send it again.")),
            words,
            dialog_actions(button(t("Cancel"), on_click=QuoteState.close), take_back),
            on_submit=QuoteState.withdraw,
        ),
        open=rx.Var.create(QuoteState.step) == "withdraw",
        on_close=QuoteState.close,
    )
