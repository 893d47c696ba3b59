"""Customers and guests of projects ask for something by themselves, and the firm goes on with it."""

import tempfile
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from PIL import Image, ImageDraw

from demo import clock, story
from demo.story import Cast, do
from demo.tales import TALES, Asked, Thing
from domain import customers, documents, installations, requests
from domain.access import Actor
from domain.installations import InstallationForm
from domain.requests import Question, TypeForm
from models.installation import Installation, InstallationKind
from models.request import AnswerKind
from tasks.runner import run_due


def today(cast: Cast, now: datetime) -> None:
    """Put the firm's things on record, and let its customers ask."""
    if (tale := TALES.get(cast.firm.slug)) is None:
        return
    with clock.on(now - timedelta(days=30)):
        things = {thing.name: _add(cast, thing, now.date()) for thing in tale.things}
        for form, questions in tale.kinds:
            _offer(cast, form, questions)
        run_due()
    for asked in sorted(tale.asked, key=lambda one: -one.days_ago):
        _ask(cast, asked, things, now - timedelta(days=asked.days_ago))


def _offer(cast: Cast, form: TypeForm, questions: tuple[Question, ...]) -> None:
    kind = do(cast.admin, requests.add_type, form)
    for question in questions:
        kind = do(cast.admin, requests.save_question, kind.id, kind.revision, question)


def _add(cast: Cast, thing: Thing, day: date) -> Installation:
    record = cast.records[cast.firm.clients[thing.client].email]
    is_vehicle = bool(thing.plate)
    form = InstallationForm(
        thing.name,
        InstallationKind.VEHICLE if is_vehicle else InstallationKind.INSTALLATION,
        None if is_vehicle else do(cast.office, customers.addresses, record)[0].id,
        thing.brand,
        thing.model,
        thing.serial,
        thing.plate,
        thing.room,
        installed_on=day - timedelta(days=1400),
        serviced_on=day - timedelta(days=330),
        next_service_on=day + timedelta(days=35),
    )
    return do(cast.office, installations.add, record, form)


def _ask(cast: Cast, asked: Asked, things: dict[str, Installation], at: datetime) -> None:
    """Scan the sticker or choose the kind of work, fill in, send; then what became of it."""
    client = cast.firm.clients[asked.client]
    with clock.on(at):
        actor = cast.guests[asked.by] if asked.by else story.come_in(cast, client)
        project, record = (one.project_id for one in actor.passes), cast.records[client.email]
        kind = do(cast.office, requests.types)[asked.kind]
        sticker = things[asked.about].sticker if asked.about else ""
        draft = do(actor, requests.begin, kind.id, record, project_id=next(project, None), sticker=sticker)
        must = {f"answer:{one.id}": "no" for one in kind.questions if one.kind is AnswerKind.YES_NO}
        must |= {f"answer:{one.id}": said for one, said in zip(kind.questions, asked.answers, strict=False)}
        changes = {"text": asked.text, "urgency": asked.urgency, "wishes": ["asap"], **must}
        if not draft.address_id:  # several addresses, or one that was handed over
            changes["place"] = f"{client.street}, {client.city}"
        draft = do(actor, requests.write, draft.id, draft.revision, changes)
        if asked.with_photo:
            do(actor, requests.attach, draft.id, [str(_photo(actor, record, cast.firm.brand))])
        if asked.then != "draft":
            request = do(actor, requests.send, draft.id, draft.revision)
            run_due()
            _go_on(cast, actor, asked, request.id)
        run_due()


def _go_on(cast: Cast, actor: Actor, asked: Asked, id: UUID) -> None:
    deeds: dict[str, tuple[tuple[Any, ...], ...]] = {
        "asked": ((cast.office, requests.ask_back),),
        "answered": ((cast.office, requests.ask_back), (actor, requests.answer)),
        "quoted": ((cast.office, requests.make_quote),),
        "planned": ((cast.office, requests.make_project),),
        "ordered": ((cast.office, requests.make_order),),
        "declined": ((cast.office, requests.decline),),
        "withdrawn": ((actor, requests.withdraw),),
    }
    for number, (who, deed) in enumerate(deeds.get(asked.then, ())):
        do(who, deed, id, *asked.said[number : number + 1])
        run_due()


def _photo(actor: Actor, record: UUID, colour: str) -> UUID:
    """A picture as somebody takes it: a thing on a wall, drawn in the firm's colour."""
    picture = Image.new("RGB", (1200, 900), "#d9d4c8")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 640, 1200, 900), fill="#b9b1a1")
    pen.rounded_rectangle((430, 190, 770, 650), 30, fill="#f4f2ee", outline="#8f8a80", width=6)
    pen.ellipse((560, 480, 640, 560), outline=colour, width=14)
    pen.rectangle((500, 260, 700, 330), fill=colour)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "photo.jpg"
        picture.save(path, "JPEG", quality=82)
        return do(actor, documents.receive, name="foto.jpg", path=path, customer_id=record).id
