"""What makes the portal an app on the phone: manifest and icons in the firm's look, and the offline page."""

from asyncio import to_thread

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from api.icons import Look, png
from api.pages import VOORDEUR, Firm, firm_of, language_for, page
from api.requests import do, route, visitor_of
from domain import companies
from domain.access import HOUSE, Actor
from domain.problems import NotFound
from domain.texts import _, say

SIZES = (180, 192, 512)
FOR_EVER = "public, max-age=31536000, immutable"  # an address with the hash of the look
A_DAY = "public, max-age=86400"


async def manifest(request: Request) -> Response:
    """A customer of one firm installs that firm's app; of several, the common front door."""
    visitor = await visitor_of(request)
    firm, company = await _firm_of(visitor.customer)
    look = await _look(company)
    language = language_for(request, visitor)
    name = firm.name
    return JSONResponse(
        {
            "id": "/",
            "name": name,
            "short_name": name[:12].strip(),
            "description": say(language, _("Quotes, invoices and documents of {firm}"), firm=name),
            "lang": language,
            "start_url": "/",
            "scope": "/",
            "display": "standalone",
            "background_color": "#f6f5f2",
            "theme_color": firm.brand,
            "icons": [_icon(company, look, size, purpose) for size in (192, 512) for purpose in ("any", "maskable")],
        },
        headers={"cache-control": "private, no-cache", "vary": "Cookie, Accept-Language"},
        media_type="application/manifest+json",
    )


async def icon(request: Request) -> Response:
    """/icons/<company or "voordeur">/<size>[-maskable].png"""
    size_text, _dash, variant = request.path_params["name"].removesuffix(".png").partition("-")
    if not size_text.isdigit() or int(size_text) not in SIZES or variant not in ("", "maskable"):
        raise NotFound
    look = await _look(request.path_params["company"])
    is_this_look = request.query_params.get("v") == look.version
    keep = FOR_EVER if is_this_look else A_DAY
    return await _picture(request, look, int(size_text), is_maskable=variant == "maskable", keep=keep)


async def own_icon(request: Request) -> Response:
    """The touch icon of whoever is signed in: iPhones ask for it before they read the manifest."""
    _firm, company = await _firm_of((await visitor_of(request)).customer)
    return await _picture(request, await _look(company), 180, is_maskable=False, keep="private, no-cache")


async def offline(request: Request) -> Response:
    """Kept by the service worker and shown when there is no connection."""
    return page(request, "offline.html", language=language_for(request, await visitor_of(request)))


async def _firm_of(customer: Actor | None) -> tuple[Firm, str]:
    firms = await do(customer, companies.mine) if customer and customer.seats else []
    return (firm_of(firms[0]), str(firms[0].id)) if len(firms) == 1 else (VOORDEUR, "voordeur")


async def _picture(request: Request, look: Look, size: int, *, is_maskable: bool, keep: str) -> Response:
    headers = {"cache-control": keep, "etag": f'"{look.version}-{size}{"m" * is_maskable}"'}
    if request.headers.get("if-none-match") == headers["etag"]:
        return Response(status_code=304, headers=headers)
    drawn = await to_thread(png, look, size, is_maskable=is_maskable)
    return Response(drawn, media_type="image/png", headers=headers)


async def _look(company: str) -> Look:
    if company == "voordeur":
        return Look(VOORDEUR.mark, VOORDEUR.brand)
    firm = firm_of(await do(HOUSE, companies.by_id, company))
    kept = await do(HOUSE, companies.logo, company)
    return Look(firm.mark, firm.brand, kept.sha256 if kept else "")


def _icon(company: str, look: Look, size: int, purpose: str) -> dict[str, str]:
    variant = "-maskable" if purpose == "maskable" else ""
    source = f"/icons/{company}/{size}{variant}.png?v={look.version}"
    return {"src": source, "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}


routes = [
    route("/manifest.webmanifest", manifest),
    route("/icons/180.png", own_icon),
    route("/icons/{company}/{name}", icon),
    route("/offline", offline),
]
