"""What the screens of quotes share."""

from backoffice.badges import QUOTES
from models.quote import QuoteStatus
from ui.language import N_
from ui.parts import Badge, Tone

#: The list of quotes; tabs carry short names, pills say it whole.
TABS = {
    "": N_("All"),
    QuoteStatus.DRAFT.value: N_("Drafts"),
    QuoteStatus.SENT.value: N_("With the customer"),
    QuoteStatus.CHANGE_ASKED.value: N_("Change requested"),
    QuoteStatus.APPROVED.value: N_("Approved"),
    QuoteStatus.DECLINED.value: N_("Declined"),
    QuoteStatus.EXPIRED.value: N_("Expired"),
    QuoteStatus.WITHDRAWN.value: N_("Withdrawn"),
}

QUESTION = "question"
BADGES = {**QUOTES, QUESTION: Badge("ask", Tone.INFO, N_("Question asked"))}
