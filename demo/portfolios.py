"""What the demo's firms show in their portals: projects as they stand today, and the accounts that look on.

A caterer shows its shifts, a builder the hours and material that went in, a care service tells relatives who comes and
how it went, a caretaker's customers report what is broken, and one client has several projects, opened all at once.
"""

from dataclasses import dataclass

from domain.access import PROJECT_RIGHTS, Right
from models.company import ProjectWord
from models.project import PlanningKind


@dataclass(frozen=True)
class Visitor:
    """Somebody with a user name; `about` says in a few words what the account shows."""

    user_name: str
    name: str
    about: str
    rights: frozenset[Right]


@dataclass(frozen=True)
class Visit:
    """`day` counts from today; several `weeks` make a series. `said`: it was worked, and this was noted."""

    title: str
    day: int
    begins: str
    ends: str
    kind: PlanningKind = PlanningKind.VISIT
    weeks: int = 0
    said: str = ""
    who: str = ""


@dataclass(frozen=True)
class Work:
    """A project of one client of a firm. `papers` are titles with a text; `talk` is who (a user name, "" is the firm)
    with what was said, the oldest first."""

    client: str
    title: str
    info: str
    progress: int
    visits: tuple[Visit, ...]
    visitors: tuple[Visitor, ...] = ()
    papers: tuple[tuple[str, str], ...] = ()
    talk: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Portfolio:
    """What a firm shows: `opens_all` names clients whose record opens all their projects."""

    word: ProjectWord
    works: tuple[Work, ...]
    opens_all: tuple[str, ...] = ()


_SHIFT = PlanningKind.SHIFT
_VAN_HOUTEN = Portfolio(
    ProjectWord.PROJECT,
    (
        Work(
            "jeroen@degraaf.example", "Badkamer en warmtepomp",
            "Welkom. Hier volgt u het werk aan uw badkamer; bel gerust als er iets onduidelijk is.", 45,
            (
                Visit("Leidingwerk badkamer", -2, "08:00", "16:30"),
                Visit("Buitenunit plaatsen", 2, "08:00", "12:00"),
                Visit("Inregelen en uitleg", 9, "13:00", "15:00"),
            ),
            (
                Visitor("marja.degraaf", "Marja de Graaf", "everything of one project", PROJECT_RIGHTS),
                Visitor(
                    "architect.smit", "Bram Smit", "planning and documents",
                    frozenset({Right.SEE_PLANNING, Right.SEE_DOCUMENTS}),
                ),
            ),
        ),
    ),
)  # fmt: skip
_BERGER = Portfolio(
    ProjectWord.PROJECT,
    (
        Work("buero@rheinblick.example", "Carport Rheinufer 3", "", 20, (Visit("Aufmaß", 4, "09:00", "10:00"),)),
        Work(
            "buero@rheinblick.example", "Geschossdecke Rheinufer 5", "", 0,
            (Visit("Vorbesprechung", 6, "14:00", "15:00"),),
        ),
        Work("buero@rheinblick.example", "Gauben Rheinufer 7", "", 100, (Visit("Abnahme", -20, "10:00", "11:00"),)),
    ),
    opens_all=("buero@rheinblick.example",),
)  # fmt: skip
_BLINKWERK = Portfolio(
    ProjectWord.ORDER,
    (
        Work(
            "praktijk@maastanden.example", "Schoonmaak praktijk",
            "Hier ziet u welke ploeg wanneer komt. Iets extra’s nodig? Zet het als nieuwe aanvraag neer.", 0,
            (
                Visit("Avondploeg", 1, "18:30", "21:00", _SHIFT, weeks=8),
                Visit("Glasbewassing binnen", 10, "07:00", "09:00", _SHIFT),
            ),
            (
                Visitor(
                    "balie.maastanden", "Receptie tandartsen", "shifts, new orders and messages",
                    frozenset({Right.SEE_PLANNING, Right.MAKE_REQUESTS, Right.TALK}),
                ),
            ),
        ),
    ),
)  # fmt: skip
_GEDEKTE_TAFEL = Portfolio(
    ProjectWord.ORDER,
    (
        Work(
            "zaal@dewaag.example", "Lunches en ontvangsten De Waag",
            "Hier ziet u welke ploeg wanneer in huis is. Verandert het aantal gasten? Laat het ons vóór 12 uur weten.",
            0,
            (
                Visit("Lunch, bediening", -7, "10:30", "14:30", _SHIFT, said="Lunch voor 64 gasten, acht vegetarisch."),
                Visit("Lunch, bediening", -5, "10:30", "14:30", _SHIFT, said="Lunch voor 52 gasten. Koffie liep uit."),
                Visit("Koffie en afbouw", 0, "15:00", "17:30", _SHIFT),
                Visit("Lunch, keuken", 1, "09:00", "14:00", _SHIFT, weeks=6, who="Sander Kuipers"),
                Visit("Lunch, bediening", 1, "10:30", "14:30", _SHIFT, weeks=6),
                Visit("Lunch, bediening", 3, "10:30", "14:30", _SHIFT, weeks=6),
                Visit("Jubileumdiner, keuken", 12, "14:00", "23:00", _SHIFT, who="Sander Kuipers"),
                Visit("Jubileumdiner, bediening en afbouw", 12, "16:00", "00:30", _SHIFT),
            ),
            (
                Visitor(
                    "balie.dewaag", "Receptie De Waag", "the shifts, and nothing else", frozenset({Right.SEE_PLANNING})
                ),
                Visitor(
                    "zaal.dewaag", "Hanneke Bos", "shifts, papers and messages",
                    frozenset({Right.SEE_PLANNING, Right.SEE_DOCUMENTS, Right.TALK}),
                ),
            ),
            papers=(("Draaiboek jubileumdiner", "15.00 uur opbouw, 18.30 uur ontvangst, 19.15 uur aan tafel."),),
            talk=(
                ("zaal.dewaag", "Het jubileum wordt 72 in plaats van 65 gasten. Lukt dat met dezelfde ploeg?"),
                ("", "Dat lukt. Er komt één collega bij in de bediening; de planning is aangepast."),
            ),
        ),
    ),
)  # fmt: skip
_LINDENHOF = Portfolio(
    ProjectWord.CUSTOMER,
    (
        Work(
            "rosa@claeys.example", "Zorg bij Rosa Claeys",
            "Voor Rosa en haar familie: wie er langskomt, wanneer, en hoe het ging.", 0,
            (
                Visit("Ochtendzorg", -6, "08:00", "09:00", said="Goed geslapen. Samen ontbeten, krant gelezen."),
                Visit("Ochtendzorg", -4, "08:00", "09:00", said="Steunkousen aangetrokken. Linkerenkel is wat dik."),
                Visit("Boodschappen en koken", -3, "15:30", "17:30", said="Soep voor drie dagen, in de koelkast."),
                Visit("Ochtendzorg", -2, "08:00", "09:00", said="Enkel is weer dun. Wandeling tot aan de bakker."),
                Visit("Avondbezoek", 0, "19:00", "19:45"),
                Visit("Ochtendzorg", 1, "08:00", "09:00", weeks=6),
                Visit("Ochtendzorg", 3, "08:00", "09:00", weeks=6),
                Visit("Boodschappen en koken", 4, "15:30", "17:30", weeks=6),
                Visit("Huisarts, samen ernaartoe", 8, "10:00", "11:30", who="An Lemmens"),
            ),
            (
                Visitor(
                    "dochter.ilse", "Ilse Claeys", "daughter: who comes, how it went, papers, messages",
                    PROJECT_RIGHTS - {Right.MAKE_REQUESTS},
                ),
                Visitor(
                    "kleinzoon.jef", "Jef Claeys", "grandson: only who comes when", frozenset({Right.SEE_PLANNING})
                ),
                Visitor(
                    "verpleging.hilde", "Hilde Martens", "district nurse: how it went, and messages",
                    frozenset({Right.SEE_PLANNING, Right.SEE_HOURS, Right.TALK}),
                ),
            ),
            papers=(("Zorgplan", "Ochtendzorg driemaal per week. Rosa wil zelf koffie zetten; geef haar de tijd."),),
            talk=(
                ("dochter.ilse", "Is mama de volgende keer klaar om halfnegen? Dan neem ik haar mee naar de markt."),
                ("", "Dat lukt. Fatima komt om acht uur en zorgt dat ze om halfnegen met haar jas aan klaarstaat."),
            ),
        ),
        Work(
            "odette@lambert.example", "Aide à domicile, Odette Lambert",
            "Ici, vous voyez qui vient et quand.", 0,
            (Visit("Aide ménagère", 2, "13:30", "15:30", weeks=6),),
        ),
    ),
)  # fmt: skip
_BRUECKNER = Portfolio(
    ProjectWord.ORDER,
    (
        Work(
            "verwaltung@ahornhof.example", "Objektbetreuung Ahornhof",
            "Etwas defekt? Scannen Sie den QR-Code am Gerät, oder melden Sie es hier.", 0,
            (
                Visit("Rundgang", -8, "07:30", "08:30", said="Licht im Keller erneuert, Dachrinne Hofseite frei."),
                Visit("Rundgang", -1, "07:30", "08:30", said="Aufzug und Tor geprüft, keine Auffälligkeiten."),
                Visit("Wasserstand Heizung prüfen", 0, "15:00", "15:30"),
                Visit("Treppenhausreinigung", 2, "09:00", "11:00", _SHIFT, weeks=8),
                Visit("Rundgang", 6, "07:30", "08:30", weeks=8),
                Visit("Laub im Hof", 9, "13:00", "16:00"),
            ),
            (
                Visitor(
                    "beirat.ahornhof", "Gerda Simon", "planning, new orders and messages",
                    frozenset({Right.SEE_PLANNING, Right.MAKE_REQUESTS, Right.TALK}),
                ),
                Visitor(
                    "mieter.ahornhof", "Familie Öztürk, 2. OG", "only new orders", frozenset({Right.MAKE_REQUESTS})
                ),
            ),
            papers=(("Räum- und Streuplan", "Ab 7 Uhr Gehweg und Zugänge, an Sonntagen ab 9 Uhr."),),
            talk=(
                ("beirat.ahornhof", "Können Sie vor dem Hoffest am nächsten Samstag noch einmal durchfegen?"),
                ("", "Machen wir, Emre ist an dem Tag ab neun Uhr da."),
            ),
        ),
    ),
)  # fmt: skip

PORTFOLIOS = {
    "vanhouten": _VAN_HOUTEN,
    "zimmereiberger": _BERGER,
    "blinkwerk": _BLINKWERK,
    "gedektetafel": _GEDEKTE_TAFEL,
    "lindenhof": _LINDENHOF,
    "brueckner": _BRUECKNER,
}
