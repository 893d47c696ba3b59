"""Texts, money and dates in the reader's language, chosen in the browser.

The English text is the key. `t` makes a text node, `ta` a Var for attributes and
titles, `nt` a plural, `N_` marks a text that reaches `t` through a Var.
"""

import json
from typing import Any

import reflex as rx
from reflex_base.utils.imports import ImportVar
from reflex_base.vars import VarData

LIBRARY = "$/public/i18n.js"
LANGUAGES = ("nl", "de", "fr", "en")
NAMES = {"nl": "Nederlands", "de": "Deutsch", "fr": "Français", "en": "English"}


class Text(rx.Component):
    """A text that re-renders when the language changes."""

    library = LIBRARY
    tag = "T"

    k: rx.Var[str]
    many: rx.Var[str]
    values: rx.Var[dict]


class MoneyText(rx.Component):
    """An amount as the reader's locale writes it."""

    library = LIBRARY
    tag = "Money"

    cents: rx.Var[int]
    currency: rx.Var[str]
    sign: rx.Var[str]


class WhenText(rx.Component):
    """A moment as the reader's locale writes it, in the place's own time zone."""

    library = LIBRARY
    tag = "When"

    iso: rx.Var[str]
    kind: rx.Var[str]
    zone: rx.Var[str]


class NumberText(rx.Component):
    """A plain number as the reader's locale writes it."""

    library = LIBRARY
    tag = "Amount"

    value: rx.Var[float | int]
    digits: rx.Var[int]
    least: rx.Var[int]
    kind: rx.Var[str]


class Region(rx.Component):
    """Tells the browser the company's country, currency and time zone. Shows nothing."""

    library = LIBRARY
    tag = "Region"

    country: rx.Var[str]
    zone: rx.Var[str]


def N_(msgid: str) -> str:
    """Mark a text for translation; it is rendered elsewhere."""
    return msgid


def t(msgid: str | rx.Var, /, **values: Any) -> rx.Component:
    """A translated text node. `{name}` places take Vars, plain values, or the
    shapes {"cents": 1250, "currency": "EUR"} and {"iso": "2026-12-04", "kind": "date"}."""
    return Text.create(k=msgid, **({"values": values} if values else {}))


def in_quotes(words: str | rx.Var) -> rx.Component:
    """What somebody wrote, between the quotation marks of the reader's language."""
    return t("“{words}”", words=words)


def say(msgid: str | rx.Var, values: Any) -> rx.Component:
    """A text whose msgid and values both come from a state: a problem, a fact."""
    return Text.create(k=msgid, values=values)


def nt(one: str, many: str, n: int | rx.Var, /, **values: Any) -> rx.Component:
    """A translated plural; `{n}` is the number."""
    return Text.create(k=one, many=many, values={"n": n, **values})


def ta(msgid: str | rx.Var, /, **values: Any) -> rx.Var[str]:
    """A translated text for an attribute, a placeholder or a page title."""
    key = msgid if isinstance(msgid, rx.Var) else rx.Var(json.dumps(msgid))
    given = rx.Var.create(values) if values else rx.Var("undefined")
    return rx.Var(
        f"__t({key!s}, {given!s})",
        _var_type=str,
        _var_data=VarData.merge(
            key._get_all_var_data(),
            given._get_all_var_data(),
            VarData(imports={LIBRARY: [ImportVar(tag="useT")]}, hooks={"const __t = useT()": None}),
        ),
    )


def Money(cents: int | rx.Var, currency: str | rx.Var = "EUR", *, sign: str = "auto") -> rx.Component:
    """Integer cents as money; `sign="exceptZero"` shows + as well as −."""
    return MoneyText.create(cents=cents, currency=currency, sign=sign)


def When(iso: str | rx.Var, kind: str = "date", *, zone: str | rx.Var = "") -> rx.Component:
    """An ISO moment or date. Kinds: date (4 Dec 2026), long (Friday 4 December 2026),
    day (Fri 4 Dec), month (Dec 2026), time, datetime, relative (today, in 3 days).
    The zone is the place's own; empty means the company's."""
    return WhenText.create(iso=iso, kind=kind, zone=zone)


def Number(value: float | rx.Var, *, digits: int = 2, kind: str = "decimal") -> rx.Component:
    """A number; `kind="percent"` takes 0.21 for 21 %."""
    return NumberText.create(value=value, digits=digits, kind=kind)


def Sum(cents: Any) -> rx.Component:
    """Integer cents where the head of the column says the currency: 4.180,00."""
    return NumberText.create(value=cents / 100, digits=2, least=2)


def switch_to(language: str | rx.Var) -> rx.event.EventSpec:
    """An on_click that changes the language at once, without a reload or the server."""
    return rx.call_script(rx.Var(f"globalThis.__setLanguage({rx.Var.create(language)!s})"))
