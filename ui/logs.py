"""Session ids must not reach a log. Reflex logs whole events, with their Cookie header, when it knows no handler."""

import logging
import re

SECRETS = re.compile(
    r"((?:__Host-)?vd_(?:portal|office)=)[^;'\"\s]+|((?:cookie|authorization)['\"]?: ?b?['\"])[^'\"]*", re.IGNORECASE
)
TALKERS = ("reflex", "reflex_base", "engineio", "socketio", "granian")


class HushCookies(logging.Filter):
    """Takes cookie values out of a log record, wherever they stand."""

    def filter(self, record: logging.LogRecord) -> bool:
        text = record.getMessage()
        if hushed(text) != text:
            record.msg, record.args = hushed(text), ()
        return True


def hushed(text: str) -> str:
    """The text without cookie values."""
    return SECRETS.sub(lambda match: (match[1] or match[2]) + "…", text)


def hush_cookies() -> None:
    """Put the filter where Reflex logs: on its loggers and on every handler that prints."""
    for name in [*logging.root.manager.loggerDict, *TALKERS]:
        if name.partition(".")[0] in TALKERS:
            logging.getLogger(name).addFilter(HushCookies())
    for handler in [*logging.root.handlers, *logging.getLogger("reflex").handlers]:
        handler.addFilter(HushCookies())
