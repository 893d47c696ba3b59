"""A caretaker: whoever lives or works in the house reports what is broken, and sees when somebody comes."""

from demo.firms.shapes import TERMS_DE, Client, Firm, Job, Person
from domain.companies import DetailsForm
from models.account import Role
from models.customer import CustomerKind

CARETAKER = Firm(
    "brueckner",
    "Caretaker",
    "#47611b",
    DetailsForm(
        "Hausmeisterservice Brückner", "Brückner Gebäudeservice GmbH", "Hanauer Landstraße 190", "60314",
        "Frankfurt am Main", "DE", "069 90009-123", "service@brueckner.example", "https://brueckner.example",
        "DE136695976", "HRB 900058", "DE02120300000000202051", "BYLADEM1001", "de", "Europe/Berlin",
        "Schäden melden, Termine sehen, Aufträge verfolgen.",
    ),
    (
        Person("Tobias Wolf", "tobias@brueckner.example", Role.OFFICE),
        Person("Sabine Brückner", "sabine@brueckner.example", Role.ADMIN),
        Person("Emre Yıldız", "emre@brueckner.example", Role.TECHNICIAN),
    ),
    (
        Job("Objektbetreuung, pro Monat", (
            ("Rundgang und Sichtkontrolle", "8", "Std", "44", "labour"),
            ("Treppenhausreinigung", "4", "Mal", "68", "labour"),
            ("Mülltonnen bereitstellen", "8", "Mal", "12", "labour"),
        ), ("Grünpflege", "2", "Std", "46", "labour")),
        Job("Winterdienst, eine Saison", (
            ("Räum- und Streubereitschaft, November bis März", "5", "Monat", "165", "labour"),
            ("Streugut", "1", "psch", "120", "material"),
        )),
    ),
    (
        Client(
            "WEG Ahornhof", "verwaltung@ahornhof.example", "Waldschmidtstraße 22",
            "60316", "Frankfurt am Main", "de", "DE", CustomerKind.BUSINESS,
        ),
        Client(
            "Praxis Dr. Stein", "praxis@drstein.example", "Berger Straße 140",
            "60385", "Frankfurt am Main", "de", "DE", CustomerKind.BUSINESS,
        ),
        Client("Margarete Vogt", "margarete@vogt.example", "Wittelsbacherallee 9", "60316", "Frankfurt am Main", "de",
               "DE", phone="+491713920041"),
    ),
    TERMS_DE,
    "Vielen Dank für die Begehung. Diese Leistungen schlagen wir Ihnen vor.",
    tax="S:1900",
    is_small=True,
)  # fmt: skip
