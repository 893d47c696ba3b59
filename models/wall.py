"""The wall round a reader's rows, as one option of a statement.

SQLAlchemy looks at every option of every statement before it finds the SQL it made of it earlier; with a criterion per
table that took longer than the rest of a small query. All readers of one shape (staff, or customers) share the SQL, and
differ in the values of a few parameters: those are all that is looked at.
"""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, Uuid, bindparam
from sqlalchemy.orm import with_loader_criteria
from sqlalchemy.orm.interfaces import CriteriaOption
from sqlmodel import SQLModel


class Wall(CriteriaOption):
    """Narrows whatever a statement reads, changes or deletes. `shape` tells apart readers whose SQL differs."""

    propagate_to_loaders = True

    def __init__(self, shape: tuple, parameters: Iterable[BindParameter], criteria: Iterable[Any]) -> None:
        self.shape, self.parameters, self.criteria = shape, tuple(parameters), tuple(criteria)

    def round(self, statement: Any) -> Any:
        """What `statement.options(wall)` does."""
        walled = statement._generate()
        walled._with_options += (self,)
        return walled

    def get_global_criteria(self, attributes: dict[Any, Any]) -> None:
        for criterion in self.criteria:
            criterion.get_global_criteria(attributes)

    def process_compile_state(self, compile_state: Any) -> None:
        self.get_global_criteria(compile_state.global_attributes)

    def process_compile_state_replaced_entities(self, compile_state: Any, mapper_entities: Any) -> None:
        self.process_compile_state(compile_state)

    def _gen_cache_key(self, anon_map: Any, bindparams: list[BindParameter]) -> tuple:
        """The statement's SQL is kept under this; the parameters of the next reader take the place of these."""
        bindparams.extend(self.parameters)
        return Wall, self.shape


def one_of(name: str, ids: Iterable[UUID]) -> BindParameter:
    """For `column.in_(…)`."""
    return bindparam(f"wall_{name}", list(ids), type_=Uuid(), expanding=True)


def exactly(name: str, id: UUID) -> BindParameter:
    """For `column == …`."""
    return bindparam(f"wall_{name}", id, type_=Uuid())


def criteria_for(seen: Callable[[type[SQLModel]], ColumnElement[bool]]) -> list[Any]:
    """What of each table is seen."""
    kinds = [mapper.class_ for mapper in SQLModel._sa_registry.mappers]  # type: ignore[attr-defined]
    return [with_loader_criteria(kind, seen(kind), include_aliases=True) for kind in kinds]
