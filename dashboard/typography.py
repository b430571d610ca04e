"""Spaces at which a line does not end."""

from __future__ import annotations

import re

NBSP = "\u00a0"


def led(text: str, short: str) -> str:
    """A form of a name that begins with one of the words of `bound`: ``с Китаем``."""
    first, _, rest = text.partition(" ")
    return f"{first}{NBSP}{rest}" if rest and first in short.split() else text


def bound(text: str, short: str) -> str:
    """A text whose one-letter words do not part from the name or number behind them; ``short``:
    those words, in small letters, with spaces between them."""
    words = "".join(short.split())
    if not words:
        return text
    found = re.compile(rf"(?<![\w-])([{words}{words.upper()}]) (?=(\S))")
    return found.sub(lambda one: f"{one[1]}{NBSP if _firm(one[2]) else ' '}", text)


def _firm(letter: str) -> bool:
    """Whether a name, a number or a place for either begins so."""
    return letter in "{«$" or letter.isupper() or letter.isdigit()
