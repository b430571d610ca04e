"""How a reference is spelled: a number in letters, grouped, with one that tells a mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXY"
"""Of a reference: 31, a prime, so that the last one tells every single mistake and every two
letters that have changed places. None is like another."""
GROUP = 5
"""Letters between two hyphens."""
LONGEST = 200
_MISREAD = str.maketrans("OILUZ", "011V2")
_KEYS = str.maketrans("ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ", "QWERTYUIOPASDFGHJKLZXCVBNM")
"""The letters that the keys have under a Russian layout."""


def spelled(begins: str, number: int) -> str:
    """A number as a reference that begins so: ``LR-7K3Q2D``."""
    letters = _written(number)
    letters += LETTERS[_check(letters)]
    groups = [letters[n : n + GROUP] for n in range(0, len(letters), GROUP)]
    if len(groups) > 1 and len(groups[-1]) == 1:
        groups[-2:] = [groups[-2] + groups[-1]]
    return "-".join([begins, *groups])


def number_of(begins: str, text: str) -> int | None:
    """The number of a reference as somebody typed it; None for what is none, or has a mistake."""
    plain = _plain(re.sub(r"[\s\u2010-\u2015-]", "", text[:LONGEST]))
    letters = plain.removeprefix(begins).translate(_MISREAD)
    known = plain.startswith(begins) and all(letter in LETTERS for letter in letters)
    if not known or len(letters) < 2 or LETTERS[_check(letters[:-1])] != letters[-1]:
        return None
    number = 0
    for letter in letters[:-1]:
        number = number * len(LETTERS) + LETTERS.index(letter)
    return number


def begins_like(begins: str, text: str) -> bool:
    """Whether a text begins as a reference does: with the same letters and a hyphen."""
    found = re.match(r"\s*(\w+)\s*[\u2010-\u2015-]\s*\w", text)
    return found is not None and _plain(found[1]) == begins


def _plain(text: str) -> str:
    return text.upper().translate(_KEYS)


def _written(number: int) -> str:
    letters = ""
    while number or not letters:
        number, digit = divmod(number, len(LETTERS))
        letters = LETTERS[digit] + letters
    return letters


def _check(letters: str) -> int:
    """The remainder of all letters, each times its place."""
    return sum(n * LETTERS.index(one) for n, one in _places(letters)) % len(LETTERS)


def _places(letters: str) -> Iterator[tuple[int, str]]:
    return ((place % (len(LETTERS) - 1) + 1, one) for place, one in enumerate(letters))
