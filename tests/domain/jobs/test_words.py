"""Tasks that were given up, in words for staff."""

import pytest
from sqlmodel import select

import tasks  # noqa: F401  registers the tasks
from domain import jobs
from domain.jobs.words import ANY, NOT_NOW, SERVICE_AWAY, UNEXPECTED
from domain.problems import Conflict, Unavailable
from domain.work import work_as
from models.fact import Todo, TodoKind
from tasks.runner import run_due
from tasks.worker import TASKS, task
from tests.people import People

OF_THE_HOUSE = ("tables.", "jobs.", "accounts.sweep", "documents.")  # belong to no firm, so no firm reads of them


def test_every_task_has_a_name_for_people():
    named = [kind for kind in TASKS if not kind.startswith((*OF_THE_HOUSE, "test"))]
    assert [kind for kind in named if jobs.name_of(kind) == ANY] == []


@pytest.mark.parametrize(
    ("exception", "why"),
    [
        (Unavailable("502 Bad Gateway"), SERVICE_AWAY),
        (Conflict(), Conflict.text),
        (Conflict("{n} are left", n=3), NOT_NOW),
        (OSError(28, "No space left on device"), UNEXPECTED),
    ],
)
def test_no_words_of_machines(exception: Exception, why: str):
    assert jobs.why_of(exception) == why


def test_staff_read_a_sentence_and_technicians_the_rest(people: People):
    @task("tests.broken")
    def broken(work) -> None:
        raise Conflict("KeyError: {x}", x=1)

    with work_as(people.sanne) as work:
        work.later("tests.broken", company_id=people.company.id)
    run_due()
    with work_as(people.sanne, writes=False) as work:
        todo = work.session.exec(select(Todo).where(Todo.kind == TodoKind.JOB_DEAD)).one()
        assert (todo.subject_label, todo.why) == (ANY, NOT_NOW)
        assert jobs.dead(work)[0].last_error == "Conflict: KeyError: {x}"
    del TASKS["tests.broken"]
