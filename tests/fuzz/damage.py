"""What happens to files on their way: bytes put in, taken out, doubled, cut, wiped, exchanged."""

from __future__ import annotations

import random
from collections.abc import Callable

PIECES = (
    b'"', b'""', b"\0", bytes(512), b"\r", b"\n", b"\r\n", b"\n\n\n", b"\x1a", b"\t", b";", b",",
    b"|", b"sep=;", b"\xff\xfe", b"\xef\xbb\xbf", b"PK\x03\x04", b"PK\x05\x06", b"\xd0", b"\xa0",
    "ИТОГО".encode("cp866"), "ИМ".encode(), b"1_000", b"1e308", b"-", b".", b"NaN", b"9" * 30,
    b"=1+1", b"\x00" * 3, b"\xff" * 9, b"A" * 70_000, b"*", b"<row>", b"&#0;",
)  # fmt: skip


def _put_in(content: bytes, place: int, draw: random.Random) -> bytes:
    return content[:place] + draw.choice(PIECES) + content[place:]


def _put_in_anything(content: bytes, place: int, draw: random.Random) -> bytes:
    return content[:place] + draw.randbytes(draw.randint(1, 30)) + content[place:]


def _taken_out(content: bytes, place: int, draw: random.Random) -> bytes:
    return content[:place] + content[place + draw.randint(1, 80) :]


def _doubled(content: bytes, place: int, draw: random.Random) -> bytes:
    end = place + draw.randint(1, 300)
    return content[:end] + content[place:]


def _cut(content: bytes, place: int, draw: random.Random) -> bytes:
    return content[:place]


def _wiped(content: bytes, place: int, draw: random.Random) -> bytes:
    size = min(draw.randint(1, 300), len(content) - place)
    return content[:place] + bytes(size) + content[place + size :]


def _flipped(content: bytes, place: int, draw: random.Random) -> bytes:
    found = bytearray(content)
    found[place] ^= 1 << draw.randrange(8)
    return bytes(found)


def _exchanged(content: bytes, place: int, draw: random.Random) -> bytes:
    size = draw.randint(1, 40)
    one, other = content[place : place + size], content[place + size : place + 2 * size]
    return content[:place] + other + one + content[place + 2 * size :]


DAMAGES: tuple[Callable[[bytes, int, random.Random], bytes], ...] = (
    _put_in, _put_in, _put_in_anything, _taken_out, _doubled, _cut, _wiped, _flipped, _exchanged,
)  # fmt: skip


def damage(content: bytes, start: int, draw: random.Random) -> bytes:
    """Content with one to three damages, none of them before ``start``."""
    for _ in range(draw.choice((1, 1, 2, 3))):
        if len(content) > start:
            place = draw.randrange(start, len(content))
            content = draw.choice(DAMAGES)(content, place, draw)
    return content
