"""What happens later: reactions to facts, and a timetable. Importing this package registers every task."""

from tasks import reactions, timetable  # noqa: F401
