"""What the evidence file says: who decided, how known, what was shown, and what happened before."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from sqlmodel import select

from domain import facts, lines, papers
from domain.approvals import chain, rules
from domain.documents.filing import file_pdf
from domain.problems import Unavailable
from domain.texts import _, say
from domain.work import Work
from integrations import pdf, storage
from integrations.pdf import PdfAttachment
from integrations.pdf.documents import EvidenceEvent, EvidenceSheet
from integrations.reader import Reader
from models.account import Capacity, Membership
from models.approval import Approval, ApprovalStatus
from models.company import Company, Terms
from models.customer import Customer
from models.document import Document, DocumentKind
from models.fact import Delivery, DeliveryChannel
from models.quote import Quote, QuoteVersion

DECISIONS = {ApprovalStatus.APPROVED: _("Approved"), ApprovalStatus.DECLINED: _("Declined")}
CAPACITIES = {Capacity.OWNER: _("Owner"), Capacity.TENANT: _("Tenant"), Capacity.MANAGER: _("Manager")}
WAYS = {
    rules.VerifiedBy.SESSION: _("Signed in to the portal on this device"),
    rules.VerifiedBy.CODE: _("Signed in, with a code or link sent to this address used less than ten minutes before"),
}
EVENTS = {
    "sent": _("Sent"),
    "approval_asked": _("Sent"),
    "opened": _("Opened and seen"),
    "approval_opened": _("Opened and seen"),
    "approved": _("Approved"),
    "declined": _("Declined"),
}
HANDED_OVER = {
    DeliveryChannel.EMAIL: _("Handed over to the mail server of the receiver"),
    DeliveryChannel.SMS: _("Handed over as SMS"),
    DeliveryChannel.PUSH: _("Handed over as push message"),
}


def evidence_of(work: Work, approval: Approval) -> tuple[EvidenceSheet, Reader]:
    """The sheet in the customer's language; raises Unavailable while the approved PDF is not rendered yet."""
    customer = work.get(Customer, approval.customer_id)
    sender = papers.sender_of(work, work.get(Company, approval.company_id))
    reader = papers.reader_of(customer.language, sender)
    document = _document(work, approval)
    seat = _seat(work, approval)
    sheet = EvidenceSheet(
        letterhead=papers.letterhead(sender),
        title=approval.title,
        number=_number(work, approval, document),
        version=approval.version,
        decision=reader.say(DECISIONS[approval.status]),
        decided_at=approval.decided_at or work.now,
        person=seat.name if seat else customer.name,
        account=seat.email if seat else "",
        capacity=reader.say(CAPACITIES[seat.capacity]) if seat and seat.capacity else "",
        verified_by=reader.say(WAYS[rules.VerifiedBy(approval.verified_by)]),
        ip=approval.ip,
        agent=approval.agent,
        consent=_consent(approval, reader),
        terms_name=_terms(work, approval.terms_id, reader),
        document_name=document.name,
        document_sha256=document.sha256,
        document_bytes=document.size,
        document_pages=pdf.pages(storage.read(document.sha256)),
        events=tuple(sorted(_events(work, approval, reader), key=lambda event: event.at)),
        previous_hash=approval.previous_hash,
        own_hash=approval.hash,
        typed_name=approval.typed_name,
        reason=approval.reason,
    )
    return sheet, reader


def proofs_of(work: Work, approval: Approval) -> tuple[PdfAttachment, ...]:
    """What the fingerprints were taken of, byte for byte: with these anybody can check them without us."""
    decision = papers.canonical(chain.decision_of(approval))
    proofs = [PdfAttachment("decision.json", decision, f"SHA-256 {approval.hash}", "Source")]
    if approval.quote_version_id:
        content = papers.canonical(work.get(QuoteVersion, approval.quote_version_id).content)
        proofs.append(PdfAttachment("content.json", content, f"SHA-256 {approval.sha256}", "Source"))
    return tuple(proofs)


def filed(work: Work, approval: Approval, data: bytes) -> Document:
    """The evidence file as a document of the quote, or of the customer."""
    language = work.get(Customer, approval.customer_id).language
    title = say(language, _("Evidence: {title}, version {version}"), title=approval.title, version=approval.version)
    return file_pdf(
        work,
        customer_id=approval.customer_id,
        kind=DocumentKind.EVIDENCE,
        title=title[:200],
        data=data,
        quote_id=approval.quote_id,
        personal_to=approval.personal_to,
    )


def _consent(approval: Approval, reader: Reader) -> str:
    """What was ticked, word for word."""
    if approval.status is not ApprovalStatus.APPROVED:
        return ""
    said = (rules.CONSENT, *((rules.BEGIN_EARLY,) if approval.begin_early else ()))
    return " ".join(reader.say(text) for text in said)


def _document(work: Work, approval: Approval) -> Document:
    document_id = approval.document_id
    if approval.quote_version_id:
        document_id = work.get(QuoteVersion, approval.quote_version_id).document_id
    if document_id is None:
        raise Unavailable(retry_after=5)
    return work.get(Document, document_id)


def _number(work: Work, approval: Approval, document: Document) -> str:
    return work.get(Quote, approval.quote_id).number if approval.quote_id else document.title


def _seat(work: Work, approval: Approval) -> Membership | None:
    query = select(Membership).where(
        Membership.account_id == approval.account_id, Membership.customer_id == approval.customer_id
    )
    return work.session.exec(query).one_or_none()


def _terms(work: Work, terms_id: UUID | None, reader: Reader) -> str:
    if terms_id is None:
        return ""
    terms = work.get(Terms, terms_id)
    return reader.say(_("{title}, version {version}"), title=terms.title, version=terms.version)


def _events(work: Work, approval: Approval, reader: Reader) -> Iterator[EvidenceEvent]:
    for fact in facts.about(work, rules.subject_id_of(approval), limit=500):
        what = EVENTS.get(fact.name.partition(".")[2])
        if what and fact.data.get("approval_id") == str(approval.id):
            yield EvidenceEvent(fact.at, reader.say(what), fact.actor_name, _detail(work, approval, fact.at, reader))
    for delivery in work.session.exec(select(Delivery).where(Delivery.approval_id == approval.id)):
        if delivery.sent_at:
            yield EvidenceEvent(delivery.sent_at, reader.say(HANDED_OVER[delivery.channel]), delivery.recipient)


def _detail(work: Work, approval: Approval, at: datetime, reader: Reader) -> str:
    """Beside the decision stand the choices, the amount, and the hash of the content that was shown."""
    if at != approval.decided_at:
        return ""
    content = _("Content of version {version}: SHA-256 {sha256}")
    said = [reader.say(_("Option taken: {title}"), title=title) for title in _chosen(work, approval)]
    if approval.decided_cents is not None:
        said.append(reader.say(_("Total including VAT: {amount}"), amount=_money(approval, reader)))
    said.append(reader.say(content, version=approval.version, sha256=approval.sha256))
    return " \N{MIDDLE DOT} ".join(said)


def _chosen(work: Work, approval: Approval) -> list[str]:
    if approval.quote_version_id is None:
        return []
    content = work.get(QuoteVersion, approval.quote_version_id).content
    return [item.title for item in lines.items_in(content) if item.id in approval.choices]


def _money(approval: Approval, reader: Reader) -> str:
    return reader.money(approval.decided_cents or 0, approval.currency)
