"""What one reads of a page of HTML, as text. Nothing is fetched, nothing is run."""

import re
from html.parser import HTMLParser

_SILENT = {"script", "style", "head", "title", "template"}
_BLOCKS = {"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "table", "ul", "ol", "hr", "blockquote"}
_OUTLOOK = ("divrplyfwdmsg", "appendonsend")  # ids of what Outlook puts before the mail that is answered
DIVIDER = "-----Original Message-----"


def text_of_page(html: str) -> str:
    """Quotes get the "> " that plain mails have."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return re.sub(r"\n{3,}", "\n\n", "".join(reader.written)).strip()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.written: list[str] = []
        self._silent = self._quotes = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "blockquote":
            self._quotes += 1
        elif (dict(attrs).get("id") or "").lower().startswith(_OUTLOOK):
            self.written.append(f"\n{DIVIDER}\n")
        if tag in _BLOCKS:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(self._silent - 1, 0)
        elif tag == "blockquote":
            self._quotes = max(self._quotes - 1, 0)
        if tag in _BLOCKS and tag != "br":
            self._break()

    def handle_data(self, data: str) -> None:
        words = re.sub(r"\s+", " ", data)
        if self._silent or not words.strip():
            return
        if self._quotes and (not self.written or self.written[-1].endswith("\n")):
            words = "> " * self._quotes + words.lstrip()
        self.written.append(words)

    def _break(self) -> None:
        if self.written and not self.written[-1].endswith("\n\n"):
            self.written.append("\n")
