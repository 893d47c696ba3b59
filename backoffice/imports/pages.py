"""Where a table is chosen, and what was brought in before."""

from typing import Any

import reflex as rx

from backoffice.imports.shapes import KINDS, STATES
from backoffice.imports.state import ImportsState
from backoffice.settings.frame import setting
from ui.language import N_, When, nt, t
from ui.page import office_page
from ui.parts import empty, file_drop, link, note, row, section, state_badge

TABLES = ".csv,.txt,.tsv,.xlsx"


@office_page("/settings/import", title=N_("Import"), load=ImportsState.load, live=ImportsState.load)
def imports_page() -> rx.Component:
    none = empty(t("Nothing was brought in yet"), t("Begin with the customers; their old jobs come after."))
    return setting(
        ImportsState,
        "/import",
        note(
            rx.el.strong(t("Bring the years before along.")),
            " ",
            t("Customers then see all that was ever done for them. Nobody gets a mail; nothing is written before "
              "you have seen what would happen."),
        ),
        rx.el.div(
            _choice("customers", t("Customers, with contact persons and addresses")),
            _choice("jobs", t("Old jobs, with their papers")),
            class_name="two",
        ),
        section(
            t("Where customers register"),
            rx.el.p(link(ImportsState.door, href=ImportsState.door, server=True, target="_blank")),
            rx.el.p(t("Put this link on your website. Old customers come in with their e-mail address and postcode."),
                    class_name="dim"),
        ),
        section(
            t("Brought in before"),
            rx.cond(ImportsState.brought.length() > 0, rx.foreach(ImportsState.brought, _import), none),
        ),
    )  # fmt: skip


def _choice(kind: str, title: rx.Component) -> rx.Component:
    sample = link(t("Example to fill in"), href=f"/files/imports/samples/{kind}.csv", server=True)
    return section(
        title,
        file_drop(
            t("Drop a table here, or choose one"),
            on_done=ImportsState.received,
            accept=TABLES,
            multiple=False,
            max_mb=10,
            hint=t("CSV or Excel (.xlsx), at most 20 000 rows"),
            name=kind,
            url=f"/api/imports?kind={kind}",
        ),
        rx.el.p(sample, class_name="mt-2"),
    )


def _import(brought: Any) -> rx.Component:
    kind = rx.match(brought.kind, *[(name, t(text)) for name, text in KINDS.items()], rx.fragment(brought.kind))
    return row(
        rx.fragment(brought.name, " ", state_badge(brought.state, STATES)),
        rx.fragment(kind, ", ", nt("{n} row", "{n} rows", brought.total), ", ", brought.by, ", ", When(brought.at)),
        href="/office/settings/import/" + brought.id,
    )
