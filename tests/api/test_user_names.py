"""The door for people with a user name: a first password is changed before anything opens."""

from domain import companies, projects
from domain.accounts import cookies
from settings import settings
from tests.api.conftest import Knock
from tests.domain.projects.test_guests import OWN, come_in, let_in
from tests.people import People, do
from tests.projects import a_project


def test_the_first_entry_leads_to_an_own_password_and_then_to_the_project(knock: Knock, people: People):
    given, browser = let_in(people, a_project(people)), knock()
    assert "/sign-in/name" in browser.get("/sign-in").text
    typed = {"name": given.user_name, "password": given.password, "next": "/projects/1"}
    sent_on = browser.post("/sign-in/name", data=typed)
    assert (sent_on.status_code, browser.cookies.get(cookies.PORTAL)) == (303, None)
    place = sent_on.headers["location"]
    for _ in range(2):
        assert "oma.jansen" in browser.get(place).text
    short = browser.post(place, data={"password": "short"})
    assert (short.status_code, browser.cookies.get(cookies.PORTAL)) == (422, None)
    done = browser.post(place, data={"password": OWN})
    assert (done.status_code, done.headers["location"]) == (303, "/projects/1")
    assert browser.cookies.get(cookies.PORTAL)
    assert knock().get(place).headers["location"] == "/sign-in/name"


def test_a_wrong_pair_keeps_the_name_and_says_the_same_for_everybody(knock: Knock, people: People):
    let_in(people, a_project(people))
    known, unknown = (
        knock().post("/sign-in/name", data={"name": name, "password": "wrong"}) for name in ("oma.jansen", "nobody")
    )
    assert (known.status_code, unknown.status_code) == (403, 403)
    assert known.text.replace("oma.jansen", "X") == unknown.text.replace("nobody", "X")
    empty = knock().post("/sign-in/name", data={"name": "oma.jansen", "password": ""})
    assert empty.status_code == 422
    assert "oma.jansen" in empty.text


def test_whose_access_ended_hears_so_at_the_firm_s_door_and_nobody_else_does(knock: Knock, people: People):
    project, guest = a_project(people), knock()
    given, firm = let_in(people, project), do(people.sanne, companies.current)
    door, says = f"/sign-in/name/{firm.slug}", "Your access has ended"
    guest.cookies.set(cookies.PORTAL, come_in(given).token)
    assert guest.get(door).headers["location"] == "/"
    do(people.sanne, projects.end_access, given.access_id)
    told = guest.get(door, headers={"accept-language": "en"})
    assert (told.status_code, says in told.text, firm.email in told.text) == (200, True, True)
    assert says not in guest.get("/sign-in/name", headers={"accept-language": "en"}).text
    for stranger in (knock(), knock(office=people.sanne)):
        assert says not in stranger.get(f"{door}?name={given.user_name}", headers={"accept-language": "en"}).text
    do(people.sanne, projects.restore_access, given.access_id)
    assert guest.get(door).status_code == 303


def test_it_speaks_four_languages(knock: Knock, people: People):
    for language, word in (("nl", "Gebruikersnaam"), ("de", "Benutzername"), ("fr", "utilisateur"), ("en", "User")):
        assert word in knock().get("/sign-in/name", headers={"accept-language": language}).text


def test_who_comes_by_a_link_of_the_firm_sees_its_look_on_every_page(knock: Knock, people: People):
    """Also when the first pair was wrong, and where the own password is chosen."""
    project, browser = a_project(people), knock()
    given, firm = let_in(people, project), do(people.sanne, companies.current)
    link = do(people.sanne, projects.link, project.id).removeprefix(settings.address)
    door = link.partition("?")[0]
    wrong = browser.post(door, data={"name": given.user_name, "password": "wrong"})
    sent_on = browser.post(door, data={"name": given.user_name, "password": given.password})
    for page in (browser.get(link), wrong, browser.get(sent_on.headers["location"])):
        assert f"--brand: {firm.brand}" in page.text
        assert firm.name in page.text
    assert f'action="{door}"' in wrong.text
    assert knock().get("/sign-in/name/nobody").status_code == 404
