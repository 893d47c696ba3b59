"""What follows from planning: the customer is told, when whoever plans is done."""

from domain import planning
from domain.planning.telling import PATIENCE
from domain.work import Work
from models.project import PlanningItem
from tasks.worker import task


@task("planning.announce")
def announce(work: Work, *, fact: str, subject: str) -> None:
    _tell_later(work, str(work.get(PlanningItem, subject).project_id), fact)


@task("planning.announce_standing")
def announce_standing(work: Work, *, fact: str, subject: str) -> None:
    """Whoever may see a project from now on hears what was planned there before."""
    _tell_later(work, subject, fact)


@task("planning.tell")
def tell(work: Work, *, project: str) -> None:
    planning.tell_news(work, project)


def _tell_later(work: Work, project: str, fact: str) -> None:
    key = f"planning.tell:{fact}"
    company_id = work.actor.company_id
    work.later("planning.tell", company_id=company_id, due_in=PATIENCE, dedup_key=key, project=project)
