"""Who changed which settings last: two administrators never overwrite each other unseen.

The facts tell it: the number of the last one about a section is the section's revision.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlmodel import col, select

from domain.companies import rules
from domain.work import Work
from models.fact import Fact


class Section(StrEnum):
    """A form of the settings, by the fact that is recorded when it is saved."""

    DETAILS = "company.details_changed"
    POLICY = "company.policy_changed"
    PROJECTS = "company.projects_changed"
    LOOK = "company.look_changed"
    PAYMENTS = "company.payments_changed"
    NUMBERS = "company.prefix_changed"
    VAT = "company.vat_changed"
    TERMS = "terms.published"


@dataclass(frozen=True)
class Change:
    """The last change of a section. Revision 0: nobody changed it since the firm was founded."""

    revision: int = 0
    by: str = ""
    at: datetime | None = None


def last_change_of(work: Work, section: Section) -> Change:
    query = select(Fact).where(Fact.name == section, Fact.company_id == work.actor.company_id)
    if section is not Section.TERMS:
        query = query.where(Fact.subject_id == work.actor.company_id)
    fact = work.session.exec(query.order_by(col(Fact.seq).desc())).first()
    return Change(fact.seq or 0, fact.actor_name, fact.at) if fact else Change()


def assert_current(work: Work, section: Section, revision: int | None) -> None:
    """Raise ChangedMeanwhile when somebody saved after this revision was read. None takes whatever is there.

    The company must be locked.
    """
    last = last_change_of(work, section)
    if revision is not None and last.revision != revision:
        raise rules.ChangedMeanwhile(name=last.by, at=last.at)
