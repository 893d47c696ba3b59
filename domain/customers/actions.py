"""What people do with customer records."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from sqlmodel import select

from domain.access import CAPACITY_RIGHTS, CUSTOMER_RIGHTS, Right, needs
from domain.companies.numbering import take_number
from domain.customers import forms, rules
from domain.customers.keeping import addresses_of, columns_of, findable
from domain.problems import Invalid, NotFound
from domain.texts import _
from domain.work import Work
from models.account import Capacity, Membership
from models.company import Company, SeriesKind
from models.customer import Address, ContactPerson, Customer
from models.document import Document
from models.fact import Fact
from models.installation import Installation
from models.invoice import Invoice
from models.order import Order
from models.project import Project
from models.quote import Quote
from models.request import Request


@needs(Right.EDIT_CUSTOMERS)
def create(work: Work, form: forms.CustomerForm, address: forms.AddressForm | None = None) -> Customer:
    """A new customer, with the address where the work is, if it is known."""
    company = work.get(Company, work.actor.company_id)
    number = forms.check_customer(form, country=company.country)
    if address:
        forms.check_address(address)
    customer = Customer(
        company_id=company.id,
        number=take_number(work, SeriesKind.CUSTOMER),
        created_at=work.now,
        **columns_of(form, number),
    )
    work.add(findable(customer, [address] if address else []))
    if address:
        work.add(Address(company_id=company.id, customer_id=customer.id, **asdict(address)))
    work.record("customer.created", customer, internal=True)
    return customer


@needs(Right.EDIT_CUSTOMERS)
def change(work: Work, customer_id: UUID | str, form: forms.CustomerForm, *, revision: int) -> Customer:
    """Save the record, unless a colleague saved it in the meantime."""
    customer = work.get(Customer, customer_id, lock=True)
    rules.assert_current(customer, revision)
    number = forms.check_customer(form, country=work.get(Company, customer.company_id).country)
    customer.sqlmodel_update(columns_of(form, number))
    customer.revision += 1
    work.session.add(findable(customer, addresses_of(work, customer)))
    work.record("customer.changed", customer, internal=True)
    return customer


@needs(Right.EDIT_CUSTOMERS)
def add_contact(work: Work, customer_id: UUID | str, form: forms.ContactForm) -> ContactPerson:
    customer = work.get(Customer, customer_id)
    number = forms.check_contact(form, country=work.get(Company, customer.company_id).country)
    values: dict[str, Any] = asdict(form)
    values |= {"phone": number, "email": form.email.strip().lower(), "name": form.name.strip()}
    contact = work.add(ContactPerson(company_id=customer.company_id, customer_id=customer.id, **values))
    work.record("contact.added", contact, internal=True, name=contact.name)
    return contact


@needs(Right.EDIT_CUSTOMERS)
def remove_contact(work: Work, contact_id: UUID | str) -> None:
    """Take a contact person off the record; what an account may see through it ends too."""
    contact = work.get(ContactPerson, contact_id)
    for membership in work.session.exec(select(Membership).where(Membership.contact_id == contact.id)):
        membership.contact_id, membership.ended_at = None, membership.ended_at or work.now
    work.session.flush()
    work.record("contact.removed", contact, internal=True, name=contact.name)
    work.session.delete(contact)


@needs(Right.EDIT_CUSTOMERS)
def add_address(work: Work, customer_id: UUID | str, form: forms.AddressForm) -> Address:
    forms.check_address(form)
    customer = work.get(Customer, customer_id, lock=True)
    address = work.add(Address(company_id=customer.company_id, customer_id=customer.id, **asdict(form)))
    work.session.add(findable(customer, addresses_of(work, customer)))
    work.record("address.added", address, internal=True)
    return address


@needs(Right.EDIT_CUSTOMERS)
def remove_address(work: Work, address_id: UUID | str) -> None:
    """Take an address off the record; one that stands on a document stays."""
    address = work.get(Address, address_id)
    customer = work.get(Customer, address.customer_id, lock=True)
    for kind in (Quote, Order, Invoice, Document, Installation, Project, Request):
        if work.session.exec(select(kind.id).where(kind.address_id == address.id)).first():
            raise rules.AddressInUse
    work.record("address.removed", address, internal=True, address=address.one_line())
    work.session.delete(address)
    work.session.flush()
    work.session.add(findable(customer, addresses_of(work, customer)))


@needs(Right.EDIT_CUSTOMERS)
def invite(work: Work, customer_id: UUID | str, *, contact_id: UUID | str | None = None) -> Customer:
    """Have the customer, or one of the contact persons, sent a way into the portal."""
    customer = work.get(Customer, customer_id)
    person = work.get(ContactPerson, contact_id) if contact_id else customer
    if isinstance(person, ContactPerson) and person.customer_id != customer.id:
        raise NotFound
    if not customer.portal_enabled:
        raise rules.PortalClosed
    if not person.email:
        raise rules.NoEmail
    language = person.language or customer.language
    work.record("customer.invited", customer, internal=True, name=person.name, email=person.email, language=language)
    return customer


@needs(Right.EDIT_CUSTOMERS)
def open_portal(work: Work, customer_id: UUID | str, *, is_open: bool) -> Customer:
    """Let a customer in, or close the portal for this record (CD-17), on open screens too."""
    customer = work.get(Customer, customer_id, lock=True)
    customer.portal_enabled = is_open
    work.session.add(customer)
    work.record("customer.portal_opened" if is_open else "customer.portal_closed", customer)
    return customer


@needs(Right.EDIT_CUSTOMERS)
def set_rights(
    work: Work,
    membership_id: UUID | str,
    *,
    rights: frozenset[Right],
    approve_up_to_cents: int | None,
    capacity: Capacity | None = None,
) -> Membership:
    """Staff decide what one person may do for this customer (MA-14), and correct the capacity if one is given."""
    if not rights <= CUSTOMER_RIGHTS:
        raise Invalid({"rights": _("Customers cannot have this right.")})
    if approve_up_to_cents is not None and approve_up_to_cents < 0:
        raise Invalid({"approve_up_to": _("An amount cannot be negative.")})
    rights = rules.with_sight(rights)
    membership = work.get(Membership, membership_id, lock=True)
    membership.rights, membership.approve_up_to_cents = sorted(rights), approve_up_to_cents
    membership.capacity = capacity or membership.capacity
    work.record("membership.rights_changed", membership, rights=sorted(rights), up_to=approve_up_to_cents)
    return membership


@needs(Right.EDIT_CUSTOMERS)
def end_membership(work: Work, membership_id: UUID | str) -> Membership:
    membership = work.get(Membership, membership_id, lock=True)
    membership.ended_at = work.now
    work.record("membership.ended", membership)
    return membership


@needs(Right.EDIT_CUSTOMERS)
def restore_membership(work: Work, membership_id: UUID | str) -> Membership:
    """Give somebody whose access was ended the same access again."""
    membership = work.get(Membership, membership_id, lock=True)
    membership.ended_at, membership.until = None, None
    work.record("membership.restored", membership)
    return membership


@needs(Right.OWN_ACCOUNT)
def choose_capacity(work: Work, membership_id: UUID | str, capacity: Capacity) -> Membership:
    """The person says once how he or she stands to the address; that decides the rights (CW-30, CW-31).

    What staff, or whoever invited this person, decided before (MA-14) stays: nobody raises the own rights by calling
    oneself the owner.
    """
    membership = work.get(Membership, membership_id, lock=True)
    if membership.account_id != work.actor.account_id:
        raise NotFound
    if membership.capacity is not None:
        raise rules.CapacityChosen
    membership.capacity = capacity
    if not membership.invited_by and not _is_decided_by_staff(work, membership):
        membership.rights = sorted(CAPACITY_RIGHTS[capacity])
    work.record("membership.capacity_chosen", membership, capacity=capacity)
    return membership


def _is_decided_by_staff(work: Work, membership: Membership) -> bool:
    query = select(Fact.id).where(Fact.subject_id == membership.id, Fact.name == "membership.rights_changed")
    return work.session.exec(query).first() is not None
