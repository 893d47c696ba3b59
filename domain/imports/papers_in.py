"""Papers out of the ZIP: each is looked at like any upload, before the database is touched."""

from dataclasses import dataclass

from domain.documents.rules import WAY_OUT, NotAcceptable
from domain.imports.values import Mistake
from domain.texts import _
from integrations import storage, uploads
from integrations.storage import Stored
from integrations.tables import Bundle, NotInBundle
from integrations.uploads import Kind, Reason

WRONG = {
    NotInBundle.MISSING: _("There is no file with this name in the ZIP."),
    NotInBundle.TWICE: _("Two files in the ZIP have this name. Write its folder with it."),
    NotInBundle.LOCKED: _("This file in the ZIP asks for a password."),
    NotInBundle.TOO_LARGE: WAY_OUT[Reason.TOO_LARGE],
    NotInBundle.BROKEN: WAY_OUT[Reason.BROKEN],
}
NO_BUNDLE = _("Add the ZIP with the papers, or leave this column out.")
NOT_A_PDF = _("This is not a PDF.")


@dataclass(frozen=True)
class Papers:
    """`bundle` is None when no ZIP was added."""

    bundle: Bundle | None = None

    def look(self, name: str) -> None:
        """What can be told without reading it: enough for a rehearsal. Raises Mistake."""
        if self.bundle is None:
            raise Mistake("file", NO_BUNDLE)
        if wrong := self.bundle.look(name, most=uploads.MOST_BYTES):
            raise Mistake("file", WRONG[wrong], **_limits())

    def take(self, name: str) -> Stored:
        """Read, inspect and keep one PDF. Raises Mistake."""
        self.look(name)
        assert self.bundle
        data = self.bundle.read(name, most=uploads.MOST_BYTES)
        if isinstance(data, NotInBundle):
            raise Mistake("file", WRONG[data], **_limits())
        if uploads.kind(data) is not Kind.PDF:
            raise Mistake("file", NOT_A_PDF)
        try:
            return storage.put(uploads.accept(data, name=name).data)
        except uploads.NotAccepted as problem:
            raise Mistake("file", WAY_OUT[problem.reason], **_limits()) from problem


def _limits() -> dict[str, str]:
    return {name: str(value) for name, value in NotAcceptable(Reason.TOO_LARGE).values.items()}
