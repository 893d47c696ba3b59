"""What stands on the screen in somebody's language: the English text, looked up as the screens look it up."""

import re
from dataclasses import dataclass
from functools import cache
from string import Formatter

from babel.messages.pofile import read_po

from domain.texts import LANGUAGES, LOCALES, say


@dataclass(frozen=True)
class Words:
    """`words("Approve")` in the reader's language; `words.like(…)` where a text has places for values."""

    language: str

    def __call__(self, text: str, **values: object) -> str:
        _know(text)
        return say(self.language, text, **values)

    def like(self, text: str, **values: object) -> re.Pattern[str]:
        """A pattern of the text; places without a value match anything."""
        _know(text)
        names = {name: f"{{{name}}}" for _before, name, _spec, _conversion in Formatter().parse(text) if name}
        parts = re.split(r"\{(\w+)\}", say(self.language, text, **names))
        plain, places = parts[::2], parts[1::2]
        filled = [re.escape(str(values[name])) if name in values else ".+" for name in places]
        return re.compile("".join(re.escape(text) + value for text, value in zip(plain, [*filled, ""], strict=True)))


def _know(text: str) -> None:
    """A text that no screen has would be looked for in English, in vain."""
    assert text in _texts(), f"nobody says {text!r}"


@cache
def _texts() -> frozenset[str]:
    with (LOCALES / LANGUAGES[0] / "messages.po").open("rb") as file:
        entries = [entry.id for entry in read_po(file)]
    return frozenset(text for entry in entries for text in ([entry] if isinstance(entry, str) else entry))
