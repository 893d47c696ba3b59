"""Files, named by the SHA-256 of their content: written once, never changed.

A file lies at `<data_dir>/files/aa/bb/aabb…`. It is written beside its place, flushed to the disk and
renamed, so a name that exists always holds the whole content.
"""

import hashlib
import os
import re
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import Self

from settings import settings

_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Stored:
    """What one needs to find the bytes again, and to notice a swap."""

    sha256: str
    size: int


class TooLarge(Exception):
    """More bytes came than were agreed; nothing was kept."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"more than {limit} bytes")
        self.limit = limit


class Missing(Exception):
    """No file has this hash."""


def put(data: bytes) -> Stored:
    """Keep these bytes; keeping the same bytes again is free."""
    with Writer(limit=len(data)) as writer:
        writer.write(data)
        return writer.keep()


def put_stream(chunks: Iterable[bytes], *, limit: int) -> Stored:
    """Keep what comes, chunk by chunk; more than `limit` bytes raises TooLarge."""
    with Writer(limit=limit) as writer:
        for chunk in chunks:
            writer.write(chunk)
        return writer.keep()


def exists(sha256: str) -> bool:
    """Tell whether the bytes are here."""
    return _place(sha256).is_file()


def path(sha256: str) -> Path:
    """Return where the bytes lie, to be served as a file; raises Missing."""
    place = _place(sha256)
    if not place.is_file():
        raise Missing(sha256)
    return place


def open(sha256: str) -> BufferedReader:
    """Open the bytes for reading; raises Missing."""
    return path(sha256).open("rb")


def read(sha256: str) -> bytes:
    """Return all the bytes; raises Missing."""
    return path(sha256).read_bytes()


def is_intact(sha256: str) -> bool:
    """Read the whole file and compare it with its name; raises Missing."""
    with open(sha256) as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == sha256


def sweep(*, older_than: float) -> int:
    """Remove what broken-off uploads left behind, older than so many seconds; gives how many there were."""
    limit = time.time() - older_than
    left = [file for file in (_root() / "incoming").glob("*") if file.stat().st_mtime < limit]
    for file in left:
        file.unlink(missing_ok=True)
    return len(left)


def remove(sha256: str, *, older_than: float) -> bool:
    """Take the bytes away, unless somebody kept the same ones in the last so many seconds; tells whether they went."""
    place = _place(sha256)
    aside = _root() / "incoming" / f"{sha256}.gone"
    try:
        if place.stat().st_mtime > time.time() - older_than:
            return False
        aside.parent.mkdir(parents=True, exist_ok=True)
        place.rename(aside)
    except FileNotFoundError:
        return False
    if aside.stat().st_mtime > time.time() - older_than:  # kept again between the look and the move
        aside.rename(place)
        return False
    aside.unlink()
    return True


class Writer:
    """Takes an upload as it arrives: `write` each chunk, then `keep`; left without `keep`, nothing remains."""

    def __init__(self, *, limit: int) -> None:
        self.size = 0
        self._limit = limit
        self._digest = hashlib.sha256()
        incoming = _root() / "incoming"
        incoming.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=incoming)
        self._file = os.fdopen(handle, "wb")
        self._path = Path(name)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
        self._path.unlink(missing_ok=True)

    def write(self, chunk: bytes) -> None:
        """Take the next bytes; raises TooLarge at the first byte beyond the limit."""
        self.size += len(chunk)
        if self.size > self._limit:
            raise TooLarge(self._limit)
        self._digest.update(chunk)
        self._file.write(chunk)

    def keep(self) -> Stored:
        """Flush to the disk and give the file its name."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        sha256 = self._digest.hexdigest()
        place = _place(sha256)
        if not _is_kept_on(place):
            place.parent.mkdir(parents=True, exist_ok=True)
            self._path.chmod(0o440)
            self._path.rename(place)
            _flush_folder(place.parent)
        return Stored(sha256, self.size)


def _is_kept_on(place: Path) -> bool:
    """Whether the bytes are here already; from now on they count as kept now, so that no sweeper takes them."""
    try:
        os.utime(place)
    except FileNotFoundError:
        return False
    return place.is_file()  # not when a sweeper took them while the clock was set


def _root() -> Path:
    return settings.data_dir / "files"


def _place(sha256: str) -> Path:
    if not _HASH.fullmatch(sha256):
        raise Missing(sha256[:80])
    return _root() / sha256[:2] / sha256[2:4] / sha256


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
