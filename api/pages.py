"""Entry doors: small HTML pages that need no script."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from domain.accounts import Visitor, cookies
from domain.texts import LANGUAGES, Money, say
from integrations import phone
from models.company import Company

TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
OWN_NAMES = {"nl": "Nederlands", "de": "Deutsch", "fr": "Français", "en": "English"}


@dataclass(frozen=True)
class Firm:
    """The firm as a door shows it."""

    name: str
    mark: str
    brand: str
    phone: str = ""
    email: str = ""
    logo_url: str = ""
    country: str = "NL"
    zone: str = "Europe/Amsterdam"


VOORDEUR = Firm("Voordeur", "V", "#0f5c4d")


def firm_of(company: Company) -> Firm:
    logo = f"/files/logo/{company.id}" if company.logo_file_id else ""
    return Firm(
        company.name,
        mark_of(company.name),
        company.brand,
        phone.written(company.phone, country=company.country) if company.phone.startswith("+") else company.phone,
        company.email,
        logo,
        company.country,
        company.timezone,
    )


def mark_of(name: str) -> str:
    """Two letters that stand for a firm without a logo."""
    words = [word for word in name.split() if word[0].isalpha()] or [name]
    return "".join(word[0] for word in words[:2]).upper()


def language_of(request: Request) -> str:
    """By the cookie, then by what the browser prefers."""
    chosen = request.cookies.get(cookies.LANGUAGE, "")
    wishes = [part.strip()[:2].lower() for part in request.headers.get("accept-language", "").split(",")]
    return next((language for language in (chosen, *wishes) if language in LANGUAGES), "nl")


def language_for(request: Request, visitor: Visitor | None = None) -> str:
    """The language of the person who is signed in, else of the browser."""
    known = visitor and (visitor.customer or visitor.staff)
    return known.language if known and known.language in LANGUAGES else language_of(request)


def page(
    request: Request,
    template: str,
    *,
    language: str,
    firm: Firm = VOORDEUR,
    status: int = 200,
    headers: dict[str, str] | None = None,
    **values: Any,
) -> HTMLResponse:
    """A door in this language and look; never cached, never telling its address to other sites.

    Not `no-referrer`: with that, browsers send `Origin: null` with the door's own forms.
    """

    def _(text: str, **parts: Any) -> str:
        return say(language, text, country=firm.country, zone=firm.zone, **parts)

    def money(cents: int, currency: str = "EUR") -> str:
        return _("{amount}", amount=Money(cents, currency))

    visitor = getattr(request.state, "visitor", None)
    looks_as = visitor.customer.name if visitor and visitor.is_looking else ""
    shown = TEMPLATES.get_template(template).render(
        _=_,
        money=money,
        firm=firm,
        lang=language,
        languages=OWN_NAMES,
        path=request.url.path,
        Markup=Markup,
        looks_as=looks_as,
        **values,
    )
    sent = {"cache-control": "no-store", "referrer-policy": "same-origin", **(headers or {})}
    return HTMLResponse(shown, status, sent)
