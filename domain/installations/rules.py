"""What must be true about installations. Pure."""

from domain.problems import Conflict
from domain.texts import _
from models.installation import Installation


class EditedMeanwhile(Conflict):
    text = _("A colleague changed this in the meantime. Your text is still here; look at theirs before you save.")


class Removed(Conflict):
    text = _("This was taken off the record.")


class NothingToStickOn(Conflict):
    text = _("There is nothing here yet that a sticker could be put on.")


def assert_current(installation: Installation, revision: int) -> None:
    if installation.removed_at is not None:
        raise Removed
    if installation.revision != revision:
        raise EditedMeanwhile
