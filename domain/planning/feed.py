"""The private address of a person's planning, for the calendar program on the phone. Whoever has it may read it."""

import hashlib
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import col, select

from domain import accounts
from domain.access import HOUSE, Actor, Right, needs
from domain.planning import queries
from domain.planning.shapes import Visit
from domain.problems import NotAllowed, NotFound
from domain.texts import _, say
from domain.work import Work, work_as
from integrations import calendars
from integrations.calendars import Event
from integrations.secrets import hash_token, token_for
from models.base import new_id
from models.calendar import CalendarFeed
from settings import settings

COMES = _("{name} comes.")
TITLE = _("Visits")


@dataclass(frozen=True)
class Calendar:
    """What a calendar program fetches; `tag` changes when the content does."""

    body: bytes
    tag: str


@needs(Right.SEE_PLANNING)
def calendar_address(work: Work) -> str:
    """Where the visitor's calendar program finds the planning; made when it is asked for the first time."""
    feed = _current(work) or _new(work)
    return _path(feed.id)


@needs(Right.SEE_PLANNING)
def renew_address(work: Work) -> str:
    """A new address: whoever had the old one reads nothing any more."""
    end_address(work)
    return _path(_new(work).id)


@needs(Right.SEE_PLANNING)
def end_address(work: Work) -> None:
    if feed := _current(work):
        feed.ended_at = work.now


def calendar_at(token: str) -> Calendar:
    """The planning behind an address, with what its owner may see at this moment. Raises NotFound."""
    actor = _reader(token)
    try:
        with work_as(actor, writes=False) as work:
            visits = queries.agenda(work)
            firms = queries.firms(work, (visit.company_id for visit in visits))
    except NotAllowed:
        raise NotFound from None  # the right was taken away: so is the calendar
    name = next(iter(firms.values())) if len(set(firms.values())) == 1 else say(actor.language, TITLE)
    body = calendars.written(name, [_event(visit, firms[visit.company_id], actor.language) for visit in visits])
    return Calendar(body, hashlib.sha256(body).hexdigest()[:32])


def _reader(token: str) -> Actor:
    with work_as(HOUSE, writes=False) as house:
        query = select(CalendarFeed).where(
            CalendarFeed.token_hash == hash_token(token), col(CalendarFeed.ended_at).is_(None)
        )
        feed = house.session.exec(query).first()
    actor = accounts.customer_behind(feed.account_id) if feed else None
    if actor is None:
        raise NotFound
    return actor


def _current(work: Work) -> CalendarFeed | None:
    query = select(CalendarFeed).where(
        CalendarFeed.account_id == work.actor.account_id, col(CalendarFeed.ended_at).is_(None)
    )
    return work.session.exec(query.order_by(col(CalendarFeed.created_at).desc())).first()


def _new(work: Work) -> CalendarFeed:
    id = new_id()
    assert work.actor.account_id
    return work.add(
        CalendarFeed(id=id, account_id=work.actor.account_id, token_hash=hash_token(_token(id)), created_at=work.now)
    )


def _token(feed_id: UUID) -> str:
    """Follows from the id and the key of this installation: it can be shown again, and is nowhere kept."""
    return token_for(f"calendar:{feed_id}")


def _path(feed_id: UUID) -> str:
    return f"/calendar/{_token(feed_id)}.ics"


def _event(visit: Visit, firm: str, language: str) -> Event:
    comes = say(language, COMES, name=visit.staff_name) if visit.staff_name else ""
    return Event(
        uid=f"{visit.id}@voordeur",
        changed_at=visit.changed_at,
        sequence=visit.sequence,
        starts_at=visit.starts_at,
        ends_at=visit.ends_at,
        is_all_day=not visit.has_times,
        summary=f"{visit.title} · {firm}",
        location=visit.site,
        description="\n".join(filter(None, (comes, visit.project_title, visit.note))),
        url=f"{settings.address}/projects/{visit.project_id}",
        is_cancelled=visit.cancelled_at is not None,
    )
