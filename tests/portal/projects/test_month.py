"""A month of a calendar."""

from datetime import date

from portal.projects.month import end_of, month_of, turned


def test_a_month_is_whole_weeks_from_monday():
    month = month_of(
        date(2026, 11, 1), [date(2026, 11, 23), date(2026, 11, 23), date(2026, 10, 31)], date(2026, 11, 20)
    )
    days = [cell for week in month.weeks for cell in week.days]
    assert (days[0].iso, days[-1].iso) == ("2026-10-26", "2026-12-06")
    assert [(cell.iso, cell.visits) for cell in days if cell.visits] == [("2026-11-23", 2)]
    assert [cell.iso for cell in days if cell.is_today] == ["2026-11-20"]
    assert sum(cell.place == "" for cell in days) == 30


def test_months_are_turned_over_the_year():
    assert (turned(date(2026, 12, 1), 1), turned(date(2026, 1, 1), -1)) == (date(2027, 1, 1), date(2025, 12, 1))
    assert end_of(date(2028, 2, 1)) == date(2028, 2, 29)
