"""What customers ask for by themselves: boilers and cars with stickers, and requests in every state they can have."""

import tempfile
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from PIL import Image, ImageDraw

from demo import clock, story
from demo.story import Cast, do
from domain import customers, documents, installations, requests
from domain.access import Actor
from domain.installations import InstallationForm
from models.installation import Installation, InstallationKind
from models.request import AnswerKind
from tasks.runner import run_due

QUOTE, REPAIR, SERVICE = range(3)  # the kinds a firm begins with, in their order


@dataclass(frozen=True)
class Thing:
    """Something looked after at a client's; `client` is a place in the firm's list."""

    client: int
    name: str
    brand: str = ""
    model: str = ""
    serial: str = ""
    plate: str = ""
    room: str = ""


@dataclass(frozen=True)
class Asked:
    """One request: `about` is a thing's name, `then` what became of it, `said` the firm's words and the answer."""

    client: int
    kind: int
    text: str
    about: str = ""
    then: str = ""
    said: tuple[str, ...] = ()
    urgency: str = "normal"
    with_photo: bool = False
    days_ago: float = 1


@dataclass(frozen=True)
class Tale:
    things: tuple[Thing, ...]
    asked: tuple[Asked, ...]


TALES = {
    "vanhouten": Tale(
        (
            Thing(0, "Cv-ketel", "Nefit", "TrendLine 28", "NT-2019-3381", room="zolder"),
            Thing(0, "Mechanische ventilatie", "Itho", "CVE-S", "IT-88213", room="badkamer"),
            Thing(1, "Warmtepomp", "Daikin", "Altherma 5 kW", "DK-55-0192", room="tuin"),
            Thing(2, "Ketelhuis blok A", "Remeha", "Quinta Ace", "RM-700-11", room="kelder"),
            Thing(5, "Gastherme", "Vaillant", "ecoTEC plus", "VA-2021-77", room="Keller"),
        ),
        (
            Asked(1, QUOTE, "We willen de zolder isoleren en daar twee radiatoren bij.", days_ago=0.1, with_photo=True),
            Asked(0, REPAIR, "De ketel geeft storing F28 en er is geen warm water.", "Cv-ketel", urgency="urgent",
                  with_photo=True, days_ago=0.05),
            Asked(3, REPAIR, "De kraan in de keuken lekt.", then="asked", days_ago=2,
                  said=("Lekt hij bij de greep of onder het aanrecht?",)),
            Asked(5, SERVICE, "Die jährliche Wartung ist fällig.", "Gastherme", then="answered", days_ago=3,
                  said=("Passt Ihnen ein Termin am Vormittag?", "Ja, Dienstag oder Mittwoch.")),
            Asked(6, QUOTE, "We would like underfloor heating in the new kitchen, about 18 m².", then="quoted",
                  days_ago=4, with_photo=True),
            Asked(2, REPAIR, "In blok A wordt het ketelhuis te warm.", "Ketelhuis blok A", then="ordered", days_ago=6),
            Asked(7, QUOTE, "Kunt u een zwembad verwarmen?", then="declined", days_ago=9,
                  said=("Zwembaden doen wij niet. Een zwembadbouwer helpt u verder.",)),
            Asked(3, REPAIR, "De radiator tikt.", then="withdrawn", days_ago=12),
            Asked(0, SERVICE, "Graag een beurt voor de ventilatie, liefst", "Mechanische ventilatie", then="draft",
                  days_ago=0.2),
        ),
    ),
    "desleutel": Tale(
        (
            Thing(0, "Volvo V60", "Volvo", "V60 D3", plate="1-SDS-418"),
            Thing(1, "Renault Clio", "Renault", "Clio TCe", plate="1-LBK-220"),
            Thing(2, "Peugeot 308", "Peugeot", "308 SW", plate="1-MDB-031"),
            Thing(3, "Bestelwagen 7", "Mercedes", "Sprinter", plate="1-VAK-007"),
        ),
        (
            Asked(3, REPAIR, "Het lampje van de motor brandt, hij trekt slecht op.", "Bestelwagen 7", urgency="urgent",
                  with_photo=True, days_ago=0.1),
            Asked(1, SERVICE, "Tijd voor het groot onderhoud.", "Renault Clio", then="ordered", days_ago=4),
            Asked(2, QUOTE, "Je voudrais un attelage. Combien cela coûte-t-il ?", "Peugeot 308", then="quoted",
                  days_ago=5),
        ),
    ),
    "blinkwerk": Tale(
        (
            Thing(0, "Hal en trappenhuis", room="begane grond"),
            Thing(0, "Lift", "Kone", "MonoSpace", "KN-4410", room="trappenhuis"),
            Thing(2, "Eingang und Garderobe", room="Erdgeschoss"),
        ),
        (
            Asked(0, REPAIR, "De lamp boven de brievenbussen is stuk.", "Hal en trappenhuis", with_photo=True,
                  days_ago=0.15),
            Asked(2, REPAIR, "Am Eingang ist Farbe verschüttet.", "Eingang und Garderobe", urgency="soon",
                  then="ordered", days_ago=3, with_photo=True),
            Asked(3, QUOTE, "Could you clean the windows twice a year?", then="asked", days_ago=2,
                  said=("How many windows are there, and how high is the highest?",)),
        ),
    ),
}  # fmt: skip


def today(cast: Cast, now: datetime) -> None:
    """Put the firm's things on record, and let its customers ask."""
    if (tale := TALES.get(cast.firm.slug)) is None:
        return
    with clock.on(now - timedelta(days=30)):
        things = {thing.name: _add(cast, thing, now.date()) for thing in tale.things}
        run_due()
    for asked in sorted(tale.asked, key=lambda one: -one.days_ago):
        _ask(cast, asked, things, now - timedelta(days=asked.days_ago))


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
        actor = story.come_in(cast, client)
        record = cast.records[client.email]
        kind = do(cast.office, requests.types)[asked.kind]
        sticker = things[asked.about].sticker if asked.about else ""
        draft = do(actor, requests.begin, kind.id, record, sticker=sticker)
        must = {f"answer:{one.id}": "no" for one in kind.questions if one.kind is AnswerKind.YES_NO}
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
