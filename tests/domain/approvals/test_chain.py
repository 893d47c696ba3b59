"""The chain of decisions: whoever changes, drops or adds one breaks it in sight of everybody."""

import pytest
from sqlmodel import select

from domain import approvals
from domain.access import HOUSE, system_of
from domain.problems import NotAllowed
from domain.work import work_as
from models.approval import Approval, ApprovalChain
from models.quote import QuoteVersion
from tests.makers import a_sent_quote, approved, seen_by
from tests.people import People, do


@pytest.fixture
def three(people: People) -> list[Approval]:
    """Two approvals and a refusal, sealed."""
    sealed = []
    for number in range(3):
        consent = seen_by(people.alice, a_sent_quote(people).id).approval
        if number == 1:
            do(people.alice, approvals.decline, consent.id, sha256=consent.sha256, reason="Too dear")
        else:
            approved(people.alice, consent)
        sealed.append(do(system_of(people.company.id), approvals.seal, consent.id))
    return sealed


def test_each_link_holds_the_hash_of_the_one_before(people: People, three: list[Approval]):
    assert [row.chain_number for row in three] == [1, 2, 3]
    assert [row.previous_hash for row in three] == ["", three[0].hash, three[1].hash]
    assert len({row.hash for row in three}) == 3
    report = do(people.sanne, approvals.verify_chain)
    assert (report.length, report.broken_at, report.is_whole) == (3, None, True)


def test_sealing_again_changes_nothing(people: People, three: list[Approval]):
    again = do(system_of(people.company.id), approvals.seal, three[0].id)
    assert (again.chain_number, again.hash) == (1, three[0].hash)
    assert do(people.sanne, approvals.verify_chain).length == 3


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("typed_name", "Somebody else"),
        ("decided_cents", 1),
        ("ip", "198.51.100.9"),
        ("choices", ["x"]),
        ("sha256", "0" * 64),
        ("previous_hash", "0" * 64),
        ("hash", "0" * 64),
        ("chain_number", 9),
    ],
)
def test_a_changed_decision_is_found(people: People, three: list[Approval], column: str, value: object):
    with work_as(HOUSE) as work:
        setattr(work.get(Approval, three[1].id), column, value)
    assert do(people.sanne, approvals.verify_chain).broken_at == 2


def test_a_decision_left_out_at_the_end_is_found(people: People, three: list[Approval]):
    with work_as(HOUSE) as work:
        work.get(Approval, three[2].id).chain_number = None
    assert do(people.sanne, approvals.verify_chain).broken_at == 3


def test_a_moved_head_is_found(people: People, three: list[Approval]):
    with work_as(HOUSE) as work:
        work.session.exec(select(ApprovalChain)).one().head = "0" * 64
    assert do(people.sanne, approvals.verify_chain).broken_at == 4


def test_a_changed_version_is_found(people: People, three: list[Approval]):
    with work_as(HOUSE) as work:
        version = work.get(QuoteVersion, three[0].quote_version_id)
        version.content = version.content | {"title": "Something else"}
    assert do(people.sanne, approvals.verify_chain).broken_at == 1


def test_delivery_written_down_afterwards_does_not_break_it(people: People, three: list[Approval]):
    do(system_of(people.company.id), approvals.delivered, three[0].id)
    assert do(people.sanne, approvals.verify_chain).is_whole


def test_each_firm_has_its_own_chain(people: People, three: list[Approval]):
    report = do(people.stranger, approvals.verify_chain)
    assert (report.length, report.is_whole) == (0, True)


def test_sealing_is_the_systems_and_verifying_the_offices(people: People, three: list[Approval]):
    for actor in (people.sanne, people.alice):
        with pytest.raises(NotAllowed):
            do(actor, approvals.seal, three[0].id)
    for actor in (people.alice, people.technician):
        with pytest.raises(NotAllowed):
            do(actor, approvals.verify_chain)
