"""People who look at one project with a user name: how the office lets them in, and how they come the first time."""

from dataclasses import dataclass

from playwright.sync_api import Locator, expect

from tests.journeys.clerk import Clerk
from tests.journeys.visitor import Visitor

OWN = "vier woorden op rij"
ONCE = "The password is shown this once. At the first entry it has to be changed."
BOXES = ("Planning", "Working times and material", "Documents and photos", "Messages", "New orders")


@dataclass(frozen=True)
class Guest:
    """Somebody, and what the clerk ticks for this person."""

    name: str
    boxes: tuple[str, ...] = BOXES

    @property
    def user_name(self) -> str:
        return self.name.lower().replace(" ", ".")


def make_account(clerk: Clerk, guest: Guest) -> str:
    """On the page of the project; gives the password that is shown once."""
    clerk.button("Account").click()
    dialog = clerk.page.get_by_role("dialog")
    dialog.get_by_label(clerk.field_name("Name of the person")).fill(guest.name)
    dialog.get_by_label(clerk.field_name("User name")).fill(guest.user_name)
    for box in BOXES:
        dialog.get_by_role("checkbox", name=clerk.words(box)).set_checked(box in guest.boxes)
    clerk.watch.look(clerk.page, "new account")
    dialog.get_by_role("button", name=clerk.words("Make the account")).click()
    expect(dialog).to_contain_text(clerk.words(ONCE))
    password = dialog.locator(".mono").inner_text()
    clerk.watch.look(clerk.page, "password that is shown once")
    dialog.get_by_role("button", name=clerk.words("I have noted it")).click()
    expect(dialog).to_be_hidden()
    expect(clerk.page.get_by_text(password)).to_have_count(0)
    return password


def come_in_first(person: Visitor, guest: Guest, password: str) -> None:
    """At the door for user names; the password that others know is replaced before anything opens."""
    person.come_in_as(guest.user_name, password)
    expect(person.heading()).to_have_text(person.words("Choose your own password"))
    person.watch.look(person.page, "first password")
    person.field("New password").fill(OWN)
    person.button("Save and come in").click()


def rights_of(clerk: Clerk, guest: Guest) -> Locator:
    """Opens the dialog with what this guest may see."""
    clerk.button_like("Rights of {name}", name=guest.name).click()
    dialog = clerk.page.get_by_role("dialog")
    expect(dialog).to_contain_text(guest.name)
    return dialog
