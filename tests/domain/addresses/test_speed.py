"""An address with very many papers: each firm's part is read along its own index, newest first, and no further."""

import time

from sqlalchemy import insert, text

from domain import addresses
from domain.work import work_as
from models.base import new_id
from models.document import Document
from models.engine import engine
from tests.domain.addresses.homes import a_paper, again, at_the_other_firm
from tests.domain.addresses.test_places import KEY
from tests.people import People, do

MANY = 5000
TOO_LONG = 0.25  # seconds for one page, on a machine that has other things to do


def _fill(people: People) -> None:
    id = a_paper(people, people.alice_customer, "Paper")
    with work_as(people.sanne, writes=False) as work:
        same = work.get(Document, id).model_dump()
    with engine().begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT set_config('voordeur.companies', '*', true)"))
        connection.execute(insert(Document), [same | {"id": new_id()} for _ in range(MANY)])
        connection.execute(text("ANALYZE"))


def test_a_page_of_many_papers_costs_what_a_page_of_few_does(people: People):
    at_the_other_firm(people)
    _fill(people)
    alice = again(people.alice)
    place = do(alice, addresses.by_key, KEY)
    took = []
    for pictures in (False, True, False, True):
        began = time.perf_counter()
        page = do(alice, addresses.papers, place, pictures=pictures)
        took.append(time.perf_counter() - began)
        assert len(page.rows) == (0 if pictures else 4)
    assert max(took[2:]) < TOO_LONG, took
