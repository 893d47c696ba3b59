"""A care service: relatives see who comes, when, and how it went, each as far as the client wants."""

from demo.firms.shapes import Client, Firm, Job, Person
from domain.companies import DetailsForm
from models.account import Role

CARE = Firm(
    "lindenhof",
    "Care service",
    "#5b4b8a",
    DetailsForm(
        "Thuiszorg Lindenhof", "Thuiszorg Lindenhof BV", "Coupure Links 214", "9000", "Gent", "BE", "09 012 34 56",
        "planning@lindenhof.example", "https://lindenhof.example", "BE0999999922", "BE0999999922",
        "BE14063123456783", "GKCCBEBB", "nl", "Europe/Brussels", "Wie er langskomt, wanneer, en hoe het ging.",
    ),
    (
        Person("An Lemmens", "an@lindenhof.example", Role.OFFICE),
        Person("Koen Baert", "koen@lindenhof.example", Role.ADMIN),
        Person("Fatima Aziz", "fatima@lindenhof.example", Role.TECHNICIAN),
    ),
    (
        Job("Hulp aan huis, per maand", (
            ("Ochtendzorg, driemaal per week", "13", "keer", "28,50", "labour"),
            ("Boodschappen en koken", "4", "keer", "42", "labour"),
        ), ("Personenalarm, huur", "1", "maand", "19", "material")),
        Job("Nachtoppas", (("Nachtoppas van 22 tot 7 uur", "3", "nacht", "145", "labour"),)),
    ),
    (
        Client("Rosa Claeys", "rosa@claeys.example", "Brabantdam 51", "9000", "Gent", country="BE"),
        Client("Gilbert De Meyer", "gilbert@demeyer.example", "Sleepstraat 18", "9000", "Gent", country="BE"),
        Client("Odette Lambert", "odette@lambert.example", "Visserij 93", "9000", "Gent", "fr", "BE"),
    ),
    """1. De zorg is vrijgesteld van btw.
2. U kunt een bezoek tot 24 uur vooraf kosteloos afzeggen.
3. Wij werken met vaste zorgkundigen; bij ziekte komt er vervanging.
4. Wat wij thuis zien en horen, blijft tussen u en ons. Wie van uw familie meekijkt, bepaalt u.""",
    "Zoals besproken aan de keukentafel: zo kunnen we u helpen.",
    tax="E:0",
    exempt="Vrijgesteld van btw: artikel 44 van het btw-wetboek",
    is_small=True,
)  # fmt: skip
