"""How a customer record is written: its columns, and the words it is found by."""

from dataclasses import asdict
from typing import Any

from sqlmodel import col, select

from domain.customers.forms import CustomerForm
from domain.work import Work
from models.customer import Address, Customer


def columns_of(form: CustomerForm, number: str) -> dict[str, Any]:
    name = form.name.strip()
    return asdict(form) | {
        "phone": number,
        "email": form.email.strip().lower(),
        "name": name,
        "sort_name": name.lower(),
    }


def addresses_of(work: Work, customer: Customer) -> list[Address]:
    return list(work.session.exec(select(Address).where(col(Address.customer_id) == customer.id)))


def findable(customer: Customer, addresses: list) -> Customer:
    """Put the words a clerk may look for in one place."""
    places = [word for address in addresses for word in (address.street, address.postcode, address.city)]
    words = [customer.number, customer.name, customer.email, customer.phone, *places]
    customer.search = " ".join(filter(None, words)).lower()[:600]
    return customer
