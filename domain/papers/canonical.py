"""One way to write a snapshot down, so that the same content always has the same SHA-256. Pure."""

import hashlib
import json
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter

S = TypeVar("S")


def canonical(content: dict[str, Any]) -> bytes:
    """JSON in UTF-8 with sorted keys and no idle spaces; only integers, text, lists, objects, true, false and null."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def fingerprint(content: dict[str, Any]) -> str:
    """The SHA-256 of the canonical JSON, in hexadecimal."""
    return hashlib.sha256(canonical(content)).hexdigest()


def frozen(shape: Any) -> dict[str, Any]:
    """A frozen dataclass as JSON values: dates as ISO text, ids and enums as text."""
    return _adapter(type(shape)).dump_python(shape, mode="json")


def thawed(kind: type[S], content: dict[str, Any]) -> S:
    """The dataclass that was frozen; what an older snapshot lacks has its default."""
    return _adapter(kind).validate_python(content)


@cache
def _adapter(kind: type) -> TypeAdapter:
    return TypeAdapter(kind)
