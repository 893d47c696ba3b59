"""SMS through any gateway that takes a JSON POST.

The gateway's address says how it wants the message:
`https://:TOKEN@sms.example/messages#to=recipient&text=body&from=originator&sender=Voordeur`
A password alone is sent as Bearer token, a user with password as Basic. Behind the # (never sent) stand the
gateway's own names for the fields `to`, `text`, `from`, `reference`, and the sender people see.
"""

import base64
import re
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import parse_qs, unquote, urlsplit, urlunsplit

import httpx

from integrations.handover import Down, Handover, Refused
from settings import settings

_E164 = re.compile(r"\+[1-9]\d{6,14}")
_FIELDS = ("to", "text", "from", "reference")
_TIMEOUT = httpx.Timeout(10, connect=3)


@dataclass(frozen=True)
class Sms:
    """`to` in E.164; `key` is stable per message, so that a gateway can drop a repeat."""

    key: str
    to: str
    text: str
    sender: str | None = None


class SmsGateway(Protocol):
    """Whoever takes an SMS from us."""

    def send(self, sms: Sms) -> Handover: ...


def is_available() -> bool:
    """Tell whether this installation can send SMS at all."""
    return bool(settings.sms_url)


def send(sms: Sms) -> Handover:
    """Hand over to the installation's gateway; raises Refused (never again) or Down (later)."""
    if not settings.sms_url:
        raise Refused("no SMS gateway is set up (SMS_URL)")
    return gateway(settings.sms_url).send(sms)


def gateway(url: str) -> SmsGateway:
    """Read a gateway's address."""
    parts = urlsplit(url)
    names = {name: values[-1] for name, values in parse_qs(parts.fragment).items()}
    address = urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, parts.query, ""))
    return HttpGateway(
        address=address,
        authorization=_authorization(parts.username, parts.password),
        fields={field: names.get(field, field) for field in _FIELDS},
        sender=names.get("sender", "Voordeur"),
    )


@dataclass(frozen=True)
class HttpGateway:
    """One JSON POST per message; any 2xx is a handover."""

    address: str
    authorization: str | None
    fields: dict[str, str]
    sender: str

    def send(self, sms: Sms) -> Handover:
        """Post the message; 4xx is refused, 429 and 5xx and silence are down."""
        if not _E164.fullmatch(sms.to):
            raise Refused("not a number in E.164")
        values = {"to": sms.to, "text": sms.text, "from": sms.sender or self.sender, "reference": sms.key}
        headers = {"Idempotency-Key": sms.key}
        if self.authorization:
            headers["Authorization"] = self.authorization
        try:
            answer = httpx.post(
                self.address,
                json={self.fields[field]: value for field, value in values.items()},
                headers=headers,
                timeout=_TIMEOUT,
                follow_redirects=False,
            )
        except httpx.HTTPError as problem:
            raise Down(type(problem).__name__) from problem
        return _read(answer, sms)


def _read(answer: httpx.Response, sms: Sms) -> Handover:
    if answer.is_success:
        return Handover(reference=_reference(answer) or sms.key, answer=str(answer.status_code))
    if answer.status_code == 429 or answer.status_code >= 500:
        wait = answer.headers.get("Retry-After", "")
        raise Down(answer.text[:200], code=answer.status_code, retry_after=int(wait) if wait.isdigit() else None)
    raise Refused(answer.text[:200], code=answer.status_code)


def _reference(answer: httpx.Response) -> str | None:
    try:
        body = answer.json()
    except ValueError:
        return None
    found = body.get("id") or body.get("messageId") if isinstance(body, dict) else None
    return str(found)[:100] if found else None


def _authorization(user: str | None, password: str | None) -> str | None:
    if password is None:
        return None
    if not user:
        return f"Bearer {unquote(password)}"
    return "Basic " + base64.b64encode(f"{unquote(user)}:{unquote(password)}".encode()).decode()
