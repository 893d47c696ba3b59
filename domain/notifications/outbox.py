"""A message and the job that sends it, written together and only once."""

from sqlmodel import select

from domain.notifications import rules
from domain.notifications.notices import Template
from domain.work import Work
from models.fact import Delivery, Job


def put(work: Work, delivery: Delivery, *, dedup_key: str) -> Delivery | None:
    """Write the log's line and its job; None when this key was told before."""
    if work.session.exec(select(Job.id).where(Job.dedup_key == dedup_key)).first():
        return None
    work.add(delivery)
    job = work.later(
        "deliveries.send",
        company_id=delivery.company_id,
        queue=rules.queue_for(Template(delivery.template), delivery.channel),
        dedup_key=dedup_key,
        delivery=str(delivery.id),
    )
    job.max_attempts = rules.MOST_ATTEMPTS
    return delivery
