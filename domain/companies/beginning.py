"""What a new firm begins with: the VAT rates of its country, and the kinds of requests most firms take."""

from typing import Any

from domain.texts import _, say
from domain.work import Work
from models.base import new_id
from models.company import Company, TaxCategory, TaxRate
from models.request import Aim, AnswerKind, RequestType

USUAL_RATES = {
    "NL": ((2100, True), (900, False), (0, False)),
    "BE": ((2100, True), (600, False), (0, False)),
    "DE": ((1900, True), (700, False), (0, False)),
    "FR": ((2000, True), (1000, False), (550, False)),
}

#: name, explanation, icon, aim, questions: (text, kind, required, choices)
USUAL_TYPES: tuple[tuple[str, str, str, Aim, tuple[tuple[str, AnswerKind, bool, tuple[str, ...]], ...]], ...] = (
    (
        _("Ask for a quote"),
        _("For larger work. You get a price first, and decide then."),
        "doc",
        Aim.QUOTE,
        ((_("Photos of the place"), AnswerKind.PHOTO, False, ()),),
    ),
    (
        _("Repair or fault"),
        _("Something does not work. We come, and charge what it takes."),
        "tools",
        Aim.ORDER,
        (
            (_("Since when?"), AnswerKind.TEXT, False, ()),
            (_("Does it still work at all?"), AnswerKind.YES_NO, True, ()),
            (_("A photo of it"), AnswerKind.PHOTO, False, ()),
        ),
    ),
    (
        _("Service or maintenance"),
        _("A regular visit, at a time that suits you."),
        "retry",
        Aim.ORDER,
        ((_("Is somebody at home?"), AnswerKind.CHOICE, False, (_("Yes"), _("No, the neighbours have the key"))),),
    ),
)


def give_usual_rates(work: Work, company: Company) -> None:
    for rate_bp, is_default in USUAL_RATES.get(company.country, USUAL_RATES["NL"]):
        label = f"{rate_bp / 100:g}%"
        work.add(TaxRate(company_id=company.id, rate_bp=rate_bp, label=label, is_default=is_default))
    work.add(TaxRate(company_id=company.id, rate_bp=0, category=TaxCategory.REVERSE_CHARGE))


def give_usual_types(work: Work, company: Company) -> None:
    """In the firm's language: from now on these are its own words."""

    def said(text: str) -> str:
        return say(company.language, text)

    for place, (name, explanation, icon, aim, questions) in enumerate(USUAL_TYPES, start=1):
        words = {"name": said(name), "explanation": said(explanation)}
        asked = [_question(said(text), kind, required, [said(one) for one in choices])
                 for text, kind, required, choices in questions]  # fmt: skip
        looks = {"icon": icon, "aim": aim, "place": place, "questions": asked}
        work.add(RequestType(company_id=company.id, created_at=work.now, **words, **looks))


def _question(text: str, kind: AnswerKind, required: bool, choices: list[str]) -> dict[str, Any]:  # noqa: FBT001
    kept = {"id": new_id().hex[-12:], "kind": kind.value, "text": text, "hint": ""}
    return kept | {"required": required, "choices": choices}
