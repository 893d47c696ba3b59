"""The link of a project, its code as SVG and PNG, and the card to print."""

from tests.api.conftest import Knock
from tests.domain.projects.test_guests import let_in
from tests.people import People
from tests.projects import a_project


def test_the_link_leads_to_the_sign_in_and_the_codes_are_pictures(knock: Knock, people: People):
    project = a_project(people)
    office, place = knock(office=people.sanne), f"/office/projects/{project.id}"
    link = office.get(f"{place}/link").text
    page = knock().get(link)
    assert (page.status_code, f"/projects/{project.id}" in page.text) == (200, True)
    svg, png = office.get(f"{place}/qr.svg"), office.get(f"{place}/qr.png?download=1")
    assert (svg.headers["content-type"], b"<svg" in svg.content) == ("image/svg+xml", True)
    assert png.content.startswith(b"\x89PNG")
    assert "attachment" in png.headers["content-disposition"]
    assert office.get(f"{place}/qr.exe").status_code == 404


def test_the_card_is_made_on_the_spot_and_kept_nowhere(knock: Knock, people: People):
    project = a_project(people)
    given = let_in(people, project)
    office, place = knock(office=people.sanne), f"/office/projects/{project.id}/card"
    plain = office.get(place)
    card = office.post(place, data={"user_name": given.user_name, "password": given.password})
    for made in (plain, card):
        assert (made.status_code, made.content[:5], made.headers["cache-control"]) == (200, b"%PDF-", "no-store")
    assert office.post(place, data={"user_name": "nobody", "password": "x"}).status_code == 404


def test_who_gets_none_of_it(knock: Knock, people: People):
    place = f"/office/projects/{a_project(people).id}"
    for path in ("link", "qr.svg", "card"):
        assert knock().get(f"{place}/{path}").status_code == 303
        assert knock(office=people.technician).get(f"{place}/{path}").status_code == 403
        assert knock(office=people.stranger).get(f"{place}/{path}").status_code == 404
        assert knock(portal=people.alice).get(f"{place}/{path}").status_code == 303
