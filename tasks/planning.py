"""What follows from planning: the customer is told, when whoever plans is done."""

from domain import planning
from domain.planning.telling import PATIENCE
from domain.work import Work
from models.project import PlanningItem
from tasks.worker import task


@task("planning.announce")
def announce(work: Work, *, fact: str, subject: str) -> None:
    item = work.get(PlanningItem, subject)
    key, project = f"planning.tell:{fact}", str(item.project_id)
    work.later("planning.tell", company_id=item.company_id, due_in=PATIENCE, dedup_key=key, project=project)


@task("planning.tell")
def tell(work: Work, *, project: str) -> None:
    planning.tell_news(work, project)
