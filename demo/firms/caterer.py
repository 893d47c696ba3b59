"""A caterer: its clients see the shifts that are planned, and nothing of what they cost."""

from demo.firms.shapes import Client, Firm, Job, Person
from domain.companies import DetailsForm
from models.account import Role
from models.customer import CustomerKind

CATERER = Firm(
    "gedektetafel",
    "Caterer",
    "#7a3b69",
    DetailsForm(
        "De Gedekte Tafel", "De Gedekte Tafel B.V.", "Veemarktstraat 60", "4811 ZH", "Breda", "NL", "076 012 34 56",
        "keuken@gedektetafel.example", "https://gedektetafel.example", "NL000099998B57", "KvK 90000041",
        "NL02ABNA0123456789", "ABNANL2A", "nl", "Europe/Amsterdam", "Wie er bij u kookt en serveert, en wanneer.",
    ),
    (
        Person("Marloes Verbeek", "marloes@gedektetafel.example", Role.OFFICE),
        Person("Sander Kuipers", "sander@gedektetafel.example", Role.ADMIN),
        Person("Yara Mertens", "yara@gedektetafel.example", Role.TECHNICIAN),
    ),
    (
        Job("Lunch voor zestig gasten", (
            ("Lunchbuffet, warm en koud", "60", "pers", "21,50", "material"),
            ("Bediening, drie medewerkers", "12", "uur", "38,50", "labour"),
        ), ("Vers geperst sap", "60", "glas", "2,75", "material")),
        Job("Diner in vier gangen", (
            ("Viergangendiner", "24", "pers", "58", "material"),
            ("Koks en bediening", "21", "uur", "42", "labour"),
            ("Linnen en servies", "24", "pers", "6,50", "material"),
        )),
    ),
    (
        Client(
            "Congrescentrum De Waag", "zaal@dewaag.example", "Grote Markt 38",
            "4811 XS", "Breda", kind=CustomerKind.BUSINESS,
        ),
        Client("Noor van Rijswijk", "noor@vanrijswijk.example", "Baronielaan 77", "4818 PC", "Breda"),
    ),
    """1. Prijzen zijn in euro per persoon of per uur. Btw staat per tarief vermeld.
2. Het aantal gasten geeft u uiterlijk vijf dagen vooraf door; daarna rekenen we het laatst opgegeven aantal.
3. Allergieën geeft u bij de bestelling door.
4. Betaling binnen de termijn op de factuur.""",
    "Fijn dat we voor u mogen koken. Zo ziet uw tafel eruit.",
    tax="S:900",
    is_small=True,
)  # fmt: skip
