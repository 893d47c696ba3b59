"""A worker that brings customers in is killed in the middle: nobody is missing, nobody is there twice."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import time_machine

from domain import customers, imports
from domain.customers import CustomerForm
from domain.imports.running import PIECE
from domain.work import clock
from models.customer import Customer
from models.imports import ImportedRow
from tasks.runner import run_due
from tests.domain.imports.tables import received, rows_of, tally
from tests.people import People, do
from tests.tasks.test_killed_worker import killed

MANY = 400


def test_killed_in_the_middle_it_goes_on_where_it_stopped(people: People, tmp_path: Path):
    rows = "".join(f"{n};Klant {n};k{n}@home.example;Laan {n};1234 AB;Best\n" for n in range(1, MANY + 1))
    brought = received(people.admin, tmp_path, "Klantnummer;Naam;E-mail;Straat;Postcode;Plaats\n" + rows)
    do(people.admin, imports.start, brought.id)
    killed("row")
    assert do(people.admin, imports.by_id, brought.id).done == 2 * PIECE
    with time_machine.travel(clock() + timedelta(minutes=2)):
        run_due()
    assert tally(do(people.admin, imports.by_id, brought.id)) == (MANY, 0, 0, 0)
    numbers = [one.number for one in rows_of(Customer, company_id=people.company.id)]
    assert len(numbers) == len(set(numbers)) == MANY + 2
    assert len(rows_of(ImportedRow, import_id=brought.id)) == MANY


def test_people_write_in_between(people: People, tmp_path: Path):
    brought = received(people.admin, tmp_path, "Naam\n" + "".join(f"Klant {n}\n" for n in range(10 * PIECE)))
    do(people.admin, imports.start, brought.id)
    with ThreadPoolExecutor(1) as beside:
        running = beside.submit(run_due)
        while not do(people.admin, imports.by_id, brought.id).done:
            time.sleep(0.01)
        for name in ("First", "Second", "Third"):
            do(people.sanne, customers.create, CustomerForm(name))
        assert do(people.admin, imports.by_id, brought.id).done < 10 * PIECE
        running.result()
    assert tally(do(people.admin, imports.by_id, brought.id)) == (10 * PIECE, 0, 0, 0)
