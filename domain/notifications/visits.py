"""The letter about what was planned: a line per visit, and where all of them stand."""

from uuid import UUID
from zoneinfo import ZoneInfo

from sqlmodel import col, select

from domain.notifications.drafts import Draft
from domain.texts import _
from integrations.mail import Letter, letters
from models.project import PlanningItem

MOST = 8  # visits in one letter; all of them are in the portal


def visits_planned(draft: Draft) -> Letter:
    ids = [UUID(id) for id in draft.values.get("visits", [])]
    query = select(PlanningItem).where(col(PlanningItem.id).in_(ids)).order_by(col(PlanningItem.starts_at))
    items = draft.work.session.exec(query).all()
    called_off = _("{firm} called this off. In the portal you see what stands.")
    planned = _("{firm} planned this with you. In the portal it stands in a calendar, and follows every change.")
    is_off = all(item.cancelled_at for item in items)
    words = draft.say(called_off if is_off else planned, firm=draft.firm.name)
    if len(items) > MOST:
        words += "\n\n" + draft.say(_("These are the next {n}; all the others are in the portal."), n=MOST)
    return letters.notice(
        draft.reader, draft.firm, **draft.head,
        subject=draft.say(_("When we come: {title}"), title=draft.matter.title), words=words,
        facts=tuple(_line(draft, item) for item in items[:MOST]),
    )  # fmt: skip


def _line(draft: Draft, item: PlanningItem) -> tuple[str, str]:
    """The day, and what for; at which time and who, as far as the firm tells that; then the note."""
    zone = ZoneInfo(item.zone)
    day = draft.reader.weekday(item.starts_at.astimezone(zone).date())
    if item.cancelled_at:
        return day, draft.say(_("{title}: does not take place"), title=item.title)
    span = (f"{at.astimezone(zone):%H:%M}" for at in (item.starts_at, item.ends_at))
    times = "–".join(span) if draft.matter.company.visit_times else ""
    told = ", ".join(filter(None, (times, item.title, item.staff_name)))
    return day, " · ".join(filter(None, (told, item.note)))
