"""Logs: one line per event on standard error, JSON unless a person looks on, secrets taken out.

Reflex, Celery and granian log through the standard library; their lines pass the same redaction.
Reflex writes whole events, with their Cookie header, when it knows no handler for them.
"""

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

from settings import settings

SECRET_NAMES = re.compile(
    r"cookie|authori[sz]ation|password|secret|token|api_?key|\bcode\b|iban|^(?:body|html|text)$", re.IGNORECASE
)
SECRETS = re.compile(
    r"((?:__Host-)?vd_(?:portal|office)=)[^;'\"\s]+"  # our session cookies
    r"|((?:cookie|authorization)['\"]?\s*[:=]\s*b?['\"])[^'\"]*"  # whole headers
    r"|([?&](?:token|code|key)=)[^&\s'\"]+"  # query strings
    r"|(/link/|/office/password/|/hooks/mollie/[^/\s]+/)[\w.~-]+"  # links of mails, and where the provider calls
    r"|\b((?:live|test)_)[a-z0-9]{20,}"  # Mollie's keys
    r"|(://[^:/@\s]+:)[^@\s]+(?=@)"  # passwords in addresses of servers
    r"|\b((?-i:[A-Z]{2}\d{2}))(?-i:[A-Z0-9]{11,30})\b",  # IBANs
    re.IGNORECASE,
)
HIDDEN = "…"
TALKATIVE = ("alembic", "httpx", "httpcore", "fontTools", "weasyprint", "kombu", "mail.log", "pikepdf")


def configure() -> None:
    """Set up logging for this process. Calling it again changes nothing."""
    before: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    wrap = structlog.stdlib.ProcessorFormatter.wrap_for_formatter
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *before, wrap],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler()
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(processors=_after(), foreign_pre_chain=before))
    logging.root.handlers = [handler]
    logging.root.setLevel(settings.log_level.upper())
    for talkative in TALKATIVE:
        logging.getLogger(talkative).setLevel(logging.WARNING)


def _after() -> list[Any]:
    plain = structlog.dev.plain_traceback
    last = (
        structlog.dev.ConsoleRenderer(exception_formatter=plain)
        if sys.stderr.isatty()
        else structlog.processors.JSONRenderer(ensure_ascii=False)
    )
    clean = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    return [clean, structlog.processors.format_exc_info, redact, last]


def redact(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Take secrets out of every value of a log event."""
    for name, value in event.items():
        if name not in ("event", "exception") and SECRET_NAMES.search(name):
            event[name] = HIDDEN
        elif isinstance(value, str):
            event[name] = hushed(value)
        elif isinstance(value, dict | list | tuple):
            event[name] = hushed(repr(value))
    return event


def hushed(text: str) -> str:
    """The text without cookie values, tokens, sign-in links, keys, passwords and account numbers."""
    return SECRETS.sub(lambda match: next(filter(None, match.groups())) + HIDDEN, text)
