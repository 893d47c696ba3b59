"""Files that people send: at once or in parts, looked at before they are kept."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from sqlmodel import col, func, select

from domain.access import Pass, Right, Seat, needs
from domain.accounts import limits
from domain.documents import rules
from domain.problems import Invalid, NotAllowed, NotFound
from domain.texts import _
from domain.work import Work, id_of
from integrations import parts, storage, uploads
from models.document import StoredFile, Upload
from models.fact import ActorKind

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Sender:
    """For whom an upload is: a firm, and at a customer's seat the record."""

    company_id: UUID
    customer_id: UUID | None = None


@needs(Right.OWN_ACCOUNT)
def receive(work: Work, *, name: str, path: Path, customer_id: UUID | str | None = None) -> StoredFile:
    """Keep an upload that lies complete at `path`, after looking at what it really is.

    Pictures are made anew, PDFs inspected. A customer with seats at several records says for which one it is.
    Looking and keeping come before the first query: on SQLite nobody waits for it.
    """
    looked_at, size = _looked_at(path, name), path.stat().st_size
    upload = _announced(work, _sender(work, customer_id), name, size)
    return _kept(work, upload, *looked_at)


@needs(Right.OWN_ACCOUNT)
def begin_upload(work: Work, *, name: str, size: int, customer_id: UUID | str | None = None) -> Upload:
    """Announce a file that will come in parts. What is too large is refused before a byte of it was sent."""
    limits.spend(f"upload:{work.actor.id}", burst=rules.MOST_AT_ONCE, per=rules.SECONDS_EACH)
    rules.assert_size(size)
    return _announced(work, _sender(work, customer_id), name, size)


@needs(Right.OWN_ACCOUNT)
def complete_upload(work: Work, upload_id: UUID | str, *, name: str) -> StoredFile:
    """All of it has arrived: look at it and keep it. Called again, it answers with the same file."""
    place = parts.path(id_of(upload_id))
    looked_at = _looked_at(place, name) if place.is_file() else None
    upload = _own(work, upload_id)
    if upload.file_id:
        return work.get(StoredFile, upload.file_id)
    if looked_at is None:
        raise NotFound
    return _kept(work, upload, *looked_at)


@needs(Right.OWN_ACCOUNT)
def cancel_upload(work: Work, upload_id: UUID | str) -> UUID:
    """The sender thought better of it."""
    upload = _own(work, upload_id)
    work.session.delete(upload)
    return upload.id


def _announced(work: Work, sender: Sender, name: str, size: int) -> Upload:
    """The row of a file that comes; what one person sends in a day has an end."""
    today = Upload.uploaded_by == work.actor.id, col(Upload.created_at) > work.now - DAY
    sent = select(func.coalesce(func.sum(Upload.size), 0)).where(*today)
    rules.assert_room(work.session.exec(sent).one(), size)
    return work.add(
        Upload(
            company_id=sender.company_id,
            customer_id=sender.customer_id,
            uploaded_by=work.actor.id,
            name=name[:200],
            size=size,
            created_at=work.now,
        )
    )


def _own(work: Work, upload_id: UUID | str) -> Upload:
    """Colleagues see each other's rows, but go on with their own only."""
    upload = work.get(Upload, upload_id, lock=True)
    if upload.uploaded_by != work.actor.id:
        raise NotFound
    return upload


def _looked_at(path: Path, name: str) -> tuple[uploads.Accepted, storage.Stored]:
    if path.stat().st_size > rules.MOST_BYTES:
        raise rules.NotAcceptable(uploads.Reason.TOO_LARGE)
    try:
        accepted = uploads.accept(path.read_bytes(), name=name)
    except uploads.NotAccepted as problem:
        raise rules.NotAcceptable(problem.reason) from problem
    return accepted, storage.put(accepted.data)


def _kept(work: Work, upload: Upload, accepted: uploads.Accepted, kept: storage.Stored) -> StoredFile:
    """What became of the upload; the same file sent twice by the same person is one."""
    same = {
        "company_id": upload.company_id,
        "customer_id": upload.customer_id,
        "uploaded_by": upload.uploaded_by,
        "sha256": kept.sha256,
        "name": accepted.name,
    }
    file = work.session.exec(select(StoredFile).filter_by(**same)).first()
    if file is None:
        is_picture = accepted.media_type.startswith("image/")
        about = {"size": kept.size, "media_type": accepted.media_type, "inline": is_picture}
        file = work.add(StoredFile(**same, **about, created_at=work.now))
    file.created_at = work.now  # no sweeper takes what was just sent again
    upload.file_id = file.id
    return file


def _sender(work: Work, customer_id: UUID | str | None) -> Sender:
    actor = work.actor
    if actor.kind is not ActorKind.CUSTOMER:
        assert actor.company_id  # staff and the system act for one company
        return Sender(actor.company_id)
    held: list[Seat | Pass] = [one for one in (*actor.seats, *actor.passes) if one.rights & rules.SENDING]
    if not held:
        raise NotAllowed
    wanted = [one for one in held if customer_id in (None, "") or str(one.customer_id) == str(customer_id)]
    firms = {(one.company_id, one.customer_id) for one in wanted}
    if len(firms) != 1:
        which = Invalid({"customer_id": _("Choose for which company this file is.")})
        raise NotFound if customer_id else which
    has_seat = any(isinstance(one, Seat) for one in wanted)
    return Sender(wanted[0].company_id, wanted[0].customer_id if has_seat else None)
