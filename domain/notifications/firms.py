"""How a firm shows itself in a letter: its look, its foot, and the person to call."""

from functools import lru_cache

from domain.notifications.matters import Matter
from domain.work import Work
from integrations import images, mail, phone, storage
from integrations.mail import Person
from models.company import Company
from models.document import StoredFile


def firm_of(work: Work, company: Company) -> mail.Firm:
    place = f"{company.street}, {company.postcode} {company.city}" if company.street else ""
    names = (company.legal_name or company.name, place, company.registration_number, company.vat_number)
    return mail.Firm(
        name=company.name,
        brand=company.brand,
        logo=_logo(work.get(StoredFile, company.logo_file_id).sha256) if company.logo_file_id else None,
        imprint=tuple(dict.fromkeys(filter(None, names))),  # Belgium has one number for both
        reply_to=company.reply_to or company.email,
    )


def person_of(matter: Matter) -> Person:
    """Whoever looks after it, under a number that is answered; else the firm itself."""
    name = matter.owner.name if matter.owner else matter.company.name
    number = (matter.owner.phone if matter.owner else "") or matter.company.phone
    return Person(name, number, _written(number, matter.company.country))


def _written(number: str, country: str) -> str:
    try:
        return phone.written(number, country=country) if number else ""
    except phone.NotAPhoneNumber:
        return number


@lru_cache(maxsize=64)
def _logo(sha256: str) -> bytes:
    """The logo as a small PNG; the same for every letter of the firm."""
    return images.logo(storage.read(sha256)).data
