"""What may be kept, who may read which kind, and what a browser may show. Pure."""

from domain.access import Right
from domain.problems import Conflict, Invalid
from domain.texts import _
from integrations import uploads
from integrations.uploads import Reason
from models.document import Document, DocumentKind

MOST_BYTES = uploads.MOST_BYTES
MOST_A_DAY = 500 * 1024 * 1024  # by one person
MOST_AT_ONCE = 60  # files that one person begins to send in a row; then one more every so many seconds
SECONDS_EACH = 5
MOST_TITLE = 200
MOST_FOLDERS = 40

#: With any of these a customer has something to send: a file for a quote, with a message or a request.
SENDING = frozenset({Right.ASK, Right.TALK, Right.MAKE_REQUESTS})

MONEY = (DocumentKind.INVOICE, DocumentKind.CREDIT_NOTE)
AGREEMENT = (DocumentKind.QUOTE, DocumentKind.ORDER_CONFIRMATION)
OURS = (*MONEY, *AGREEMENT, DocumentKind.EVIDENCE)
SHAREABLE = (
    DocumentKind.CONTRACT, DocumentKind.REPORT, DocumentKind.MANUAL, DocumentKind.PHOTO, DocumentKind.OTHER,
)  # fmt: skip

WAY_OUT = {
    Reason.EMPTY: _("This file is empty. Choose it again, or save it anew on your device first."),
    Reason.TOO_LARGE: _("This file is larger than {megabytes} MB. Make it smaller, or send it in parts."),
    Reason.KIND: _("This kind of file is not accepted. Save it as PDF, or send a photo (JPEG, PNG, WebP, HEIC)."),
    Reason.BROKEN: _("This file is damaged and cannot be opened. Save it anew and choose it again."),
    Reason.PIXELS: _("This photo has more than {megapixels} megapixels. Send a smaller one, or a screenshot of it."),
    Reason.ENCRYPTED: _("This PDF asks for a password. Save a copy without a password and send that."),
    Reason.ACTIVE: _("This PDF carries other files or programs inside. Print it to a new PDF and send that."),
}


class NotAcceptable(Invalid):
    """The upload is refused; the text says what the person can do instead."""

    def __init__(self, reason: Reason) -> None:
        values = {"megabytes": MOST_BYTES // 1024 // 1024, "megapixels": uploads.images.MOST_PIXELS // 1_000_000}
        super().__init__({"file": WAY_OUT[reason]}, **values)
        self.reason = reason


class NoRoom(Conflict):
    text = _("With this file you go over {megabytes} MB today, the most for one day. Go on tomorrow.")


def title_of(file_name: str) -> str:
    """What a file is called to which nobody gave a title: its name, without the ending and the underscores."""
    stem = file_name.rpartition(".")[0]
    return " ".join(stem.replace("_", " ").split()) or file_name


def assert_size(size: int) -> None:
    """Said before anything is sent: a video of 200 MB need not travel first."""
    if size <= 0:
        raise NotAcceptable(Reason.EMPTY)
    if size > MOST_BYTES:
        raise NotAcceptable(Reason.TOO_LARGE)


def assert_room(sent: int, size: int) -> None:
    if sent + size > MOST_A_DAY:
        raise NoRoom(megabytes=MOST_A_DAY // 1024 // 1024)


class Replaced(Conflict):
    text = _("There is a newer version of this document. Open that one.")


def right_to_see(kind: DocumentKind, *, of_quote: bool, of_message: bool = False) -> Right:
    """An invoice is money and a quote's papers are the quote, however they are reached; a message brings its own."""
    if kind in MONEY:
        return Right.SEE_INVOICES
    if kind in AGREEMENT or of_quote:
        return Right.SEE_QUOTES
    return Right.TALK if of_message else Right.SEE_DOCUMENTS


def may_show_inline(document: Document) -> bool:
    """Only what we made ourselves: our PDFs, and pictures, which are all made anew. The rest is downloaded.

    An invoice or a quote of the years before came in by an import: there is no row here that it belongs to.
    """
    if document.media_type.startswith("image/"):
        return True
    is_brought = document.order_id is not None and document.kind is not DocumentKind.ORDER_CONFIRMATION
    return document.kind in OURS and not is_brought
