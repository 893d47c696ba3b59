"""An accounting office: papers to read, approve and find again."""

from demo.firms.shapes import SHARED, TERMS_NL, Client, Firm, Job, Person
from domain.companies import DetailsForm
from models.account import Role
from models.customer import CustomerKind

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
    TERMS_NL,
    "Zoals besproken ontvangt u ons voorstel voor het komende jaar.",
    code_above_cents=100_000,
)  # fmt: skip
