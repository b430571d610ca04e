"""Which encoding a file is written in, told from the letters in a sample of it."""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np

from dashboard.imports.values import FLOW_WORDS, UNKNOWN, flow_of, trimmed

_PAGES = ("cp866", "cp1251", "koi8-r", "iso8859-5", "mac-cyrillic")
ENOUGH = 2**16
"""Bytes of lines with letters that tell one code page from another."""
_FLOW = re.compile(
    "|".join(rf"\b{word}\b" for word in FLOW_WORDS if not word.isascii()), re.IGNORECASE
)

_PER_MILLE = (80, 16, 45, 17, 30, 85, 9, 16, 74, 12, 35, 44, 32, 67, 110, 28, 47, 55, 63, 26, 3, 10,
              5, 15, 7, 4, 1, 19, 17, 3, 6, 20)  # fmt: skip
"""How often each letter of the Russian alphabet stands in a text, among a thousand."""
_TURNED = 5.0
"""What a capital behind a small letter costs, or that there is none: it is so much less usual."""


@lru_cache(maxsize=4)
def encoding_of(sample: bytes) -> str:
    """UTF-8 if the lines with other letters than Latin ones are, but for a few that are damaged;
    else the code page in which they name directions, and more of them are Russian letters."""
    lines = (sample[: sample.rfind(b"\n") + 1] or sample).split(b"\n")
    lettered = [line for line in lines if not line.isascii()]
    if sum(map(_is_utf8, lettered)) * 2 >= len(lettered):
        return "utf-8"
    whole = b"\n".join(lettered)[:ENOUGH]
    return max(_PAGES, key=lambda page: _russian(whole.decode(page, "replace")))


def is_flow(value: bytes) -> bool:
    """Whether a value is one of the words for a flow in any encoding that files come in."""
    for page in ("utf-8", *_PAGES):
        try:
            if flow_of(trimmed(value.decode(page))) != UNKNOWN:
                return True
        except UnicodeDecodeError:
            continue
    return False


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _russian(text: str) -> tuple[int, int, float]:
    """How well letters read as Russian: words for a flow, letters, and how usual they are. Bytes
    that are letters in several code pages are others there, and small ones are capitals."""
    codes = np.frombuffer(text.encode("utf-32-le"), np.uint32)
    capital = (codes >= ord("А")) & (codes <= ord("Я"))
    small = (codes >= ord("а")) & (codes <= ord("я"))
    letters = codes[capital | small]
    usual = np.log(_PER_MILLE)[(letters - ord("А")) % len(_PER_MILLE)].sum()
    turned = int(np.count_nonzero(small[:-1] & capital[1:])) or int(not capital.any())
    beside = int(np.count_nonzero((codes == ord("Ё")) | (codes == ord("ё"))))
    return len(_FLOW.findall(text)), len(letters) + beside, float(usual) - _TURNED * turned
