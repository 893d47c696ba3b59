"""What a PDF may load: our own fonts and styles, and pictures that are part of the page. Nothing else, from nowhere."""

import base64
import binascii
import re
from pathlib import Path

from weasyprint.urls import URLFetcher, URLFetcherResponse

_ASSETS = Path(__file__).parent / "assets"
_TYPES = {"woff2": "font/woff2", "css": "text/css"}
_ASSET = re.compile(r"asset:([A-Za-z0-9-]+\.(woff2|css))")
_PICTURE = re.compile(r"data:(image/(?:png|jpeg));base64,([A-Za-z0-9+/=]+)")


class NotOurs(ValueError):
    """The page asked for something outside itself."""


class AssetFetcher(URLFetcher):
    """Answers `asset:<name>` from the assets folder and `data:` pictures; opens no file and no connection."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols={"asset", "data"}, allow_redirects=False)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return our asset or the picture inside the URL; everything else raises NotOurs."""
        if asset := _ASSET.fullmatch(url):
            return URLFetcherResponse(url, (_ASSETS / asset[1]).read_bytes(), {"Content-Type": _TYPES[asset[2]]})
        if picture := _PICTURE.fullmatch(url):
            return URLFetcherResponse(url, _decoded(picture[2]), {"Content-Type": picture[1]})
        raise NotOurs(url[:80])


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as problem:
        raise NotOurs("broken data: URL") from problem
