"""Files from a phone to the archive: photos as an iPhone takes them, and what a bad connection cuts off."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from tests.integrations.pictures import a_pdf, a_photo
from tests.journeys.visitor import an_address

PARTS = re.compile(r"/api/files/parts/")
FILE_DROP, RECEIVED = "Choose files or take a photo", "Received. The firm sees it now."
LOST = "The connection was lost. What has arrived is kept: it goes on from there."


@dataclass
class Line:
    """The connection of a phone: `answer` decides about each part of a file; `offsets` tells where each began."""

    answer: Callable[[Route], None] = Route.continue_
    offsets: list[int] = field(default_factory=list)

    def carry(self, route: Route) -> None:
        if route.request.method == "PATCH":
            self.offsets.append(int(route.request.headers["upload-offset"]))
            self.answer(route)
        else:
            route.continue_()


@pytest.fixture
def noor(house, visitor):
    """At the archive, signed in."""
    person = visitor(an_address("noor"))
    house.play("newcomer", firm="vanhouten", name="Noor Dijk", email=person.email)
    person.come_in_by_code()
    person.be_owner()
    expect(person.heading()).to_have_text(person.words("What you can do now"))
    person.go("/documents")
    return person


@pytest.fixture
def line(noor):
    made = Line()
    noor.page.route(PARTS, made.carry)
    return made


def test_photos_of_a_phone_end_in_the_archive(noor, clerk):
    mirjam = _at_the_archive(clerk)
    photo = {"name": "IMG_0412.HEIC", "mimeType": "image/heic", "buffer": a_photo("HEIF", (64, 48))}
    paper = {"name": "garantie.pdf", "mimeType": "application/pdf", "buffer": a_pdf()}
    noor.page.get_by_label(noor.words(FILE_DROP)).set_input_files([photo, paper])
    expect(noor.says(RECEIVED)).to_be_visible()
    papers = noor.page.get_by_role("main").get_by_role("listitem")
    for name in ("IMG 0412", "garantie"):
        expect(papers.filter(has_text=name)).to_have_count(1)
        expect(_row(mirjam, name)).to_contain_text("Noor Dijk")  # live
    noor.watch.look(noor.page, "archive after sending")
    papers.filter(has_text="IMG 0412").get_by_role("link").click()
    picture = noor.page.get_by_role("img", name="IMG 0412")
    expect(picture).to_have_js_property("complete", value=True)
    expect(picture).to_have_js_property("naturalWidth", 64)
    camera = noor.page.get_by_label(noor.words("Take a photo"))
    noor.go("/documents")
    camera.set_input_files({"name": "foto.jpg", "mimeType": "image/jpeg", "buffer": a_photo(size=(90, 60))})
    expect(papers.filter(has_text="foto")).to_have_count(1)


def test_what_was_cut_off_goes_on_where_it_stopped(noor, line, clerk, watch, tmp_path):
    watch.expect("net::ERR_|Failed to load resource")  # the connection that breaks
    plan = _large(tmp_path / "bouwplan.pdf")
    sending = noor.page.get_by_role("listitem").filter(has_text=plan.name)
    line.answer = _carries_one_part(line)
    noor.page.get_by_label(noor.words(FILE_DROP)).set_input_files(plan)
    expect(sending.get_by_role("progressbar")).to_have_attribute("value", re.compile(r"0\.\d+"))
    expect(sending).to_contain_text(noor.words(LOST))
    arrived = line.offsets[-1]
    assert arrived > 0
    assert line.offsets == [0, *[arrived] * (len(line.offsets) - 1)]
    noor.watch.look(noor.page, "upload that was cut off")
    _chosen_again_after_closing_the_page(noor, line, plan, arrived)
    mirjam = _at_the_archive(clerk)
    expect(_row(mirjam, plan.stem)).to_contain_text("Noor Dijk")


def test_a_press_goes_on_and_cancel_forgets(noor, line, watch, tmp_path):
    watch.expect("net::ERR_|Failed to load resource")
    plan = _large(tmp_path / "gevel.pdf")
    sending = noor.page.get_by_role("listitem").filter(has_text=plan.name)
    line.answer = _carries_one_part(line)
    noor.page.get_by_label(noor.words(FILE_DROP)).set_input_files(plan)
    expect(sending).to_contain_text(noor.words(LOST))
    arrived, line.answer = line.offsets[-1], Route.continue_
    line.offsets.clear()
    sending.get_by_role("button", name=noor.words("Go on")).click()
    expect(noor.says(RECEIVED)).to_be_visible()
    assert line.offsets[0] == arrived
    expect(noor.page.get_by_role("main").get_by_role("link", name=plan.stem)).to_be_visible()


def _chosen_again_after_closing_the_page(noor, line, plan, arrived):
    """The same file on the same phone, later: what the firm has is not sent twice."""
    line.answer = Route.continue_
    line.offsets.clear()
    noor.go("/documents")
    noor.page.get_by_label(noor.words(FILE_DROP)).set_input_files(plan)
    expect(noor.says(RECEIVED)).to_be_visible()
    assert line.offsets[0] == arrived
    expect(noor.page.get_by_role("main").get_by_role("link", name=plan.stem)).to_be_visible()


def _carries_one_part(line: Line) -> Callable[[Route], None]:
    def answer(route: Route) -> None:
        if len(line.offsets) == 1:
            route.continue_()
        else:
            route.abort("connectionreset")

    return answer


def _large(path: Path) -> Path:
    """A PDF that goes in several parts."""

    def fill(pdf):
        pdf.Root.Filling = pdf.make_stream(os.urandom(5_000_000))

    path.write_bytes(a_pdf(fill))
    return path


def _at_the_archive(clerk):
    mirjam = clerk("mirjam@vanhouten.example")
    mirjam.come_in()
    mirjam.go("/documents")
    return mirjam


def _row(mirjam, title):
    return mirjam.page.get_by_role("row").filter(has_text=title)
