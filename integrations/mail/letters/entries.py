"""The ways in: links, codes, invitations and passwords."""

from datetime import datetime

from integrations.mail.letter import Content, Entrance, Firm, Letter, Person, write
from integrations.reader import Reader, _


def sign_in(reader: Reader, firm: Firm, *, entrance: Entrance) -> Letter:
    """Send the link and the code someone asked for."""
    say = reader.say
    content = Content(
        subject=say(_("Sign in to {firm}"), firm=firm.name),
        preview=say(_("Your link and code, for you alone.")),
        heading=say(_("Sign in to {firm}"), firm=firm.name),
        addressee="",
        paragraphs=(say(_("You asked to sign in. If it was not you, ignore this email and nothing happens.")),),
        button=say(_("Sign in")),
        entrance=entrance,
    )
    return write(content, reader, firm)


def invitation(
    reader: Reader, firm: Firm, *, addressee: str, invited_by: str, url: str, valid_until: datetime
) -> Letter:
    """Invite a colleague to the firm's office."""
    say = reader.say
    content = Content(
        subject=say(_("{person} invites you to work with {firm}"), person=invited_by, firm=firm.name),
        preview=say(_("Choose a password and you can start.")),
        heading=say(_("Welcome to {firm}"), firm=firm.name),
        addressee=addressee,
        paragraphs=(
            say(_("{person} has made an account for you. Choose a password and you can start."), person=invited_by),
        ),
        button=say(_("Accept the invitation")),
        entrance=Entrance(url, valid_until),
    )
    return write(content, reader, firm)


def portal_invitation(reader: Reader, firm: Firm, *, addressee: str, entrance: Entrance, person: Person) -> Letter:
    """Invite a customer, or somebody at the customer, to the portal."""
    say = reader.say
    content = Content(
        subject=say(_("Your customer portal at {firm}"), firm=firm.name),
        preview=say(_("Quotes, invoices and documents in one place.")),
        heading=say(_("Your customer portal at {firm}"), firm=firm.name),
        addressee=addressee,
        paragraphs=(say(_("Here you find your quotes, invoices and documents, and you can ask us anything.")),),
        button=say(_("Sign in")),
        entrance=entrance,
        person=person,
    )
    return write(content, reader, firm)


def password_reset(reader: Reader, firm: Firm, *, addressee: str, url: str, valid_until: datetime) -> Letter:
    """Let someone choose a new password."""
    say = reader.say
    content = Content(
        subject=say(_("Choose a new password for {firm}"), firm=firm.name),
        preview=say(_("You asked for a new password.")),
        heading=say(_("Choose a new password")),
        addressee=addressee,
        paragraphs=(
            say(_("You asked for a new password. If it was not you, ignore this email: your password stays the same.")),
        ),
        button=say(_("Choose a new password")),
        entrance=Entrance(url, valid_until),
    )
    return write(content, reader, firm)
