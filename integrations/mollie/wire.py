"""One HTTP conversation with Mollie per key and thread, with every failure turned into one of our three problems."""

import json
import logging
import re
import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import requests
from mollie.api.client import Client
from mollie.api.error import Error

from integrations.mollie.problems import ProviderDown, ProviderNotFound, ProviderProblem, ProviderRefused

_log = logging.getLogger(__name__)
_KEY = re.compile(r"(test|live)_\w+", re.ASCII)
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_CLIENTS_PER_THREAD = 32
_here = threading.local()

Timeout = tuple[int, int]


def wire(api_key: str, base_url: str | None, timeout: Timeout) -> "Wire":
    """This thread's client for the key. It keeps a connection, so two threads never share one."""
    clients: OrderedDict[Any, Wire] = _here.__dict__.setdefault("clients", OrderedDict())
    name = (api_key, base_url, timeout)
    if name not in clients:
        clients[name] = Wire(api_key, base_url, timeout)
    clients.move_to_end(name)
    if len(clients) > _CLIENTS_PER_THREAD:
        clients.popitem(last=False)[1].close()
    return clients[name]


def checked_key(api_key: str, base_url: str | None) -> str:
    """The key, if it looks like one and would not travel in the clear. The refusal never quotes it."""
    key = api_key.strip()
    if not _KEY.fullmatch(key):
        raise ProviderRefused("A Mollie API key starts with test_ or live_.", field="apiKey")
    if base_url and key.startswith("live_") and urlsplit(base_url).scheme != "https":
        raise ProviderRefused("A live key is only sent over https.", field="apiKey")
    return key


@contextmanager
def translated(api_key: str) -> Iterator[None]:
    """Let only our own problems out, unchained: the vendor's texts quote the key and whole answers."""
    try:
        yield
    except ProviderProblem:
        raise
    except (Error, requests.RequestException) as problem:
        _log.warning("mollie did not answer: %s", type(problem).__name__)
        raise ProviderDown(f"The payment provider could not be reached ({type(problem).__name__}).") from None
    except (KeyError, TypeError, ValueError, ArithmeticError, AttributeError) as problem:
        _log.warning("mollie answered in a form we cannot read: %s", _hidden(repr(problem), api_key))
        raise ProviderDown("The payment provider's answer could not be read.") from None


class Wire(Client):
    """Mollie's client without its own retries (they block for up to 10 rounds) and with our problems."""

    def __init__(self, api_key: str, base_url: str | None, timeout: Timeout) -> None:
        super().__init__(api_endpoint=base_url or "", timeout=timeout, retry=0)
        self.set_api_key(api_key)
        self._client = requests.Session()
        self._client.max_redirects = 0  # an API that redirects is not the API
        if urlsplit(self.api_endpoint).hostname in _LOOPBACK:
            self._client.trust_env = False  # a proxy cannot reach the simulator on this machine

    def perform_http_call(self, *args: Any, **kwargs: Any) -> requests.Response:
        answer = super().perform_http_call(*args, **kwargs)
        if answer.headers.pop("Idempotent-Replayed", None):  # the vendor would warn on the root logger
            _log.info("mollie replayed an earlier answer")
        if answer.status_code >= 300:
            raise _problem(answer, self.api_key)
        return answer

    def close(self) -> None:
        self._client.close()


def _problem(answer: requests.Response, api_key: str) -> ProviderProblem:
    body, status = _body(answer), answer.status_code
    detail = _hidden(str(body.get("detail") or body.get("title") or f"HTTP {status}"), api_key)[:500]
    if status in {404, 410}:
        return ProviderNotFound(detail)
    if _is_passing(status, detail):
        return ProviderDown(f"The payment provider answered {status}.", retry_after=_retry_after(answer))
    field = "apiKey" if status in {401, 403} else body.get("field")
    return ProviderRefused(detail, field=str(field) if field else None, status=status)


def _is_passing(status: int, detail: str) -> bool:
    """409 says that the first request with this key is still running, except for a refund made twice."""
    if status == 409:
        return "duplicate" not in detail.lower()
    return status >= 500 or status in {408, 425, 429} or status < 400


def _body(answer: requests.Response) -> dict[str, Any]:
    try:
        body = json.loads(answer.content)
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def _retry_after(answer: requests.Response) -> int | None:
    """Seconds; the HTTP-date form of RFC 9110 10.2.3 is not used by Mollie and reads as unknown."""
    text = answer.headers.get("Retry-After", "").strip()
    return min(int(text), 86_400) if text.isascii() and text.isdigit() else None


def _hidden(text: str, api_key: str) -> str:
    return _KEY.sub("[key]", text.replace(api_key, "[key]"))
