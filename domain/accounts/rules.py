"""How people prove who they are. Pure."""

from datetime import datetime, timedelta
from enum import StrEnum

from domain.problems import Conflict, Invalid, NotAllowed
from domain.texts import _
from models.account import SignInAttempt

LINK_LIVES = timedelta(days=30)  # a link in a mail stays good for its document
CODE_LIVES = timedelta(hours=24)
ASKED_LIVES = timedelta(minutes=15)  # a link or code somebody just asked for
INVITATION_LIVES = timedelta(days=7)
RESET_LIVES = timedelta(hours=1)
PORTAL_LIVES = timedelta(days=180)
OFFICE_LIVES = timedelta(hours=12)
PROOF_LIVES = timedelta(minutes=10)
TRIES = 5
SHORTEST_PASSWORD = 10


class Purpose(StrEnum):
    DOCUMENT = "document"  # the button in a mail about a quote, an invoice …
    SIGN_IN = "sign_in"
    PROOF = "proof"  # a fresh code before a serious act
    INVITATION = "invitation"
    RESET = "reset"
    CHANGE = "change"  # a first password, given out by a firm, has to be changed before anything opens


class LinkState(StrEnum):
    GOOD = "good"
    USED = "used"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


class WrongCode(NotAllowed):
    text = _("This code is not right, or it is no longer valid. Ask for a new one.")


class WrongPassword(NotAllowed):
    text = _("E-mail address and password do not belong together.")


class WrongPair(NotAllowed):
    text = _("User name and password do not belong together.")


class NothingOpen(NotAllowed):
    text = _("Your account is not open at the moment. Ask the firm that gave it to you.")


class SamePassword(Invalid):
    def __init__(self) -> None:
        super().__init__({"password": _("This is the password you were given. Choose one that only you know.")})


class WrongOldPassword(Invalid):
    def __init__(self) -> None:
        super().__init__({"old": _("This is not your password of now.")})


class LinkGone(Conflict):
    text = _("This link has been used or is too old. We can send you a new one.")


class NotInvited(NotAllowed):
    text = _("Nobody at this firm expects you yet. Ask an administrator for an invitation.")


class HasAccount(Conflict):
    text = _("You have an account already: sign in with it to accept the invitation.")


def link_state(attempt: SignInAttempt | None, at: datetime) -> LinkState:
    if attempt is None:
        return LinkState.UNKNOWN
    if attempt.used_at:
        return LinkState.USED
    return LinkState.GOOD if at < attempt.expires_at else LinkState.EXPIRED


def is_fresh(proved_at: datetime | None, at: datetime) -> bool:
    """Whether a proof of identity is recent enough for a serious act."""
    return proved_at is not None and at - proved_at < PROOF_LIVES


def masked_email(email: str) -> str:
    """The address so that only its owner knows it again: "a•••@home.example"."""
    name, _at, host = email.partition("@")
    return f"{name[:1]}•••@{host}" if host else "•••"


def masked_name(name: str) -> str:
    """Initials of each word: "A. d. G."."""
    return " ".join(f"{word[0]}." for word in name.split()[:4])


def safe_path(path: str) -> str:
    """A path of our own to go on to, or the home page: never another site."""
    is_own = path.startswith("/") and not path.startswith("//") and "\\" not in path and path.isprintable()
    return path if is_own and "%2f" not in path.lower() and len(path) <= 300 else "/"


def device_of(agent: str) -> str:
    """A browser's name for people: "iPhone, Safari"."""
    systems = {
        "iPhone": "iPhone",
        "iPad": "iPad",
        "Android": "Android",
        "Windows": "Windows",
        "Mac OS": "Mac",
        "Linux": "Linux",
    }
    browsers = {
        "Edg/": "Edge",
        "Firefox/": "Firefox",
        "SamsungBrowser": "Samsung Internet",
        "Chrome/": "Chrome",
        "Safari/": "Safari",
    }
    system = next((name for mark, name in systems.items() if mark in agent), "")
    browser = next((name for mark, name in browsers.items() if mark in agent), "")
    return ", ".join(filter(None, (system, browser)))[:200]


def check_password(password: str) -> None:
    """Length is what counts (NIST SP 800-63B, 5.1.1.2)."""
    if len(password) < SHORTEST_PASSWORD:
        raise Invalid({"password": _("Use at least 10 characters. A few words in a row work well.")})
    if len(password) > 256:
        raise Invalid({"password": _("This is too long.")})
