"""What happened, in words that are already written."""

from integrations.mail.letter import Content, Entrance, Firm, Letter, Person, known, paragraphs, write
from integrations.reader import Reader, _


def notice(
    reader: Reader,
    firm: Firm,
    *,
    addressee: str,
    subject: str,
    words: str,
    entrance: Entrance,
    person: Person,
    facts: tuple[tuple[str, str], ...] = (),
) -> Letter:
    """Tell what happened, in words already in the reader's language: an answer to a question, a changed document."""
    content = Content(
        subject=subject,
        preview=paragraphs(words)[0],
        heading=subject,
        addressee=addressee,
        paragraphs=paragraphs(words),
        facts=known(*facts),
        button=reader.say(_("Sign in and read on")),
        entrance=entrance,
        person=person,
    )
    return write(content, reader, firm)
