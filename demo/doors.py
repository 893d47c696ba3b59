"""The demo's own pages: who to be, what was caught, and the way to the payment simulator."""

import smtplib
from asyncio import to_thread
from dataclasses import asdict
from email.message import EmailMessage
from email.utils import make_msgid
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from api.pages import OWN_NAMES, mark_of
from api.requests import browser_of, entered, route
from demo import bank, caught, homes, projects
from demo.firms import CARETAKER, FIRMS, SHARED, Firm
from demo.story import PASSWORD
from demo.uses import USER_NAMES, USES, stickers, visitors
from domain import accounts
from domain.problems import NotFound
from models.account import Door
from settings import settings

PAGES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "pages"), autoescape=True, undefined=StrictUndefined
)
KNOWN = {person.email: Door.OFFICE for firm in FIRMS for person in firm.staff}
KNOWN |= {person.email: Door.PORTAL for person in homes.PEOPLE}
KNOWN |= {client.email: Door.PORTAL for firm in FIRMS for client in firm.clients}


async def home(request: Request) -> Response:
    """Everybody one can be, one press each; and what a caretaker's tenants can scan."""
    scanned = {CARETAKER.slug: await to_thread(stickers, CARETAKER)}
    return _page(
        "home.html", firms=[firm for firm in FIRMS if not firm.is_small], uses=USES, homes=homes.PEOPLE,
        shared=SHARED, firms_of=_firms_of, mark_of=mark_of, password=PASSWORD, languages=OWN_NAMES,
        visitors=visitors, own_password=projects.PASSWORD, stickers=scanned,
        bank=bank.ROOT if settings.mollie_api_url else "",
    )  # fmt: skip


async def enter(request: Request) -> Response:
    """Be one of the demo's people; nobody else."""
    form = await request.form()
    email = str(form.get("email", ""))
    if email in USER_NAMES:
        signed_in = await to_thread(accounts.sign_in_by_name, email, projects.PASSWORD, browser_of(request))
        assert not isinstance(signed_in, str)  # their first passwords were changed while the demo was written
        return entered(request, signed_in)
    if email not in KNOWN:
        raise NotFound
    signed_in = await to_thread(accounts.sign_in_as, email, KNOWN[email], browser_of(request))
    return entered(request, signed_in)


async def mails(request: Request) -> Response:
    is_answered = "answered" in request.query_params
    found = await to_thread(caught.newest_mails, 100)
    return _page("mail.html", mails=found, can_answer=can_answer, is_answered=is_answered)


async def mail(request: Request) -> Response:
    """One caught mail as its reader sees it, in a frame that runs nothing."""
    found = next((m for m in await to_thread(caught.newest_mails, 500) if m.id == request.path_params["id"]), None)
    if found is None:
        raise NotFound
    csp = "sandbox allow-popups allow-top-navigation-by-user-activation; default-src 'none'; style-src 'unsafe-inline'; img-src data:"  # noqa: E501
    return HTMLResponse(found.html or f"<pre>{found.text}</pre>", headers={"content-security-policy": csp})


async def answer(request: Request) -> Response:
    """Reply to a caught mail as its receiver would: it goes out, and comes in at the port for answers."""
    form, id = await request.form(), request.path_params["id"]
    found = next((m for m in await to_thread(caught.newest_mails, 500) if m.id == id), None)
    if found is None or not can_answer(found):
        raise NotFound
    await to_thread(_send_answer, found, str(form.get("text", ""))[:4000])
    return RedirectResponse("/demo/mail?answered=1", 303)


def can_answer(found: caught.CaughtMail) -> bool:
    return bool(settings.inbound_domain) and found.reply_to.endswith(f"@{settings.inbound_domain}")


def _send_answer(found: caught.CaughtMail, text: str) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = found.to, found.reply_to, f"Re: {found.subject}"
    mail["Message-ID"] = make_msgid(domain="mailbox.example")
    quoted = "".join(f"> {line}\n" for line in found.text.splitlines()[:5])
    mail.set_content(f"{text}\n\nOn {found.at:%a, %d %b %Y at %H:%M}, {found.sender} wrote:\n{quoted}")
    url = urlsplit(settings.inbound_listen)
    with smtplib.SMTP(url.hostname or "", url.port or 25, timeout=20) as relay:
        relay.send_message(mail, from_addr=found.to, to_addrs=[found.reply_to])


async def mails_as_json(request: Request) -> Response:
    return JSONResponse([_plain(found) for found in await to_thread(caught.newest_mails, 100)])


async def messages(request: Request) -> Response:
    return _page("sms.html", messages=await to_thread(caught.newest_sms, 100))


async def messages_as_json(request: Request) -> Response:
    return JSONResponse([_plain(found) for found in await to_thread(caught.newest_sms, 100)])


def _page(template: str, **values: Any) -> HTMLResponse:
    return HTMLResponse(PAGES.get_template(template).render(**values), headers={"cache-control": "no-store"})


def _plain(found: Any) -> dict[str, Any]:
    return asdict(found) | {"at": found.at.isoformat()}


def _firms_of(email: str) -> list[Firm]:
    return [firm for firm in FIRMS if email in {client.email for client in firm.clients}]


routes = [
    route("/demo", home),
    route("/demo/enter", enter, methods=("POST",)),
    route("/demo/mail", mails),
    route("/demo/mail.json", mails_as_json),
    route("/demo/mail/{id:int}", mail),
    route("/demo/mail/{id:int}/answer", answer, methods=("POST",)),
    route("/demo/sms", messages),
    route("/demo/sms.json", messages_as_json),
    *bank.routes,
]
