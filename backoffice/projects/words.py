"""What states and rights of projects are called in the office."""

from domain.access import Right
from ui.language import N_
from ui.parts import Badge, Tone

#: What an account may be given besides state and progress (MA-14); the names are those of the form's boxes.
RIGHTS = (
    (Right.SEE_PLANNING.value, N_("Planning")),
    (Right.SEE_HOURS.value, N_("Working times and material")),
    (Right.SEE_DOCUMENTS.value, N_("Documents and photos")),
    (Right.TALK.value, N_("Messages")),
    (Right.MAKE_REQUESTS.value, N_("New orders")),
)
SHORT = {
    Right.SEE_PLANNING.value: N_("planning"),
    Right.SEE_HOURS.value: N_("working times"),
    Right.SEE_DOCUMENTS.value: N_("documents"),
    Right.TALK.value: N_("messages"),
    Right.MAKE_REQUESTS.value: N_("new orders"),
}
ACCESS = {
    "active": Badge("check", Tone.OK, N_("active")),
    "waiting": Badge("half", Tone.WAIT, N_("never been here")),
    "ended": Badge("lock", Tone.PLAIN, N_("ended")),
}
