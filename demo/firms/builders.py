"""A building firm in Germany: what goes into a roof, and several projects of one client."""

from demo.firms.shapes import TERMS_DE, Client, Firm, Job, Person
from domain.companies import DetailsForm
from models.account import Role
from models.customer import CustomerKind

BUILDERS = Firm(
    "zimmereiberger",
    "Building firm",
    "#7a4a12",
    DetailsForm(
        "Zimmerei Berger", "Zimmerei Berger GmbH", "Holzweg 8", "50823", "Köln", "DE", "0221 4710-123",
        "post@zimmereiberger.example", "https://zimmereiberger.example", "DE136695976", "HRB 900041",
        "DE89370400440532013000", "COBADEFFXXX", "de", "Europe/Berlin",
        "Angebote, Nachträge und Rechnungen zu Ihrem Bau.",
    ),
    (
        Person("Anja Berger", "anja@zimmereiberger.example", Role.ADMIN),
        Person("Lukas Hofmann", "lukas@zimmereiberger.example", Role.OFFICE),
    ),
    (
        Job("Dachfenster einbauen", (
            ("Schwingfenster 78 × 118 cm mit Eindeckrahmen", "2", "Stk", "689", "material"),
            ("Einbau und Anschluss innen", "14", "Std", "64", "labour"),
            ("Anfahrt", "1", "Fahrt", "55", "travel"),
        ), ("Außenrollladen, elektrisch", "2", "Stk", "398", "material")),
        Job("Carport in Holzrahmenbau", (
            ("Konstruktion KVH, 6,0 × 5,5 m", "1", "psch", "4350", "material"),
            ("Montage, zwei Zimmerleute", "24", "Std", "64", "labour"),
            ("Dachabdichtung", "33", "m²", "48,50", "material"),
        )),
        Job("Dämmung oberste Geschossdecke", (
            ("Zellulosedämmung, 24 cm", "72", "m²", "31", "material"),
            ("Einblasen und Abdecken", "10", "Std", "64", "labour"),
        )),
    ),
    (
        Client("Familie Schneider", "schneider@familie.example", "Ahornweg 12", "50935", "Köln", "de", "DE"),
        Client(
            "Katrin Vogel", "katrin@vogel.example", "Ringstraße 40",
            "50996", "Köln", "de", "DE", phone="+491713920013",
        ),
        Client(
            "Hausverwaltung Rheinblick", "buero@rheinblick.example", "Rheinufer 3",
            "50678", "Köln", "de", "DE", CustomerKind.BUSINESS,
        ),
        Client("Pieter Vos", "pieter@vos.example", "Buchenallee 5", "52062", "Aachen", "nl", "DE"),
        Client(
            "Julie Bernard", "julie@bernard.example", "Domstraße 9",
            "50668", "Köln", "fr", "DE", phone="+491713920033",
        ),
    ),
    TERMS_DE,
    "Vielen Dank für das Gespräch vor Ort. So würden wir es bauen.",
    tax="S:1900",
)  # fmt: skip
