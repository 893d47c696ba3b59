"""Whom a customer let in: the invitation becomes a membership when the person proves the address."""

from sqlmodel import col, select

from domain.access import Right
from domain.customers.rules import is_in_force
from domain.work import Work
from models.account import Account, Membership
from models.customer import Customer
from models.invitation import Invitation


def take_seats(work: Work, account: Account) -> None:
    """Every open invitation to this proved address, of somebody who still may invite."""
    query = select(Invitation).where(
        Invitation.email == account.address,
        col(Invitation.accepted_at).is_(None),
        col(Invitation.ended_at).is_(None),
        col(Invitation.expires_at) > work.now,
    )
    for guest in work.session.exec(query).all():
        inviter = work.get(Membership, guest.inviter_id)
        is_open = work.get(Customer, guest.customer_id).portal_enabled
        has_ended = guest.until is not None and guest.until <= work.now
        if is_open and not has_ended and is_in_force(inviter, work.now) and Right.INVITE in inviter.rights:
            _sit(work, account, guest, inviter)


def _sit(work: Work, account: Account, guest: Invitation, inviter: Membership) -> None:
    """No more than the inviter may do by now; who has access already keeps that."""
    account.name = account.name or guest.name
    query = select(Membership).where(Membership.account_id == account.id, Membership.customer_id == guest.customer_id)
    seat = work.session.exec(query).one_or_none() or _new_seat(work, account, guest)
    guest.accepted_at = work.now
    if seat.rights and is_in_force(seat, work.now):
        return
    seat.rights = sorted(set(guest.rights) & set(inviter.rights) - {Right.INVITE})
    seat.approve_up_to_cents, seat.invited_by = inviter.approve_up_to_cents, guest.invited_by
    seat.until, seat.ended_at = guest.until, None
    guest.membership_id = seat.id
    work.record("membership.created", seat)


def _new_seat(work: Work, account: Account, guest: Invitation) -> Membership:
    return work.add(
        Membership(
            company_id=guest.company_id,
            customer_id=guest.customer_id,
            account_id=account.id,
            email=account.address,
            name=account.name,
            phone=account.phone,
            language=account.language,
            channel=account.channel,
            created_at=work.now,
        )
    )
