"""An answer as it is kept and sent: JSON, packed, its pieces marked for a browser that names what
it holds of earlier answers."""

from __future__ import annotations

import gzip
import re
from typing import NamedTuple

import orjson

from dashboard import ids
from dashboard.pages.cached_pieces import split_digests, without_cached

LEVEL, QUICKLY = 5, 1
"""How well an answer is packed that is kept, and one that is of one reader."""
SPELT = {b"\\u003c": b"<", b"\\u003e": b">", b"\\u002f": b"/"}
"""Signs that Dash spells out in six letters, for answers within a page of HTML; these are files."""
_SPELT = re.compile(rb"\\(?:\\|u003c|u003e|u002f)")
"""Those, and a backslash that is said itself: what follows it only looks like one of them."""


class PackedAnswer(NamedTuple):
    """An answer packed by gzip, and the digests of the pieces that are marked in it, one after
    another."""

    body: bytes
    digests: str = ""

    def bytes_for(self, named: str, *, readable: bool) -> bytes:
        """What is sent to a browser that names these digests, and can read what is packed or not:
        the answer as it is kept, or without what the browser has."""
        there = split_digests(named) & split_digests(self.digests) if named else None
        if not there:
            return self.body if readable else gzip.decompress(self.body)
        answer = orjson.loads(gzip.decompress(self.body))
        shown = answer["response"][ids.DRAWN]
        shown["data"] = without_cached(shown["data"], there)
        text = orjson.dumps(answer)
        return gzip.compress(text, QUICKLY, mtime=0) if readable else text


def packed(body: bytes, digests: str = "") -> PackedAnswer:
    """The JSON of an answer, packed; with the ``digests`` of the pieces that are marked in it."""
    return PackedAnswer(gzip.compress(plain(body), LEVEL, mtime=0), digests)


def plain(body: bytes) -> bytes:
    """The same JSON with the signs of `SPELT` as they are."""
    if b"\\\\" not in body:  # nothing says a backslash, so none only looks like one of them
        for spelt, sign in SPELT.items():
            body = body.replace(spelt, sign)
        return body
    return _SPELT.sub(lambda found: SPELT.get(found[0], found[0]), body)
