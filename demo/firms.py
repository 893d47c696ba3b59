"""The demo's fictional firms: who they are, what they do, and for whom. Addresses end in .example; no number can ring.

Dutch and Belgian subscriber numbers never start with 0; German numbers are those that the
Bundesnetzagentur keeps free for films.
"""

from dataclasses import dataclass

from domain.companies import DetailsForm
from models.account import Role
from models.customer import CustomerKind


@dataclass(frozen=True)
class Person:
    name: str
    email: str
    role: Role


@dataclass(frozen=True)
class Job:
    """A piece of work that firms quote; a line is (title, quantity, unit, price, cost)."""

    title: str
    lines: tuple[tuple[str, str, str, str, str], ...]
    option: tuple[str, str, str, str, str] | None = None


@dataclass(frozen=True)
class Client:
    name: str
    email: str
    street: str
    postcode: str
    city: str
    language: str = "nl"
    country: str = "NL"
    kind: CustomerKind = CustomerKind.PRIVATE
    phone: str = ""


@dataclass(frozen=True)
class Firm:
    slug: str
    trade: str
    brand: str
    details: DetailsForm
    staff: tuple[Person, ...]
    jobs: tuple[Job, ...]
    clients: tuple[Client, ...]
    terms: str
    intro: str
    tax: str = "S:2100"
    code_above_cents: int = 250_000


SHARED = Client("Sofie de Smet", "sofie@desmet.example", "Lindenlaan 18", "5616 AB", "Eindhoven", phone="+491713920010")

_TERMS_NL = """1. Prijzen zijn in euro. Btw staat per tarief vermeld.
2. Wij beginnen na uw akkoord. Meerwerk voeren we pas uit na een nieuw akkoord.
3. Betaling binnen de termijn op de factuur, op onze rekening of via de betaalknop.
4. Op ons werk geeft u drie jaar garantie vanaf de oplevering.
5. Hebt u een klacht? Bel ons; binnen vijf werkdagen komen we kijken."""
_TERMS_DE = """1. Alle Preise in Euro, die Umsatzsteuer ist je Satz ausgewiesen.
2. Wir beginnen nach Ihrer Freigabe. Nachträge führen wir erst nach neuer Freigabe aus.
3. Zahlung ohne Abzug innerhalb der Frist auf der Rechnung.
4. Es gelten die gesetzlichen Gewährleistungsrechte."""

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
    _TERMS_NL,
    "Fijn dat we langs mochten komen. Hieronder leest u wat we doen en wat het kost.",
)

GARAGE = Firm(
    "desleutel",
    "Garage",
    "#8a1c2b",
    DetailsForm(
        "Garage De Sleutel", "De Sleutel BV", "Mechelsesteenweg 210", "2018", "Antwerpen", "BE", "03 012 34 56",
        "info@desleutel.example", "https://desleutel.example", "BE0403019261", "BE0403019261", "BE71096123456769",
        "GKCCBEBB", "nl", "Europe/Brussels", "Uw wagen, onze afspraken, alles in één overzicht.",
    ),
    (
        Person("Els Peeters", "els@desleutel.example", Role.OFFICE),
        Person("Wim Maes", "wim@desleutel.example", Role.ADMIN),
    ),
    (
        Job("Groot onderhoud en remmen", (
            ("Groot onderhoud volgens constructeur", "1", "st", "265", "labour"),
            ("Remschijven en remblokken vooraan", "1", "set", "238", "material"),
            ("Werkuren remmen", "2", "uur", "74", "labour"),
        ), ("Wagen wassen, binnen en buiten", "1", "st", "49", "labour")),
        Job("Distributieriem vervangen", (
            ("Distributieset met waterpomp", "1", "set", "312", "material"),
            ("Werkuren", "5", "uur", "74", "labour"),
        )),
        Job("Winterbanden", (
            ("Winterbanden 205/55 R16", "4", "st", "98", "material"),
            ("Monteren en balanceren", "4", "st", "18", "labour"),
        ), ("Bandenhotel, één seizoen", "1", "st", "65", "labour")),
    ),
    (
        SHARED,
        Client("Lotte Bakker", "lotte@bakker.example", "Kloosterstraat 20", "2000", "Antwerpen", country="BE"),
        Client(
            "Marc Dubois", "marc@dubois.example", "Rue Haute 17",
            "1000", "Bruxelles", "fr", "BE", phone="+491713920021",
        ),
        Client(
            "Transport Van Acker", "planning@vanacker.example", "Kaai 12",
            "2030", "Antwerpen", country="BE", kind=CustomerKind.BUSINESS,
        ),
        Client("James Doyle", "james@doyle.example", "Meir 44", "2000", "Antwerpen", "en", "BE"),
        Client("Nadia El Amrani", "nadia@elamrani.example", "Turnhoutsebaan 9", "2140", "Antwerpen", country="BE"),
    ),
    _TERMS_NL,
    "Op basis van de diagnose stellen we dit voor.",
)  # fmt: skip

ACCOUNTANTS = Firm(
    "reitsmakok",
    "Accounting office",
    "#23407a",
    DetailsForm(
        "Reitsma & Kok Accountants", "Reitsma & Kok Accountants B.V.", "Stationsplein 4", "3511 ED", "Utrecht", "NL",
        "030 012 34 56", "info@reitsmakok.example", "https://reitsmakok.example", "NL000099998B57", "KvK 90000025",
        "NL20INGB0001234567", "INGBNL2A", "nl", "Europe/Amsterdam", "Uw stukken lezen, goedkeuren en terugvinden.",
    ),
    (
        Person("Femke Reitsma", "femke@reitsmakok.example", Role.ADMIN),
        Person("Daan Kok", "daan@reitsmakok.example", Role.OFFICE),
    ),
    (
        Job("Jaarrekening en aangiften", (
            ("Samenstellen jaarrekening", "1", "st", "1450", "labour"),
            ("Aangifte vennootschapsbelasting", "1", "st", "420", "labour"),
        ), ("Bespreking op kantoor", "1,5", "uur", "115", "labour")),
        Job("Administratie per kwartaal", (
            ("Verwerken boekhouding", "1", "kwartaal", "585", "labour"),
            ("Btw-aangifte", "1", "st", "95", "labour"),
        )),
        Job("Loonadministratie", (
            ("Loonstroken", "36", "st", "14,50", "labour"),
            ("Jaaropgaven", "3", "st", "12", "labour"),
        )),
    ),
    (
        SHARED,
        Client(
            "Hoekstra Interieur B.V.", "marieke@hoekstra.example", "Ambachtsweg 9",
            "3542 DG", "Utrecht", kind=CustomerKind.BUSINESS,
        ),
        Client("Selin Yılmaz", "selin@yilmaz.example", "Amsterdamsestraatweg 300", "3551 CT", "Utrecht"),
        Client(
            "Studio Nord GmbH", "buero@studionord.example", "Hafenstraße 7",
            "20457", "Hamburg", "de", "DE", CustomerKind.BUSINESS, "+4940669690123",
        ),
        Client("Claire Martin", "claire@martin.example", "Oudegracht 88", "3511 AV", "Utrecht", "fr"),
    ),
    _TERMS_NL,
    "Zoals besproken ontvangt u ons voorstel voor het komende jaar.",
    code_above_cents=100_000,
)  # fmt: skip

CLEANING = Firm(
    "blinkwerk",
    "Cleaning firm",
    "#0b5a86",
    DetailsForm(
        "Blinkwerk Schoonmaak", "Blinkwerk B.V.", "Industrieweg 15", "6045 JG", "Roermond", "NL", "0475 01 23 45",
        "hallo@blinkwerk.example", "https://blinkwerk.example", "NL000099998B57", "KvK 90000033",
        "NL44RABO0123456789", "RABONL2U", "nl", "Europe/Amsterdam", "Wie komt wanneer, en wat is er gedaan.",
    ),
    (
        Person("Iris van Loon", "iris@blinkwerk.example", Role.OFFICE),
        Person("Mehmet Kaya", "mehmet@blinkwerk.example", Role.ADMIN),
    ),
    (
        Job("Schoonmaak kantoor, per maand", (
            ("Dagelijkse schoonmaak", "22", "keer", "38", "labour"),
            ("Middelen en materialen", "1", "maand", "64", "material"),
        ), ("Ramen binnenzijde", "1", "keer", "145", "labour")),
        Job("Opleverschoonmaak", (
            ("Opleverschoonmaak woning", "12", "uur", "36,50", "labour"),
            ("Voorrijden", "1", "rit", "25", "travel"),
        )),
        Job("Glasbewassing buitenzijde", (("Glasbewassing tot 3 verdiepingen", "1", "keer", "285", "labour"),)),
    ),
    (
        Client(
            "Tandartsen aan de Maas", "praktijk@maastanden.example", "Roerkade 2",
            "6041 KZ", "Roermond", kind=CustomerKind.BUSINESS,
        ),
        Client("Peter van den Berg", "peter@vandenberg.example", "Heuvelstraat 61", "6042 AH", "Roermond"),
        Client(
            "Kita Sonnenblume", "leitung@sonnenblume.example", "Schulweg 3",
            "41366", "Schwalmtal", "de", "DE", CustomerKind.BUSINESS, "+493023125012",
        ),
        Client("Olivia Reed", "olivia@reed.example", "Swalmerstraat 14", "6041 CV", "Roermond", "en"),
    ),
    _TERMS_NL,
    "Dit is wat we voor u schoonhouden, en hoe vaak.",
)  # fmt: skip

BUILDERS = Firm(
    "zimmereiberger",
    "Building firm",
    "#7a4a12",
    DetailsForm(
        "Zimmerei Berger", "Zimmerei Berger GmbH", "Holzweg 8", "50823", "Köln", "DE", "+492214710123",
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
    _TERMS_DE,
    "Vielen Dank für das Gespräch vor Ort. So würden wir es bauen.",
    tax="S:1900",
)  # fmt: skip

FIRMS = (HEATING, GARAGE, ACCOUNTANTS, CLEANING, BUILDERS)
