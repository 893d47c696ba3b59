"""A garage in Flanders, with a customer who reads French."""

from demo.firms.shapes import SHARED, TERMS_NL, Client, Firm, Job, Person
from domain.companies import DetailsForm
from models.account import Role
from models.customer import CustomerKind

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
    TERMS_NL,
    "Op basis van de diagnose stellen we dit voor.",
)  # fmt: skip
