"""What happens later: reactions to facts, and a timetable. Importing this package registers every task."""

from tasks import approvals, orders, processes, quotes, reactions, timetable  # noqa: F401
