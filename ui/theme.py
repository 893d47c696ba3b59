"""The look of every page; the styles themselves are hand-written in assets/theme."""

#: In order; assets below the app's root.
STYLESHEETS = [
    "/theme/tokens.css",
    "/theme/parts.css",
    "/theme/office.css",
    "/theme/portal.css",
    "/theme/portal-pages.css",
]

#: Inline script: the firm's colour of the last visit before the first frame (`ui.parts.firm.Brand` keeps it).
EARLY_COLOURS = (
    'try{var o=location.pathname.startsWith("/office")?"colours-office":"colours",'
    'c=(localStorage.getItem(o)||"").split(" "),s=document.documentElement.style,hex=/^#[0-9a-f]{3,6}$/i;'
    'if(hex.test(c[0])){s.setProperty("--brand",c[0]);hex.test(c[1])&&s.setProperty("--brand-ink",c[1])}}catch(e){}'
)
