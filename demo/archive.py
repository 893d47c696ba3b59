"""What lies in the archives of the demo's customers: folders in each firm's words, papers, some for one alone."""

import tempfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import escape
from pathlib import Path

from demo import clock, story
from demo.story import Cast, do
from domain import approvals, documents
from domain.access import Actor
from integrations import pdf
from models.document import DocumentKind
from tasks.runner import run_due


@dataclass(frozen=True)
class Paper:
    """`days` ago; `folder` is a name of the firm's; `is_personal`: only the first client and the firm see it."""

    title: str
    days: int
    text: str
    folder: str = ""
    kind: DocumentKind = DocumentKind.REPORT
    is_personal: bool = False
    waits: bool = False


FOLDERS: dict[str, tuple[str, ...]] = {
    "vanhouten": ("Handleidingen", "Onderhoudsrapporten", "Garantie"),
    "desleutel": ("Voertuigpapieren", "Keuringsrapporten"),
    "reitsmakok": ("Aangiften", "Jaarrekeningen", "Personeel"),
    "blinkwerk": ("Werkprogramma", "Controleverslagen"),
    "zimmereiberger": ("Pläne", "Abnahmen", "Anleitungen"),
}
PAPERS: dict[str, tuple[Paper, ...]] = {
    "vanhouten": (
        Paper("Handleiding hybride warmtepomp", 640, "Instellen, ontluchten en wat de storingscodes betekenen.",
              "Handleidingen", DocumentKind.MANUAL),
        Paper("Onderhoudsrapport cv-ketel", 410, "Brander gereinigd, druk 1,8 bar, CO-meting in orde.",
              "Onderhoudsrapporten"),
        Paper("Onderhoudsrapport warmtepomp", 45, "Filter vervangen, koudemiddel op peil, geen bijzonderheden.",
              "Onderhoudsrapporten"),
        Paper("Garantiebewijs buitenunit", 638, "Vijf jaar garantie op de buitenunit, gerekend vanaf de oplevering.",
              "Garantie", DocumentKind.CONTRACT),
        Paper("Onderhoudscontract 2027", 3, "Eén beurt per jaar, storingsdienst binnen 24 uur, 14 euro per maand.",
              "Garantie", DocumentKind.CONTRACT, waits=True),
    ),
    "desleutel": (
        Paper("Keuringsrapport stationwagen", 200, "Remmen, verlichting en banden in orde. Over een jaar weer.",
              "Keuringsrapporten"),
        Paper("Kentekenbewijs, kopie", 400, "Kopie voor uw eigen administratie.", "Voertuigpapieren",
              DocumentKind.OTHER, is_personal=True),
    ),
    "reitsmakok": (
        Paper("Aangifte omzetbelasting, derde kwartaal", 40, "Af te dragen: 4.218 euro. Betaald op de vervaldag.",
              "Aangiften"),
        Paper("Aangifte vennootschapsbelasting 2025", 150, "Ingediend namens de vennootschap.", "Aangiften"),
        Paper("Jaarrekening 2025", 160, "Balans, winst-en-verliesrekening en toelichting.", "Jaarrekeningen",
              DocumentKind.CONTRACT),
        Paper("Arbeidsovereenkomst, model", 90, "Model voor bepaalde tijd, met proeftijd van een maand.", "Personeel",
              DocumentKind.MANUAL),
        Paper("Aangifte inkomstenbelasting 2025, concept", 6, "Ter controle. Na uw akkoord dienen wij de aangifte in.",
              "Aangiften", is_personal=True, waits=True),
        Paper("Loonstrook oktober, directie", 28, "Bruto, inhoudingen en netto.", "Personeel", is_personal=True),
    ),
    "blinkwerk": (
        Paper("Werkprogramma kantoor", 300, "Dagelijks: vloeren, sanitair, keuken. Wekelijks: glas binnen.",
              "Werkprogramma", DocumentKind.CONTRACT),
        Paper("Controleverslag voorjaar", 220, "Kwaliteit 8,4. Aandachtspunt: plinten op de verdieping.",
              "Controleverslagen"),
    ),
    "zimmereiberger": (
        Paper("Ausführungsplan Carport", 120, "Maßstab 1:50, Fundamente und Anschlüsse.", "Pläne", DocumentKind.OTHER),
        Paper("Abnahmeprotokoll Dachstuhl", 60, "Ohne Mängel abgenommen.", "Abnahmen"),
        Paper("Pflegeanleitung Holzterrasse", 58, "Einmal im Jahr reinigen und ölen.", "Anleitungen",
              DocumentKind.MANUAL),
    ),
}  # fmt: skip


def fill(cast: Cast, now: datetime) -> None:
    """The first client finds what the firm filed over the years."""
    if cast.firm.slug not in PAPERS:
        return
    client = cast.firm.clients[0]
    with clock.on(now - timedelta(days=700)):
        names = FOLDERS[cast.firm.slug]
        folders = {name: do(cast.admin, documents.add_folder, name).id for name in names}
        reader = story.come_in(cast, client)
    for paper in PAPERS[cast.firm.slug]:
        with clock.on(now - timedelta(days=paper.days)):
            file = file_of(cast.office, paper.title, paper.text)
            made = do(
                cast.office, documents.share, cast.records[client.email], file, kind=paper.kind,
                title=paper.title, folder_id=folders[paper.folder],
                personal_to=reader.account_id if paper.is_personal else None,
            )  # fmt: skip
            if paper.waits:
                do(cast.office, approvals.ask_for_document, made.id)
            run_due()


def file_of(clerk: Actor, title: str, text: str) -> str:
    """The paper as a PDF, sent from the office as any other."""
    html = f"<h1>{escape(title)}</h1><p>{escape(text)}</p>"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "upload"
        path.write_bytes(pdf.render(html, language=clerk.language, title=title, variant=None))
        return str(do(clerk, documents.receive, name=f"{title}.pdf", path=path).id)
