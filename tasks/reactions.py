"""What happens after something happened. Read this page to know it all."""

from domain import facts
from domain.work import Work
from tasks.worker import task

REACTIONS: dict[str, tuple[str, ...]] = {
    "staff.invited": ("accounts.send_invitation",),
}

QUEUES: dict[str, str] = {}


@task("react")
def react(work: Work, fact: str) -> None:
    """Turn a fact into one job per reaction; the keys make a repeated fact harmless."""
    happened = facts.by_id(work, fact)
    for kind in REACTIONS.get(happened.name, ()):
        work.later(
            kind,
            company_id=happened.company_id,
            queue=QUEUES.get(kind, "default"),
            dedup_key=f"{kind}:{fact}",
            fact=fact,
            subject=str(happened.subject_id),
        )
