"""Whose door it is, before anybody is signed in."""

from starlette.requests import Request

from api.pages import VOORDEUR, Firm, firm_of
from api.requests import do
from domain import companies
from domain.access import HOUSE
from domain.accounts import LinkView


async def firm_behind(view: LinkView) -> Firm:
    """The firm that sent a link."""
    return firm_of(await do(HOUSE, companies.by_id, view.company_id)) if view.company_id else VOORDEUR


async def firm_of_link(request: Request) -> Firm:
    """The firm whose own link this is, such as /register/vanhouten; Voordeur when the link names none."""
    slug = request.path_params.get("firm")
    return firm_of(await do(HOUSE, companies.by_slug, slug)) if slug else VOORDEUR
