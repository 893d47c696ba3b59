"""What happens after something happened. Read this page to know it all."""

from domain import facts
from domain.work import Work
from tasks.worker import task

REACTIONS: dict[str, tuple[str, ...]] = {
    "quote.sent": ("quotes.render", "worklist.quote_settled"),
    "quote.approved": ("approvals.seal", "orders.make_from_approval", "worklist.quote_settled", "deliveries.acted"),
    "quote.declined": ("approvals.seal", "worklist.quote_declined", "telling.quote_declined", "deliveries.acted"),
    "quote.sealed": ("approvals.file_evidence",),
    "quote.rendered": ("telling.quote_sent",),
    "quote.question_asked": ("worklist.quote_question", "telling.question_asked", "deliveries.acted"),
    "quote.question_answered": ("worklist.question_answered", "telling.question_answered"),
    "quote.change_asked": ("worklist.change_asked", "telling.change_asked", "deliveries.acted"),
    "quote.withdrawn": ("worklist.quote_settled",),
    "quote.expired": ("worklist.quote_settled",),
    "quote.discarded": ("requests.reopen",),
    "quote.evidence_filed": ("telling.order_confirmed",),
    "document.approved": ("approvals.seal", "worklist.document_decided", "deliveries.acted"),
    "document.declined": ("approvals.seal", "worklist.document_decided", "deliveries.acted"),
    "document.sealed": ("approvals.file_evidence",),
    "document.approval_asked": ("telling.approval_asked",),
    "document.evidence_filed": ("telling.document_decided",),
    "document.shared": ("telling.document_shared",),
    "document.received": ("worklist.document_received",),
    "document.replaced": ("approvals.supersede_replaced", "worklist.document_replaced", "telling.document_shared"),
    "order.made": ("orders.file_confirmation", "worklist.order_made"),
    "order.confirmed": ("telling.order_confirmed",),
    "order.taken_on": ("worklist.order_made",),
    "order.withdrawn": ("worklist.order_withdrawn", "telling.withdrawal_received"),
    "order.cancelled": ("worklist.order_settled",),
    "request.sent": ("requests.register",),
    "request.registered": ("requests.lay_before_staff", "requests.tell_received"),
    "request.asked_back": ("requests.settle", "requests.tell_asked_back"),
    "request.answered": ("requests.lay_before_staff",),
    "request.quoted": ("requests.settle",),
    "request.ordered": ("requests.settle", "requests.tell_ordered"),
    "request.planned": ("requests.settle", "requests.tell_ordered"),
    "request.declined": ("requests.settle", "requests.tell_declined"),
    "request.withdrawn": ("requests.settle",),
    "request.reopened": ("requests.lay_before_staff",),
    "invoice.issued": ("invoices.render", "worklist.order_settled"),
    "invoice.paid": ("payments.withdraw", "invoices.tidy_worklist", "worklist.invoice_paid"),
    "invoice.credited": ("payments.withdraw", "invoices.tidy_worklist"),
    "invoice.overdue": ("invoices.lay_overdue",),
    "invoice.overpaid": ("invoices.lay_overpaid",),
    "invoice.rendered": ("telling.invoice_sent",),
    "credit_note.issued": ("invoices.render",),
    "credit_note.rendered": ("telling.credit_note",),
    "payment.started": ("deliveries.acted",),
    "payment.received": ("telling.payment_received",),
    "payment.refunded": ("invoices.tidy_worklist",),
    "payment.refused": ("payments.lay_trouble",),
    "payment.amount_mismatch": ("payments.lay_trouble",),
    "payment.charged_back": ("payments.lay_trouble",),
    "refund.asked": ("payments.give_back",),
    "refund.failed": ("payments.lay_trouble",),
    "project.opened": ("planning.announce_standing",),
    "planning.added": ("planning.announce",),
    "planning.changed": ("planning.announce",),
    "planning.cancelled": ("planning.announce",),
    "message.sent": ("worklist.message_sent", "messages.announce"),
    "thread.rested": ("worklist.thread_rested",),
    "todo.handled": ("messages.todo_handled", "worklist.moving_noted"),
    "delivery.handed_over": ("deliveries.follow",),
    "stickers.asked_for": ("installations.print_stickers",),
    "hours.stopped": ("hours.settle",),
    "hours.corrected": ("hours.settle",),
    "hours.removed": ("hours.settle",),
    "staff.invited": ("accounts.send_invitation",),
    "customer.invited": ("accounts.invite_to_portal",),
    "address.moving": ("worklist.customer_moving",),
    "address.staying": ("worklist.customer_stays",),
    "address.handed_over": ("worklist.address_handed_over",),
    "guest.invited": ("accounts.invite_guest",),
}

QUEUES: dict[str, str] = {
    "quotes.render": "pdf",
    "approvals.file_evidence": "pdf",
    "orders.file_confirmation": "pdf",
    "invoices.render": "pdf",
    "installations.print_stickers": "pdf",
}


@task("react")
def react(work: Work, fact: str) -> None:
    """Turn a fact into one job per reaction; the keys make a repeated fact harmless."""
    happened = facts.by_id(work, fact)
    for kind in REACTIONS.get(happened.name, ()):
        work.later(
            kind,
            company_id=happened.company_id,
            queue=QUEUES.get(kind, "default"),
            dedup_key=f"{kind}:{fact}",
            fact=fact,
            subject=str(happened.subject_id),
        )
