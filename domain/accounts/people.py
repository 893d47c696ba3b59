"""Accounts by their address."""

from sqlmodel import select

from domain.work import Work
from models.account import Account


def account_with(work: Work, email: str) -> Account | None:
    return work.session.exec(select(Account).where(Account.email == email.strip().lower())).one_or_none()


def new_account(work: Work, email: str, name: str, language: str) -> Account:
    return work.add(Account(email=email, name=name, language=language, created_at=work.now))
