"""Files on their way: what has arrived of an upload, kept until the rest comes.

A part lies at `<data_dir>/incoming/<id>.part`; how long it is says how much has arrived, also after a crash.
"""

import fcntl
import shutil
import time
from pathlib import Path
from typing import Self
from uuid import UUID

from settings import settings


class Elsewhere(Exception):
    """The next byte to come is another one: at `size`."""

    def __init__(self, size: int) -> None:
        super().__init__(f"at {size}")
        self.size = size


class Busy(Exception):
    """Another tab is sending the same upload right now."""


class TooMuch(Exception):
    """More bytes came than were promised; what came before them is kept."""


def folder() -> Path:
    """Where files lie that are not complete yet."""
    place = settings.data_dir / "incoming"
    place.mkdir(parents=True, exist_ok=True)
    return place


def path(id: UUID) -> Path:
    return folder() / f"{id}.part"


def size(id: UUID) -> int:
    """How many bytes have arrived."""
    try:
        return path(id).stat().st_size
    except FileNotFoundError:
        return 0


def drop(id: UUID) -> None:
    path(id).unlink(missing_ok=True)


def sweep(*, older_than: float) -> int:
    """Remove what nobody went on with for so many seconds; gives how many there were."""
    limit = time.time() - older_than
    left = [place for place in folder().iterdir() if place.stat().st_mtime < limit]
    for place in left:
        shutil.rmtree(place) if place.is_dir() else place.unlink(missing_ok=True)
    return len(left)


class Writer:
    """Takes the next bytes of an upload, one sender at a time. Raises Elsewhere, Busy or TooMuch."""

    def __init__(self, id: UUID, *, at: int, limit: int) -> None:
        self._limit = limit
        self._file = path(id).open("ab")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self.size = self._file.seek(0, 2)
            if at != self.size:
                raise Elsewhere(self.size)
        except BlockingIOError:
            self._file.close()
            raise Busy from None
        except Elsewhere:
            self._file.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()  # flushes, and lets the next sender in

    def write(self, chunk: bytes) -> None:
        if self.size + len(chunk) > self._limit:
            raise TooMuch
        self._file.write(chunk)
        self.size += len(chunk)
