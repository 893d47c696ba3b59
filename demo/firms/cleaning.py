"""A cleaning firm: shifts, and requests about what was spilt."""

from demo.firms.shapes import TERMS_NL, Client, Firm, Job, Person
from domain.companies import DetailsForm
from models.account import Role
from models.customer import CustomerKind

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
    TERMS_NL,
    "Dit is wat we voor u schoonhouden, en hoe vaak.",
)  # fmt: skip
