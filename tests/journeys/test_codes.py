"""Codes one scans: of a project, to its sign-in by user name; and the sticker of an installation, to a request."""

import secrets
from io import BytesIO

import segno
from PIL import Image
from playwright.sync_api import expect

from demo.firms import HEATING
from tests.journeys.guests import Guest, come_in_first, make_account
from tests.journeys.newcomers import TITLE
from tests.journeys.visitor import an_address

BOILER = "Cv-ketel zolder"
QUIET = 4  # modules of white around a code


def test_the_code_of_a_project_opens_its_sign_in(house, clerk, visitor):
    site = house.play("building_site", firm=HEATING.slug, name="Familie Blom", email=an_address("blom"), days_ago=2)
    mirjam, person, guest = clerk("mirjam@vanhouten.example"), visitor(), Guest(f"Tess Vos {secrets.token_hex(2)}")
    mirjam.come_in()
    mirjam.go(f"/projects/{site['project']}")
    password = make_account(mirjam, guest)
    person.page.goto(_scanned(mirjam))
    person.watch.look(person.page, "sign-in by user name")
    come_in_first(person, guest, password)
    expect(person.heading()).to_have_text(TITLE)
    person.is_in_look_of(HEATING)


def test_the_sticker_of_a_boiler_leads_to_a_request_about_it(house, clerk, visitor):
    thomas = visitor(an_address("thomas"))
    known = house.play("looked_after", firm=HEATING.slug, name="Thomas Bos", email=thomas.email, thing=BOILER)
    mirjam = clerk("mirjam@vanhouten.example")
    mirjam.come_in()
    mirjam.go(f"/installations/{known['customer']}")
    mirjam.row(BOILER).locator("summary").click()
    with mirjam.page.expect_popup() as opened:
        mirjam.link("QR code as PNG").click()
    picture = mirjam.page.request.get(opened.value.url).body()
    _assert_says(picture, known["sticker"])
    _report_by_sticker(house, thomas, known["sticker"])


def _scanned(mirjam):
    """The address in the code that the clerk downloads."""
    mirjam.button("Link and QR code").click()
    dialog = mirjam.page.get_by_role("dialog")
    mirjam.watch.look(mirjam.page, "link and QR code")
    with mirjam.page.expect_popup() as opened:
        dialog.get_by_role("link", name=mirjam.words("Open the link")).click()
    link = opened.value.locator("body").inner_text().strip()
    with mirjam.page.expect_download() as saved:
        dialog.get_by_role("link", name="PNG").click()
    _assert_says(saved.value.path().read_bytes(), link)
    return link


def _assert_says(png, link):
    """The black and white of the picture are the code of this address, dot by dot."""
    matrix = segno.make(link, error="m", micro=False).matrix
    picture = Image.open(BytesIO(png)).convert("L")
    dot, places = picture.width / (len(matrix) + 2 * QUIET), range(len(matrix))

    def is_black(x, y):
        return picture.getpixel((int((QUIET + x + 0.5) * dot), int((QUIET + y + 0.5) * dot))) < 128

    seen = [[is_black(x, y) for x in places] for y in places]
    assert seen == [[bool(module) for module in row] for row in matrix]


def _report_by_sticker(house, thomas, sticker):
    """A stranger reads whose boiler it is; whoever belongs there comes to a request that knows it already."""
    thomas.page.goto(sticker)
    expect(thomas.says("{firm} looks after this installation.", firm=HEATING.details.name)).to_be_visible()
    expect(thomas.page.get_by_text("Bos")).to_have_count(0)
    thomas.watch.look(thomas.page, "sticker")
    thomas.link("Sign in and report").click()
    before = house.last_mail()
    thomas.field("E-mail address").fill(thomas.email)
    thomas.button("Send me a code").click()
    thomas.type_code_over(after=before)
    thomas.be_owner()
    expect(thomas.heading()).to_have_text(thomas.words("What is it about?"))
    thomas.page.get_by_role("button", name=thomas.words("Repair or fault")).click()
    about = thomas.field("Is it about one of these?")
    expect(about.locator("option:checked")).to_have_text(BOILER)
    thomas.watch.look(thomas.page, "request about a boiler")
