"""What happens later: reactions to facts, and a timetable. Importing this package registers every task."""

from tasks import (  # noqa: F401
    accounts,
    approvals,
    deliveries,
    documents,
    hours,
    imports,
    inbound,
    installations,
    invoices,
    messages,
    orders,
    payments,
    planning,
    processes,
    quotes,
    reactions,
    requests,
    telling,
    timetable,
    worklist,
)
