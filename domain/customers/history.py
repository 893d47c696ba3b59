"""Customers from the years before, as an import brings them: with the number they had, and without telling anybody."""

from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from domain.access import Right, needs
from domain.companies import numbering
from domain.customers import forms
from domain.customers.keeping import addresses_of, columns_of, findable
from domain.work import Work
from models.company import Company, SeriesKind
from models.customer import Address, ContactPerson, Customer

NUMBER_LENGTH = 20


@needs(Right.IMPORT)
def bring_in(
    work: Work, form: forms.CustomerForm, *, number: str = "", since: datetime | None = None, **about: Any
) -> Customer:
    """A customer of before; without a number it gets the next one. `about`: what became known of it, for the fact."""
    company = work.get(Company, work.actor.company_id)
    phone = forms.check_customer(form, country=company.country)
    if number:
        numbering.follow(work, SeriesKind.CUSTOMER, number)
    customer = Customer(
        company_id=company.id,
        number=number or numbering.take_number(work, SeriesKind.CUSTOMER),
        created_at=since or work.now,
        **columns_of(form, phone),
    )
    work.add(findable(customer, []))
    work.note("customer.imported", customer, **about)
    return customer


@needs(Right.IMPORT)
def complete(work: Work, customer_id: UUID, values: dict[str, Any], **about: Any) -> Customer:
    """Write these columns of a record that is there already; what is not named stays."""
    customer = work.get(Customer, customer_id, lock=True)
    customer.sqlmodel_update(values)
    customer.sort_name = customer.name.lower()
    customer.revision += 1
    work.session.add(findable(customer, addresses_of(work, customer)))
    work.note("customer.completed", customer, **about)
    return customer


@needs(Right.IMPORT)
def bring_address(work: Work, customer_id: UUID, form: forms.AddressForm) -> Address:
    forms.check_address(form)
    customer = work.get(Customer, customer_id)
    address = work.add(Address(company_id=customer.company_id, customer_id=customer.id, **asdict(form)))
    work.session.add(findable(customer, addresses_of(work, customer)))
    return address


@needs(Right.IMPORT)
def bring_contact(work: Work, customer_id: UUID, form: forms.ContactForm) -> ContactPerson:
    customer = work.get(Customer, customer_id)
    phone = forms.check_contact(form, country=work.get(Company, customer.company_id).country)
    values: dict[str, Any] = asdict(form)
    values |= {"phone": phone, "email": form.email.strip().lower(), "name": form.name.strip()}
    return work.add(ContactPerson(company_id=customer.company_id, customer_id=customer.id, **values))
