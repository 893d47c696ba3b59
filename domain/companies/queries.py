"""What people and rooms ask about firms."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sqlmodel import col, select

from domain.access import Right, needs
from domain.companies import numbering
from domain.companies.changes import Change, Section, last_change_of
from domain.companies.keys import open_mollie_key
from domain.problems import NotFound
from domain.work import Work
from integrations.secrets import Sealed
from models.account import StaffMember
from models.company import Company, NumberSeries, SeriesKind, TaxRate, Terms
from models.document import StoredFile


class KeyMode(StrEnum):
    """Whether money moves with the firm's key at the provider; UNREADABLE when the secret of this server changed."""

    NONE = ""
    TEST = "test"
    LIVE = "live"
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class SeriesRow:
    """A number series: how it starts, how many numbers were given out this year, and the next one."""

    kind: SeriesKind
    prefix: str
    used: int
    next: str


@needs(Right.OWN_ACCOUNT)
def current(work: Work) -> Company:
    """The firm that staff, or the system, works for."""
    return work.get(Company, work.actor.company_id)


@needs(Right.OWN_ACCOUNT)
def of(work: Work, company_id: UUID | str) -> Company:
    """A firm the visitor works for or is a customer of."""
    return work.get(Company, company_id)


@needs(Right.OWN_ACCOUNT)
def mine(work: Work) -> list[Company]:
    """Every firm the visitor has to do with, by name."""
    return list(work.session.exec(select(Company).order_by(Company.name)))


@needs(Right.OWN_ACCOUNT)
def terms_in_force(work: Work, company_id: UUID | None = None) -> Terms | None:
    query = select(Terms).where(Terms.company_id == (company_id or work.actor.company_id))
    return work.session.exec(query.order_by(col(Terms.version).desc())).first()


@needs(Right.OWN_ACCOUNT)
def terms(work: Work, terms_id: UUID | str) -> Terms:
    return work.get(Terms, terms_id)


@needs(Right.OWN_ACCOUNT)
def terms_versions(work: Work) -> list[Terms]:
    """Every version of the terms, the one in force first."""
    query = select(Terms).where(Terms.company_id == work.actor.company_id)
    return list(work.session.exec(query.order_by(col(Terms.version).desc())))


@needs(Right.MANAGE_COMPANY)
def series(work: Work) -> list[SeriesRow]:
    """Each number series with the number it gives out next."""
    company = work.get(Company, work.actor.company_id)
    return [_row(numbering.current_series(work, company, kind)) for kind in SeriesKind]


@needs(Right.MANAGE_COMPANY)
def mollie_mode(work: Work) -> KeyMode:
    """What kind of Mollie key the firm has; the key itself is never handed out."""
    company = work.get(Company, work.actor.company_id)
    try:
        key = open_mollie_key(company)
    except Sealed:
        return KeyMode.UNREADABLE
    return KeyMode(key.partition("_")[0]) if key else KeyMode.NONE


@needs(Right.OWN_ACCOUNT)
def last_change(work: Work, section: Section) -> Change:
    """Who saved a section of the settings last; its revision goes along with the next save."""
    return last_change_of(work, section)


@needs(Right.SEE_CUSTOMERS)
def tax_rates(work: Work) -> list[TaxRate]:
    """The default first, then from high to low."""
    query = select(TaxRate).order_by(col(TaxRate.is_default).desc(), col(TaxRate.rate_bp).desc())
    return list(work.session.exec(query))


@needs(Right.SEE_CUSTOMERS)
def staff(work: Work, *, with_former: bool = False) -> list[StaffMember]:
    query = select(StaffMember).order_by(StaffMember.name)
    return list(work.session.exec(query if with_former else query.where(col(StaffMember.left_at).is_(None))))


@needs(Right.KEEP_HOUSE)
def by_slug(work: Work, slug: str) -> Company:
    company = work.session.exec(select(Company).where(Company.slug == slug)).one_or_none()
    if company is None:
        raise NotFound
    return company


@needs(Right.KEEP_HOUSE)
def by_id(work: Work, company_id: UUID | str) -> Company:
    """Any firm: for doors that show a firm's look before anybody is signed in."""
    return work.get(Company, company_id)


@needs(Right.KEEP_HOUSE)
def logo(work: Work, company_id: UUID | str) -> StoredFile | None:
    company = work.get(Company, company_id)
    return work.get(StoredFile, company.logo_file_id) if company.logo_file_id else None


def _row(series: NumberSeries) -> SeriesRow:
    last, year = (series.last or 0) + 1, series.year
    following = NumberSeries(company_id=series.company_id, kind=series.kind, year=year, prefix=series.prefix, last=last)
    return SeriesRow(series.kind, series.prefix, series.last or 0, numbering.written(following))
