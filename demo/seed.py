"""Fills an empty database with the demo: five firms, their customers, two years of quotes and invoices."""

import random
from datetime import datetime, timedelta

from demo import caught, story
from demo.firms import FIRMS, Client, Firm, Job
from demo.story import Cast
from domain.work import clock

HISTORY = 8  # finished quotes per firm
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
        for number, moment in enumerate(story.days_back(now, cast.firm, HISTORY)):
            _past(cast, number, moment, now)
    caught.forget_all()  # two years of old mail
    for cast in casts:
        _today(cast, now)


def _past(cast: Cast, number: int, moment: datetime, now: datetime) -> None:
    """One old job from quote to money; now and then one is declined or paid late."""
    dice = random.Random(f"{cast.firm.slug}{number}")
    client, job = _pick(cast.firm, number)
    quote = story.offer(cast, client, job, moment)
    answered = moment + timedelta(days=dice.randint(1, 9), hours=3)
    if number % 6 == 5:
        story.decline(cast, client, quote, answered, REASONS[client.language])
        return
    story.agree(cast, client, quote, answered, with_option=bool(number % 2))
    billed = answered + timedelta(days=dice.randint(2, 8))
    if billed >= now:
        return
    invoice = story.bill(cast, quote, billed)
    paid = billed + timedelta(days=dice.randint(3, 21))
    if paid < now and number != HISTORY - 2:
        story.receive(cast, invoice, paid)


def _today(cast: Cast, now: datetime) -> None:
    """What waits: a fresh quote, one with a question, one just approved, one invoice to pay."""
    clients = cast.firm.clients
    story.offer(cast, clients[0], cast.firm.jobs[0], now - timedelta(days=2, hours=4))
    asked = story.offer(cast, clients[1], cast.firm.jobs[0], now - timedelta(days=4))
    story.ask(cast, clients[1], asked, now - timedelta(minutes=40), QUESTIONS[clients[1].language])
    agreed = story.offer(cast, clients[2], cast.firm.jobs[1], now - timedelta(days=5))
    story.agree(cast, clients[2], agreed, now - timedelta(hours=2), with_option=True)
    billed = story.offer(cast, clients[0], cast.firm.jobs[-1], now - timedelta(days=12))
    story.agree(cast, clients[0], billed, now - timedelta(days=9), with_option=False)
    story.bill(cast, billed, now - timedelta(days=6))


def _pick(firm: Firm, number: int) -> tuple[Client, Job]:
    return firm.clients[number % len(firm.clients)], firm.jobs[number % len(firm.jobs)]
