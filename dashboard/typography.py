"""Spaces at which a line does not end, and signs that are not shown as they came."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate

NBSP = "\u00a0"
DOT = f"{NBSP}· "
"""Between two things of a line: no line begins with it."""
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
"""What commands a terminal, turns the direction of what stands beside it, or is not seen."""
_BREAKS = re.compile("[\t\n\v\f\r\x85\u2028\u2029]+")
JOINER = "\u2060"
_COUNT = re.compile(r"(?<![\d.,\xa0])\d{1,3}(?:[.,]\d+)*$")
_COUNTED = re.compile(r"(\d(?<![\d.,\xa0]\d)\d{0,2}(?:[.,]\d+)*) (?=[^\W\d_])(?![^\W\d_]+\xa0\d)")
"""Begins with the digit, and asks then what is before it: this is found in half the time."""
_LEADS = re.compile(r" [^\W\d_]+\xa0\d")
"""A word that belongs to the number behind it, ``against 2017``, is not what is counted."""
_RANGE = re.compile(r"(?<=\w)–(?=\w)")
_INITIAL = re.compile(r"(?<!\w)([^\W\d_][^\W\d_]?\.) (?=([^\W\d_]))")
"""One or two letters of a first name before a name, which is told from other words by its case."""
_BEFORE_A_NUMBER = re.compile(r"(?<!\w)([^\W\d_]{1,2}) (?=[+−≈$]?\d)")
_BEFORE_A_SHORT_ONE = re.compile(_BEFORE_A_NUMBER.pattern + r"(?!\d+\xa0[^\W\d_]+-)")
"""The same but for counts of a compound, ``из 160 стран-партнёров``: no card has a line for all."""
_LED = re.compile(r"(?<![\w-])([^\W\d_]{1,2}) (?=[^\W\d_«“])")
"""A short word before a longer one, which it belongs to: ``в Китай``, ``of growth``."""
_COMPOUND = re.compile(r"(?<![^\s«“(—])([^\W\d_]{2,11}-)(?=([^\W\d_]{2,10})(?![\w@/]|[-.]\w))")
"""Two words with a hyphen, ``стран-партнёров``, short enough for a line of a phone."""
_LAST = re.compile(r"[ \xa0]([—–]) (?=\d{1,4}(?:[;)]|[,.](?!\d)|$))")
"""Before a count that ends a part of a sentence: alone in a line it is no part of any."""
_CITED = re.compile(r" (?=\[[A-Z]\d)")
_WITHIN = re.compile(r"(?<=\w)–(?=\w)|[+−](?=\$)")
"""Where a line of a document would end after a dash between words, or a sign before dollars."""
_NUMBERED = re.compile(r"(№|No\.(?<!\wNo\.)) (?=\d)")
_NOWHERE = dict.fromkeys((0xAD, 0x200B, 0x2060, 0xFEFF))
"""Where a word may be parted or must not be, as word processors say it: it is not seen anyway."""


def has_words(text: str, words: str) -> bool:
    """Whether a text has some words as words of their own: "Nigeria" has no "Niger"."""
    at = text.find(words)
    while at >= 0:
        beside = (text[:at][-1:], text[at + len(words) :][:1])
        if not any(one.isalnum() or one == "-" for one in beside):
            return True
        at = text.find(words, at + 1)
    return False


def harmless(text: str) -> str:
    """A name or a value from a file as it may be shown: what is not seen of it is a ``�``."""
    return _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text)


def plain(text: str) -> str:
    """A text of a file in one line, as pages, documents, tables and terminals may show it."""
    return harmless(_BREAKS.sub(" ", text.translate(_NOWHERE)))


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


def upright(text: str, dash: str) -> str:
    """A text of which no line begins with a dash."""
    return text.replace(f" {dash} ", f"{NBSP}{dash} ") if dash else text


def counted(pieces: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The pieces of a line, each with its address, whose counts do not part from what they count:
    ``8 events``, nor numbers from their sign: ``№ 204``; the count may be a piece of its own."""
    before, found = "", list[tuple[str, str]]()
    for text, address in pieces:
        counts = text.startswith(" ") and text[1:2].islower() and not _LEADS.match(text)
        if counts and _COUNT.search(before):
            text = NBSP + text[1:]
        before = _COUNTED.sub(lambda one: f"{one[1]}{NBSP}", text)
        before = _NUMBERED.sub(lambda one: f"{one[1]}{NBSP}", before)
        found.append((before, address))
    return found


def kept(text: str) -> str:
    """A text for a page: its counts, amounts and ranges do not part at the end of a line,
    ``6 countries``, ``$2,398.4 million``, ``2004–2026``, ``January–March``, nor short words from
    the number behind them, ``by 21.5%``; no line begins with a `DOT` or a source, ``[C61]``."""
    # A sentence that knows its numbers would stay in memory with all of them.
    return _kept(str(text))


@lru_cache(maxsize=1024)
def _kept(text: str) -> str:
    return kept_together([text])[0]


def headed(text: str) -> str:
    """A text for a heading, so, of which no line ends with a short word."""
    return _LED.sub(lambda one: f"{one[1]}{NBSP}", kept(text))


def kept_together(pieces: Iterable[str]) -> list[str]:
    """The pieces of one line so: a count may be a piece of its own."""
    found = [text for text, _ in counted((text, "") for text in pieces)]
    whole = _BEFORE_A_SHORT_ONE.sub(lambda one: f"{one[1]}{NBSP}", "".join(found))
    whole = _LAST.sub(_bound_dash, whole).replace(" · ", DOT)
    if "." in whole:
        whole = _INITIAL.sub(_bound_initial, whole)
    whole = _CITED.sub(NBSP, whole) if "[" in whole else whole
    ends = list(accumulate(map(len, found)))
    return [_one_line(whole[end - len(text) : end])
            for text, end in zip(found, ends, strict=True)]  # fmt: skip


def _bound_dash(one: re.Match[str]) -> str:
    return f"{NBSP}{one[1]}{NBSP}"


def _bound_initial(one: re.Match[str]) -> str:
    is_name = one[1].istitle() and one[2].isupper()
    return one[1] + (NBSP if is_name else " ")


def _one_line(text: str) -> str:
    if "–" in text:
        # A line may end after the shorter dash whatever space follows it.
        text = _RANGE.sub(f"–{JOINER}", text).replace(f"–{NBSP}", f"–{JOINER}{NBSP}")
    ranged = text.replace(", %", f",{NBSP}%")
    if "-" not in ranged:
        return ranged
    # Names of places, which are longer, may break at their hyphen.
    return _COMPOUND.sub(lambda one: one[1] + JOINER * one[2].islower(), ranged)


def spaced(pieces: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The pieces of a line of a document, each with its address: its counts do not part from what
    they count, nor short words from the number behind them, ``to 4,115.9``, nor its last word from
    a number or a source that would be alone in a line, ``всего — 14``, ``провинция [C61]``."""
    found = counted(pieces)
    whole = _BEFORE_A_NUMBER.sub(lambda one: f"{one[1]}{NBSP}", "".join(text for text, _ in found))
    whole = _CITED.sub(NBSP, _LAST.sub(_bound_dash, whole))
    ends = list(accumulate(len(text) for text, _ in found))
    return [(whole[end - len(text) : end], address)
            for (text, address), end in zip(found, ends, strict=True)]  # fmt: skip


def in_one_piece(text: str) -> str:
    """A text of a PDF that is one piece, so."""
    return spaced([(text, "")])[0][0]


def joined(pieces: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Those of a line of a Word file, which breaks after a dash or a sign as well unless told:
    ``January–September``, ``+$274.2``. It is set in Arial, where the joiner is not seen."""
    found = spaced(pieces)
    whole = "".join(text for text, _ in found)
    firm = {one.end() for one in _WITHIN.finditer(whole)}
    ends = list(accumulate(len(text) for text, _ in found))
    return [("".join(letter + JOINER * (place in firm)
                     for place, letter in enumerate(text, end - len(text) + 1)), address)
            for (text, address), end in zip(found, ends, strict=True)]  # fmt: skip


def tied(text: str) -> str:
    """A text of a Word file that is one piece, so."""
    return joined([(text, "")])[0][0]


def spanned(text: str) -> str:
    """A text of a slide whose spans do not part, ``January–September``, ``2013–2021``: LibreOffice
    would end a line after the dash. The joiner wants Arial: in faces of templates it may be as wide
    as a letter (Noto Sans). Nor does a line end beside a dot between two parts, or begin with the
    sign of a unit, ``2020, %``."""
    whole = _RANGE.sub(f"–{JOINER}", text).replace(" · ", f"{NBSP}·{NBSP}")
    return whole.replace(", %", f",{NBSP}%")


def _firm(letter: str) -> bool:
    """Whether a name, a number or a place for either begins so."""
    return letter in "{«$" or letter.isupper() or letter.isdigit()


def unit_parted(heading: str) -> list[str]:
    """A heading in parts, between which its unit, behind the last comma, may be broken: kept in one
    line it makes a column of short numbers twice as wide as these, and a phone scrolls for it."""
    name, comma, unit = heading.rpartition(", ")
    first, *rest = re.split(f"(?<={NBSP})", unit)
    return [name + comma + first, *rest]
