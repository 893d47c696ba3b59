"""Any PDF can be sent for approval by push; above the firm's amount a fresh code shows that it is really the person."""

import re

from playwright.sync_api import expect

from tests.integrations.pictures import a_pdf
from tests.journeys.visitor import code_in

TITLE = "Jaarrekening 2025"


def test_a_pdf_is_approved_from_push_with_a_fresh_code(house, clerk, customer):
    daan, marieke = clerk("daan@reitsmakok.example"), customer("marieke@hoekstra.example")
    house.play("invited_to_portal", firm="reitsmakok", email=marieke.email)
    marieke.come_in(house.mail(marieke.email, "Reitsma"))
    marieke.switch_push_on()
    daan.come_in()
    _share(daan)
    _ask(daan, amount="1500,00")
    house.play("time_passes", email=marieke.email)
    _approve(house, marieke)
    expect(daan.page.get_by_role("main").get_by_text(daan.words("Approved"), exact=True).first).to_be_visible()
    expect(daan.link_like("Signed copy no. {number}")).to_be_visible()


def _share(daan):
    daan.go("/documents")
    daan.link("Share a document").click()
    daan.page.get_by_role("combobox", name=daan.words("For whom?")).fill("Hoekstra")
    daan.page.get_by_role("option", name=re.compile("Hoekstra")).click()
    pdf = {"name": "jaarrekening.pdf", "mimeType": "application/pdf", "buffer": a_pdf()}
    daan.page.get_by_label(daan.words("Drop a PDF or a picture here, or choose one")).set_input_files([pdf])
    expect(daan.says("The file has arrived.")).to_be_visible()
    daan.field("Title the customer sees").fill(TITLE)
    daan.watch.look(daan.page, "share a document")
    daan.button("Share").click()
    expect(daan.heading()).to_contain_text(TITLE)


def _ask(daan, *, amount):
    daan.button("Ask for approval").first.click()
    dialog = daan.page.get_by_role("dialog")
    dialog.get_by_label(daan.words("Amount")).fill(amount)
    daan.watch.look(daan.page, "ask for approval")
    dialog.get_by_role("button", name=daan.words("Ask"), exact=True).click()
    expect(daan.page.get_by_role("main").get_by_text(daan.words("not opened yet"))).to_be_visible()


def _approve(house, marieke):
    before = house.last_mail()
    marieke.tap(marieke.shown("A document is waiting for your approval"))
    expect(marieke.heading()).to_contain_text(TITLE)
    marieke.sign("Marieke Hoekstra")
    marieke.approve_button().click()
    code = marieke.field("Code of six digits")
    expect(code).to_be_visible()
    marieke.watch.look(marieke.page, "code")
    code.fill("000000")
    marieke.approve_button().click()
    expect(marieke.says("This code is not right, or it is no longer valid. Ask for a new one.")).to_be_visible()
    code.fill(code_in(house.mail(marieke.email, "code", after=before)))
    marieke.approve_button().click()
    expect(marieke.says("{name} approved version {version} on {day}.", name="Marieke Hoekstra")).to_be_visible()
