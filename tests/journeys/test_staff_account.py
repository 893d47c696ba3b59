"""How staff come in, and who is sent out: password, forgotten password, invitation, another organisation's account."""

from playwright.sync_api import expect

from tests.oidc_provider.provider import PERSON

NEW = "vier woorden op rij"


def test_a_forgotten_password_is_replaced_and_every_other_browser_is_out(house, clerk, watch):
    watch.expect("status of (403|422)")  # the wrong password, and one that is too short
    els, at_home = clerk("els@desleutel.example"), clerk("els@desleutel.example")
    els.come_in()
    at_home.try_password("not this one at all")
    expect(at_home.says("E-mail address and password do not belong together.")).to_be_visible()
    at_home.watch.look(at_home.page, "wrong password")
    at_home.link("Forgotten your password?").click()
    before = house.last_mail()
    at_home.field("E-mail address").fill(at_home.email)
    at_home.button("Send me a link").click()
    expect(at_home.heading()).to_have_text(at_home.words("Look in your mailbox"))
    _choose_password(at_home, house.mail(at_home.email, "", after=before))
    expect(els.button("Sign in")).to_be_visible()  # her open page at the office is out, too
    els.come_in(password=NEW)
    _leave_everywhere_else(els, at_home)
    els.button("Sign out").click()
    expect(els.button("Sign in")).to_be_visible()


def test_a_colleague_comes_by_invitation_and_is_let_go(house, clerk, watch):
    watch.expect("status of 422")  # too short a password
    wim, nora = clerk("wim@desleutel.example"), clerk("nora@desleutel.example")
    wim.come_in()
    _invite(wim, "Nora Claes", nora.email)
    _choose_password(nora, house.mail(nora.email, "Garage De Sleutel"))
    nora.go("/settings/people")
    expect(nora.says("Colleagues")).to_be_visible()
    expect(nora.button("Invite a colleague")).to_be_hidden()
    wim.row(nora.email).get_by_role("button", name=wim.words("End access")).click()
    wim.page.get_by_role("dialog").get_by_role("button", name=wim.words("End access")).click()
    expect(wim.says("Worked here before")).to_be_visible()
    expect(nora.button("Sign in")).to_be_visible()  # her open page shows nothing any more


def test_an_account_elsewhere_opens_the_office_once_invited(house, clerk, watch):
    watch.expect("status of 403")  # not expected yet
    anna = clerk(PERSON["email"])
    elsewhere = anna.link_like("Sign in with {name}")
    anna.page.goto(f"{house.url}/office")
    elsewhere.click()
    expect(anna.says("Nobody at this firm expects you yet. Ask an administrator for an invitation.")).to_be_visible()
    house.play("invited", firm="desleutel", name=PERSON["name"], email=anna.email)
    elsewhere.click()
    anna.is_in()
    anna.go("/me")
    expect(anna.heading()).to_contain_text(PERSON["name"])


def _choose_password(person, mail):
    """Behind the link of the mail; too short a one is refused first."""
    person.page.goto(next(link for link in mail.links if "/office/password/" in link))
    person.field("Password").fill("short")
    person.button("Save and sign in").click()
    expect(person.says("Use at least 10 characters. A few words in a row work well.").last).to_be_visible()
    person.watch.look(person.page, "choose a password")
    person.field("Password").fill(NEW)
    person.button("Save and sign in").click()
    person.is_in()


def _leave_everywhere_else(here, there):
    there.go("")
    here.go("/me")
    browsers = here.row("Chrome")
    expect(browsers).to_have_count(2)
    here.watch.look(here.page, "my account")
    here.button("Sign out everywhere else").click()
    expect(here.button("Sign out everywhere else")).to_be_hidden()
    expect(browsers).to_have_count(1)
    there.link("Quotes").click()
    expect(there.button("Sign in")).to_be_visible()


def _invite(wim, name, email):
    wim.go("/settings/people")
    wim.watch.look(wim.page, "users and roles")
    wim.button("Invite a colleague").click()
    dialog = wim.page.get_by_role("dialog")
    dialog.get_by_label(wim.field_name("Name")).fill(name)
    dialog.get_by_label(wim.field_name("E-mail")).fill(email)
    wim.watch.look(wim.page, "invitation")
    dialog.get_by_role("button", name=wim.words("Send the invitation")).click()
    expect(dialog).to_be_hidden()
    expect(wim.page.get_by_role("main").get_by_text(email)).to_be_visible()
