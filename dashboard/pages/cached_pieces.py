"""What the browser has in its cache of an answer is left out of it.

Much of a page stays as it was when something else is chosen: a chart that knows no years, the notes
below another, the names along an axis. Each such piece is sent with a digest of its contents; the
browser says of which digests it has the pieces, and is sent these in their place
(assets/cached_pieces.js). A digest stands for contents and nothing else: whatever they were an
answer to, and whichever process answers, what the browser puts back is what would have been sent.

A long text is a list of events or of options more often than not, of which another year changes a
few: it stands as the pieces that it is cut into, and those that stayed are left out one by one.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from typing import Any

import orjson

FEW = 120
"""Bytes below which a piece is sent as it is: its digest takes some of them too."""
LETTERS = 8
"""Of a digest, 48 bits: of all pieces of an answer one is taken for one of three hundred others in
five thousand million answers."""
LONG = 800
"""Bytes from which on a text is cut."""
MARK = "="
"""What a list begins with that stands for a piece: its digest follows; then the piece, if it is not
cached, or the parts of a text that is cut."""
_CUT = re.compile(r"(?=<(?:li|button|option|select|div|details|h3|ul)\b)")
"""Where a text may be cut: before what is one of several as a rule."""
MADE_OF_PIECES = ("html", "props", "tables", "texts")
"""The parts of an answer that hold pieces."""
TEXT, FIGURE, TRACE, OF_TRACE = 2, 3, 5, 6
"""The levels of an answer on which pieces stand: what is in an element, a figure, its traces and
the settings of its layout, and what these consist of."""


def marked_pieces(answer: dict[str, Any]) -> tuple[dict[str, Any], str]:
    """An answer with its pieces marked, and their digests one after another."""
    found: list[str] = []
    parts = {
        name: _marked(part, 1, found) if name in MADE_OF_PIECES else part
        for name, part in answer.items()
    }
    return parts, "".join(found)


def without_cached(answer: dict[str, Any], cached: frozenset[str]) -> dict[str, Any]:
    """An answer whose pieces are `marked_pieces` without those whose digests are ``cached``, and
    without those that it has before, in the order in which the browser goes through it."""
    known = set(cached)
    parts = {
        name: _without_cached(answer[name], known, 1) for name in MADE_OF_PIECES if name in answer
    }
    return {name: parts.get(name, part) for name, part in answer.items()}


def split_digests(text: str) -> frozenset[str]:
    """The digests of a text that has them one after another."""
    return frozenset(text[at : at + LETTERS] for at in range(0, len(text), LETTERS))


def _marked(piece: Any, level: int, found: list[str]) -> Any:
    """A piece on a level of an answer, with a mark where it is to have one; within what a trace
    consists of there is none, and the numbers and texts of a map are a thousand."""
    if not isinstance(piece, (str, list, tuple, dict)):
        return piece
    if digest := _digest(piece, level):
        found.append(digest)
    inner = piece
    if digest and isinstance(piece, str) and len(parts := _parts(piece, level)) > 1:
        return [MARK, digest, *(_marked(one, TEXT, found) for one in parts)]
    if level == OF_TRACE:
        pass
    elif isinstance(piece, dict):
        inner = {name: _marked(one, level + 1, found) for name, one in piece.items()}
    elif isinstance(piece, (list, tuple)):
        inner = [_marked(one, level + 1, found) for one in piece]
    return [MARK, digest, inner] if digest else inner


def _without_cached(piece: Any, known: set[str], level: int) -> Any:
    """A piece that may be marked without what is known of it, and known from then on."""
    if not isinstance(piece, list | dict):
        return piece
    if not (isinstance(piece, list) and piece[:1] == [MARK]):
        return _without_inner(piece, known, level + 1)
    _, digest, *inner = piece
    if digest in known:
        return [MARK, digest]
    if len(inner) > 1:
        inner = [_without_cached(one, known, level) for one in inner]
    else:
        inner = [_without_inner(one, known, level + 1) for one in inner]
    known.add(digest)
    return [MARK, digest, *inner]


def _without_inner(piece: Any, known: set[str], level: int) -> Any:
    if level > OF_TRACE:
        return piece
    if isinstance(piece, dict):
        return {name: _without_cached(one, known, level) for name, one in piece.items()}
    return (
        [_without_cached(one, known, level) for one in piece] if isinstance(piece, list) else piece
    )


def _parts(text: str, level: int) -> list[str]:
    """A text as it stands in an element, cut if it is long; no part of some is short. A table stays
    whole: its rows would drive out what returns more often."""
    is_cut = level == TEXT and len(text) >= LONG and "<table" not in text
    parts: list[str] = []
    for one in _CUT.split(text) if is_cut else ():
        if parts and len(parts[-1]) < FEW:
            parts[-1] += one
        else:
            parts.append(one)
    return parts


def _digest(piece: Any, level: int) -> str:
    """The digest of a piece that is to be marked, else "". A list that looks like a mark is."""
    if isinstance(piece, (list, tuple)) and piece and piece[0] == MARK:
        return _of(orjson.dumps(piece))
    if level not in (FIGURE, TRACE, OF_TRACE) and not (level == TEXT and isinstance(piece, str)):
        return ""
    if isinstance(piece, str) and len(piece) < FEW // 2:
        return ""
    text = orjson.dumps(piece)
    return _of(text) if len(text) >= FEW else ""


def _of(text: bytes) -> str:
    return b64encode(hashlib.blake2b(text, digest_size=LETTERS * 6 // 8).digest()).decode()
