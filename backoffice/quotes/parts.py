"""What the screens of quotes share."""

from models.quote import QuoteStatus
from ui.language import N_
from ui.parts import Badge, Tone

#: The list of quotes; tabs carry short names, pills say it whole.
TABS = {
    "": N_("All"),
    QuoteStatus.DRAFT.value: N_("Drafts"),
    QuoteStatus.SENT.value: N_("With the customer"),
    QuoteStatus.CHANGE_ASKED.value: N_("Change asked for"),
    QuoteStatus.APPROVED.value: N_("Approved"),
    QuoteStatus.DECLINED.value: N_("Declined"),
    QuoteStatus.EXPIRED.value: N_("Expired"),
    QuoteStatus.WITHDRAWN.value: N_("Withdrawn"),
}

QUESTION = "question"
BADGES = {
    QuoteStatus.DRAFT.value: Badge("ring", Tone.PLAIN, N_("Draft")),
    QuoteStatus.SENT.value: Badge("half", Tone.WAIT, N_("Waits for customer")),
    QUESTION: Badge("ask", Tone.INFO, N_("Question asked")),
    QuoteStatus.CHANGE_ASKED.value: Badge("pen", Tone.INFO, N_("Change asked for")),
    QuoteStatus.APPROVED.value: Badge("done", Tone.OK, N_("Approved")),
    QuoteStatus.DECLINED.value: Badge("x", Tone.BAD, N_("Declined")),
    QuoteStatus.EXPIRED.value: Badge("clock", Tone.PLAIN, N_("Expired")),
    QuoteStatus.WITHDRAWN.value: Badge("undo", Tone.PLAIN, N_("Withdrawn")),
}
