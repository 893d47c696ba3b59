"""Mails with which people come in: codes, invitations, new passwords."""

from uuid import UUID

from domain import accounts, addresses, customers, facts, notifications
from domain.accounts import Addressee
from domain.notifications import Notice, Receiver, Subject, Template
from domain.work import Work
from tasks.worker import Assignment, outside_task, task


@outside_task("accounts.send_code")
def send_code(assignment: Assignment) -> None:
    """A code and a link for the sign-in page, if a firm knows the address; nobody is told whether it does."""
    email, path = assignment.payload["email"], assignment.payload["path"]
    with assignment.last_work() as work:
        _write(work, assignment, accounts.customer_at(work, email), email, Template.SIGN_IN, path=path)


@outside_task("accounts.send_registration")
def send_registration(assignment: Assignment) -> None:
    """A code and a link for who registers, if a firm knows the address with this postcode; nobody is told."""
    email, postcode, path = (assignment.payload[name] for name in ("email", "postcode", "path"))
    with assignment.last_work() as work:
        to = accounts.registrant(work, email, postcode)
        _write(work, assignment, to, email, Template.SIGN_IN, path=path)


@outside_task("accounts.send_reset")
def send_reset(assignment: Assignment) -> None:
    email = assignment.payload["email"]
    with assignment.last_work() as work:
        _write(work, assignment, accounts.colleague_at(work, email), email, Template.PASSWORD_RESET)


@outside_task("accounts.send_proof")
def send_proof(assignment: Assignment) -> None:
    """A fresh code before a serious act, to the address of the account."""
    given = assignment.payload
    to = Addressee(
        UUID(given["account"]), assignment.actor.id, UUID(given["customer"]), given["name"], given["language"]
    )
    with assignment.last_work() as work:
        _write(work, assignment, to, given["email"], Template.PROOF)


@task("accounts.send_invitation")
def send_invitation(work: Work, *, fact: str, subject: str) -> None:
    member = accounts.invited(work, subject)
    receiver = Receiver(member.name, member.email, member.language)
    notice = Notice(Template.INVITATION, Subject.STAFF, member.id)
    notifications.tell_person(work, notice, receiver, company_id=member.company_id, key=f"invitation:{fact}")


@task("accounts.invite_to_portal")
def invite_to_portal(work: Work, *, fact: str, subject: str) -> None:
    """A link and a code for somebody at a customer; the fact says for whom."""
    to = facts.by_id(work, fact).data
    customer = customers.by_id(work, subject)
    notice = Notice(Template.PORTAL_INVITATION, Subject.ACCOUNT, customer.id, customer.id, data={"path": "/"})
    receiver = Receiver(to["name"], to["email"], to["language"])
    notifications.tell_person(work, notice, receiver, company_id=customer.company_id, key=f"portal:{fact}")


@task("accounts.invite_guest")
def invite_guest(work: Work, *, fact: str, subject: str) -> None:
    """A way in for somebody a customer lets in; not if that was taken back meanwhile."""
    guest = addresses.invitation(work, subject)
    if guest is None:
        return
    data = {"path": "/", "by": guest.invited_by, "until": guest.last_day, "address": guest.address}
    notice = Notice(Template.GUEST_INVITATION, Subject.ACCOUNT, guest.id, guest.customer_id, data=data)
    receiver = Receiver(guest.name, guest.email, guest.language)
    notifications.tell_person(work, notice, receiver, company_id=guest.company_id, key=f"guest:{fact}")


@task("accounts.sweep")
def sweep(work: Work) -> None:
    accounts.sweep(work)


def _write(
    work: Work, assignment: Assignment, to: Addressee | None, email: str, template: Template, **data: str
) -> None:
    if to is None:
        return
    notice = Notice(template, Subject.ACCOUNT, to.id, to.customer_id, data=data)
    receiver = Receiver(to.name, email, to.language)
    notifications.tell_person(work, notice, receiver, company_id=to.company_id, key=f"{template}:{assignment.once}")
