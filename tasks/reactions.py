"""What happens after something happened. Read this page to know it all."""

from domain import facts
from domain.work import Work
from tasks.worker import task

REACTIONS: dict[str, tuple[str, ...]] = {
    "quote.sent": ("quotes.render",),
    "quote.approved": ("approvals.seal", "orders.make_from_approval"),
    "quote.declined": ("approvals.seal",),
    "quote.sealed": ("approvals.file_evidence",),
    "document.approved": ("approvals.seal",),
    "document.declined": ("approvals.seal",),
    "document.sealed": ("approvals.file_evidence",),
    "order.made": ("orders.file_confirmation",),
    "staff.invited": ("accounts.send_invitation",),
}

QUEUES: dict[str, str] = {
    "quotes.render": "pdf",
    "approvals.file_evidence": "pdf",
    "orders.file_confirmation": "pdf",
}


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
