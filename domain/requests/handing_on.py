"""What a quote, an order or a project takes over from a request, so that nobody types it again."""

from uuid import UUID

from sqlmodel import col, select

from domain import documents, papers
from domain.requests.reading import answers_of
from domain.texts import _, say
from domain.work import Work
from models.company import Company
from models.customer import Customer
from models.document import Document, StoredFile
from models.request import AnswerKind, Request

YES_NO = {"yes": _("Yes"), "no": _("No")}
MOST_INTRO = 4000
MOST_TITLE = 160
MOST_GREETING = 2000


def title_of(request: Request) -> str:
    """What kind of work, and on what: "Repair, Boiler in the attic"."""
    return ", ".join(filter(None, (request.type_name, request.about)))[:MOST_TITLE]


def intro_of(work: Work, request: Request) -> str:
    """The customer's own words and answers, said back in the customer's language."""
    company, customer = work.get(Company, request.company_id), work.get(Customer, request.customer_id)
    language, day = customer.language, papers.today(request.created_at, company.timezone)
    asked = say(language, _("What you asked us on {day}:"), country=company.country, day=day)
    told = [f"{one.question} {_said(language, one.kind, one.said)}" for one in answers_of(request)]
    blocks = (asked, request.text, "\n".join(told), request.place)
    return "\n\n".join(filter(None, blocks))[:MOST_INTRO]


def greeting_of(work: Work, request: Request) -> str:
    """The same as the first words of a project's page."""
    return intro_of(work, request)[:MOST_GREETING]


def attach_photos(work: Work, request: Request, quote_id: UUID) -> None:
    """Put the request's photos and files with the quote; they stay with the request, too."""
    query = select(Document).where(Document.request_id == request.id).order_by(col(Document.id))
    for document in list(work.session.exec(query)):
        file = _made_ours(work, work.get(StoredFile, document.file_id))
        documents.attach(work, quote_id, file.id, title=document.title)


def _made_ours(work: Work, file: StoredFile) -> StoredFile:
    """The same bytes as a file of the firm: what is a customer's is no part of an offer."""
    kept = file.model_dump(include={"company_id", "sha256", "size", "media_type", "name", "inline"})
    return work.add(StoredFile(**kept, uploaded_by=work.actor.id, created_at=work.now))


def copy_photos(work: Work, request: Request, project_id: UUID) -> None:
    """Put them with the project, for the firm alone: who is let in there later was not shown them."""
    query = select(Document.id).where(Document.request_id == request.id).order_by(col(Document.id))
    for document_id in list(work.session.exec(query)):
        documents.copy_to_project(work, document_id, project_id)


def _said(language: str, kind: AnswerKind, text: str) -> str:
    return say(language, YES_NO[text]) if kind is AnswerKind.YES_NO else text
