"""The little of protocol buffers that Google's push protocols need."""

import struct
from collections.abc import Iterator


def varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])


def put_int(number: int, value: int) -> bytes:
    return varint(number << 3) + varint(value)


def put_fixed64(number: int, value: int) -> bytes:
    return varint(number << 3 | 1) + struct.pack("<Q", value)


def put(number: int, value: bytes | str) -> bytes:
    data = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(data)) + data


def numbers(data: bytes) -> dict[int, int]:
    """The numeric fields, the last of each."""
    return {key: value for key, value in fields(data) if isinstance(value, int)}


def texts(data: bytes, wanted: int) -> list[bytes]:
    """All values of one repeated field of bytes, text or messages."""
    return [value for key, value in fields(data) if key == wanted and isinstance(value, bytes)]


def fields(data: bytes) -> Iterator[tuple[int, int | bytes]]:
    at = 0
    while at < len(data):
        key, at = _varint_at(data, at)
        number, kind = key >> 3, key & 7
        if kind == 0:
            value, at = _varint_at(data, at)
            yield number, value
            continue
        size, at = {1: (8, at), 5: (4, at)}.get(kind) or _varint_at(data, at)
        piece, at = data[at : at + size], at + size
        yield number, piece if kind == 2 else int.from_bytes(piece, "little")


def _varint_at(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        value |= (data[at] & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if data[at - 1] < 0x80:
            return value, at
