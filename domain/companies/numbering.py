"""Numbers without gaps: taken under a lock, in the transaction that uses them."""

from zoneinfo import ZoneInfo

from sqlmodel import select

from domain.work import Work
from models.company import Company, NumberSeries, SeriesKind

LONGEST_COUNT = 9  # digits; more is no count but somebody's code


def take_number(work: Work, kind: SeriesKind) -> str:
    """The next number of the actor's company: "2026-0001" per year; customers have one series for ever: "K00001".

    Rolling back gives the number back, so a series has no gaps. Locking the company's row makes the first
    number of a new year safe too.
    """
    company = work.get(Company, work.actor.company_id, lock=True)
    series = current_series(work, company, kind)
    series.last += 1
    work.session.add(series)
    work.session.flush()
    return written(series)


def follow(work: Work, kind: SeriesKind, number: str) -> None:
    """A number that was given out elsewhere: if it looks like one of our own, the series goes on behind it.

    Otherwise the series would give it out a second time. Series of years that are over give out nothing any more.
    """
    company = work.get(Company, work.actor.company_id, lock=True)
    series = current_series(work, company, kind)
    digits = number.removeprefix(series.prefix if series.year == 0 else f"{series.prefix}{series.year}-")
    if not digits.isdecimal() or len(digits) > LONGEST_COUNT or int(digits) <= (series.last or 0):
        return
    before, series.last = series.last, int(digits)
    if written(series) != number:
        series.last = before
        return
    work.session.add(series)
    work.session.flush()


def written(series: NumberSeries) -> str:
    """The last number of a series as it stands on paper."""
    return f"{series.prefix}{series.last:05}" if series.year == 0 else f"{series.prefix}{series.year}-{series.last:04}"


def current_series(work: Work, company: Company, kind: SeriesKind) -> NumberSeries:
    """The series of this year, or a new one that nobody has written down yet. The company must be locked."""
    year = 0 if kind is SeriesKind.CUSTOMER else work.now.astimezone(ZoneInfo(company.timezone)).year
    query = select(NumberSeries).where(NumberSeries.kind == kind, NumberSeries.year == year).with_for_update()
    found = work.session.exec(query).one_or_none()
    return found or NumberSeries(company_id=company.id, kind=kind, year=year, prefix=_prefix(work, kind))


def _prefix(work: Work, kind: SeriesKind) -> str:
    """The prefix of the year before; a new firm's customers start with K, its projects with P."""
    query = select(NumberSeries.prefix).where(NumberSeries.kind == kind).order_by(NumberSeries.year.desc())  # type: ignore[attr-defined]
    return work.session.exec(query).first() or USUAL_PREFIXES.get(kind, "")


USUAL_PREFIXES = {SeriesKind.CUSTOMER: "K", SeriesKind.PROJECT: "P"}
