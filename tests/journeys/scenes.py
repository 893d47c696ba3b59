"""`python -m tests.journeys.scenes`: makes what a journey starts from by calling the actions, and says what.

Runs in a process of its own with the house's settings: a line of JSON in, `[scene, {…}]`, and one out. What follows
from the facts is done by the house's own runner or workers, or here.
"""

import json
import sys
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlmodel import col, select

from demo import caught, story
from demo.story import Cast, do
from domain import companies, customers, invoices, quotes
from domain.access import HOUSE, system_of
from domain.work import clock, work_as
from integrations import logs
from models.account import Account, Role, WebSession
from models.approval import Approval
from models.document import Document
from models.invoice import Payment
from models.order import Order
from tests.journeys import newcomers
from tests.journeys.around import a_life
from tests.journeys.casting import cast_of, client_of, firm_of

Scene = Callable[..., dict[str, Any]]


def main() -> None:
    logs.configure()  # to the standard error, not between the answers
    for line in sys.stdin:
        scene, given = json.loads(line)
        print(json.dumps(SCENES[scene](**given)), flush=True)


def time_passes(email: str) -> dict[str, Any]:
    """An hour later, as far as it matters when this person last proved to be there."""
    with work_as(HOUSE) as work:
        account = select(Account.id).where(Account.email == email).scalar_subquery()
        sessions = work.session.exec(select(WebSession).where(WebSession.account_id == account)).all()
        for session in sessions:
            session.proved_at -= timedelta(hours=1)
    return {"sessions": len(sessions)}


def founded(slugs: list[str]) -> dict[str, Any]:
    """Some of the demo's firms, with staff, terms and customers; nothing was done yet."""
    casts = [story.found(firm_of(slug), clock() - timedelta(days=90)) for slug in slugs]
    caught.forget_all()  # their invitations
    return {cast.firm.slug: str(cast.company.id) for cast in casts}


def sent_quote(firm: str, email: str, job: int = 0) -> dict[str, Any]:
    """One of the firm's jobs, offered to one of its customers."""
    cast, client = cast_of(firm), client_of(firm, email)
    id = story.offer(cast, client, cast.firm.jobs[job], clock())
    return _quote(cast, id)


def agreed_quote(firm: str, email: str, job: int = 0) -> dict[str, Any]:
    cast, client = cast_of(firm), client_of(firm, email)
    id = story.offer(cast, client, cast.firm.jobs[job], clock())
    story.agree(cast, client, id, clock(), with_option=False)
    return _quote(cast, id)


def issued_invoice(firm: str, email: str, job: int = 0) -> dict[str, Any]:
    """A job that was offered, agreed to and billed."""
    cast, client = cast_of(firm), client_of(firm, email)
    id = story.offer(cast, client, cast.firm.jobs[job], clock())
    story.agree(cast, client, id, clock(), with_option=False)
    invoice = do(cast.office, invoices.by_id, story.bill(cast, id, clock()))
    return {"id": str(invoice.id), "number": invoice.number, "cents": invoice.open_cents}


def everything(firm: str, email: str) -> dict[str, Any]:
    """A customer with one of each; gives the ids as the addresses of screens name them."""
    cast = cast_of(firm)
    bill = issued_invoice(firm, email)
    story.receive(cast, UUID(bill["id"]), clock())
    issued_invoice(firm, email, job=1)
    quote = sent_quote(firm, email, job=2)
    record = cast.records[email]
    with work_as(system_of(cast.company.id), writes=False) as work:
        kinds = {"order_id": Order, "payment_id": Payment, "document_id": Document}
        found = {name: work.session.exec(select(kind.id).where(kind.customer_id == record)).first()
                 for name, kind in kinds.items()}  # fmt: skip
    ids = {name: str(id) for name, id in found.items()}
    known = {"quote_id": quote["id"], "approval_id": quote["approval"], "invoice_id": bill["id"]}
    return ids | known | {"customer_id": str(record)} | a_life(cast, client_of(firm, email))


def invited(firm: str, name: str, email: str, role: str = "office") -> dict[str, Any]:
    """A colleague is expected; the invitation is mailed."""
    cast = cast_of(firm)
    member = do(cast.admin, companies.invite, name=name, email=email, role=Role(role), language=cast.company.language)
    return {"id": str(member.id)}


def invited_to_portal(firm: str, email: str) -> dict[str, Any]:
    cast = cast_of(firm)
    do(cast.office, customers.invite, cast.records[email])
    return {"customer": str(cast.records[email])}


_ALL = (
    founded, sent_quote, agreed_quote, issued_invoice, everything, invited, invited_to_portal, time_passes,
    *newcomers.SCENES,
)  # fmt: skip
SCENES: dict[str, Scene] = {scene.__name__: scene for scene in _ALL}


def _quote(cast: Cast, id: UUID) -> dict[str, Any]:
    draft = do(cast.office, quotes.by_id, id).draft
    with work_as(system_of(cast.company.id), writes=False) as work:
        asked = select(Approval.id).where(Approval.quote_id == id).order_by(col(Approval.asked_at).desc())
        approval = work.session.exec(asked).first()
    told = {"id": id, "number": draft.number, "title": draft.title, "approval": approval, "customer": draft.customer_id}
    return {name: str(value) for name, value in told.items()}


if __name__ == "__main__":
    main()
