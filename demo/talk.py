"""What firms and their customers say to each other in the demo: read, unread, unanswered, and one internal note."""

from datetime import datetime, timedelta
from uuid import UUID

from demo import clock
from demo.firms import Client
from demo.story import Cast, come_in, do
from domain import messages
from domain.access import Actor
from models.base import new_id
from models.message import ThreadSubject
from tasks.runner import run_due

GREETING = {
    "nl": "Kunt u bellen voordat u komt? De poort is overdag op slot.",
    "de": "Können Sie anrufen, bevor Sie kommen? Das Tor ist tagsüber abgeschlossen.",
    "fr": "Pouvez-vous appeler avant de venir ? Le portail est fermé la journée.",
    "en": "Could you call before you come? The gate is locked during the day.",
}
PROMISE = {
    "nl": "Doen we, een halfuur van tevoren. Tot dan.",
    "de": "Machen wir, eine halbe Stunde vorher. Bis dann.",
    "fr": "C’est noté, une demi-heure avant. À bientôt.",
    "en": "We will, half an hour before. See you then.",
}
NEWS = {
    "nl": "Het materiaal is binnen. Schikt dinsdag om negen uur?",
    "de": "Das Material ist da. Passt Dienstag um neun Uhr?",
    "fr": "Le matériel est arrivé. Mardi à neuf heures vous convient-il ?",
    "en": "The material has come in. Does Tuesday at nine suit you?",
}
WAITS = {
    "nl": "Is er al een datum? Mijn buurvrouw laat u anders binnen.",
    "de": "Gibt es schon einen Termin? Sonst lässt meine Nachbarin Sie hinein.",
    "fr": "Y a-t-il déjà une date ? Sinon, ma voisine peut vous ouvrir.",
    "en": "Is there a date yet? Otherwise my neighbour can let you in.",
}
NOTE = {
    "nl": "Eerst met de planning overleggen; vorige keer stonden we voor een dichte deur.",
    "de": "Zuerst mit der Planung sprechen; letztes Mal standen wir vor verschlossener Tür.",
    "fr": "D’abord voir avec le planning ; la dernière fois, nous avons trouvé porte close.",
    "en": "Ask planning first; last time we found the door locked.",
}


def begin(cast: Cast, quote_id: UUID, now: datetime) -> None:
    """Two conversations: one waits for its customer, the other for the firm."""
    first, second = cast.firm.clients[0], cast.firm.clients[1]
    quote = (ThreadSubject.QUOTE, quote_id)
    _writes(come_in(cast, first), quote, GREETING[first.language], now - timedelta(days=1, hours=3))
    _writes(cast.office, quote, PROMISE[first.language], now - timedelta(days=1, hours=2))
    _reads(cast, first, quote, now - timedelta(days=1))
    _writes(cast.office, quote, NEWS[first.language], now - timedelta(minutes=50))
    general = (ThreadSubject.CUSTOMER, cast.records[second.email])
    _writes(come_in(cast, second), general, WAITS[second.language], now - timedelta(minutes=25))
    with clock.on(now - timedelta(minutes=20)):
        note = NOTE[cast.firm.details.language]
        do(cast.office, messages.note, *general, note, client_key=str(new_id()))


def _writes(actor: Actor, about: tuple[ThreadSubject, UUID], text: str, at: datetime) -> None:
    with clock.on(at):
        do(actor, messages.send, *about, text, client_key=str(new_id()))
        run_due()


def _reads(cast: Cast, client: Client, about: tuple[ThreadSubject, UUID], at: datetime) -> None:
    with clock.on(at):
        actor = come_in(cast, client)
        talk = do(actor, messages.about, *about)
        do(actor, messages.read, talk.thread_id, talk.newest)
        run_due()
