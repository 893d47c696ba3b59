"""The page a push opens: the version that is asked, or the one that took its place."""

from pathlib import Path

import pytest

from domain import approvals, documents
from domain.approvals import ApprovalView
from models.approval import ApprovalStatus
from models.document import DocumentKind
from portal.approvals.state import ApprovalState
from tests.domain.documents.files import a_pdf, upload
from tests.makers import a_new_version, a_sent_quote, seen_by
from tests.people import People, do
from tests.tab import Tab


@pytest.fixture
def contract(people: People, tmp_path: Path) -> ApprovalView:
    """A PDF that waits for Alice's approval."""
    file = upload(people.sanne, tmp_path, a_pdf())
    kind = DocumentKind.CONTRACT
    paper = do(people.sanne, documents.share, people.alice_customer, file.id, kind=kind, title="Contract")
    return do(people.sanne, approvals.ask_for_document, paper.id, amount_cents=18_900)


def asked(tab: Tab):
    return tab.shows(ApprovalState, "approval")


def consent(tab: Tab, **typed) -> dict:
    return {"sha256": asked(tab).sha256, "typed_name": "Alice de Graaf", "terms_accepted": "on"} | typed


def test_a_quote_is_approved_in_one_gesture(people: People):
    view = seen_by(people.alice, a_sent_quote(people).id).approval
    tab = Tab(people.alice).open(f"/approvals/{view.id}")
    assert [line.title for line in asked(tab).lines] == ["Boiler", "Labour"]
    assert tab.shows(ApprovalState, "total_cents") == 236_000
    tab.fire(ApprovalState.approve, form=consent(tab))
    assert asked(tab).status == "approved"


def test_an_option_counts_in_the_total(people: People):
    view = seen_by(people.alice, a_sent_quote(people).id).approval
    tab = Tab(people.alice).open(f"/approvals/{view.id}")
    tab.fire(ApprovalState.toggle, line_id=asked(tab).options[0].id)
    assert tab.shows(ApprovalState, "total_cents") == 266_129


def test_any_pdf_can_be_approved(people: People, contract: ApprovalView):
    tab = Tab(people.alice).open(f"/approvals/{contract.id}")
    assert (asked(tab).file, asked(tab).cents) == (f"/files/documents/{contract.document_id}", 18_900)
    tab.fire(ApprovalState.approve, form=consent(tab))
    assert do(people.alice, approvals.by_id, contract.id).status is ApprovalStatus.APPROVED


def test_any_pdf_can_be_declined(people: People, contract: ApprovalView):
    tab = Tab(people.alice).open(f"/approvals/{contract.id}")
    tab.fire(ApprovalState.decline, form={"sha256": asked(tab).sha256, "reason": "Wrong name."})
    assert (asked(tab).status, asked(tab).reason) == ("declined", "Wrong name.")


def test_an_old_push_shows_the_way_to_the_new_version(people: People):
    quote = a_sent_quote(people)
    old = seen_by(people.alice, quote.id).approval
    a_new_version(people, quote)
    tab = Tab(people.alice).open(f"/approvals/{old.id}")
    newest = seen_by(people.alice, quote.id).approval
    assert (asked(tab).status, asked(tab).newer) == ("superseded", f"/approvals/{newest.id}")
    assert asked(tab).lines == []


def test_what_changed_while_it_was_open_is_not_approved(people: People):
    quote = a_sent_quote(people)
    old = seen_by(people.alice, quote.id).approval
    tab = Tab(people.alice).open(f"/approvals/{old.id}")
    form = consent(tab)
    a_new_version(people, quote)
    tab.fire(ApprovalState.approve, form=form)
    assert tab.shows(ApprovalState, "is_changed")
    assert asked(tab).status == "superseded"


@pytest.mark.parametrize("who", ["niels", "bo"])
def test_nobody_else_sees_or_decides_it(people: People, contract: ApprovalView, who: str):
    tab = Tab(getattr(people, who)).open(f"/approvals/{contract.id}")
    assert tab.shows(ApprovalState, "problem") == "This does not exist, or it is not yours."
    tab.fire(ApprovalState.approve, form={"sha256": contract.sha256, "typed_name": "N", "terms_accepted": "on"})
    assert do(people.alice, approvals.by_id, contract.id).status is ApprovalStatus.WAITING


def test_only_a_look_counts_as_opened(people: People, contract: ApprovalView):
    tab = Tab(people.alice).open(f"/approvals/{contract.id}?d=nonsense")
    assert do(people.sanne, approvals.by_id, contract.id).opened_at is None
    tab.fire(ApprovalState.seen)
    assert do(people.sanne, approvals.by_id, contract.id).opened_at is not None
    assert tab.problems == []
