"""Two administrators change the same settings at once: the second hears who was first, and nothing typed is lost."""

import pytest

from backoffice.settings.company import CompanyState
from backoffice.settings.look import LookState
from backoffice.settings.numbers import NumbersState
from backoffice.settings.online import OnlineState
from backoffice.settings.sending import SendingState
from backoffice.settings.terms import TermsState
from backoffice.settings.vat import VatState
from domain import companies
from domain.access import HOUSE
from domain.companies import Section
from domain.work import work_as
from models.account import Role, StaffMember
from models.company import Company, SeriesKind
from tests.people import People, do
from tests.tab import Tab

ROOT = "/office/settings"


@pytest.fixture
def tab(people: People):
    """A page of the settings, open at Ada; Sanne, an administrator too, is about to be faster."""
    do(people.admin, companies.change_role, people.sanne.id, Role.ADMIN)
    return lambda path: Tab(people.admin).open(ROOT + path)


def _sanne(people: People) -> Tab:
    return Tab(people.sanne)


def _kept(people: People) -> Company:
    with work_as(HOUSE, writes=False) as work:
        return work.get(Company, people.company.id)


def test_fields_that_only_one_changed_come_together(people: People, tab):
    ada, sanne = tab(""), _sanne(people).open(ROOT)
    given = ada.shows(CompanyState, "given") | {"vat_number": ""}
    sanne.fire(CompanyState.save, form=given | {"phone": "+31850000007"})
    ada.fire(CompanyState.save, form=given | {"website": "https://firm.example"})
    clash = ada.shows(CompanyState, "clash")
    assert (clash.by, clash.theirs) == ("Sanne Brouwer", [])
    shown = ada.shows(CompanyState, "given")
    assert (shown["phone"], shown["website"]) == ("+31850000007", "https://firm.example")
    assert _kept(people).website == "", "nothing was written"
    ada.fire(CompanyState.save, form=shown)
    assert (_kept(people).phone, _kept(people).website) == ("+31850000007", "https://firm.example")
    assert ada.shows(CompanyState, "clash").by == ""


def test_a_field_that_both_changed_keeps_mine_and_tells_theirs(people: People, tab):
    ada, sanne = tab("/sending"), _sanne(people).open(ROOT + "/sending")
    given = ada.shows(SendingState, "given")
    sanne.fire(SendingState.save, form=given | {"payment_days": "8", "code_above_cents": "5000"})
    ada.fire(SendingState.save, form=given | {"payment_days": "21"})
    clash = ada.shows(SendingState, "clash")
    assert [(row.label, row.text) for row in clash.theirs] == [("Invoices are due after", "8")]
    assert ada.shows(SendingState, "given")["payment_days"] == "21"
    assert ada.shows(SendingState, "code_above_cents") == 5000
    assert _kept(people).payment_days == 8
    ada.fire(SendingState.save, form=ada.shows(SendingState, "given"))
    assert (_kept(people).payment_days, _kept(people).code_above_cents) == (21, 5000)


def test_another_page_of_the_settings_is_no_clash(people: People, tab):
    ada = tab("")
    do(people.admin, companies.change_look, brand="#112233")
    ada.fire(CompanyState.save, form=ada.shows(CompanyState, "given") | {"vat_number": ""})
    assert ada.shows(CompanyState, "clash").by == ""


def test_the_colour_i_picked_stays(people: People, tab):
    ada = tab("/look")
    _sanne(people).open(ROOT + "/look").fire(LookState.pick, colour="#112233").fire(LookState.save)
    ada.fire(LookState.pick, colour="#332211").fire(LookState.save)
    clash = ada.shows(LookState, "clash")
    assert (clash.by, [row.text for row in clash.theirs]) == ("Sanne Brouwer", ["#112233"])
    assert (ada.shows(LookState, "brand"), _kept(people).brand) == ("#332211", "#112233")
    ada.fire(LookState.save)
    assert _kept(people).brand == "#332211"


def test_numbers(people: People, tab):
    ada = tab("/numbers").fire(NumbersState.edit, kind="invoice")
    do(people.admin, companies.set_prefix, SeriesKind.INVOICE, "S")
    ada.fire(NumbersState.save, form={"prefix": "A"})
    assert (ada.shows(NumbersState, "clash").by, ada.shows(NumbersState, "step")) == ("Ada Baas", "prefix")
    ada.fire(NumbersState.save, form={"prefix": "A"})
    assert {row.kind: row.prefix for row in ada.shows(NumbersState, "series")}["invoice"] == "A"


def test_vat(people: People, tab):
    ada, sanne = tab("/vat"), _sanne(people).open(ROOT + "/vat")
    sanne.fire(VatState.add, form={"category": "S", "rate": "6"})
    ada.fire(VatState.open_new).fire(VatState.add, form={"category": "S", "rate": "6"})
    assert (ada.shows(VatState, "clash").by, ada.shows(VatState, "step")) == ("Sanne Brouwer", "rate")
    assert [rate.percent for rate in ada.shows(VatState, "rates")].count("6") == 1


def test_terms(people: People, tab):
    ada, sanne = tab("/terms").fire(TermsState.write), _sanne(people).open(ROOT + "/terms")
    sanne.fire(TermsState.publish, form={"title": "T", "text": "Theirs"})
    ada.fire(TermsState.publish, form={"title": "T", "text": "Mine"})
    assert (ada.shows(TermsState, "clash").by, ada.shows(TermsState, "step")) == ("Sanne Brouwer", "write")
    assert [row.version for row in ada.shows(TermsState, "versions")] == [5, 4]
    ada.fire(TermsState.publish, form={"title": "T", "text": "Mine"})
    assert ada.shows(TermsState, "newest").text == "Mine"


def test_the_key_of_the_payment_provider(people: People, tab):
    ada, sanne = tab("/online"), _sanne(people).open(ROOT + "/online")
    sanne.fire(OnlineState.save, form={"mollie_key": "live_dHar4XY7LxsDOtmnkVtjNVWXLSlXsM"})
    ada.fire(OnlineState.save, form={"mollie_key": "test_dHar4XY7LxsDOtmnkVtjNVWXLSlXsM"})
    assert (ada.shows(OnlineState, "clash").by, ada.shows(OnlineState, "mode")) == ("Sanne Brouwer", "live")
    assert ada.shows(OnlineState, "saved") in (None, 0), "the field is not emptied"
    ada.fire(OnlineState.remove)
    assert ada.shows(OnlineState, "mode") == ""


def test_who_changed_it_last_is_known_per_section(people: People):
    do(people.admin, companies.change_look, brand="#112233")
    assert do(people.sanne, companies.last_change, Section.LOOK).by == "Ada Baas"
    assert do(people.sanne, companies.last_change, Section.DETAILS).revision == 0
    assert do(people.stranger, companies.last_change, Section.LOOK).revision == 0


def test_a_stale_save_writes_nothing(people: People):
    stale = do(people.admin, companies.last_change, Section.LOOK).revision
    do(people.admin, companies.change_look, brand="#112233", revision=stale)
    with pytest.raises(companies.ChangedMeanwhile) as problem:
        do(people.admin, companies.change_look, brand="#332211", revision=stale)
    assert problem.value.values["name"] == "Ada Baas"
    with work_as(HOUSE, writes=False) as work:
        assert work.get(Company, people.company.id).brand == "#112233"
        assert work.get(StaffMember, people.admin.id).name == "Ada Baas"
