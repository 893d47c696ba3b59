"""A heating contractor: the firm of the demo that is looked at most."""

from demo.firms.shapes import SHARED, TERMS_NL, Client, Firm, Job, Person
from domain.companies import DetailsForm
from models.account import Role
from models.customer import CustomerKind

HEATING = Firm(
    "vanhouten",
    "Heating contractor",
    "#0f5c4d",
    DetailsForm(
        "Van Houten Installatie",
        "Van Houten Installatie B.V.",
        "Kanaaldijk 40",
        "5611 BL",
        "Eindhoven",
        "NL",
        "040 012 34 56",
        "info@vanhouten.example",
        "https://vanhouten.example",
        "NL000099998B57",
        "KvK 90000017",
        "NL91ABNA0417164300",
        "ABNANL2A",
        "nl",
        "Europe/Amsterdam",
        "Uw installatie, offertes en onderhoud op één plek.",
    ),
    (
        Person("Mirjam Brouwer", "mirjam@vanhouten.example", Role.OFFICE),
        Person("Kees van Houten", "kees@vanhouten.example", Role.ADMIN),
        Person("Ruben Claes", "ruben@vanhouten.example", Role.PLANNER),
        Person("Joost Groen", "joost@vanhouten.example", Role.TECHNICIAN),
    ),
    (
        Job(
            "Hybride warmtepomp",
            (
                ("Hybride warmtepomp 5 kW, buiten- en binnenunit", "1", "st", "4180", "material"),
                ("Demontage en afvoer cv-ketel", "1", "st", "285", "labour"),
                ("Leidingwerk en isolatie, 28 mm", "14", "m", "38,50", "material"),
                ("Montage en inregelen, twee monteurs", "16", "uur", "62,50", "labour"),
            ),
            ("Onderhoud, eerste jaar", "1", "jaar", "168", "labour"),
        ),
        Job(
            "Cv-ketel vervangen",
            (
                ("Cv-ketel HR, 28 kW", "1", "st", "1490", "material"),
                ("Rookgasafvoer vernieuwen", "1", "st", "185", "material"),
                ("Montage en in bedrijf stellen", "7", "uur", "62,50", "labour"),
                ("Voorrijden", "1", "rit", "45", "travel"),
            ),
            ("Slimme thermostaat", "1", "st", "229", "material"),
        ),
        Job(
            "Vloerverwarming begane grond",
            (
                ("Vloerverwarming frezen en leggen", "46", "m²", "41", "labour"),
                ("Verdeler, 6 groepen", "1", "st", "540", "material"),
                ("Inregelen en afpersen", "4", "uur", "62,50", "labour"),
            ),
        ),
        Job(
            "Jaarlijks onderhoud cv en ventilatie",
            (
                ("Onderhoudsbeurt cv-ketel", "1", "st", "119", "labour"),
                ("Filters mechanische ventilatie", "2", "st", "24,50", "material"),
            ),
        ),
    ),
    (
        SHARED,
        Client("Familie de Graaf", "jeroen@degraaf.example", "Lindenlaan 12", "5611 AA", "Eindhoven"),
        Client(
            "VvE Parkzicht",
            "bestuur@parkzicht.example",
            "Parklaan 1",
            "5613 BC",
            "Eindhoven",
            kind=CustomerKind.BUSINESS,
        ),
        Client("Anouk Willems", "anouk@willems.example", "Strijpsestraat 88", "5616 GR", "Eindhoven"),
        Client(
            "Bakkerij Jansen", "bakkerij@jansen.example", "Markt 3", "5611 EC", "Eindhoven", kind=CustomerKind.BUSINESS
        ),
        Client(
            "Thomas Brandt", "thomas@brandt.example", "Am Hang 4", "47533", "Kleve", "de", "DE", phone="+491713920012"
        ),
        Client("Emily Carter", "emily@carter.example", "Tongelresestraat 140", "5642 NE", "Eindhoven", "en"),
        Client("Harm Smeets", "harm@smeets.example", "Kruisstraat 51", "5612 CE", "Eindhoven"),
    ),
    TERMS_NL,
    "Fijn dat we langs mochten komen. Hieronder leest u wat we doen en wat het kost.",
)
