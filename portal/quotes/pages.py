"""Quotes: the list, and one quote to read, ask about and decide."""

from typing import Any

import reflex as rx

from portal.arriving import arrival
from portal.consent import Step, changed_note, consent_form, decline_form, is_at
from portal.frame import FrameState
from portal.messages.talk import TalkState, conversation
from portal.paper import pdf_tool
from portal.quotes.lines import asked_before, lines_section, options_section
from portal.quotes.state import QuotesState, QuoteState
from ui.language import N_, Money, When, in_quotes, t, ta
from ui.menu import Menu
from ui.page import portal_page
from ui.parts import (
    Badge,
    Tone,
    approve_bar,
    button,
    card,
    detail_bar,
    dialog,
    document_card,
    each,
    empty,
    file_row,
    firm_mark,
    form,
    icon,
    intro,
    note,
    page_title,
    primary_button,
    row,
    rows,
    section,
    seen,
    state_badge,
    step,
    steps,
    submit_button,
    text_area,
    tile,
    with_aside,
)
from ui.sums import sums_table

QUOTE: Any = QuoteState.quote
PAGE = [QuoteState.load, TalkState.load]
BADGES = {
    "sent": Badge("wait", Tone.WAIT, N_("Waits for your approval")),
    "change_asked": Badge("pen", Tone.INFO, N_("You asked for a change")),
    "approved": Badge("check", Tone.OK, N_("Approved")),
    "declined": Badge("x", Tone.PLAIN, N_("Declined")),
    "withdrawn": Badge("undo", Tone.PLAIN, N_("Taken back by the firm")),
    "expired": Badge("clock", Tone.PLAIN, N_("No longer valid")),
}


@portal_page("/quotes", title=N_("Quotes"), load=QuotesState.load, menu=Menu("doc", place=20), live=True)
def quotes_page() -> rx.Component:
    return rx.fragment(
        intro(t("Quotes"), t("What firms offer you, the newest first.")),
        arrival(QuotesState, rx.cond(QuotesState.quotes.length() > 0, _list(), card(_no_quotes()))),
    )


@portal_page("/quotes/[quote_id]", title=N_("Quote"), load=PAGE, live=PAGE)
def quote_page() -> rx.Component:
    tool = pdf_tool(QUOTE.pdf, ta("Download as PDF"))
    return rx.fragment(
        detail_bar(t("Quote {number}", number=QUOTE.number), QUOTE.firm, back="/quotes", tool=tool),
        arrival(QuoteState, _quote()),
    )


def _list() -> rx.Component:
    older = button(t("Older quotes"), icon="down", wide=True, on_click=QuotesState.turn(QuotesState.older, ""))
    newer = button(t("Newer quotes"), icon="up", wide=True, on_click=QuotesState.turn("", QuotesState.newer))
    return rx.el.div(
        rows(*each(QuotesState.quotes, lambda quote: rx.el.li(_row(quote)))),
        rx.el.div(rx.cond(QuotesState.newer != "", newer), rx.cond(QuotesState.older != "", older), class_name="turns"),
    )


def _row(quote: Any) -> rx.Component:
    firm = rx.cond(FrameState.firm_count > 1, rx.fragment(quote.firm, ", "))
    until = rx.el.small(t("until {day}", day={"iso": quote.until, "kind": "day"}))
    state = rx.el.span(state_badge(quote.status, BADGES), rx.cond(quote.status == "sent", until), class_name="under")
    return row(
        quote.title,
        rx.fragment(firm, rx.el.span(quote.number, class_name="nowrap"), state),
        lead=tile("doc", tone=rx.cond(quote.status == "sent", "wait", "")),
        end=Money(quote.cents, quote.currency),
        href="/quotes/" + quote.id,
    )


def _no_quotes() -> rx.Component:
    tenant = empty(
        t("Quotes go to the owner"),
        t("You told us that you are the tenant. The owner decides about quotes for this address."),
    )
    guest = empty(t("No access to quotes"), t("Whoever gave you access can also show you quotes."))
    nothing = empty(t("No quotes yet"), t("A quote appears here as soon as a firm sends you one."), door=True)
    return rx.cond(FrameState.sees_quotes, nothing, rx.cond(FrameState.is_tenant, tenant, guest))


def _quote() -> rx.Component:
    return rx.fragment(
        seen(QUOTE.approval_id, QuoteState.seen),
        with_aside(
            rx.fragment(
                _title(),
                changed_note(QuoteState),
                _changes(),
                _letter(),
                _photos(),
                lines_section(),
                options_section(),
                _sums(),
            ),
            rx.fragment(_decided(), _otherwise(), asked_before(), conversation()),
            label=ta("Talk and decide"),
        ),
        rx.cond(QUOTE.can_decide, _bar()),
        _signing(),
        _declining(),
        _wishing(),
        _terms(),
    )


def _title() -> rx.Component:
    until = t("Valid until {day}", day={"iso": QUOTE.valid_until, "kind": "long"})
    version = t("Version {version} of {day}", version=QUOTE.version, day={"iso": QUOTE.dated, "kind": "date"})
    site = rx.cond(QUOTE.site != "", rx.fragment(" · ", QUOTE.site))
    return page_title(QUOTE.title, until, rx.fragment(version, site), badge=state_badge(QUOTE.status, BADGES))


def _changes() -> rx.Component:
    """What of the head changed; changed lines are marked where they stand."""
    words = each(QUOTE.changed_fields, lambda field: rx.el.li(t(field)))
    told = note(
        rx.el.strong(t("Changed since version {version}:", version=QUOTE.before)),
        rx.el.ul(*words, class_name="inline-list"), tone=Tone.INFO, mark="pen",
    )  # fmt: skip
    return rx.cond(QUOTE.changed_fields.length() > 0, rx.el.section(told))


def _letter() -> rx.Component:
    return rx.cond(
        QUOTE.intro != "",
        rx.el.section(
            firm_mark(FrameState.firm),
            rx.el.div(rx.el.p(QUOTE.intro, class_name="said"), rx.el.p(QUOTE.firm, class_name="meta")),
            class_name="letter",
        ),
    )


def _photos() -> rx.Component:
    pictures = each(QUOTE.photos, _photo)
    files = each(QUOTE.files, lambda file: file_row(file.title, href=file.href, about=rx.fragment(file.size_kb, " kB")))
    return rx.fragment(
        rx.cond(QUOTE.photos.length() > 0, rx.el.section(*pictures, class_name="photos", aria_label=ta("Photos"))),
        rx.cond(QUOTE.files.length() > 0, section(t("Attachments"), rx.el.ul(*files))),
    )


def _photo(photo: Any) -> rx.Component:
    picture = rx.el.img(src=photo.href, alt=photo.title, loading="lazy", width="640", height="480")
    return rx.el.a(picture, href=photo.href, target="_blank", reload_document=True)


def _sums() -> rx.Component:
    terms = rx.el.button(
        t("terms, version {version}", version=QUOTE.terms_version), type="button", class_name="link",
        data_opens="terms", on_click=QuoteState.read_terms,
    )  # fmt: skip
    title = rx.cond(QUOTE.options.length() > 0, t("Total with your choices"), t("Total"))
    apply = rx.el.p(t("This quote is subject to the"), " ", terms, ".", class_name="meta after")
    return section(title, sums_table(QuoteState.sums), rx.cond(QUOTE.terms_id != "", apply))


def _bar() -> rx.Component:
    amount = Money(QuoteState.sums.total_cents, QuoteState.sums.currency)
    approve = primary_button(t("Approve"), size="big", wide=True, on_click=QuoteState.go(Step.SIGN))
    limited = rx.el.p(t("This amount is above what you may approve. Somebody else has to."), class_name="meta")
    return approve_bar(amount, rx.cond(QuoteState.is_above_limit, limited, approve))


def _otherwise() -> rx.Component:
    """Refusing is as findable as approving, only quieter."""
    change = row(t("Ask for a change"), lead=icon("pen"), on_click=QuoteState.go(Step.WISH))
    decline = row(t("Decline this quote"), lead=icon("x"), on_click=QuoteState.go(Step.DECLINE))
    call = rx.el.a(
        icon("phone"), t("Call {firm}", firm=QUOTE.firm), href="tel:" + QUOTE.firm_phone, class_name="btn wide"
    )
    shown = section(
        t("Would you like something different?"), rows(change, decline, class_name="card else"), class_name="otherwise"
    )
    return rx.fragment(
        rx.cond(QUOTE.can_decide, shown), rx.cond(QUOTE.firm_phone != "", rx.el.section(call, class_name="call-us"))
    )


def _decided() -> rx.Component:
    found = rx.match(
        QUOTE.approval_status,
        ("approved", rx.cond(QUOTE.withdrawn_at != "", _withdrew(), _what_next())),
        ("declined", rx.el.section(note(_declined_words(), tone=Tone.PLAIN, mark="x"))),
        (
            "expired",
            rx.el.section(note(t("The time to answer has passed. Ask the firm for a new one."), tone=Tone.WAIT)),
        ),
        ("withdrawn", rx.el.section(note(t("The firm took this back."), tone=Tone.PLAIN, mark="undo"))),
        rx.fragment(),
    )
    return rx.fragment(found)


def _withdrew() -> rx.Component:
    day = {"iso": QUOTE.withdrawn_at, "kind": "datetime"}
    return rx.el.section(note(t("You withdrew from the contract on {day}.", day=day), tone=Tone.PLAIN, mark="undo"))


def _declined_words() -> rx.Component:
    day = {"iso": QUOTE.decided_at, "kind": "datetime"}
    reason = rx.cond(QUOTE.reason != "", rx.fragment(" ", in_quotes(QUOTE.reason)))
    return rx.fragment(rx.el.strong(t("You declined on {day}.", day=day)), reason)


def _what_next() -> rx.Component:
    """Done, now, later: nothing is promised that is not there yet."""
    agreed = t("{name} approved version {version}", name=QUOTE.typed_name, version=QUOTE.version)
    confirmation = rx.cond(
        QUOTE.confirmation != "",
        rx.el.a(
            t("Read the order confirmation"),
            href=QUOTE.confirmation,
            class_name="link",
            target="_blank",
            reload_document=True,
        ),
        t("The order confirmation is being made. It appears here and in your mail."),
    )
    proof = rx.el.a(
        icon("shield"), t("Proof of your approval"), href=QUOTE.evidence, class_name="btn wide", target="_blank",
        reload_document=True,
    )  # fmt: skip
    waits = rx.el.p(t("The proof of your approval is being made."), class_name="meta")
    is_confirmed = QUOTE.confirmation != ""
    return section(
        t("What happens next"),
        card(
            rx.el.div(
                steps(
                    step(1, agreed, when=When(QUOTE.decided_at, "datetime"), done=True),
                    step(2, confirmation, done=is_confirmed, now=~is_confirmed),
                    step(3, t("{firm} plans the work and gets in touch", firm=QUOTE.firm), now=is_confirmed),
                ),
                class_name="in",
            )
        ),
        rx.cond(QUOTE.evidence != "", proof, waits),
        _way_out(),
        class_name="next",
    )


def _way_out() -> rx.Component:
    """A consumer may think better of it, for as long as the law and the firm say."""
    here = rx.el.a(t("Withdraw from the contract here"), href=QUOTE.withdrawal, class_name="link", reload_document=True)
    day = {"iso": QUOTE.withdraw_by, "kind": "long"}
    may = rx.el.p(t("Until {day} you may withdraw without giving a reason.", day=day), " ", here, class_name="meta")
    return rx.cond(QUOTE.withdrawal != "", may)


def _signing() -> rx.Component:
    """Read, tick, sign: the step over the page."""
    total = Money(QuoteState.sums.total_cents, QuoteState.sums.currency)
    facts = [
        (t("Amount including VAT"), total),
        (t("Answer by"), When(QUOTE.valid_until, "date")),
        (t("Version"), QUOTE.version),
    ]
    terms = rx.cond(QUOTE.terms_id != "", t("The terms, version {version}, apply.", version=QUOTE.terms_version))
    words = consent_form(
        QuoteState, sha256=QUOTE.sha256, version=QUOTE.version, terms=terms,
        amount={"cents": QuoteState.sums.total_cents, "currency": QuoteState.sums.currency},
        withdrawal_days=QUOTE.withdrawal_days,
    )  # fmt: skip
    paper = rx.cond(QUOTE.pdf != "", document_card(QUOTE.title, *facts, href=QUOTE.pdf, about="PDF"))
    return dialog(
        "sign", t("Approve this quote"), paper, words,
        open=is_at(QuoteState, Step.SIGN), on_close=QuoteState.go(Step.NONE),
    )  # fmt: skip


def _declining() -> rx.Component:
    return dialog(
        "decline", t("Decline this quote"), decline_form(QuoteState, sha256=QUOTE.sha256),
        open=is_at(QuoteState, Step.DECLINE), on_close=QuoteState.go(Step.NONE),
    )  # fmt: skip


def _wishing() -> rx.Component:
    error = rx.cond(is_at(QuoteState, Step.WISH), QuoteState.errors["text"], "")
    hint = t("The firm sends you a new version. Until then you can still approve this one.")
    field = text_area(t("What should be different?"), "text", rows=4, error=error, hint=hint)
    send = submit_button(t("Send"), icon="send", wide=True, busy=QuoteState.busy)
    return dialog(
        "wish", t("Ask for a change"), form(field, send, on_submit=QuoteState.ask_for_change),
        open=is_at(QuoteState, Step.WISH), on_close=QuoteState.go(Step.NONE),
    )  # fmt: skip


def _terms() -> rx.Component:
    title = rx.fragment(QUOTE.terms_title, ", ", t("version {version}", version=QUOTE.terms_version))
    return dialog("terms", title, rx.el.div(QuoteState.terms, class_name="said terms"))
