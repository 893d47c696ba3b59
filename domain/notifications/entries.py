"""Letters that let somebody in: with a link, a code, or a word from somebody who is in already."""

from dataclasses import replace
from datetime import date, datetime

from domain.notifications.drafts import Draft
from domain.texts import _
from integrations.mail import Letter, letters
from integrations.mail.letter import Content, write


def sign_in(draft: Draft) -> Letter:
    return letters.sign_in(draft.reader, draft.firm, entrance=draft.entrance)


def proof(draft: Draft) -> Letter:
    """A code to type over where the person is already: the button only leads back there."""
    content = Content(
        subject=draft.say(_("Your code for {firm}"), firm=draft.firm.name),
        preview=draft.say(_("Type it over where you were.")),
        heading=draft.say(_("Is it really you?")),
        addressee=draft.delivery.recipient_name,
        paragraphs=(draft.say(_("Type this code over to confirm. If you did not ask for it, ignore this email.")),),
        facts=((draft.say(_("Code")), draft.entrance.code_in_two),),
        button=draft.say(_("Back to where you were")),
        entrance=replace(draft.entrance, code=""),
    )
    return write(content, draft.reader, draft.firm)


def invitation(draft: Draft) -> Letter:
    return letters.invitation(
        draft.reader, draft.firm,
        addressee=draft.delivery.recipient_name, invited_by=draft.values.get("by") or draft.firm.name,
        url=draft.entrance.url, valid_until=_end(draft),
    )  # fmt: skip


def portal_invitation(draft: Draft) -> Letter:
    return letters.portal_invitation(draft.reader, draft.firm, **draft.head)


def guest_invitation(draft: Draft) -> Letter:
    """A customer lets somebody in; the firm only carries the mail."""
    by, firm = draft.values.get("by", ""), draft.firm.name
    until, where = draft.values.get("until", ""), draft.values.get("address", "")
    last = draft.say(_("Your access ends on {day}."), day=draft.reader.day(date.fromisoformat(until))) if until else ""
    content = Content(
        subject=draft.say(_("{name} lets you in at {firm}"), name=by, firm=firm),
        preview=draft.say(_("Sign in with this e-mail address and you are there.")),
        heading=draft.say(_("{name} lets you in at {firm}"), name=by, firm=firm),
        addressee=draft.delivery.recipient_name,
        paragraphs=(
            draft.say(_("{name} gave you access to the customer portal of {firm}."), name=by, firm=firm),
            *filter(None, (last,)),
            draft.say(_("If you do not know {name}, ignore this mail: nothing happens."), name=by),
        ),
        facts=((draft.say(_("Address")), where),) if where else (),
        button=draft.say(_("Sign in")),
        entrance=draft.entrance,
    )
    return write(content, draft.reader, draft.firm)


def password_reset(draft: Draft) -> Letter:
    name = draft.delivery.recipient_name
    return letters.password_reset(
        draft.reader, draft.firm, addressee=name, url=draft.entrance.url, valid_until=_end(draft)
    )


def _end(draft: Draft) -> datetime:
    return draft.entrance.valid_until or draft.work.now
