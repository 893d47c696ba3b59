"""What people ask about projects."""

from uuid import UUID

from sqlmodel import col, select

from domain.access import HOUSE, Right, needs
from domain.paging import USUAL, Page, order_of, page_of
from domain.projects.shapes import Guest, ProjectFull, ProjectRow, Teammate
from domain.work import Work, work_as
from models.account import StaffMember
from models.company import Company
from models.customer import Customer
from models.fact import ActorKind
from models.order import Order
from models.project import Project, ProjectAccess, ProjectMember, ProjectStatus

SORTS = {
    "date": (Project.created_at,),
    "status": (Project.status, Project.created_at),
    "number": (Project.number,),
}


@needs(Right.SEE_PROJECTS)
def page(
    work: Work,
    *,
    search: str = "",
    sort: str = "",
    status: ProjectStatus | None = None,
    customer_id: UUID | str | None = None,
    company_id: UUID | str | None = None,
    after: str | None = None,
    before: str | None = None,
    size: int = USUAL,
) -> Page[ProjectRow]:
    """Projects, newest first unless `sort` says otherwise: the firm's, or those that are open to the visitor."""
    query = (
        select(
            Project.id, Project.number, Project.title, Project.company_id, Project.customer_id, Customer.name,
            Project.site, Project.status, Project.progress, Project.lead_name, Project.starts_on, Project.ends_on,
            Project.is_open, Project.created_at,
        )  # type: ignore[call-overload]
        .join(Customer, col(Customer.id) == Project.customer_id, isouter=True)  # a guest does not see the record
    )  # fmt: skip
    if status:
        query = query.where(Project.status == status)
    if customer_id:
        query = query.where(Project.customer_id == work.get(Customer, customer_id).id)
    if company_id:
        query = query.where(Project.company_id == work.get(Company, company_id).id)
    return page_of(
        work, query, ProjectRow, by=order_of(sort, SORTS, usual="-date"), id=Project.id, search=search, among=Project,
        after=after, before=before, size=size,
    )  # fmt: skip


@needs(Right.SEE_PROJECTS)
def are_any(work: Work) -> bool:
    """Whether there is a project at all that this reader may see."""
    return work.session.exec(select(Project.id).limit(1)).first() is not None


@needs(Right.SEE_PROJECTS)
def by_id(work: Work, project_id: UUID | str) -> ProjectFull:
    """One project, as staff or its customer may see it."""
    project = work.get(Project, project_id)
    is_staff = work.actor.kind is not ActorKind.CUSTOMER
    record = _record_of(work, project)
    order = work.get(Order, project.order_id) if project.order_id and is_staff else None
    return ProjectFull(
        id=project.id,
        number=project.number,
        title=project.title,
        company_id=project.company_id,
        company=work.get(Company, project.company_id).name,
        customer_id=project.customer_id,
        customer=record.name if is_staff or work.actor.seat(record.id) else "",
        address_id=project.address_id,
        site=project.site,
        order_id=project.order_id,
        order_number=order.number if order else "",
        lead_id=project.lead_id,
        lead_name=project.lead_name,
        info=project.info,
        greeting=project.info or record.info,
        status=project.status,
        progress=project.progress,
        starts_on=project.starts_on,
        ends_on=project.ends_on,
        portal_open=project.portal_open,
        opened_by_customer=record.opens_projects,
        is_open=project.is_open,
        revision=project.revision,
        created_at=project.created_at,
        can_edit=is_staff and work.actor.may(Right.EDIT_PROJECTS),
    )


@needs(Right.SEE_PROJECTS)
def of_order(work: Work, order_id: UUID | str) -> UUID | None:
    """The project that was made of an order, if there is one."""
    query = select(Project.id).where(Project.order_id == work.get(Order, order_id).id)
    return work.session.exec(query).first()


@needs(Right.SEE_PROJECTS)
def team(work: Work, project_id: UUID | str) -> list[Teammate]:
    """Who works on a project, by name."""
    project = work.get(Project, project_id)
    query = (
        select(StaffMember)
        .join(ProjectMember, col(ProjectMember.staff_id) == StaffMember.id)
        .where(ProjectMember.project_id == project.id)
        .order_by(StaffMember.name)
    )
    return [
        Teammate(row.id, row.name, row.id == project.lead_id, row.left_at is not None)
        for row in work.session.exec(query)
    ]


@needs(Right.EDIT_PROJECTS)
def guests(work: Work, project_id: UUID | str) -> list[Guest]:
    """The accounts that were let into a project, the ended ones too."""
    project = work.get(Project, project_id)
    query = select(ProjectAccess).where(ProjectAccess.project_id == project.id)
    return [_guest(row) for row in work.session.exec(query.order_by(ProjectAccess.user_name))]


@needs(Right.EDIT_PROJECTS)
def known_guests(work: Work, project_id: UUID | str) -> list[Guest]:
    """Accounts this firm made for other projects, and that are not in this one yet; each once."""
    project = work.get(Project, project_id)
    here = select(ProjectAccess.account_id).where(ProjectAccess.project_id == project.id)
    query = select(ProjectAccess).where(col(ProjectAccess.account_id).not_in(here))
    found = {row.account_id: row for row in work.session.exec(query.order_by(ProjectAccess.user_name))}
    return [_guest(row) for row in found.values()]


def _record_of(work: Work, project: Project) -> Customer:
    """A guest of one project does not see the customer's record; the house reads the greeting on it."""
    if work.actor.kind is not ActorKind.CUSTOMER:
        return work.get(Customer, project.customer_id)
    with work_as(HOUSE, writes=False) as house:
        return house.get(Customer, project.customer_id)


def _guest(row: ProjectAccess) -> Guest:
    rights = frozenset(Right(right) for right in row.rights)
    return Guest(row.id, row.user_name, row.name, rights, row.created_at, row.seen_at, row.ended_at)
