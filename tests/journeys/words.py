"""What stands on the screen in somebody's language: the English text, looked up as the screens look it up."""

import re
from dataclasses import dataclass
from string import Formatter

from domain.texts import say


@dataclass(frozen=True)
class Words:
    """`words("Approve")` in the reader's language; `words.like(…)` where a text has places for values."""

    language: str

    def __call__(self, text: str, **values: object) -> str:
        return say(self.language, text, **values)

    def like(self, text: str, **values: object) -> re.Pattern[str]:
        """A pattern of the text; places without a value match anything."""
        names = {name: f"{{{name}}}" for _before, name, _spec, _conversion in Formatter().parse(text) if name}
        parts = re.split(r"\{(\w+)\}", say(self.language, text, **names))
        plain, places = parts[::2], parts[1::2]
        filled = [re.escape(str(values[name])) if name in values else ".+" for name in places]
        return re.compile("".join(re.escape(text) + value for text, value in zip(plain, [*filled, ""], strict=True)))
