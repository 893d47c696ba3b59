"""Who reads a mail or a PDF: their language, their way of writing numbers, their clock."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Protocol
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_interval, format_time, get_datetime_format
from babel.numbers import format_currency, format_decimal


def _(msgid: str) -> str:
    """Mark a text for the catalogue; it is translated later, by the reader's `say`."""
    return msgid


class Say(Protocol):
    """Translate an English text and fill in its `{names}`; already bound to one language."""

    def __call__(self, msgid: str, /, **values: object) -> str: ...


@dataclass(frozen=True)
class Reader:
    """`locale` such as nl_NL, nl_BE, de_DE, fr_BE, en_GB; `zone` an IANA name."""

    locale: str
    say: Say
    zone: str = "Europe/Amsterdam"

    @property
    def language(self) -> str:
        """Return the language code: "nl"."""
        return self.locale.split("_")[0]

    @property
    def tag(self) -> str:
        """Return the BCP 47 tag for HTML and PDF: "nl-NL"."""
        return self.locale.replace("_", "-")

    def money(self, cents: int, currency: str = "EUR") -> str:
        """Return an amount given in cents: "€ 1.234,56"."""
        return format_currency(Decimal(cents) / 100, currency, locale=self.locale)

    def number(self, value: Decimal | int) -> str:
        """Return a quantity without idle zeros: "2,5"."""
        return format_decimal(Decimal(value).normalize(), format="#,##0.######", locale=self.locale)

    def rate(self, percentage: Decimal | int) -> str:
        """Return a tax rate given in percent: "21%", "5,5 %"."""
        space = "" if self.language in ("nl", "en") else "\N{NO-BREAK SPACE}"
        return f"{self.number(percentage)}{space}%"

    def day(self, value: date) -> str:
        """Return "13 november 2026"."""
        return format_date(self._here(value), format="long", locale=self.locale)

    def weekday(self, value: date) -> str:
        """Return "vrijdag 13 november 2026"."""
        return format_date(self._here(value), format="full", locale=self.locale)

    def moment(self, value: datetime) -> str:
        """Return "13 november 2026 om 17:30"; an aware time, told in the reader's zone."""
        both = str(get_datetime_format("long", locale=self.locale)).replace("'", "")
        return both.replace("{0}", self.clock(value)).replace("{1}", self.day(value))

    def second(self, value: datetime) -> str:
        """Return "13.11.2026, 17:30:05 +01:00": for evidence, with seconds and the distance to UTC."""
        local = value.astimezone(ZoneInfo(self.zone))
        day = format_date(local, format="medium", locale=self.locale)
        return f"{day}, {format_time(local, 'HH:mm:ss xxx', tzinfo=local.tzinfo, locale=self.locale)}"

    def period(self, first: date, last: date) -> str:
        """Return "9 – 10 november 2026"."""
        return format_interval(first, last, "yMMMMd", locale=self.locale)

    def clock(self, value: datetime) -> str:
        """Return "17:30"."""
        local = value.astimezone(ZoneInfo(self.zone))
        return format_time(local, "short", tzinfo=local.tzinfo, locale=self.locale)

    def _here(self, value: date) -> date:
        return value.astimezone(ZoneInfo(self.zone)) if isinstance(value, datetime) else value
