"""From a click to the updated screen, beside a bare counter; and from one side's deed to the other side's screen."""

from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.bench.table import Line, at_most, beside, middle, note, p95, times

CLICKS = 60
MESSAGES = 40
REST = 700  # ms between approvals: what follows from the one before has settled
#: Presses, and resolves to the milliseconds until `done()` holds in the page, and until the frame that shows it is out.
TIMED = """() => new Promise((resolve, reject) => {
  const pressed = document.querySelector(%r), first = () => document.querySelector("tbody tr")?.innerText;
  const before = first(), began = performance.now(), shown = new MessageChannel();
  const done = () => %s;
  let written;
  shown.port1.onmessage = () => resolve([written, performance.now() - began]);
  const look = () => {
    if (!done()) return;
    watch.disconnect();
    written = performance.now() - began;
    requestAnimationFrame(() => shown.port2.postMessage(0));
  };
  const watch = new MutationObserver(look);
  watch.observe(document.body, {subtree: true, childList: true, characterData: true, attributes: true});
  setTimeout(() => reject(new Error("nothing followed the click")), 30000);
  pressed.click();
})"""
#: Keeps a promise of the moment at which this row's status changes.
AWAIT = """number => {
  const row = () => [...document.querySelectorAll("tbody tr")].find(row => row.innerText.includes(number));
  const status = () => row()?.querySelector(".pill")?.innerText;
  const before = status();
  window.changed = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("nothing changed")), 30000);
    const watch = new MutationObserver(() => {
      if (status() !== before) { watch.disconnect(); resolve(performance.timeOrigin + performance.now()); }
    });
    watch.observe(document.body, {subtree: true, childList: true, characterData: true});
  });
  return before;
}"""
#: Keeps a promise of the moment at which this text stands in the open conversation.
HEAR = """text => {
  window.changed = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("nothing was heard")), 30000);
    const watch = new MutationObserver(() => {
      if (!document.querySelector(".talk-log")?.innerText.includes(text)) return;
      watch.disconnect();
      resolve(performance.timeOrigin + performance.now());
    });
    watch.observe(document.body, {subtree: true, childList: true, characterData: true});
  });
}"""
#: Presses "send"; the moment before.
SEND = """() => {
  const pressed = performance.timeOrigin + performance.now();
  document.querySelector(".composer button[type=submit]").click();
  return pressed;
}"""
NOW = "() => performance.timeOrigin + performance.now()"


@dataclass(frozen=True)
class Click:
    """Milliseconds until the page says it, and until the screen shows it."""

    written: float
    shown: float


@dataclass(frozen=True)
class Asked:
    """An approval that waits: where the customer answers it, and the number in the office's list."""

    path: str
    number: str


def in_lists(office: Page, counter: Page) -> Iterator[Line]:
    """Filter and page in the office's list of quotes, in turns with the counter."""
    filtered, paged, counted = [], [], []
    for turn in range(CLICKS):
        tab = f".tabs button:nth-of-type({5 if turn % 2 == 0 else 1})"
        is_current = f"document.querySelector({tab!r}).getAttribute('aria-current') === 'true' && first() !== before"
        filtered.append(_timed(office, tab, is_current))
        counted.append(_timed(counter, "button", f"document.querySelector('output').innerText === '{2 * turn + 1}'"))
        paged.append(_timed(office, ".pager button.after", "first() !== before"))
        counted.append(_timed(counter, "button", f"document.querySelector('output').innerText === '{2 * turn + 2}'"))
    yield from _compared("click to filtered list", filtered, counted)
    yield from _compared("click to next page", paged, counted)


def of_approvals(customer: Page, office: Page, counter: Page, url: str, asked: list[Asked], how: str) -> Iterator[Line]:
    """Approve one after the other; the office has its list open."""
    own, theirs, counted = [], [], []
    for turn, one in enumerate(asked):
        customer.goto(url + one.path)
        customer.locator("form [name=terms_accepted]").check()
        customer.locator("form [name=typed_name]").fill("Alice de Graaf")
        customer.wait_for_timeout(REST)
        office.evaluate(AWAIT, one.number)
        began = customer.evaluate(NOW)
        own.append(
            _timed(
                customer,
                "form:has([name=typed_name]) button[type=submit]",
                "document.querySelector('.outcome') !== null",
            )
        )
        theirs.append(office.evaluate("() => window.changed") - began)
        counted.append(_timed(counter, "button", f"document.querySelector('output').innerText === '{turn + 1}'"))
    yield from _compared(f"click to approved, {how}", own, counted, has_limit=how == "embedded")
    yield at_most(f"customer's approval to the office's screen, p95, {how}", p95(theirs), limit=300, unit="ms")
    yield note("… middle", middle(theirs), "ms")


def of_messages(customer: Page, office: Page, how: str) -> Iterator[Line]:
    """Both have their conversation open; they write in turns."""
    took = []
    for turn in range(MESSAGES):
        writer, reader = (customer, office) if turn % 2 == 0 else (office, customer)
        text = f"Message {turn} of {MESSAGES}"
        writer.locator(".composer textarea").fill(text)
        writer.wait_for_timeout(REST)
        reader.evaluate(HEAR, text)
        sent = writer.evaluate(SEND)
        took.append(reader.evaluate("() => window.changed") - sent)
    yield at_most(f"message to the other side's open screen, p95, {how}", p95(took), limit=300, unit="ms")
    yield note("… middle", middle(took), "ms")


def _timed(page: Page, press: str, done: str) -> Click:
    return Click(*page.evaluate(TIMED % (press, done)))


def _compared(what: str, ours: list[Click], counted: list[Click], *, has_limit: bool = True) -> Iterator[Line]:
    """The target is about what people see; what stands in the page before it is drawn is told beside it.

    It holds for one worker with everything in its own process, which is what the counter has.
    """
    shown, floor = [one.shown for one in ours], [one.shown for one in counted]
    name = f"{what} on screen, p95, to a bare counter's"
    yield times(name, p95(shown), p95(floor), limit=3) if has_limit else beside(name, p95(shown), p95(floor))
    yield beside("… middle", middle(shown), middle(floor))
    written, least = [one.written for one in ours], [one.written for one in counted]
    yield beside("… middle, not drawn yet", middle(written), middle(least))
