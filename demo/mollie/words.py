"""The few sentences of the simulator's pages. It plays another company, so it has no part in Voordeur's catalogues."""

LANGUAGES = ("en", "nl", "de", "fr")

_WORDS: dict[str, tuple[str, str, str, str]] = {
    "simulator": (
        "This is a simulator. No money moves.",
        "Dit is een simulator. Er gaat geen geld om.",
        "Dies ist ein Simulator. Es fließt kein Geld.",
        "Ceci est un simulateur. Aucun argent ne circule.",
    ),
    "choose": (
        "How would you like to pay?",
        "Hoe wilt u betalen?",
        "Wie möchten Sie bezahlen?",
        "Comment souhaitez-vous payer ?",
    ),
    "how_ends": (
        "What should happen at the bank?",
        "Wat moet er bij de bank gebeuren?",
        "Was soll bei der Bank geschehen?",
        "Que doit-il se passer à la banque ?",
    ),
    "bank": ("Your bank", "Uw bank", "Ihre Bank", "Votre banque"),
    "card": ("Card", "Kaart", "Karte", "Carte"),
    "paid": ("Paid", "Betaald", "Bezahlt", "Payé"),
    "failed": ("Failed", "Mislukt", "Fehlgeschlagen", "Échoué"),
    "canceled": ("Cancelled", "Geannuleerd", "Abgebrochen", "Annulé"),
    "expired": ("Expired", "Verlopen", "Abgelaufen", "Expiré"),
    "authorized": ("Authorised", "Geautoriseerd", "Autorisiert", "Autorisé"),
    "open": ("Open", "Open", "Offen", "Ouvert"),
    "pending": ("Waiting for the bank", "Wacht op de bank", "Wartet auf die Bank", "En attente de la banque"),
    "stay": (
        "Go back and leave it open",
        "Terug, en open laten",
        "Zurück und offen lassen",
        "Revenir et laisser ouvert",
    ),
    "other": (
        "Choose another way to pay",
        "Kies een andere betaalwijze",
        "Andere Zahlungsart wählen",
        "Choisir un autre moyen de paiement",
    ),
    "transfer": (
        "Please transfer the amount with this reference.",
        "Maak het bedrag over met dit kenmerk.",
        "Bitte überweisen Sie den Betrag mit dieser Referenz.",
        "Veuillez virer le montant avec cette référence.",
    ),
    "reference": ("Reference", "Kenmerk", "Referenz", "Référence"),
    "will_transfer": (
        "I will transfer it",
        "Ik maak het over",
        "Ich überweise",
        "Je ferai le virement",
    ),
    "arrives": (
        "The money arrives",
        "Het geld komt binnen",
        "Das Geld geht ein",
        "L’argent arrive",
    ),
    "over": (
        "This payment is over.",
        "Deze betaling is afgerond.",
        "Diese Zahlung ist abgeschlossen.",
        "Ce paiement est terminé.",
    ),
    "back": ("Back to the shop", "Terug naar de winkel", "Zurück zum Shop", "Retour à la boutique"),
    "unknown": (
        "There is no such payment.",
        "Deze betaling bestaat niet.",
        "Diese Zahlung gibt es nicht.",
        "Ce paiement n’existe pas.",
    ),
    "late": (
        "That is no longer possible.",
        "Dat kan niet meer.",
        "Das ist nicht mehr möglich.",
        "Ce n’est plus possible.",
    ),
    "payments": ("Payments", "Betalingen", "Zahlungen", "Paiements"),
    "none": (
        "Nobody has paid anything yet.",
        "Er is nog niets betaald.",
        "Noch hat niemand etwas bezahlt.",
        "Personne n’a encore rien payé.",
    ),
    "newest": (
        "The newest 50, whichever company they are for.",
        "De nieuwste 50, van alle bedrijven.",
        "Die neuesten 50, aller Betriebe.",
        "Les 50 plus récents, toutes entreprises confondues.",
    ),
    "refund": ("Refund all of it", "Alles terugbetalen", "Alles erstatten", "Tout rembourser"),
    "chargeback": (
        "The payer's bank takes it back",
        "De bank van de betaler haalt het terug",
        "Die Bank des Zahlers holt es zurück",
        "La banque du payeur le reprend",
    ),
    "refunded": ("Refunded", "Terugbetaald", "Erstattet", "Remboursé"),
    "charged_back": ("Charged back", "Teruggeboekt", "Zurückgebucht", "Rétrofacturé"),
    "webhooks": ("Webhooks", "Webhooks", "Webhooks", "Webhooks"),
    "due": ("waiting", "wacht", "wartet", "en attente"),
    "sending": ("being sent", "wordt verstuurd", "wird gesendet", "en cours d’envoi"),
    "delivered": ("delivered", "afgeleverd", "zugestellt", "remis"),
    "lost": ("lost on purpose", "met opzet verloren", "absichtlich verloren", "perdu exprès"),
    "given_up": ("given up", "opgegeven", "aufgegeben", "abandonné"),
}


def words_in(language: str) -> dict[str, str]:
    place = LANGUAGES.index(language)
    return {name: texts[place] for name, texts in _WORDS.items()}


def language_of(accepted: str, locale: str | None = None) -> str:
    """What the browser asks for first (RFC 9110 12.5.4), else the payment's locale, else English."""
    ranked = sorted(_ranges(accepted), key=lambda one: -one[1])
    wanted = [name for name, weight in ranked if weight > 0] + [(locale or "")[:2]]
    return next((name for name in wanted if name in LANGUAGES), "en")


def _ranges(accepted: str):
    for part in accepted.split(",")[:20]:
        tag, _, weight = part.strip().partition(";q=")
        try:
            yield tag[:2].lower(), float(weight or 1)
        except ValueError:
            continue
