"""What every answer says to the browser about trust and caching."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from settings import settings

Headers = list[tuple[bytes, bytes]]

PERMISSIONS = "camera=(self), microphone=(self), geolocation=(self), payment=(), usb=(), serial=()"
A_WHILE = "public, max-age=60, stale-while-revalidate=86400"  # one page uses the icon sheet many times
FOR_EVER = "public, max-age=31536000, immutable"


def content_security_policy(scripts: Iterable[str] = ()) -> str:
    """Scripts of our own files and these hashes only; never unsafe-inline or unsafe-eval."""
    sockets = " ".join(dict.fromkeys(_socket_origin(origin) for origin in settings.origins))
    return "; ".join(
        (
            "default-src 'self'",
            " ".join(("script-src 'self'", *scripts)),
            "style-src 'self' 'unsafe-inline'",  # style attributes of prerendered parts
            "img-src 'self' data: blob:",
            "media-src 'self' blob:",
            f"connect-src 'self' {sockets}",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


def security_headers(scripts: Iterable[str] = ()) -> Headers:
    """For every page; a route's own value of the same header wins."""
    headers = {
        "content-security-policy": content_security_policy(scripts),
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        "permissions-policy": PERMISSIONS,
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "x-frame-options": "DENY",
    }
    if settings.is_https:
        headers["strict-transport-security"] = "max-age=63072000; includeSubDomains"
    return [(name.encode(), value.encode()) for name, value in headers.items()]


def is_part_of_pages(path: str) -> bool:
    """Whether a path names our own scripts, styles, texts or icons: files of the build, nothing anybody uploaded.

    The app's icons beside our own are drawn from a firm's logo, and keep to the rules of pages.
    """
    is_own_icon = path.startswith("/icons/") and path.endswith(".svg")
    return is_own_icon or path.startswith(("/assets/", "/i18n/", "/theme/"))


def file_headers() -> Headers:
    """For what pages are made of. The rules of a page would make a file of 1 KB twice as large."""
    return [(b"x-content-type-options", b"nosniff"), (b"cross-origin-resource-policy", b"same-origin")]


def cache_control(path: str, query: str) -> str:
    """Content-hashed files for ever, the rest asked for again each time."""
    if path.startswith("/assets/") or (path.startswith("/i18n/") and query.startswith("v=")):
        return FOR_EVER
    if path.startswith("/icons/"):  # answers of a route say their own
        return A_WHILE
    return "no-cache"


def completed(headers: Iterable[tuple[bytes, bytes]], extra: Headers) -> Headers:
    """The headers with those extras whose name is not there yet."""
    given = list(headers)
    names = {name.lower() for name, _ in given}
    return given + [(name, value) for name, value in extra if name not in names]


def _socket_origin(origin: str) -> str:
    parts = urlsplit(origin)
    return f"{'wss' if parts.scheme == 'https' else 'ws'}://{parts.netloc}"
