"""Which screens a new fact concerns."""

from sqlmodel import col, func, select

from domain.access import Right, needs
from domain.work import Work, topics_of
from models.fact import Fact


@needs(Right.KEEP_HOUSE)
def newest_fact(work: Work) -> int:
    """The sequence number of the newest fact; 0 when there is none."""
    return work.session.exec(select(func.max(Fact.seq))).one() or 0


@needs(Right.KEEP_HOUSE)
def topics_since(work: Work, seq: int) -> tuple[int, list[str]]:
    """The newest sequence number, and the topics of all facts after `seq`."""
    columns = Fact.seq, Fact.company_id, Fact.customer_id, Fact.project_id, Fact.internal, Fact.personal_to
    query = select(*columns).where(col(Fact.seq) > seq).order_by(col(Fact.seq))  # type: ignore[call-overload]
    rows = work.session.exec(query).all()
    return (rows[-1].seq or seq) if rows else seq, topics_of(rows)
