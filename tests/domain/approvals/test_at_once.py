"""Everybody at the same moment, with real threads on the real database."""

from collections import Counter
from collections.abc import Callable
from threading import Barrier, Thread

from sqlmodel import select

from domain import approvals, quotes
from domain.access import system_of
from domain.problems import Problem
from domain.work import work_as
from models.approval import Approval, ApprovalStatus
from models.fact import Fact
from models.order import Order
from models.quote import Quote, QuoteStatus
from tests.makers import a_draft, a_sent_quote, approved, just_proved, seen_by
from tests.people import People, do


def at_once(*deeds: Callable[[], object]) -> list[str]:
    """Do all of this at the same moment; returns "done" or the name of the problem, in the order of the deeds."""
    start = Barrier(len(deeds))
    results = [""] * len(deeds)

    def run(number: int, deed: Callable[[], object]) -> None:
        start.wait()
        try:
            deed()
            results[number] = "done"
        except Problem as problem:
            results[number] = type(problem).__name__

    threads = [Thread(target=run, args=pair) for pair in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_of_twenty_approvals_at_once_exactly_one_counts(people: People):
    sent = a_sent_quote(people)
    consent = seen_by(people.alice, sent.id).approval
    results = at_once(*[lambda: approved(people.alice, consent)] * 20)
    assert Counter(results) == {"done": 1, "AlreadyDecided": 19}
    with work_as(people.sanne) as work:
        assert len(work.session.exec(select(Fact).where(Fact.name == "quote.approved")).all()) == 1


def test_approving_and_declining_at_once_gives_one_decision(people: People):
    consent = seen_by(people.alice, a_sent_quote(people).id).approval
    decline = lambda: do(people.alice, approvals.decline, consent.id, sha256=consent.sha256, reason="No")  # noqa: E731
    results = at_once(*[lambda: approved(people.alice, consent), decline] * 5)
    assert Counter(results) == {"done": 1, "AlreadyDecided": 9}


def test_a_new_version_and_an_approval_at_once_never_both_succeed(people: People):
    seen = Counter()
    for _ in range(12):
        sent = a_sent_quote(people)
        consent = seen_by(people.alice, sent.id).approval
        line = sent.lines[0].item.id
        draft = do(people.sanne, quotes.remove_line, sent.id, sent.revision, line)
        results = tuple(
            at_once(
                lambda consent=consent: approved(people.alice, consent),
                lambda draft=draft: do(people.sanne, quotes.send, draft.id, draft.revision),
            )
        )
        seen[results] += 1
        _assert_whole(people, sent.id)
    assert set(seen) <= {("done", "AlreadyApproved"), ("Outdated", "done")}
    assert sum(seen.values()) == 12


def test_withdrawing_and_approving_at_once_never_both_succeed(people: People):
    for _ in range(6):
        sent = a_sent_quote(people)
        consent = seen_by(people.alice, sent.id).approval
        results = tuple(
            at_once(
                lambda consent=consent: approved(people.alice, consent),
                lambda sent=sent: do(people.sanne, quotes.withdraw, sent.id),
            )
        )
        assert results in {("done", "NotOpen"), ("Withdrawn", "done")}
        _assert_whole(people, sent.id)


def test_two_clerks_who_send_at_once_send_one_version(people: People):
    draft = a_draft(people)
    send = lambda: do(people.sanne, quotes.send, draft.id, draft.revision)  # noqa: E731
    assert Counter(at_once(send, send, send)) == {"done": 1, "EditedMeanwhile": 2}
    assert do(people.sanne, quotes.draft, draft.id).version == 1


def test_quotes_made_at_once_have_numbers_of_their_own(people: People):
    make = lambda: do(people.sanne, quotes.create, people.alice_customer, title="Job")  # noqa: E731
    assert at_once(*[make] * 8) == ["done"] * 8
    numbers = sorted(row.number for row in do(people.sanne, quotes.page).rows)
    assert [number[-4:] for number in numbers] == [f"{n:04}" for n in range(1, 9)]


def test_decisions_sealed_at_once_make_one_whole_chain(people: People):
    consents = []
    for actor, customer in ((people.alice, people.alice_customer), (people.niels, people.niels_customer)) * 3:
        sent = a_sent_quote(people, customer=customer)
        consents.append(approved(just_proved(actor), seen_by(actor, sent.id).approval))
    system = system_of(people.company.id)
    at_once(*[lambda id=consent.id: do(system, approvals.seal, id) for consent in consents * 2])
    report = do(people.sanne, approvals.verify_chain)
    assert (report.length, report.is_whole) == (6, True)


def test_the_same_approval_makes_one_order_however_often_it_is_followed_up(people: People):
    from domain import orders

    sent = a_sent_quote(people)
    consent = approved(people.alice, seen_by(people.alice, sent.id).approval)
    system = system_of(people.company.id)
    assert at_once(*[lambda: do(system, orders.make_from_approval, consent.id)] * 6) == ["done"] * 6
    with work_as(people.sanne) as work:
        assert [order.quote_id for order in work.session.exec(select(Order))] == [sent.id]


def _assert_whole(people: People, quote_id) -> None:
    """Quote and approvals agree: one approval counts, and it is of the newest version or the decided one."""
    with work_as(people.sanne) as work:
        quote = work.get(Quote, quote_id)
        rows = work.session.exec(select(Approval).where(Approval.quote_id == quote_id)).all()
    by_status = Counter(row.status for row in rows)
    if quote.status is QuoteStatus.APPROVED:
        assert (by_status[ApprovalStatus.APPROVED], by_status[ApprovalStatus.WAITING]) == (1, 0)
        assert next(row.version for row in rows if row.status is ApprovalStatus.APPROVED) == quote.version
    elif quote.status is QuoteStatus.SENT:
        assert [row.version for row in rows if row.status is ApprovalStatus.WAITING] == [quote.version]
        assert by_status[ApprovalStatus.APPROVED] == 0
    else:
        assert by_status[ApprovalStatus.APPROVED] == by_status[ApprovalStatus.WAITING] == 0
