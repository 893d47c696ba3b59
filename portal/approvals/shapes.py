"""What the page of an approval shows: plain values."""

from dataclasses import dataclass, field

from domain.approvals import ApprovalView
from models.document import Document
from portal.quotes.shapes import LineShape, QuoteShape


@dataclass(frozen=True)
class ApprovalShape:
    """Consent to one version. `cents` counts only with `has_amount`; `until` is the last day (ISO).

    `newer` is the address of what took its place; `lines` and `options` are those of a quote.
    """

    id: str = ""
    subject: str = ""
    title: str = ""
    number: str = ""
    firm_id: str = ""
    firm: str = ""
    version: int = 0
    sha256: str = ""
    status: str = ""
    cents: int = 0
    currency: str = "EUR"
    has_amount: bool = False
    until: str = ""
    quote_id: str = ""
    file: str = ""
    size_kb: int = 0
    newer: str = ""
    can_decide: bool = False
    decided_at: str = ""
    typed_name: str = ""
    reason: str = ""
    evidence: str = ""
    terms_version: int = 0
    withdrawal_days: int = 0
    has_changes: bool = False
    has_vat_in_prices: bool = False
    lines: list[LineShape] = field(default_factory=list)
    options: list[LineShape] = field(default_factory=list)


def approval_shape(view: ApprovalView, paper: Document | None, quote: QuoteShape | None) -> ApprovalShape:
    """`quote` is given when this is the approval of its newest version."""
    cents = view.amount_cents if view.decided_cents is None else view.decided_cents
    return ApprovalShape(
        id=str(view.id),
        subject=view.subject.value,
        title=view.title,
        number=view.number,
        firm_id=str(view.company_id),
        firm=view.company,
        version=view.version,
        sha256=view.sha256,
        status=view.status.value,
        cents=cents or 0,
        currency=view.currency,
        has_amount=cents is not None,
        until=view.answer_by.isoformat(),
        quote_id=str(view.quote_id or ""),
        file=f"/files/documents/{paper.id}" if paper else "",
        size_kb=max(1, paper.size // 1024) if paper else 0,
        newer=f"/approvals/{view.newer_id}" if view.newer_id else "",
        can_decide=view.can_decide,
        decided_at=view.decided_at.isoformat() if view.decided_at else "",
        typed_name=view.typed_name,
        reason=view.reason,
        evidence=f"/files/documents/{view.evidence_id}" if view.evidence_id else "",
        terms_version=quote.terms_version if quote else 0,
        withdrawal_days=quote.withdrawal_days if quote else 0,
        has_changes=bool(quote and (quote.changed_fields or quote.removed or any(line.change for line in quote.lines))),
        has_vat_in_prices=bool(quote and quote.has_vat_in_prices),
        lines=[line for line in quote.lines if not line.is_heading] if quote else [],
        options=quote.options if quote else [],
    )
