"""The firm's own keys at partners, readable only while they are used."""

from integrations import secrets
from models.company import Company


def seal_mollie_key(company: Company, key: str) -> str:
    return secrets.encrypt(key, owner=_owner(company)) if key else ""


def open_mollie_key(company: Company) -> str:
    """The firm's Mollie key, or nothing when it has none; raises `secrets.Sealed` when SECRET_KEY changed."""
    return secrets.decrypt(company.mollie_key, owner=_owner(company)) if company.mollie_key else ""


def _owner(company: Company) -> str:
    return f"company:{company.id}:mollie_key"
