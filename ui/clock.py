"""Time worked, as people who write hours read it."""


def clock_text(minutes: int) -> str:
    """Minutes as hours and minutes: 450 is "7:30"."""
    return f"{minutes // 60}:{minutes % 60:02}"


def sum_text(minutes: int) -> str:
    """The same for a sum within a sentence, where "24:00 hours" would be a time of day: 1440 is "24"."""
    return clock_text(minutes).removesuffix(":00")
