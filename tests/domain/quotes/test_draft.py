"""A clerk writes a quote: every keystroke is kept, nobody overwrites a colleague, customers see none of it."""

from dataclasses import replace
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from sqlmodel import select

from domain import quotes
from domain.access import HOUSE
from domain.lines import LineForm
from domain.problems import Invalid, NotAllowed, NotFound
from domain.quotes import QuoteForm
from domain.quotes.rules import AlreadyApproved, EditedMeanwhile
from domain.work import work_as
from models.document import Document
from models.quote import Quote, QuoteStatus
from tests.makers import BOILER, LABOUR, a_draft, a_sent_quote, approved, just_proved, seen_by
from tests.people import People, do


def test_a_new_quote_has_a_number_the_usual_validity_and_the_terms_in_force(people: People):
    first, second = a_draft(people), a_draft(people)
    assert second.number == first.number[:-4] + "0002"
    assert (first.terms_id, first.status, first.version) == (people.terms.id, QuoteStatus.DRAFT, 0)
    assert first.valid_until - _created_on(first) == timedelta(days=30)


def test_totals_follow_every_line(people: People):
    draft = a_draft(people)
    assert (draft.totals.net_cents, draft.totals.total_cents) == (200_000, 236_000)
    assert draft.totals_with_options.total_cents == 236_000 + 30_129


def test_a_line_is_saved_while_it_is_unfinished_and_listed_as_a_gap(people: People):
    draft = a_draft(people)
    draft = do(people.sanne, quotes.add_line, draft.id, draft.revision, LineForm(title="Pipes", quantity=""))
    assert draft.gaps == {f"line:{draft.last_line_id}:quantity": "Fill in a quantity."}


def test_a_line_that_cannot_be_read_is_refused_and_nothing_is_written(people: People):
    draft = a_draft(people)
    with pytest.raises(Invalid):
        do(people.sanne, quotes.add_line, draft.id, draft.revision, LineForm(title="Pipes", price="cheap"))
    assert do(people.sanne, quotes.draft, draft.id) == replace(draft, last_line_id="")


def test_a_line_is_changed_moved_and_removed(people: People):
    draft = a_draft(people)
    boiler, labour, thermostat = (line.item.id for line in draft.lines)
    draft = do(people.sanne, quotes.move_line, draft.id, draft.revision, thermostat, to=0)
    assert [line.item.id for line in draft.lines] == [thermostat, boiler, labour]
    draft = do(people.sanne, quotes.change_line, draft.id, draft.revision, boiler, replace(BOILER, quantity="2"))
    assert draft.totals.net_cents == 350_000
    draft = do(people.sanne, quotes.remove_line, draft.id, draft.revision, boiler)
    assert [line.item.title for line in draft.lines] == ["Thermostat", "Labour"]


def test_a_line_can_be_put_between_two_others(people: People):
    draft = a_draft(people)
    draft = do(people.sanne, quotes.add_line, draft.id, draft.revision, LineForm(title="Heading", kind="heading"), at=1)
    assert [line.item.title for line in draft.lines] == ["Boiler", "Heading", "Labour", "Thermostat"]


def test_the_head_is_saved_as_it_is_typed(people: People):
    draft = a_draft(people)
    later = draft.valid_until + timedelta(days=5)
    form = QuoteForm(title=" Boiler upstairs ", intro="Dear Alice", valid_until=later.isoformat())
    saved = do(people.sanne, quotes.edit, draft.id, draft.revision, form)
    assert (saved.title, saved.intro, saved.valid_until, saved.terms_id) == (
        "Boiler upstairs",
        "Dear Alice",
        later,
        None,
    )


def test_everything_wrong_in_the_head_is_said_at_once(people: People):
    draft = a_draft(people)
    niels_address = do(people.sanne, _address_of, people.niels_customer)
    form = QuoteForm(title="x" * 161, valid_until="soon", address_id=niels_address, terms_id="nonsense")
    with pytest.raises(Invalid) as raised:
        do(people.sanne, quotes.edit, draft.id, draft.revision, form)
    assert set(raised.value.errors) == {"title", "valid_until", "address_id", "terms_id"}


def test_the_second_of_two_clerks_does_not_overwrite_the_first(people: People):
    draft = a_draft(people)
    do(people.sanne, quotes.add_line, draft.id, draft.revision, LABOUR)
    for action, more in (
        (quotes.add_line, (BOILER,)),
        (quotes.edit, (QuoteForm(title="Mine", valid_until=draft.valid_until),)),
        (quotes.remove_line, (draft.lines[0].item.id,)),
        (quotes.send, ()),
    ):
        with pytest.raises(EditedMeanwhile):
            do(people.admin, action, draft.id, draft.revision, *more)
    assert len(do(people.admin, quotes.draft, draft.id).lines) == 4


def test_of_two_clerks_who_save_at_once_one_wins_and_one_is_told(people: People):
    draft = a_draft(people)
    start, results = Barrier(2), []

    def save(actor, title):
        start.wait()
        try:
            form = QuoteForm(title=title, valid_until=draft.valid_until)
            results.append(do(actor, quotes.edit, draft.id, draft.revision, form).title)
        except EditedMeanwhile:
            results.append("told")

    _at_once(Thread(target=save, args=(people.sanne, "Sanne's")), Thread(target=save, args=(people.admin, "Ada's")))
    saved = do(people.sanne, quotes.draft, draft.id)
    assert sorted(results) == sorted([saved.title, "told"])
    assert saved.revision == draft.revision + 1


def test_a_line_of_another_quote_is_not_found(people: People):
    one, other = a_draft(people), a_draft(people)
    with pytest.raises(NotFound):
        do(people.sanne, quotes.remove_line, one.id, one.revision, other.lines[0].item.id)


def test_a_copy_has_the_lines_but_its_own_number_and_life(people: People):
    original = a_sent_quote(people)
    copy = do(people.sanne, quotes.duplicate, original.id, customer_id=people.niels_customer)
    assert [line.item.title for line in copy.lines] == ["Boiler", "Labour", "Thermostat"]
    assert copy.totals == original.totals
    assert (copy.status, copy.version, copy.customer) == (QuoteStatus.DRAFT, 0, "Niels Buurman")
    assert {line.item.id for line in copy.lines}.isdisjoint(line.item.id for line in original.lines)
    assert copy.number != original.number


def test_a_draft_is_thrown_away_and_a_sent_quote_is_not(people: People):
    draft, sent = a_draft(people), a_sent_quote(people)
    do(people.sanne, quotes.discard, draft.id, draft.revision)
    with pytest.raises(NotFound):
        do(people.sanne, quotes.draft, draft.id)
    with pytest.raises(Exception, match="Withdraw"):
        do(people.sanne, quotes.discard, sent.id, sent.revision)


def test_an_approved_quote_cannot_be_edited(people: People):
    sent = a_sent_quote(people)
    approved(just_proved(people.alice), seen_by(people.alice, sent.id).approval)
    current = do(people.sanne, quotes.draft, sent.id)
    assert (current.can_edit, current.can_send, current.can_withdraw) == (False, False, False)
    with pytest.raises(AlreadyApproved):
        do(people.sanne, quotes.add_line, sent.id, current.revision, BOILER)


def test_editing_a_sent_quote_leaves_what_the_customer_sees(people: People):
    sent = a_sent_quote(people)
    edited = do(people.sanne, quotes.remove_line, sent.id, sent.revision, sent.lines[0].item.id)
    assert (edited.edited, edited.status) == (True, QuoteStatus.SENT)
    assert len(seen_by(people.alice, sent.id).offer.lines) == 3


def test_planners_read_and_technicians_do_not(people: People):
    draft = a_draft(people)
    assert do(people.planner, quotes.draft, draft.id).can_edit is False
    with pytest.raises(NotAllowed):
        do(people.planner, quotes.add_line, draft.id, draft.revision, BOILER)
    with pytest.raises(NotAllowed):
        do(people.technician, quotes.draft, draft.id)


def test_customers_never_see_the_working_copy(people: People):
    draft, sent = a_draft(people), a_sent_quote(people)
    for question in (quotes.draft, quotes.by_id, quotes.preview):
        with pytest.raises(NotAllowed):
            do(people.alice, question, sent.id)
    with pytest.raises(NotAllowed):
        do(people.alice, quotes.page)
    with pytest.raises(NotFound):
        do(people.alice, quotes.for_customer, draft.id)


def test_another_firms_quote_does_not_exist(people: People):
    draft = a_draft(people)
    for ask in (quotes.draft, quotes.preview, quotes.by_id):
        with pytest.raises(NotFound):
            do(people.stranger, ask, draft.id)
    with pytest.raises(NotFound):
        do(people.stranger, quotes.add_line, draft.id, draft.revision, BOILER)
    with pytest.raises(NotFound):
        do(people.stranger, quotes.create, people.alice_customer)


def test_an_attachment_is_taken_off_and_versions_keep_theirs(people: People):
    draft = a_draft(people)
    document = _attach(people, draft.id)
    sent = do(people.sanne, quotes.send, draft.id, draft.revision)
    assert [file.document_id for file in sent.attachments] == [document]
    after = do(people.sanne, quotes.detach, sent.id, sent.revision, document)
    assert after.attachments == ()
    assert [file.document_id for file in seen_by(people.alice, sent.id).offer.attachments] == [document]


def test_a_file_put_with_a_sent_quote_makes_it_worth_sending_again(people: People):
    sent = a_sent_quote(people)
    assert (sent.edited, sent.can_send) == (False, False)
    _attach(people, sent.id)
    current = do(people.sanne, quotes.draft, sent.id)
    assert (current.edited, current.can_send) == (True, True)
    assert do(people.sanne, quotes.send, sent.id, current.revision).version == 2


def _attach(people: People, quote_id):
    from domain.documents.filing import file_pdf
    from models.document import DocumentKind

    with work_as(people.sanne) as work:
        made = file_pdf(
            work,
            customer_id=people.alice_customer,
            kind=DocumentKind.ATTACHMENT,
            title="Photo",
            data=b"%PDF-1.4",
            quote_id=quote_id,
        )
        return work.get(Document, made.id).id


def _created_on(draft):
    with work_as(HOUSE) as work:
        return work.get(Quote, draft.id).created_at.date()


def _address_of(work, customer_id):
    from models.customer import Address

    return work.session.exec(select(Address.id).where(Address.customer_id == customer_id)).one()


def _at_once(*threads: Thread) -> None:
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
