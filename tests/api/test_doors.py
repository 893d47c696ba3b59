"""Entry doors: GET shows, POST acts; who may pass, and what strangers get."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from PIL import Image
from sqlmodel import select

from api import icons
from domain import accounts
from domain.access import HOUSE, system_of
from domain.accounts import Whereto, cookies
from domain.accounts.rules import Purpose
from domain.work import work_as
from models.account import Account, Door, Membership, WebSession
from models.company import Company
from models.customer import Customer
from models.fact import Job
from tests.api.conftest import Knock
from tests.people import People, do

VERA = "vera@new.example"


@pytest.fixture
def link(people: People) -> str:
    """A link mailed to a customer without an account."""
    with work_as(people.sanne) as work:
        customer = Customer(
            company_id=people.company.id, number="K9", name="Vera Nieuw", email=VERA, created_at=work.now
        )
        work.add(customer)
    whereto = Whereto(VERA, company_id=people.company.id, customer_id=customer.id, path="/quotes")
    return f"/link/{do(system_of(people.company.id), accounts.way_in, whereto).link_token}"


def _sessions() -> int:
    with work_as(HOUSE, writes=False) as work:
        return len(work.session.exec(select(WebSession)).all())


def test_fetching_a_link_any_number_of_times_changes_nothing(knock: Knock, link: str):
    before, scanner = _sessions(), knock()
    pages = [scanner.get(link) for _ in range(5)] + [scanner.head(link), scanner.options(link)]
    assert [page.status_code for page in pages] == [200] * 6 + [405]
    assert (_sessions(), scanner.cookies.get(cookies.PORTAL)) == (before, None)
    assert "Vera" not in pages[0].text
    assert "v•••@new.example" in pages[0].text
    assert knock().post(link).status_code == 303


def test_the_press_signs_in_and_asks_for_the_capacity(knock: Knock, link: str):
    browser = knock()
    pressed = browser.post(link)
    assert (pressed.status_code, pressed.headers["location"]) == (303, "/quotes")
    assert "HttpOnly" in pressed.headers["set-cookie"]
    assert "samesite=lax" in pressed.headers["set-cookie"].lower()
    welcome = browser.get("/welcome?next=/quotes")
    seat = re.search(r'name="seat" value="([^"]+)"', welcome.text)
    assert seat
    chosen = browser.post("/welcome", data={"seat": seat[1], "capacity": "owner", "next": "/quotes"})
    assert chosen.headers["location"] == "/welcome?next=/quotes"
    assert browser.get("/welcome?next=/quotes").headers["location"] == "/quotes"
    with work_as(HOUSE, writes=False) as work:
        assert work.session.exec(select(Membership).where(Membership.email == VERA)).one().capacity == "owner"


def test_a_used_link_offers_a_new_code_to_the_masked_address(knock: Knock, link: str):
    knock().post(link)
    page = knock().get(link)
    assert page.status_code == 410
    asked = knock().post(f"{link}/again")
    assert "v•••@new.example" in asked.text
    with work_as(HOUSE, writes=False) as work:
        job = work.session.exec(select(Job).where(Job.kind == "accounts.send_code")).one()
    assert job.payload == {"email": VERA, "path": "/quotes"}


def test_the_code_of_the_mail_is_the_second_way(knock: Knock, people: People):
    way_in = do(
        system_of(people.company.id), accounts.way_in, Whereto("alice@home.example", company_id=people.company.id)
    )
    wrong = knock().post(f"/link/{way_in.link_token}/code", data={"code": "000000" if way_in.code != "000000" else "1"})
    assert (wrong.status_code, "not right" in wrong.text or "klopt" in wrong.text) == (403, True)
    right = knock().post(f"/link/{way_in.link_token}/code", data={"code": way_in.code})
    assert right.status_code == 303


def test_this_is_not_for_me_closes_the_link(knock: Knock, link: str):
    assert knock().post(f"{link}/not-mine").status_code == 200
    assert knock().post(link).status_code == 409


def test_known_and_unknown_addresses_get_the_same_page(knock: Knock):
    known = knock().post("/sign-in", data={"email": "alice@home.example"}).text
    unknown = knock().post("/sign-in", data={"email": "zorro@home.example"}).text
    assert known.replace("alice@", "zorro@") == unknown


def test_a_mistyped_address_is_said_at_the_field_and_kept(knock: Knock):
    page = knock().post("/sign-in", data={"email": "not an address"})
    assert page.status_code == 422
    assert 'value="not an address"' in page.text
    assert 'aria-invalid="true"' in page.text


def test_another_site_cannot_press_for_somebody(knock: Knock, people: People, link: str):
    attacks = ({"sec-fetch-site": "cross-site"}, {"origin": "http://evil.example"})
    assert [knock().post(link, headers=headers).status_code for headers in attacks] == [403, 403]
    assert _sessions() == 0


def test_a_session_set_beforehand_is_not_taken_over(knock: Knock, link: str):
    browser = knock()
    browser.cookies.set(cookies.PORTAL, "planted")
    pressed = browser.post(link)
    assert "planted" not in pressed.headers["set-cookie"]
    assert accounts.visitor_with("planted", None).customer is None


def test_staff_come_in_by_invitation_and_password(knock: Knock, people: People):
    way_in = do(HOUSE, accounts.way_in, Whereto("sanne@firm.example", Door.OFFICE), Purpose.INVITATION)
    browser = knock()
    short = browser.post(f"/office/password/{way_in.link_token}", data={"password": "short"})
    assert short.status_code == 422
    done = browser.post(f"/office/password/{way_in.link_token}", data={"password": "a few words in a row"})
    assert (done.status_code, done.headers["location"]) == (303, "/office")
    wrong = knock().post("/office/sign-in", data={"email": "sanne@firm.example", "password": "x"})
    assert wrong.status_code == 403
    assert 'value="sanne@firm.example"' in wrong.text
    right = knock().post(
        "/office/sign-in",
        data={"email": "sanne@firm.example", "password": "a few words in a row", "next": "https://evil.example"},
    )
    assert right.headers["location"] == "/office"


def test_signing_out_ends_the_session(knock: Knock, people: People):
    browser = knock(portal=people.alice)
    token = browser.cookies[cookies.PORTAL]
    browser.post("/sign-out")
    assert accounts.visitor_with(token, None).customer is None


def test_doors_speak_the_visitors_language(knock: Knock):
    german = knock().get("/sign-in", headers={"accept-language": "de-DE,de;q=0.9"})
    assert '<html lang="de"' in german.text
    browser = knock()
    browser.post("/language", data={"language": "fr", "next": "/sign-in"})
    assert '<html lang="fr"' in browser.get("/sign-in").text


def test_doors_are_small_and_never_cached(knock: Knock, link: str):
    page = knock().get(link)
    # with "no-referrer" browsers send "Origin: null" with the doors' own forms, and we refuse those
    assert (page.headers["cache-control"], page.headers["referrer-policy"]) == ("no-store", "same-origin")
    assert len(page.content) < 12_000


def test_the_app_can_be_installed_in_the_firms_look(knock: Knock, people: People):
    manifest = knock(portal=people.alice).get("/manifest.webmanifest").json()
    assert (manifest["name"], manifest["display"]) == (people.company.name, "standalone")
    for icon in manifest["icons"]:
        image = knock().get(icon["src"])
        assert (image.status_code, image.content[:4]) == (200, b"\x89PNG")
    assert knock().get("/icons/voordeur/99999.png").status_code == 404


def test_an_icon_may_be_kept_for_ever_under_the_hash_of_its_look(knock: Knock, people: People):
    source = knock(portal=people.alice).get("/manifest.webmanifest").json()["icons"][0]["src"]
    kept = knock().get(source)
    assert "immutable" in kept.headers["cache-control"]
    assert "immutable" not in knock().get(source.partition("?")[0]).headers["cache-control"]
    assert "immutable" not in knock().get(source + "0").headers["cache-control"]
    assert knock().get(source, headers={"if-none-match": kept.headers["etag"]}).status_code == 304


def test_another_colour_gives_the_icon_another_address(knock: Knock, people: People):
    def source() -> str:
        return knock(portal=people.alice).get("/manifest.webmanifest").json()["icons"][0]["src"]

    before = source()
    with work_as(HOUSE) as work:
        work.session.get_one(Company, people.company.id).brand = "#7a1f3d"
    assert source() != before


def test_the_icon_of_who_is_signed_in_is_kept_by_nobody_else(knock: Knock, people: People):
    assert knock(portal=people.alice).get("/icons/180.png").headers["cache-control"].startswith("private")


def test_many_phones_at_once_make_an_icon_be_drawn_once(monkeypatch: pytest.MonkeyPatch):
    drawn = []
    monkeypatch.setattr(icons, "drawn", lambda *args, **how: drawn.append(args) or Image.new("RGBA", (4, 4)))
    look = icons.Look("TS", "#123456")
    with ThreadPoolExecutor(8) as phones:
        assert len({phones.submit(icons.png, look, 192, is_maskable=False).result() for _ in range(8)}) == 1
    assert len(drawn) == 1


def test_who_comes_in_is_spoken_to_in_the_own_language(knock: Knock, link: str):
    came_in = knock().post(link, headers={"accept-language": "fr"})
    assert came_in.cookies[cookies.LANGUAGE] == language_of_newest_account()


def test_a_language_chosen_in_this_browser_stays(knock: Knock, link: str):
    browser = knock()
    browser.post("/language", data={"language": "fr", "next": "/sign-in"})
    browser.post(link)
    assert browser.cookies[cookies.LANGUAGE] == "fr"


def language_of_newest_account() -> str:
    with work_as(HOUSE) as work:
        return work.session.exec(select(Account).where(Account.email == VERA)).one().language
