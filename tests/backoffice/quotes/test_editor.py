"""Writing a quote: it saves itself, loses nothing, and is sent."""

from dataclasses import replace

import pytest

from backoffice.quotes.quote_state import QuoteState
from domain import quotes
from domain.lines import LineForm
from domain.quotes import Draft, QuoteForm
from models.quote import QuoteStatus
from tests.makers import a_draft, a_new_version, a_sent_quote, approved, seen_by
from tests.people import People, do
from tests.tab import Tab


def _at(people: People, draft: Draft, who=None) -> Tab:
    return Tab(who or people.sanne).open(f"/office/quotes/{draft.id}")


def _reread(people: People, draft: Draft) -> Draft:
    return do(people.sanne, quotes.draft, draft.id)


def _head(tab: Tab):
    return tab.shows(QuoteState, "head")


def _lines(tab: Tab):
    return tab.shows(QuoteState, "lines")


def _by_a_colleague(people: People, draft: Draft, **head: str) -> None:
    now = _reread(people, draft)
    form = QuoteForm(now.title, now.intro, now.valid_until, now.address_id, now.terms_id)
    do(people.admin, quotes.edit, draft.id, now.revision, replace(form, **head))


def test_the_head_saves_itself(people: People):
    draft = a_draft(people)
    tab = _at(people, draft).fire(QuoteState.save_head, field="intro", text="Dear Alice,")
    assert _reread(people, draft).intro == "Dear Alice,"
    assert tab.shows(QuoteState, "saved_at")


def test_only_fields_of_the_head_can_be_saved(people: People):
    draft = a_draft(people)
    _at(people, draft).fire(QuoteState.save_head, field="number", text="X")
    assert _reread(people, draft).revision == draft.revision


def test_the_server_counts_what_a_line_costs(people: People):
    tab = _at(people, a_draft(people))
    tab.fire(QuoteState.save_line, line_id=_lines(tab)[0].id, field="quantity", text="2")
    assert _lines(tab)[0].cents == 300_000
    assert tab.shows(QuoteState, "sums").total_cents == 236_000 + 181_500


def test_what_cannot_be_read_stays_in_its_field(people: People):
    draft = a_draft(people)
    tab = _at(people, draft)
    line = _lines(tab)[0]
    tab.fire(QuoteState.save_line, line_id=line.id, field="price", text="a lot")
    assert (_lines(tab)[0].price, set(_lines(tab)[0].errors)) == ("a lot", {"price"})
    tab.fire(QuoteState.save_line, line_id=line.id, field="title", text="Kettle")
    assert (_lines(tab)[0].price, _lines(tab)[0].title) == ("a lot", "Kettle")
    assert _reread(people, draft).lines[0].item.price_cents == 150_000
    tab.fire(QuoteState.save_line, line_id=line.id, field="price", text="1.600,00")
    assert not _lines(tab)[0].errors
    assert _lines(tab)[0].cents == 160_000


def test_lines_come_go_and_move(people: People):
    tab = _at(people, a_draft(people)).fire(QuoteState.add_line, at=1)
    new = _lines(tab)[1]
    assert (new.title, new.errors, tab.shows(QuoteState, "focus").split("#")[0]) == ("", {}, f"line:{new.id}:title")
    tab.fire(QuoteState.place_line, line_id=new.id, to=0)
    assert _lines(tab)[0].id == new.id
    tab.fire(QuoteState.remove_line, line_id=new.id)
    assert [line.title for line in _lines(tab)] == ["Boiler", "Labour", "Thermostat"]


def test_a_heading_has_no_number(people: People):
    tab = _at(people, a_draft(people)).fire(QuoteState.add_heading)
    assert [line.place for line in _lines(tab)] == [1, 2, 3, 0]


def test_the_phone_shows_what_would_be_sent(people: People):
    draft = a_draft(people)
    tab = _at(people, draft)
    tab.fire(QuoteState.save_line, line_id=_lines(tab)[0].id, field="title", text="A better boiler")
    shown = tab.shows(QuoteState, "phone")
    assert [line.title for line in shown.lines] == ["A better boiler", "Labour"]
    assert ([line.title for line in shown.options], shown.sums.total_cents) == (["Thermostat"], 236_000)
    tab.fire(QuoteState.send)
    got = seen_by(people.alice, draft.id).offer
    assert [line.title for line in got.lines] == ["A better boiler", "Labour", "Thermostat"]


def test_sending_says_who_hears_of_it_and_what_lapses(people: People):
    draft = a_sent_quote(people)
    tab = _at(people, draft).fire(QuoteState.save_head, field="title", text="Another boiler")
    assert [(one.way, one.name) for one in tab.shows(QuoteState, "rail").told] == [("mail", "Alice de Graaf")]
    assert (_head(tab).next, _head(tab).can_withdraw, _head(tab).can_send) == (2, True, True)
    tab.fire(QuoteState.send)
    assert tab.told == ["Version {version} is on its way to {name}."]
    assert (_head(tab).version, _head(tab).can_send) == (2, False)


def test_an_unfinished_quote_is_not_sent_and_leads_to_what_is_missing(people: People):
    draft = a_draft(people, LineForm(title="Pipe", quantity="", price="24,00"))
    tab = _at(people, draft)
    (gap,) = tab.shows(QuoteState, "gaps")
    line = _lines(tab)[0]
    assert (gap.key, gap.values["n"]) == (f"line:{line.id}:quantity", 1)
    tab.fire(QuoteState.send)
    assert tab.shows(QuoteState, "focus").startswith(gap.key)
    assert _reread(people, draft).status is QuoteStatus.DRAFT


def test_what_is_not_saved_is_not_sent(people: People):
    draft = a_draft(people)
    tab = _at(people, draft)
    tab.fire(QuoteState.save_line, line_id=_lines(tab)[0].id, field="price", text="a lot").fire(QuoteState.send)
    assert [gap.key for gap in tab.shows(QuoteState, "gaps")] == [f"line:{_lines(tab)[0].id}:price"]
    assert _reread(people, draft).version == 0


def test_a_clash_shows_the_colleagues_change_and_keeps_what_was_typed(people: People):
    draft = a_draft(people)
    tab = _at(people, draft)
    _by_a_colleague(people, draft, title="Heat pump")
    tab.fire(QuoteState.save_head, field="title", text="New gas boiler")
    assert _reread(people, draft).title == "Heat pump"
    assert _head(tab).title == "New gas boiler"
    (news,) = tab.shows(QuoteState, "news")
    assert (news.before, news.after) == ("New boiler", "Heat pump")
    tab.fire(QuoteState.save_mine)
    assert (_reread(people, draft).title, tab.shows(QuoteState, "typed")) == ("New gas boiler", {})


def test_after_a_clash_the_colleagues_text_may_stand(people: People):
    draft = a_draft(people)
    tab = _at(people, draft)
    _by_a_colleague(people, draft, title="Heat pump")
    tab.fire(QuoteState.save_head, field="title", text="New gas boiler").fire(QuoteState.take_theirs)
    assert (_head(tab).title, tab.shows(QuoteState, "clash")) == ("Heat pump", "")
    assert _reread(people, draft).title == "Heat pump"


def test_a_change_that_came_in_by_itself_is_not_overwritten_unseen(people: People):
    draft = a_draft(people)
    tab = _at(people, draft)
    _by_a_colleague(people, draft, title="Heat pump")
    tab.fire(QuoteState.load).fire(QuoteState.save_head, field="title", text="New gas boiler")
    assert _reread(people, draft).title == "Heat pump"
    assert tab.shows(QuoteState, "typed") == {"title": "New gas boiler"}


def test_a_question_is_answered_at_its_line(people: People):
    draft = a_sent_quote(people)
    question = do(people.alice, quotes.ask, draft.id, draft.lines[0].item.id, "Which brand?")
    tab = _at(people, draft)
    assert [one.question for one in _lines(tab)[0].said] == [str(question.id)]
    tab.fire(QuoteState.answer, form={"question": str(question.id), "text": " "})
    assert tab.shows(QuoteState, "errors") == {"text": "Write a few words first."}
    tab.fire(QuoteState.answer, form={"question": str(question.id), "text": "Vaillant."})
    assert [(one.text, one.mine, one.question) for one in _lines(tab)[0].said] == [
        ("Which brand?", False, ""),
        ("Vaillant.", True, ""),
    ]


def test_versions_are_compared(people: People):
    draft = a_new_version(people, a_sent_quote(people))
    tab = _at(people, draft).fire(QuoteState.compare, version=2)
    (change,) = tab.shows(QuoteState, "changes")
    assert change.values["after"] == {"cents": 160_000, "currency": "EUR"}
    assert not tab.fire(QuoteState.compare, version=2).shows(QuoteState, "changes")


def test_an_approved_quote_is_only_read(people: People):
    draft = a_sent_quote(people)
    approved(people.alice, seen_by(people.alice, draft.id).approval)
    tab = _at(people, draft)
    assert (_head(tab).is_locked, _head(tab).can_send, tab.shows(QuoteState, "rail").decided_by) == (
        True, False, "Alice de Graaf",
    )  # fmt: skip
    tab.fire(QuoteState.save_head, field="title", text="Cheaper")
    assert _reread(people, draft).title == "New boiler"


def test_a_quote_is_withdrawn_with_a_reason(people: People):
    draft = a_sent_quote(people)
    tab = _at(people, draft).fire(QuoteState.show, step="withdraw")
    tab.fire(QuoteState.withdraw, form={"reason": "Wrong price"})
    assert (_head(tab).status, tab.shows(QuoteState, "step")) == ("withdrawn", "")


def test_a_copy_and_a_discarded_draft_lead_on(people: People):
    draft = a_draft(people)
    tab = _at(people, draft).fire(QuoteState.duplicate)
    copy = do(people.sanne, quotes.draft, tab.went[-1].rpartition("/")[2])
    assert (copy.title, copy.number == draft.number) == (draft.title, False)
    tab.fire(QuoteState.discard)
    assert tab.went[-1] == "/office/quotes"
    assert [row.number for row in do(people.sanne, quotes.page).rows] == [copy.number]


@pytest.mark.parametrize("who", ["stranger", "technician"])
def test_who_may_not_see_it_gets_one_sentence(people: People, who: str):
    draft = a_draft(people)
    tab = _at(people, draft, getattr(people, who))
    assert not (_head(tab) and _head(tab).id)
    assert tab.shows(QuoteState, "problem")


def test_a_planner_reads_but_changes_nothing(people: People):
    draft = a_draft(people)
    tab = _at(people, draft, people.planner)
    assert (_head(tab).is_locked, _head(tab).can_send) == (True, False)
    tab.fire(QuoteState.save_head, field="title", text="Mine")
    assert _reread(people, draft).title == "New boiler"


def test_a_strangers_socket_cannot_edit_it(people: People):
    draft = a_draft(people)
    Tab(people.stranger).open(f"/office/quotes/{draft.id}").fire(
        QuoteState.save_line, line_id=draft.lines[0].item.id, field="title", text="Mine"
    )
    assert _reread(people, draft).lines[0].item.title == "Boiler"
