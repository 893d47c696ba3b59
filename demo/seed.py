"""Fills an empty database with the demo: eight firms, their customers, two years of quotes and invoices."""

import random
from datetime import datetime, timedelta

from demo import archive, asking, caught, homes, old_times, projects, story, talk, work
from demo.firms import FIRMS, Client, Firm, Job
from demo.story import Cast
from domain.work import clock

HISTORY = {"vanhouten": 20}  # finished quotes; the firm that is looked at most has one in five weeks
USUAL, SMALL = 5, 2
REASONS = {
    "nl": "We wachten nog een jaar.",
    "de": "Wir warten noch ein Jahr.",
    "fr": "Nous attendons encore un an.",
    "en": "We will wait another year.",
}
QUESTIONS = {
    "nl": "Kunt u in de tweede week van december beginnen?",
    "de": "Können Sie in der zweiten Dezemberwoche anfangen?",
    "fr": "Pouvez-vous commencer la deuxième semaine de décembre ?",
    "en": "Could you start in the second week of December?",
}


def seed() -> None:
    """Write everything; the history first, then what waits for somebody today."""
    now = clock().replace(microsecond=0)
    casts = [story.found(firm, now - timedelta(days=740)) for firm in FIRMS]
    for cast in casts:
        if cast.firm.slug == old_times.FIRM:
            old_times.bring_in(cast, now - timedelta(days=738))
        many = HISTORY.get(cast.firm.slug, SMALL if cast.firm.is_small else USUAL)
        for number, moment in enumerate(story.days_back(now, cast.firm, many)):
            _past(cast, number, moment, now, is_last=number == many - 2 > 0)
        archive.fill(cast, now)
        story.tidy(cast, now - timedelta(days=8))
    caught.forget_all()  # two years of old mail
    homes.settle(casts, now)
    for cast in casts:
        story.all_come_in(cast, now - timedelta(days=13))
        _today(cast, now)
        projects.play(cast, now)
        asking.today(cast, now)
    work.tell(casts, now)


def _past(cast: Cast, number: int, moment: datetime, now: datetime, *, is_last: bool) -> None:
    """One old job from quote to money; now and then one is declined, and the last but one is not paid in time."""
    dice = random.Random(f"{cast.firm.slug}{number}")
    client, job = _pick(cast.firm, number)
    quote = story.offer(cast, client, job, moment)
    answered = moment + timedelta(days=dice.randint(1, 9), hours=3)
    if number % 6 == 2:
        story.decline(cast, client, quote, answered, REASONS[client.language])
        return
    story.agree(cast, client, quote, answered, with_option=bool(number % 2))
    billed = answered + timedelta(days=dice.randint(2, 8))
    if billed >= now:
        return
    invoice = story.bill(cast, quote, billed)
    paid = billed + timedelta(days=dice.randint(3, 21))
    if paid < now and not is_last:
        story.receive(cast, invoice, paid)


def _today(cast: Cast, now: datetime) -> None:
    """What waits: an invoice to pay, a fresh quote, one just approved, one with a question."""
    clients = cast.firm.clients
    if cast.firm.is_small:
        story.offer(cast, clients[1], cast.firm.jobs[0], now - timedelta(days=3))
        return
    billed = story.offer(cast, clients[0], cast.firm.jobs[-1], now - timedelta(days=12))
    story.agree(cast, clients[0], billed, now - timedelta(days=9), with_option=False)
    story.bill(cast, billed, now - timedelta(days=6))
    offered = story.offer(cast, clients[0], cast.firm.jobs[0], now - timedelta(days=2, hours=4))
    agreed = story.offer(cast, clients[2], cast.firm.jobs[1], now - timedelta(days=5))
    story.agree(cast, clients[2], agreed, now - timedelta(hours=2), with_option=True)
    asked = story.offer(cast, clients[1], cast.firm.jobs[0], now - timedelta(days=4))
    story.ask(cast, clients[1], asked, now - timedelta(minutes=40), QUESTIONS[clients[1].language])
    talk.begin(cast, offered, now)


def _pick(firm: Firm, number: int) -> tuple[Client, Job]:
    return firm.clients[number % len(firm.clients)], firm.jobs[number % len(firm.jobs)]
