"""The fields of a project and of a visit."""

from typing import Any

import reflex as rx

from ui.language import t, ta
from ui.parts import date_field, fields_row, select_field, text_area, text_field


def project_fields(errors: Any, *, addresses: Any, colleagues: Any, given: Any = None) -> rx.Component:
    """`given`: a shape with the values of now, field names as in the form."""
    now = _values(given, "title", "address_id", "lead_id", "starts_on", "ends_on", "info")
    return rx.fragment(
        text_field(
            t("What is it about?"), "title", error=errors["title"], max_length=160, required=True, **now["title"]
        ),
        fields_row(
            select_field(t("Address"), "address_id", addresses, error=errors["address_id"], **now["address_id"]),
            select_field(t("Lead"), "lead_id", colleagues, error=errors["lead_id"], **now["lead_id"]),
        ),
        fields_row(
            date_field(t("Begins"), "starts_on", error=errors["starts_on"], **now["starts_on"]),
            date_field(t("Ready"), "ends_on", error=errors["ends_on"], **now["ends_on"]),
        ),
        text_area(
            t("Greeting or explanation for the customer"), "info", rows=3, max_length=2000, error=errors["info"],
            hint=t("Stands at the top of the page in the portal. May stay empty."), **now["info"],
        ),
    )  # fmt: skip


def plan_fields(errors: Any, *, colleagues: Any, given: Any, is_new: Any) -> rx.Component:
    now = _values(given, "title", "kind", "staff_id", "day", "begins", "ends", "note")
    kinds = [("visit", ta("Visit")), ("shift", ta("Shift"))]
    series = date_field(
        t("The same each week until"), "weekly_until", error=errors["weekly_until"], hint=t("Empty: only this day.")
    )
    return rx.fragment(
        text_field(t("What?"), "title", error=errors["title"], max_length=160, required=True, **now["title"]),
        fields_row(
            select_field(t("Kind"), "kind", kinds, **now["kind"]),
            select_field(t("Who"), "staff_id", colleagues, error=errors["staff_id"], **now["staff_id"]),
        ),
        date_field(t("Day"), "day", error=errors["day"], required=True, **now["day"]),
        fields_row(
            date_field(t("From"), "begins", kind="time", error=errors["begins"], required=True, **now["begins"]),
            date_field(t("To"), "ends", kind="time", error=errors["ends"], required=True, **now["ends"]),
        ),
        text_area(t("Note for the customer"), "note", rows=2, max_length=1000, error=errors["note"], **now["note"]),
        rx.cond(is_new, series),
    )


def _values(given: Any, *names: str) -> dict[str, dict[str, Any]]:
    return {name: {} if given is None else {"default_value": getattr(given, name)} for name in names}
