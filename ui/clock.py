"""Time worked, as people who write hours read it."""


def clock_text(minutes: int) -> str:
    """Minutes as hours and minutes: 450 is "7:30"."""
    return f"{minutes // 60}:{minutes % 60:02}"
