"""What can go wrong with the payment provider. Texts are for logs and staff, never for customers, and hold no key."""


class ProviderProblem(Exception):
    """The payment provider did not do what was asked."""


class ProviderDown(ProviderProblem):
    """Nobody knows whether it happened: ask again later, with the same idempotency key."""

    def __init__(self, text: str, *, retry_after: int | None = None) -> None:
        super().__init__(text)
        self.retry_after = retry_after  # seconds, when the provider said so


class ProviderRefused(ProviderProblem):
    """The provider understood and said no: asking the same again will not help."""

    def __init__(self, text: str, *, field: str | None = None, status: int | None = None) -> None:
        super().__init__(text)
        self.field = field  # the provider's name of the field at fault, such as "amount" or "apiKey"
        self.status = status  # HTTP status; None when we refused before asking


class ProviderNotFound(ProviderProblem):
    """The provider does not know this payment under this key."""
