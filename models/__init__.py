"""What the business is about. Importing this package registers every table."""

from models import (  # noqa: F401
    account,
    approval,
    calendar,
    company,
    customer,
    document,
    fact,
    imports,
    installation,
    invitation,
    invoice,
    message,
    order,
    project,
    quote,
    request,
    search,
)
