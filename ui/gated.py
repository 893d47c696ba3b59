"""State bases whose vars are neither computed nor sent to the wrong visitor.

class QuotesState(ForStaff, rx.State): ...      in backoffice/
class QuoteState(ForCustomer, rx.State): ...    in portal/
"""

from typing import Any

import reflex as rx
from reflex.state import _override_base_method

from ui.visitor import Door, known_visitor, who_at

Vars = dict[str, Any]


class _Gated(rx.State, mixin=True):
    @_override_base_method
    def dict(self, include_computed: bool = True, initial: bool = False, **kwargs: Any) -> Vars:  # noqa: FBT001
        if initial or self._may_read():
            return super().dict(include_computed=include_computed, initial=initial, **kwargs)
        return {}

    @_override_base_method
    def get_delta(self) -> Vars:
        return super().get_delta() if self._may_read() else {}

    def _may_read(self) -> bool:
        visitor = known_visitor(self)
        return visitor is not None and who_at(self._door(), visitor) is not None

    @classmethod
    def _door(cls) -> Door:
        raise NotImplementedError


class ForCustomer(_Gated, mixin=True):
    """Vars for signed-in customers only."""

    @classmethod
    def _door(cls) -> Door:
        return Door.PORTAL


class ForStaff(_Gated, mixin=True):
    """Vars for signed-in staff only."""

    @classmethod
    def _door(cls) -> Door:
        return Door.OFFICE
