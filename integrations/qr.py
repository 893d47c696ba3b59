"""QR codes of addresses, as SVG and PNG."""

from io import BytesIO
from typing import Any

import segno


def svg(url: str) -> bytes:
    """A file of its own, to scale to any size."""
    return _drawn(url, kind="svg", border=4, xmldecl=True, unit="mm")


def png(url: str, *, scale: int = 16) -> bytes:
    """For labels and mails; `scale` in pixels per module: more than 500 wide."""
    return _drawn(url, kind="png", border=4, scale=scale)


def _drawn(url: str, **how: Any) -> bytes:
    out = BytesIO()
    segno.make(url, error="m", micro=False).save(out, **how)
    return out.getvalue()
