"""A ZIP with papers. Nothing is unpacked: a paper is read into memory by the name a table gives it, up to a limit.

So the names in it lead nowhere ("../../etc/passwd" is only a name), and a bomb stops at the limit.
"""

import zipfile
import zlib
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Self

from integrations.tables.shapes import Reason, Unreadable

MOST_PARTS = 50_000
UTF8_NAME = 0x800
ENCRYPTED = 0x1


class NotInBundle(StrEnum):
    MISSING = "missing"
    TWICE = "twice"
    LOCKED = "locked"
    TOO_LARGE = "too_large"
    BROKEN = "broken"


class Bundle:
    def __init__(self, path: Path) -> None:
        try:
            self._package = zipfile.ZipFile(path)
            parts = [part for part in self._package.infolist() if not part.is_dir()]
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as problem:
            raise Unreadable(Reason.BROKEN) from problem
        if len(parts) > MOST_PARTS:
            raise Unreadable(Reason.BOMB)
        self._parts: dict[str, list[zipfile.ZipInfo]] = {}
        for part in parts:
            for name in _names(part):
                self._parts.setdefault(name, []).append(part)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._package.close()

    def __len__(self) -> int:
        return len({id(part) for parts in self._parts.values() for part in parts})

    def look(self, name: str, *, most: int) -> NotInBundle | None:
        """Why this paper cannot be read, as far as the list of contents tells; None when it looks fine."""
        parts = self._parts.get(_key(name), [])
        if len(parts) != 1:
            return NotInBundle.TWICE if parts else NotInBundle.MISSING
        if parts[0].flag_bits & ENCRYPTED:
            return NotInBundle.LOCKED
        return NotInBundle.TOO_LARGE if parts[0].file_size > most else None

    def read(self, name: str, *, most: int) -> bytes | NotInBundle:
        """The bytes of one paper, or why not."""
        if wrong := self.look(name, most=most):
            return wrong
        try:
            with self._package.open(self._parts[_key(name)][0]) as file:
                data = file.read(most + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError):
            return NotInBundle.BROKEN
        return data if len(data) <= most else NotInBundle.TOO_LARGE


def _names(part: zipfile.ZipInfo) -> set[str]:
    """The whole path and the bare name; names of old programs may be UTF-8 that does not say so."""
    written = {part.filename}
    if not part.flag_bits & UTF8_NAME:
        with suppress(UnicodeError):
            written.add(part.filename.encode("cp437").decode("utf-8"))
    return {key for name in written for key in (_key(name), _key(name.replace("\\", "/").rpartition("/")[2]))}


def _key(name: str) -> str:
    return name.strip().replace("\\", "/").removeprefix("./").casefold()
