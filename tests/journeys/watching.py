"""Looks over everybody's shoulder: console errors, the content security policy, accessibility in light and dark."""

import re
from dataclasses import dataclass, field

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Response

GRAVE = ("serious", "critical")
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}
WIDER = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return "";
  const wide = [...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > room + 1);
  return wide.slice(0, 5).map((one) => `${one.tagName.toLowerCase()}.${one.className}`).join(", ") || "something";
}"""
REPORT_BREACHES = """addEventListener("securitypolicyviolation", (event) =>
  console.error(`CSP: ${event.violatedDirective} refused ${event.blockedURI}`));"""


@dataclass
class Watch:
    """Collects what went wrong. Asserted once at the end of a journey, so that one run tells everything."""

    url: str
    problems: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        """Listen to all pages of a browser."""
        context.add_init_script(REPORT_BREACHES)
        context.on("console", self._console)
        context.on("weberror", lambda error: self._note(f"uncaught: {error.error}"))
        context.on("response", self._response)

    def expect(self, pattern: str) -> None:
        """From now on this is no problem: the journey causes it."""
        self.expected.append(pattern)

    def look(self, page: Page, what: str) -> None:
        """Nothing serious for axe in light and dark, as the page stands now; nothing too wide."""
        page.wait_for_load_state()  # with its styles
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            for found in Axe().run(page, options=WCAG).response["violations"]:
                if found["impact"] in GRAVE:
                    nodes = [f"{node['target']} {node.get('failureSummary', '')}" for node in found["nodes"][:3]]
                    self._note(f"axe, {what}, {scheme}: {found['id']}: {' | '.join(nodes)}"[:900])
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        self.fits(page, what)

    def fits(self, page: Page, what: str) -> None:
        """Nothing makes the page scroll sideways."""
        if wide := page.evaluate(WIDER):
            self._note(f"{what} is wider than the window: {wide}")

    def is_content(self) -> None:
        assert not self.problems, "\n".join(self.problems)

    def _console(self, message: ConsoleMessage) -> None:
        where = message.location.get("url", "")
        if message.type == "error" and where.startswith((self.url, "")) and not where.startswith("chrome"):
            self._note(f"console: {message.text} ({where})")

    def _response(self, response: Response) -> None:
        if response.status >= 500 and response.url.startswith(self.url):
            self._note(f"{response.status}: {response.url}")

    def _note(self, problem: str) -> None:
        if not any(re.search(pattern, problem) for pattern in self.expected) and problem not in self.problems:
            self.problems.append(problem)
