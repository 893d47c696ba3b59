"""What the head of every page needs for its look; the stylesheets are hand-written in assets/theme."""

import reflex as rx

STYLESHEETS = ["/theme/tokens.css", "/theme/parts.css", "/theme/office.css", "/theme/portal.css"]

# The firm's colour of the last visit, before the first frame; `ui.parts.firm.Brand` writes it.
EARLY_COLOURS = (
    'try{var c=(localStorage.getItem(location.pathname.startsWith("/office")?"colours-office":"colours")||"").split(" "),'
    's=document.documentElement.style;/^#[0-9a-f]{6}$/i.test(c[0])&&(s.setProperty("--brand",c[0]),'
    '/^#[0-9a-f]{3,6}$/i.test(c[1])&&s.setProperty("--brand-ink",c[1]))}catch(e){}'
)


def head_components() -> list[rx.Component]:
    """Colours before the first frame, the tab's icon, the colour of the browser's own bar."""
    return [
        rx.el.script(EARLY_COLOURS),
        rx.el.link(rel="icon", href="/favicon.svg", type="image/svg+xml"),
        rx.el.meta(name="theme-color", content="#0f5c4d"),
    ]
