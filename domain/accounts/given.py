"""Accounts that a firm gives out: user name and first password. For the rooms whose actions looked whose they are."""

from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from domain.accounts.browsers import end_sessions
from domain.work import Work
from integrations import secrets
from models.account import Account, Door
from models.session import widened


class UserNameTaken(Exception):
    """Somebody has this user name, at this firm or another."""


def give_account(work: Work, *, user_name: str, password: str, name: str, language: str) -> UUID:
    """A new account whose password must be changed at the first entry. Raises UserNameTaken."""
    account = Account(
        user_name=user_name,
        password_hash=secrets.hash_password(password),
        must_change_password=True,
        name=name,
        language=language,
        created_at=work.now,
    )
    with widened(work.session):
        if work.session.exec(select(Account.id).where(Account.user_name == user_name)).first():
            raise UserNameTaken
        try:
            work.add(account)
        except IntegrityError as error:  # at the same moment as another firm
            raise UserNameTaken from error
    return account.id


def renew_password(work: Work, account_id: UUID, password: str) -> None:
    """Another first password; every browser that is signed in with the old one is at the door again."""
    with widened(work.session):
        account = work.session.get_one(Account, account_id)
        account.password_hash, account.must_change_password = secrets.hash_password(password), True
        end_sessions(work, account_id, Door.PORTAL)
