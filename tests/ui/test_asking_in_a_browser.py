"""A customer asks for something, in a real browser: what loops in loops hand to their handlers."""

from uuid import UUID

from playwright.sync_api import Browser, expect

from domain import requests
from domain.access import system_of
from domain.requests import Question, TypeForm
from models.request import Aim, AnswerKind
from tests.live_app import LiveApp
from tests.people import do

ASKED = (
    Question("Which side?", AnswerKind.CHOICE, choices=("Left", "Right")),
    Question("What is broken?", AnswerKind.CHOICES, choices=("Tap", "Pipe", "Tub")),
)


def test_a_kind_of_work_is_chosen_and_its_questions_are_answered(live_app: LiveApp, browser: Browser):
    with live_app.inside():
        office = system_of(UUID(live_app.company))
        kind = do(office, requests.add_type, TypeForm("Repair", "We come and look.", "tools", Aim.ORDER))
        for question in ASKED:
            kind = do(office, requests.save_question, kind.id, kind.revision, question)
    context = browser.new_context(locale="en-GB")
    context.add_cookies([*live_app.browser_cookies("alice"), {"name": "lang", "value": "en", "url": live_app.url}])
    page = context.new_page()
    page.goto(f"{live_app.url}/requests/new")
    page.get_by_role("button", name="Repair").click()
    page.wait_for_url("**/requests/drafts/*")
    for role, answer in (("radio", "Right"), ("checkbox", "Pipe")):
        page.get_by_role(role, name=answer).click()
        expect(page.get_by_role(role, name=answer)).to_be_checked()  # only once the server has it
    page.reload()
    expect(page.get_by_role("radio", name="Right")).to_be_checked()
    expect(page.get_by_role("checkbox", name="Pipe")).to_be_checked()
    expect(page.get_by_role("radio", name="Left")).not_to_be_checked()
    context.close()
