"""Approving on the plain page: what is bound, what is refused, and that nothing typed is lost."""

from datetime import timedelta

import pytest
import time_machine

from domain import approvals, quotes
from domain.lines import LineForm
from domain.quotes import CustomerQuote
from domain.work import clock
from models.approval import ApprovalStatus
from tests.api.conftest import Knock
from tests.people import People, do


@pytest.fixture
def quote(people: People) -> CustomerQuote:
    draft = do(people.sanne, quotes.create, people.alice_customer, title="Warmtepomp")
    for line in (LineForm("Warmtepomp", price="1000"), LineForm("Onderhoud", price="100", kind="optional")):
        draft = do(people.sanne, quotes.add_line, draft.id, draft.revision, line)
    do(people.sanne, quotes.send, draft.id, draft.revision)
    return do(people.alice, quotes.for_customer, draft.id)


def _typed(quote: CustomerQuote, **changes) -> dict:
    typed = {"sha256": quote.sha256, "typed_name": "Alice de Graaf", "terms_accepted": "yes", "shown_cents": "121000"}
    return typed | changes


def _status(people: People, quote: CustomerQuote) -> ApprovalStatus:
    return do(people.alice, approvals.by_id, quote.approval.id).status


def test_a_customer_approves(knock: Knock, people: People, quote):
    done = knock(portal=people.alice).post(f"/a/{quote.approval.id}", data=_typed(quote))
    assert done.status_code == 303
    assert _status(people, quote) is ApprovalStatus.APPROVED


def test_nobody_agrees_to_a_total_that_was_not_shown(knock: Knock, people: People, quote):
    browser, options = knock(portal=people.alice), list(quote.offer.options)
    counted = browser.post(f"/a/{quote.approval.id}", data=_typed(quote, choices=options))
    assert 'name="shown_cents" value="133100"' in counted.text
    assert _status(people, quote) is ApprovalStatus.WAITING
    browser.post(f"/a/{quote.approval.id}", data=_typed(quote, choices=options, shown_cents="133100"))
    assert do(people.alice, approvals.by_id, quote.approval.id).decided_cents == 133_100


def test_what_was_typed_stays_when_something_is_missing(knock: Knock, people: People, quote):
    page = knock(portal=people.alice).post(f"/a/{quote.approval.id}", data=_typed(quote, terms_accepted=""))
    assert page.status_code == 422
    assert 'value="Alice de Graaf"' in page.text
    assert 'id="terms_accepted-error"' in page.text


def test_a_newer_version_is_shown_instead(knock: Knock, people: People, quote):
    draft = do(people.sanne, quotes.draft, quote.id)
    draft = do(people.sanne, quotes.add_line, draft.id, draft.revision, LineForm("Extra", price="5"))
    do(people.sanne, quotes.send, draft.id, draft.revision)
    newer = do(people.alice, quotes.for_customer, quote.id)
    old = knock(portal=people.alice).post(f"/a/{quote.approval.id}", data=_typed(quote))
    assert old.headers["location"] == f"/a/{newer.approval.id}?changed=1"
    assert _status(people, newer) is ApprovalStatus.WAITING


def test_a_large_amount_asks_for_a_fresh_code(knock: Knock, people: People, quote):
    from domain import companies

    do(people.admin, companies.change_policy, companies.PolicyForm(code_above_cents=50_000))
    browser = knock(portal=people.alice)
    with time_machine.travel(clock() + timedelta(hours=1)):
        asked = browser.post(f"/a/{quote.approval.id}", data=_typed(quote))
        wrong = browser.post(f"/a/{quote.approval.id}", data=_typed(quote, code="000000"))
    assert (asked.status_code, 'name="code"' in asked.text) == (403, True)
    assert (wrong.status_code, _status(people, quote)) == (403, ApprovalStatus.WAITING)


def test_declining_needs_a_reason_and_keeps_it(knock: Knock, people: People, quote):
    browser = knock(portal=people.alice)
    empty = browser.post(f"/a/{quote.approval.id}/decline", data={"sha256": quote.sha256, "reason": " "})
    assert (empty.status_code, 'id="reason-error"' in empty.text) == (422, True)
    browser.post(f"/a/{quote.approval.id}/decline", data={"sha256": quote.sha256, "reason": "Te duur"})
    assert do(people.alice, approvals.by_id, quote.approval.id).reason == "Te duur"


@pytest.mark.parametrize("who", ["niels", "bo"])
def test_somebody_elses_approval_does_not_exist(knock: Knock, people: People, quote, who: str):
    browser = knock(portal=getattr(people, who))
    seen = [browser.get(f"/a/{quote.approval.id}"), browser.post(f"/a/{quote.approval.id}", data=_typed(quote))]
    assert [page.status_code for page in seen] == [404, 404]
    assert "Warmtepomp" not in seen[0].text


def test_staff_cannot_approve_for_the_customer(knock: Knock, people: People, quote):
    answer = knock(office=people.sanne).post(f"/a/{quote.approval.id}", data=_typed(quote))
    assert answer.headers["location"].startswith("/sign-in")
    assert _status(people, quote) is ApprovalStatus.WAITING


def test_only_a_person_at_the_page_counts_as_opened(knock: Knock, people: People, quote):
    browser = knock(portal=people.alice)
    browser.get(f"/a/{quote.approval.id}")
    assert do(people.alice, approvals.by_id, quote.approval.id).opened_at is None
    browser.post(f"/api/approvals/{quote.approval.id}/opened")
    assert do(people.alice, approvals.by_id, quote.approval.id).opened_at is not None
