"""Whose door it is, before anybody is signed in."""

from api.pages import VOORDEUR, Firm, firm_of
from api.requests import do
from domain import companies
from domain.access import HOUSE
from domain.accounts import LinkView


async def firm_behind(view: LinkView) -> Firm:
    """The firm that sent a link."""
    return firm_of(await do(HOUSE, companies.by_id, view.company_id)) if view.company_id else VOORDEUR
