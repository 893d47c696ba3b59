"""Facts about projects: what happens in one that is closed to customers stays inside."""

from typing import Any

from domain.work import Work
from models.project import Project


def record(work: Work, fact: str, project: Project, /, **data: Any) -> None:
    work.record(fact, project, internal=not project.is_open, **data)
