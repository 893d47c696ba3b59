"""Accounts with a user name that a firm makes for somebody to look into a project (MA-12 … MA-15)."""

from uuid import UUID

from sqlmodel import select

from domain.access import Right, needs
from domain.accounts import given
from domain.accounts.rules import check_password
from domain.companies.forms import REQUIRED, TOO_LONG, raise_if
from domain.problems import NotFound
from domain.projects import rules
from domain.projects.shapes import Credentials
from domain.work import Work
from integrations import secrets
from models.customer import Customer
from models.project import Project, ProjectAccess


@needs(Right.EDIT_PROJECTS)
def let_in(
    work: Work, project_id: UUID | str, *, user_name: str, name: str, rights: frozenset[Right], password: str = ""
) -> Credentials:
    """A new account for this project. The password, typed or made here, is told this once and kept nowhere."""
    project = work.get(Project, project_id, lock=True)
    user_name, rights, name = rules.normal_name(user_name), rules.with_state(rights), _checked_name(name)
    password = _checked(password)
    language = work.get(Customer, project.customer_id).language
    try:
        account_id = given.give_account(work, user_name=user_name, password=password, name=name, language=language)
    except given.UserNameTaken:
        raise rules.NameTaken from None
    access = _give(work, project, account_id, user_name=user_name, name=name, rights=rights)
    return Credentials(access.id, user_name, password)


@needs(Right.EDIT_PROJECTS)
def let_in_again(work: Work, project_id: UUID | str, access_id: UUID | str, *, rights: frozenset[Right]) -> None:
    """Open one more project to somebody who has an account for another project of this firm."""
    project, known = work.get(Project, project_id, lock=True), work.get(ProjectAccess, access_id)
    rights = rules.with_state(rights)
    here = select(ProjectAccess).where(
        ProjectAccess.project_id == project.id, ProjectAccess.account_id == known.account_id
    )
    if work.session.exec(here).first():
        raise NotFound  # is let in already; ending and restoring have their own acts
    _give(work, project, known.account_id, user_name=known.user_name, name=known.name, rights=rights)


@needs(Right.EDIT_PROJECTS)
def change_rights(work: Work, access_id: UUID | str, *, rights: frozenset[Right]) -> None:
    """What somebody may see of this project; counts at the next event of an open screen."""
    access = work.get(ProjectAccess, access_id, lock=True)
    rules.assert_lasting(access)
    access.rights = sorted(rules.with_state(rights))
    _record(work, "project.access_changed", access)


@needs(Right.EDIT_PROJECTS)
def end_access(work: Work, access_id: UUID | str) -> None:
    """Close the project to somebody, on open screens too."""
    access = work.get(ProjectAccess, access_id, lock=True)
    rules.assert_lasting(access)
    access.ended_at = work.now
    _record(work, "project.access_ended", access)


@needs(Right.EDIT_PROJECTS)
def restore_access(work: Work, access_id: UUID | str) -> None:
    """The same account, rights and password as before."""
    access = work.get(ProjectAccess, access_id, lock=True)
    access.ended_at = None
    _record(work, "project.access_restored", access)


@needs(Right.EDIT_PROJECTS)
def renew_password(work: Work, access_id: UUID | str, *, password: str = "") -> Credentials:
    """A new first password for somebody who forgot it; told this once. It is one account for all its projects."""
    access = work.get(ProjectAccess, access_id, lock=True)
    password = _checked(password)
    given.renew_password(work, access.account_id, password)
    _record(work, "project.password_renewed", access)
    return Credentials(access.id, access.user_name, password)


def _give(
    work: Work, project: Project, account_id: UUID, *, user_name: str, name: str, rights: frozenset[Right]
) -> ProjectAccess:
    access = ProjectAccess(
        company_id=project.company_id,
        customer_id=project.customer_id,
        project_id=project.id,
        account_id=account_id,
        user_name=user_name,
        name=name,
        rights=sorted(rights),
        created_at=work.now,
    )
    work.add(access)
    _record(work, "project.access_given", access)
    return access


def _record(work: Work, fact: str, access: ProjectAccess) -> None:
    """Not kept inside: open screens of the person must hear of it. It says no more than the user name."""
    work.session.add(access)
    work.record(fact, access, user_name=access.user_name)


def _checked_name(name: str) -> str:
    errors = {} if name.strip() else {"name": REQUIRED}
    raise_if({"name": TOO_LONG} if len(name) > 120 else errors)
    return name.strip()


def _checked(password: str) -> str:
    """The password that was typed, or a new one."""
    if password:
        check_password(password)
    return password or secrets.new_password()
