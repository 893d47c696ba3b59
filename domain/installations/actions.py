"""What the firm does with installations and vehicles."""

from datetime import date
from uuid import UUID

from sqlmodel import col, select

from domain import customers
from domain.access import Right, needs
from domain.documents.filing import file_pdf
from domain.installations import forms, rules, stickers
from domain.installations.forms import InstallationForm
from domain.texts import _, say
from domain.work import Work
from models.company import Company
from models.customer import Customer
from models.document import Document, DocumentKind
from models.installation import Installation


@needs(Right.EDIT_CUSTOMERS)
def add(work: Work, customer_id: UUID | str, form: InstallationForm) -> Installation:
    """Something new to look after, with a sticker of its own."""
    customer = work.get(Customer, customer_id)
    installation = Installation(
        company_id=customer.company_id,
        customer_id=customer.id,
        sticker=stickers.new_code(),
        created_at=work.now,
        **forms.check(form, _places(work, customer.id)),
    )
    work.record("installation.added", work.add(installation), internal=True, name=installation.name)
    return installation


@needs(Right.EDIT_CUSTOMERS)
def change(work: Work, installation_id: UUID | str, revision: int, form: InstallationForm) -> Installation:
    installation = _locked(work, installation_id, revision)
    installation.sqlmodel_update(forms.check(form, _places(work, installation.customer_id)))
    work.record("installation.changed", _saved(work, installation), internal=True, name=installation.name)
    return installation


@needs(Right.EDIT_CUSTOMERS)
def note_service(
    work: Work, installation_id: UUID | str, revision: int, *, on: date, next_on: date | None = None
) -> Installation:
    """It was serviced on this day; the next time is due on `next_on`."""
    installation = _locked(work, installation_id, revision)
    installation.serviced_on, installation.next_service_on = on, next_on
    work.record("installation.serviced", _saved(work, installation), name=installation.name, on=on.isoformat())
    return installation


@needs(Right.EDIT_CUSTOMERS)
def new_sticker(work: Work, installation_id: UUID | str, revision: int) -> Installation:
    """The sticker got lost, or into the wrong hands: the old one opens nothing any more."""
    installation = _locked(work, installation_id, revision)
    installation.sticker = stickers.new_code()
    work.record("installation.sticker_replaced", _saved(work, installation), internal=True, name=installation.name)
    return installation


@needs(Right.EDIT_CUSTOMERS)
def ask_for_stickers(work: Work, customer_id: UUID | str) -> None:
    """Have the stickers of everything at this customer's printed; the sheet appears in the archive, for staff."""
    customer = work.get(Customer, customer_id)
    query = select(Installation.id).where(Installation.customer_id == customer.id)
    if work.session.exec(query.where(col(Installation.removed_at).is_(None))).first() is None:
        raise rules.NothingToStickOn
    work.record("stickers.asked_for", customer, internal=True)


@needs(Right.FOLLOW_UP)
def file_stickers(work: Work, customer_id: UUID | str, data: bytes) -> Document:
    """The sheet was printed: file it where staff find it."""
    customer = work.get(Customer, customer_id)
    title = say(work.get(Company, customer.company_id).language, _("Stickers {customer}"), customer=customer.name)
    document = file_pdf(work, customer_id=customer.id, kind=DocumentKind.OTHER, title=title, data=data, shared=False)
    work.record("stickers.printed", customer, internal=True, document_id=str(document.id))
    return document


@needs(Right.EDIT_CUSTOMERS)
def remove(work: Work, installation_id: UUID | str, revision: int) -> Installation:
    """Not there any more. Requests and documents about it stay; its sticker opens nothing."""
    installation = _locked(work, installation_id, revision)
    installation.removed_at = work.now
    work.record("installation.removed", _saved(work, installation), internal=True, name=installation.name)
    return installation


def _locked(work: Work, installation_id: UUID | str, revision: int) -> Installation:
    installation = work.get(Installation, installation_id, lock=True)
    rules.assert_current(installation, revision)
    return installation


def _saved(work: Work, installation: Installation) -> Installation:
    installation.revision += 1
    work.session.add(installation)
    return installation


def _places(work: Work, customer_id: UUID) -> dict[str, UUID]:
    return {str(address.id): address.id for address in customers.addresses(work, customer_id)}
