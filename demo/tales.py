"""What the demo's customers ask for: boilers, cars and lifts with stickers, and requests in every state."""

from dataclasses import dataclass

from domain.requests import Question, TypeForm
from models.request import Aim, AnswerKind

QUOTE, REPAIR, SERVICE, EXTRA = range(4)  # the kinds a firm begins with, in their order, and one of its own


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
    """One request: `about` is a thing's name, `then` what became of it, `said` the firm's words and the answer.

    `by`: the user name of a guest of the client's project; else the client asks. `answers`: to the kind's questions.
    """

    client: int
    kind: int
    text: str
    about: str = ""
    then: str = ""
    said: tuple[str, ...] = ()
    urgency: str = "normal"
    with_photo: bool = False
    days_ago: float = 1
    by: str = ""
    answers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tale:
    """`kinds`: what may be asked for besides what every firm begins with."""

    things: tuple[Thing, ...]
    asked: tuple[Asked, ...]
    kinds: tuple[tuple[TypeForm, tuple[Question, ...]], ...] = ()


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
            Asked(2, QUOTE, "In blok B willen we de stijgleidingen vervangen, etage voor etage.", then="planned",
                  days_ago=8),
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
            Thing(0, "Wachtkamer", room="begane grond"),
            Thing(0, "Behandelkamers", room="eerste verdieping"),
            Thing(2, "Eingang und Garderobe", room="Erdgeschoss"),
        ),
        (
            Asked(0, REPAIR, "Er is koffie over de vloer van de wachtkamer gegaan.", "Wachtkamer", with_photo=True,
                  by="balie.maastanden", days_ago=0.15),
            Asked(2, REPAIR, "Am Eingang ist Farbe verschüttet.", "Eingang und Garderobe", urgency="soon",
                  then="ordered", days_ago=3, with_photo=True),
            Asked(3, QUOTE, "Could you clean the windows twice a year?", then="asked", days_ago=2,
                  said=("How many windows are there, and how high is the highest?",)),
        ),
    ),
    "brueckner": Tale(
        (
            Thing(0, "Aufzug", "Schindler", "3300", "SC-88-1204", room="Treppenhaus"),
            Thing(0, "Heizungsanlage", "Viessmann", "Vitocrossal", "VI-2017-55", room="Keller"),
            Thing(0, "Tiefgaragentor", "Hörmann", "ET 500", "HO-500-31", room="Einfahrt"),
            Thing(0, "Gegensprechanlage", "Siedle", "Vario", room="Haustür"),
            Thing(1, "Eingangstür Praxis", "Geze", "Slimdrive", "GZ-77-20", room="Erdgeschoss"),
        ),
        (
            Asked(0, REPAIR, "Das Tor bleibt auf halber Höhe stehen.", "Tiefgaragentor", urgency="urgent",
                  by="mieter.ahornhof", with_photo=True, days_ago=0.1, answers=("seit heute Morgen",)),
            Asked(0, REPAIR, "In der Kabine flackert das Licht.", "Aufzug", then="ordered", by="beirat.ahornhof",
                  days_ago=3),
            Asked(0, EXTRA, "Der Kellergang muss nach dem Wasserschaden gereinigt werden.", then="asked",
                  by="beirat.ahornhof", days_ago=2, answers=("Sonderreinigung",),
                  said=("Wie viele Meter sind es ungefähr, und ist der Boden schon trocken?",)),
            Asked(1, QUOTE, "Was kostet der Winterdienst vor der Praxis?", then="quoted", days_ago=5),
        ),
        kinds=(
            (
                TypeForm("Zusatzleistung", "Einmalige Arbeiten, die nicht zum Vertrag gehören.", "cal", Aim.ORDER),
                (
                    Question("Was soll es sein?", AnswerKind.CHOICE,
                             choices=("Sonderreinigung", "Winterdienst", "Grünpflege", "Schlüssel oder Schild")),
                ),
            ),
        ),
    ),
}  # fmt: skip
