"""What mail, SMS and push have in common: they hand something over, are refused, or find nobody home."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Handover:
    """The next post office took it; `reference` is the id to ask it about later."""

    reference: str
    answer: str = ""


class Refused(Exception):
    """It will never arrive this way: do not try again. `code` is SMTP's or HTTP's number, 0 when there is none."""

    def __init__(self, text: str, *, code: int = 0) -> None:
        super().__init__(f"{code} {text}".strip() if code else text)
        self.code = code
        self.text = text


class Down(Exception):
    """The other side is unreachable or busy: try again, at the earliest after `retry_after` seconds."""

    def __init__(self, text: str, *, code: int = 0, retry_after: int | None = None) -> None:
        super().__init__(f"{code} {text}".strip() if code else text)
        self.code = code
        self.text = text
        self.retry_after = retry_after
