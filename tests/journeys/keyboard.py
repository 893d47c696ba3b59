"""Somebody who has no mouse, or cannot use one: keys only, going where Tab goes."""

from playwright.sync_api import Locator, Page

STOPS = 150  # more presses of Tab than any page takes to go round
NO_MOUSE = """for (const kind of ["pointerdown", "mousedown", "touchstart"])
  addEventListener(kind, (event) => console.error(`a pointer was used on ${event.target.outerHTML}`), true);"""


class Keyboard:
    """The keys of a page. Whoever uses a pointer beside them is told on by the console, and so by the watch."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.context.add_init_script(NO_MOUSE)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def write(self, text: str) -> None:
        """Over what stands in the field."""
        self.press("ControlOrMeta+a")
        self.page.keyboard.type(text)

    def go_to(self, goal: Locator) -> None:
        """Press Tab until it has the focus. Raises AssertionError where Tab never comes by."""
        goal.first.wait_for()
        for _stop in range(STOPS):
            if goal.first.evaluate("element => element === document.activeElement"):
                return
            self.press("Tab")
        raise AssertionError(f"no way by Tab to {goal}")

    def fill(self, field: Locator, text: str) -> None:
        self.go_to(field)
        self.write(text)

    def do(self, button: Locator, key: str = "Enter") -> None:
        self.go_to(button)
        self.press(key)
