"""What is handed out: the address of a project in the portal, and a card with it to print (MA-18)."""

from urllib.parse import urlencode
from uuid import UUID

from sqlmodel import select

from domain import papers
from domain.access import Right, needs
from domain.problems import NotFound
from domain.work import Work
from integrations.pdf.documents import CardSheet
from integrations.reader import Reader
from models.company import Company
from models.customer import Customer
from models.project import Project, ProjectAccess
from settings import settings


@needs(Right.EDIT_PROJECTS)
def link(work: Work, project_id: UUID | str) -> str:
    """Leads to the sign-in of the portal in the firm's look, and from there to the project. Opens nothing by itself."""
    project = work.get(Project, project_id)
    return _link(work.get(Company, project.company_id), project)


@needs(Right.EDIT_PROJECTS)
def card(work: Work, project_id: UUID | str, *, user_name: str = "", password: str = "") -> tuple[CardSheet, Reader]:
    """The card in the customer's language; a password stands on it only while whoever prints it still has it."""
    project = work.get(Project, project_id)
    if user_name:
        _assert_let_in(work, project, user_name)
    company = work.get(Company, project.company_id)
    sender = papers.sender_of(work, company)
    reader = papers.reader_of(work.get(Customer, project.customer_id).language, sender)
    sheet = CardSheet(
        letterhead=papers.letterhead(sender),
        title=project.title,
        site=project.site,
        url=_link(company, project, user_name),
        address=_link(company, project).partition("?")[0].partition("://")[2],
        user_name=user_name,
        password=password,
    )
    return sheet, reader


def _link(company: Company, project: Project, user_name: str = "") -> str:
    known = {"name": user_name} if user_name else {}
    return f"{settings.address}/sign-in/name/{company.slug}?{urlencode({'next': f'/projects/{project.id}'} | known)}"


def _assert_let_in(work: Work, project: Project, user_name: str) -> None:
    query = select(ProjectAccess.id).where(ProjectAccess.project_id == project.id, ProjectAccess.user_name == user_name)
    if work.session.exec(query).first() is None:
        raise NotFound
