"""Customer and firm talk: one thread per subject, every message once, and nobody else listens."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlmodel import select

from domain import documents, messages
from domain.access import HOUSE, Right
from domain.problems import Conflict, Invalid, NotAllowed, NotFound
from domain.work import work_as
from models.base import new_id
from models.message import Message, Thread, ThreadSubject
from models.project import Project
from tests.domain.documents.files import a_pdf, a_photo, upload
from tests.makers import a_draft, a_sent_quote, with_rights
from tests.people import People, do
from tests.talking import a_neighbour_with_a_pass, a_project, says, talk_of, texts

QUOTE, PROJECT = ThreadSubject.QUOTE, ThreadSubject.PROJECT


def test_what_one_side_says_the_other_reads(people: People):
    says(people.alice, " When do you come? ", to=people.alice_customer)
    says(people.sanne, "On Tuesday.", to=people.alice_customer)
    mine, theirs = talk_of(people.alice, people.alice_customer), talk_of(people.sanne, people.alice_customer)
    assert texts(mine) == texts(theirs) == ["When do you come?", "On Tuesday."]
    assert [said.is_mine for said in mine.said] == [True, False]
    assert [said.by for said in theirs.said] == ["Alice de Graaf", "Sanne Brouwer"]
    assert (theirs.customer_name, mine.company_name) == ("Alice de Graaf", people.company.name)


def test_there_is_one_thread_per_subject(people: People):
    quote, project = a_sent_quote(people), a_project(people)
    for kind, subject in ((QUOTE, quote.id), (PROJECT, project.id), (ThreadSubject.CUSTOMER, people.alice_customer)):
        says(people.alice, f"About the {kind}", to=subject, kind=kind)
        says(people.sanne, "Yes", to=subject, kind=kind)
        assert texts(talk_of(people.alice, subject, kind)) == [f"About the {kind}", "Yes"]
    rows = do(people.alice, messages.mine).rows
    assert [(row.kind, row.title) for row in rows] == [
        (ThreadSubject.CUSTOMER, ""),
        (PROJECT, f"{project.number} · New roof"),
        (QUOTE, f"{quote.number} · New boiler"),
    ]


def test_a_message_sent_twice_by_a_retry_is_said_once(people: People):
    key = str(new_id())
    first = says(people.alice, "Hello", to=people.alice_customer, client_key=key)
    again = says(people.alice, "Hello", to=people.alice_customer, client_key=key)
    assert first.id == again.id
    assert texts(talk_of(people.sanne, people.alice_customer)) == ["Hello"]
    with pytest.raises(Conflict):
        says(people.sanne, "Hello yourself", to=people.alice_customer, client_key=key)


def test_ten_at_once_are_counted_one_by_one_in_one_thread(people: People):
    with ThreadPoolExecutor(10) as crowd:
        list(crowd.map(lambda n: says(people.alice, str(n), to=people.alice_customer), range(10)))
    with work_as(HOUSE, writes=False) as work:
        assert len(work.session.exec(select(Thread)).all()) == 1
        numbers = [(row.number, row.of_side) for row in work.session.exec(select(Message).order_by(Message.number))]
    assert numbers == [(n, n) for n in range(1, 11)]


def test_photos_and_documents_go_along(people: People, tmp_path):
    photo = upload(people.alice, tmp_path, a_photo(), name="leak.jpg", customer_id=people.alice_customer)
    paper = upload(people.alice, tmp_path, a_pdf(), name="letter.pdf", customer_id=people.alice_customer)
    says(people.alice, "", to=people.alice_customer, files=(photo.id, paper.id))
    said = talk_of(people.sanne, people.alice_customer).said[0]
    assert [(file.title, file.media_type) for file in said.files] == [
        ("leak", "image/jpeg"),
        ("letter", "application/pdf"),
    ]
    tenant = with_rights(people.alice, Right.TALK)
    assert do(tenant, documents.content, said.files[0].id).name == "leak.jpg"
    with pytest.raises(NotFound):
        do(people.niels, documents.content, said.files[0].id)


def test_who_has_a_pass_for_one_project_sends_photos_there(people: People, tmp_path):
    project, other = a_project(people), a_project(people)
    rita = a_neighbour_with_a_pass(project, Right.SEE_PROJECTS, Right.TALK)
    photo = upload(rita, tmp_path, a_photo(), name="fence.jpg", customer_id=people.alice_customer)
    says(rita, "Look", to=project.id, kind=PROJECT, files=(photo.id,))
    for actor in (rita, people.alice, people.sanne):
        file = talk_of(actor, project.id, PROJECT).said[0].files[0]
        assert do(actor, documents.content, file.id).name == "fence.jpg"
    stranger = a_neighbour_with_a_pass(other, Right.SEE_PROJECTS, Right.TALK)
    with pytest.raises(NotFound):
        do(stranger, documents.content, file.id)
    with pytest.raises(NotFound):
        says(stranger, "Mine now", to=other.id, kind=PROJECT, files=(photo.id,))


def test_nobody_sends_somebody_elses_file(people: People, tmp_path):
    theirs = upload(people.niels, tmp_path, a_photo(), customer_id=people.niels_customer)
    for actor in (people.alice, people.sanne):
        with pytest.raises(NotFound):
            says(actor, "Look", to=people.alice_customer, files=(theirs.id,))
    with work_as(HOUSE, writes=False) as work:
        assert work.session.exec(select(Message)).all() == []


@pytest.mark.parametrize("text", ["", "  ", "x" * 4001])
def test_empty_and_endless_messages_are_refused(people: People, text):
    with pytest.raises(Invalid):
        says(people.alice, text, to=people.alice_customer)


@pytest.mark.parametrize("key", ["", "short", "x" * 81, "schlüssel-nicht-ascii"])
def test_a_message_needs_a_key_it_is_known_by(people: People, key):
    with pytest.raises(Invalid):
        says(people.alice, "Hello", to=people.alice_customer, client_key=key)


def test_who_may_not_talk_reads_and_writes_nothing(people: People):
    silent = with_rights(people.alice, Right.SEE_QUOTES, Right.ASK)
    for attempt in (
        lambda: says(silent, "Hello", to=people.alice_customer),
        lambda: talk_of(silent, people.alice_customer),
        lambda: do(silent, messages.mine),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    assert do(silent, messages.waits) == []


def test_the_neighbours_and_strangers_find_nothing(people: People):
    thread = says(people.alice, "Hello", to=people.alice_customer).thread_id
    for actor in (people.niels, people.bo, people.stranger):
        for attempt in (
            lambda actor=actor: says(actor, "Hi", to=people.alice_customer),
            lambda actor=actor: talk_of(actor, people.alice_customer),
            lambda actor=actor: do(actor, messages.by_id, thread),
            lambda actor=actor: do(actor, messages.read, thread, 1),
        ):
            with pytest.raises(NotFound):
                attempt()
    assert do(people.stranger, messages.inbox).rows == ()
    assert do(people.niels, messages.mine).rows == ()


def test_a_quote_is_talked_about_by_those_who_may_see_it(people: People):
    quote, draft = a_sent_quote(people), a_draft(people)
    thread = says(people.alice, "Is the boiler loud?", to=quote.id, kind=QUOTE).thread_id
    tenant = with_rights(people.alice, Right.TALK)
    for actor in (tenant, people.technician):
        with pytest.raises(NotFound):
            do(actor, messages.by_id, thread)
        with pytest.raises(NotFound):
            talk_of(actor, quote.id, QUOTE)
    assert do(tenant, messages.mine).rows == do(people.technician, messages.inbox).rows == ()
    with pytest.raises(NotFound):
        says(people.alice, "What does it cost?", to=draft.id, kind=QUOTE)
    assert do(people.sanne, messages.hearers, QUOTE, quote.id) == ["Alice de Graaf"]
    assert do(people.sanne, messages.hearers, QUOTE, draft.id) == []
    assert [do(people.sanne, messages.is_hidden, QUOTE, one.id) for one in (quote, draft)] == [False, True]


def test_a_pass_opens_the_talk_of_its_project_only(people: People):
    project, other = a_project(people), a_project(people)
    rita = a_neighbour_with_a_pass(project)
    says(rita, "I live next door", to=project.id, kind=PROJECT)
    says(people.alice, "Hello Rita", to=project.id, kind=PROJECT)
    says(people.alice, "Something private", to=people.alice_customer)
    says(people.alice, "About the other one", to=other.id, kind=PROJECT)
    assert [row.last_text for row in do(rita, messages.mine).rows] == ["Hello Rita"]
    for kind, subject in ((PROJECT, other.id), (ThreadSubject.CUSTOMER, people.alice_customer)):
        with pytest.raises(NotFound):
            talk_of(rita, subject, kind)
    assert do(people.sanne, messages.hearers, PROJECT, project.id) == ["Alice de Graaf", "Rita"]
    silent = a_neighbour_with_a_pass(project, Right.SEE_PROJECTS)
    with pytest.raises(NotAllowed):
        talk_of(silent, project.id, PROJECT)


def test_a_project_that_is_closed_to_the_customer_closes_its_talk(people: People):
    project = a_project(people)
    thread = says(people.alice, "Hello", to=project.id, kind=PROJECT).thread_id
    with work_as(HOUSE) as work:
        work.session.get_one(Project, project.id).is_open = False
    assert do(people.alice, messages.mine).rows == ()
    for attempt in (
        lambda: do(people.alice, messages.by_id, thread),
        lambda: says(people.alice, "Hello?", to=project.id, kind=PROJECT),
    ):
        with pytest.raises(NotFound):
            attempt()
    assert texts(do(people.sanne, messages.by_id, thread)) == ["Hello"]
    assert do(people.sanne, messages.hearers, PROJECT, project.id) == []
    assert do(people.sanne, messages.is_hidden, PROJECT, project.id)
