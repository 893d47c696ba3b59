"""What can go wrong in a way a person understands and can act on."""

from typing import Any

from domain.texts import _


class Problem(Exception):
    """`text` is an English message id; `values` fill its placeholders when it is said in someone's language."""

    text = _("Something went wrong. We have been told.")

    def __init__(self, text: str = "", **values: Any) -> None:
        super().__init__(text or self.text)
        self.text = text or self.text
        self.values = values


class NotFound(Problem):
    text = _("This does not exist, or it is not yours.")


class NotAllowed(Problem):
    text = _("Your role does not include this.")


class OnlyLooking(NotAllowed):
    """A colleague looks at the portal as a customer: nothing may change."""

    text = _("You are only looking: nothing you do here counts. Go back to the office to do it yourself.")


class Conflict(Problem):
    text = _("Something changed in the meantime. Look again before you go on.")


class Invalid(Problem):
    """`errors` maps a field's name to the message id of what is wrong with it and how to solve it."""

    text = _("Some fields need another look.")

    def __init__(self, errors: dict[str, str], **values: Any) -> None:
        super().__init__(**values)
        self.errors = errors


class Unavailable(Problem):
    """A partner is down; trying again later makes sense. `retry_after` is in seconds."""

    text = _("This service is not responding right now. Please try again in a few minutes.")

    def __init__(self, text: str = "", *, retry_after: float | None = None, **values: Any) -> None:
        super().__init__(text, **values)
        self.retry_after = retry_after


class TooMany(Problem):
    """`retry_after` is in seconds."""

    text = _("Too many attempts. Please wait a while and try again.")

    def __init__(self, text: str = "", *, retry_after: float = 60.0, **values: Any) -> None:
        super().__init__(text, **values)
        self.retry_after = retry_after
