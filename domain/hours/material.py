"""What went into the work, and pictures of it."""

from datetime import timedelta
from uuid import UUID

from sqlmodel import col, select

from domain.access import Right, needs
from domain.documents import rules as papers
from domain.documents.filing import document_of
from domain.hours import finding, rules
from domain.hours.forms import MaterialForm, MaterialValues, material_values
from domain.problems import Invalid, NotAllowed, NotFound
from domain.texts import _
from domain.work import Work
from models.customer import Customer
from models.document import Document, DocumentKind, StoredFile
from models.project import MaterialUse

ONE_PRESS = timedelta(seconds=10)  # the same once more within it is the same press, sent twice


@needs(Right.LOG_HOURS)
def use(work: Work, project_id: UUID | str, form: MaterialForm) -> MaterialUse:
    """Write down material."""
    project = finding.project_of(work, project_id)
    today = rules.day_of(work.now, finding.zone_of(work, project.company_id))
    values = material_values(form, language=work.actor.language, today=today)
    if twin := _twin(work, project.id, values):
        return twin
    used = MaterialUse(
        company_id=project.company_id,
        customer_id=project.customer_id,
        project_id=project.id,
        name=values.name,
        quantity_milli=values.quantity_milli,
        unit=values.unit,
        used_on=values.used_on,
        staff_id=work.actor.id,
        staff_name=work.actor.name,
        created_at=work.now,
    )
    work.record("material.used", work.add(used), name=used.name)
    return used


@needs(Right.LOG_HOURS)
def take_back(work: Work, use_id: UUID | str) -> None:
    """It was not used after all: by who wrote it these days, or by the planner."""
    used = work.get(MaterialUse, use_id, lock=True)
    finding.project_of(work, used.project_id or "")
    is_own = used.staff_id == work.actor.id and work.now - used.created_at <= rules.OWN_DAYS
    if not (is_own or rules.is_any_ones(work.actor)):
        raise NotAllowed
    work.record("material.taken_back", used, name=used.name)
    work.session.delete(used)


@needs(Right.LOG_HOURS)
def add_photo(work: Work, project_id: UUID | str, file_id: UUID | str, *, title: str = "") -> Document:
    """Put an uploaded picture into the project's diary; whoever may see its documents sees it."""
    project = finding.project_of(work, project_id)
    file = work.get(StoredFile, file_id)
    if file.customer_id not in (None, project.customer_id):
        raise NotFound
    if not file.media_type.startswith("image/"):
        raise Invalid({"photo": _("This is not a picture. Documents are shared by the office.")})
    known = select(Document).where(Document.project_id == project.id, Document.file_id == file.id)
    if twin := work.session.exec(known).first():
        return twin
    title = " ".join(title.split()) or papers.title_of(file.name)
    if len(title) > papers.MOST_TITLE:
        raise Invalid({"title": _("This is too long.")})
    photo = document_of(file, work.get(Customer, project.customer_id), kind=DocumentKind.PHOTO, title=title)
    photo.project_id, photo.address_id, photo.created_at = project.id, project.address_id, work.now
    work.record("photo.added", work.add(photo), title=title, by=work.actor.name)
    return photo


def _twin(work: Work, project_id: UUID, values: MaterialValues) -> MaterialUse | None:
    query = select(MaterialUse).where(
        MaterialUse.project_id == project_id,
        MaterialUse.staff_id == work.actor.id,
        MaterialUse.name == values.name,
        MaterialUse.quantity_milli == values.quantity_milli,
        MaterialUse.unit == values.unit,
        MaterialUse.used_on == values.used_on,
        col(MaterialUse.created_at) > work.now - ONE_PRESS,
    )
    return work.session.exec(query).first()
