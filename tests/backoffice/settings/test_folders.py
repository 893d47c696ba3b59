"""The firm's own folders, in its settings."""

from backoffice.settings.folders import FoldersState
from domain import documents
from tests.people import People, do
from tests.tab import Tab


def _names(tab: Tab) -> list[str]:
    return [folder.name for folder in tab.shows(FoldersState, "folders")]


def test_an_administrator_makes_and_orders_them(people: People):
    tab = Tab(people.admin).open("/office/settings/folders")
    for name in ("Manuals", "Reports"):
        tab.fire(FoldersState.open, id="").fire(FoldersState.save, form={"name": name})
    assert (_names(tab), tab.shows(FoldersState, "step")) == (["Manuals", "Reports"], "")
    reports = tab.shows(FoldersState, "folders")[1].id
    tab.fire(FoldersState.move, id=reports, by=-1)
    tab.fire(FoldersState.open, id=reports).fire(FoldersState.save, form={"name": "Findings"})
    assert _names(tab) == ["Findings", "Manuals"]
    tab.fire(FoldersState.open, id=reports).fire(FoldersState.remove)
    assert _names(tab) == ["Manuals"]


def test_a_name_that_is_taken_is_said_at_the_field_and_the_form_stays(people: People):
    do(people.admin, documents.add_folder, "Manuals")
    tab = Tab(people.admin).open("/office/settings/folders").fire(FoldersState.open, id="")
    tab.fire(FoldersState.save, form={"name": "manuals"})
    assert tab.shows(FoldersState, "errors") == {"name": "There is a folder with this name already."}
    assert tab.shows(FoldersState, "step") == "folder"


def test_others_only_read(people: People):
    do(people.admin, documents.add_folder, "Manuals")
    tab = Tab(people.sanne).open("/office/settings/folders")
    assert (_names(tab), tab.shows(FoldersState, "may_manage")) == (["Manuals"], False)
    tab.fire(FoldersState.save, form={"name": "Mine"})
    assert tab.told == ["Your role does not include this."]
    assert _names(Tab(people.stranger).open("/office/settings/folders")) == []
