"""The letter about what was planned: a line per visit, and where all of them stand."""

from uuid import UUID
from zoneinfo import ZoneInfo

from sqlmodel import col, select

from domain.notifications.drafts import Draft
from domain.texts import _
from integrations.mail import Letter, letters
from models.project import PlanningItem, Project

MOST = 8  # visits in one letter; all of them are in the portal
NAMED = 2  # projects in the subject


def visits_planned(draft: Draft) -> Letter:
    items, titles = _planned(draft)
    called_off = _("{firm} called this off. In the portal you see what stands.")
    planned = _("{firm} planned this with you. In the portal it stands in a calendar, and follows every change.")
    is_off = all(item.cancelled_at for item in items)
    words = draft.say(called_off if is_off else planned, firm=draft.firm.name)
    shown = _next(items, MOST // max(len(titles), 1))
    if len(items) > len(shown):
        words += "\n\n" + draft.say(_("These are the next {n}; all the others are in the portal."), n=len(shown))
    names = ", ".join([*titles.values()][:NAMED]) + (" …" if len(titles) > NAMED else "")
    return letters.notice(
        draft.reader, draft.firm, **draft.head,
        subject=draft.say(_("When we come: {title}"), title=names or draft.matter.title), words=words,
        facts=tuple(_line(draft, item, titles[item.project_id] if len(titles) > 1 else "") for item in shown),
    )  # fmt: skip


def _planned(draft: Draft) -> tuple[list[PlanningItem], dict[UUID | None, str]]:
    """What is told, the soonest first; and what the projects are called, in the order they come."""
    ids = [UUID(id) for id in draft.values.get("visits", [])]
    query = select(PlanningItem, Project.title).join(Project, col(Project.id) == PlanningItem.project_id)
    found = draft.work.session.exec(query.where(col(PlanningItem.id).in_(ids)).order_by(col(PlanningItem.starts_at)))
    rows = found.all()
    return [item for item, _title in rows], {item.project_id: title for item, title in rows}


def _next(items: list[PlanningItem], few: int) -> list[PlanningItem]:
    """The next visits of each project, at least one, so that none goes unnamed."""
    shown: list[PlanningItem] = []
    for item in items:
        if sum(one.project_id == item.project_id for one in shown) < max(few, 1):
            shown.append(item)
    return shown


def _line(draft: Draft, item: PlanningItem, project: str) -> tuple[str, str]:
    """The day, and what for; at which time and who, as far as the firm tells that; then the note."""
    zone = ZoneInfo(item.zone)
    day = draft.reader.weekday(item.starts_at.astimezone(zone).date())
    if item.cancelled_at:
        told = draft.say(_("{title}: does not take place"), title=item.title)
        return day, " · ".join(filter(None, (project, told)))
    span = (f"{at.astimezone(zone):%H:%M}" for at in (item.starts_at, item.ends_at))
    times = "–".join(span) if draft.matter.company.visit_times else ""
    told = ", ".join(filter(None, (times, item.title, item.staff_name)))
    return day, " · ".join(filter(None, (project, told, item.note)))
