"""The simulator's HTML: Jinja templates of `pages/`, one style sheet, no script, and headers to match."""

import base64
import hashlib
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from babel.dates import format_datetime
from babel.numbers import format_currency
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from demo.mollie.clock import read
from demo.mollie.words import language_of, words_in

_FOLDER = Path(__file__).parent / "pages"
_STYLE = (_FOLDER / "style.css").read_text()
_STYLE_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_TEMPLATES = Environment(loader=FileSystemLoader(_FOLDER), autoescape=True, trim_blocks=True, lstrip_blocks=True)


class Pages:
    def __init__(self, public_url: str) -> None:
        self._url = public_url

    def show(
        self, name: str, request: Request, *, status: int = 200, shop: str | None = None, locale: str | None = None,
        **values: Any,
    ) -> Response:  # fmt: skip
        """shop: the address a form of this page may lead back to."""
        language = language_of(request.headers.get("accept-language", ""), locale)
        html = _TEMPLATES.get_template(name).render(
            url=self._url,
            style=Markup(_STYLE),  # noqa: S704  our own file
            language=language,
            say=words_in(language),
            money=lambda amount: format_currency(amount["value"], amount["currency"], locale=language),
            when=lambda text: format_datetime(read(text), "medium", locale=language),
            **values,
        )
        return HTMLResponse(html, status, headers=_headers(shop))


def _headers(shop: str | None) -> dict[str, str]:
    """Browsers hold form-action against the redirect after a POST too, so the shop has to be named."""
    parts = urlsplit(shop or "")
    back = f" {parts.scheme}://{parts.netloc}" if parts.netloc else ""
    policy = f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; img-src 'self' data:; form-action 'self'{back}"
    return {
        "Content-Security-Policy": f"{policy}; base-uri 'none'; frame-ancestors 'none'",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
