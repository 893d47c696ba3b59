"""The look of every page; the styles themselves are hand-written in assets/theme (`ui.build.styles` joins them)."""

import reflex as rx

from ui.visitor import Door

#: Inline script: the firm's colour of the last visit before the first frame (`ui.parts.firm.Brand` keeps it).
EARLY_COLOURS = (
    'try{var o=location.pathname.startsWith("/office")?"colours-office":"colours",'
    'c=(localStorage.getItem(o)||"").split(" "),s=document.documentElement.style,hex=/^#[0-9a-f]{3,6}$/i;'
    'if(hex.test(c[0])){s.setProperty("--brand",c[0]);hex.test(c[1])&&s.setProperty("--brand-ink",c[1])}}catch(e){}'
)


class _PortalStyles(rx.Fragment):
    def add_imports(self) -> dict[str, str]:
        return {"": "$/styles/portal.css"}


class _OfficeStyles(rx.Fragment):
    def add_imports(self) -> dict[str, str]:
        return {"": "$/styles/office.css"}


def styles(door: Door) -> rx.Component:
    """Stands on each page of a door: the build then links the styles of that side, and no others."""
    return (_OfficeStyles if door is Door.OFFICE else _PortalStyles).create()
