"""Does a text fit its box? Widths of a plain sans-serif face, on the safe side, with no font file.

Slides and documents are opened with whatever face the reader has (Arial, Liberation Sans, PT
Sans), so the widths are the widest of the usual ones, in parts of the size of the type.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

LINE = 1.22
"""Height of a line in parts of the size of its type."""
ELLIPSIS = "…"
SMALL_WORD, ENDS = 2, " ,;.:–—"
"""Letters of a word, such as "of", that no shortened text ends with; signs that none does."""

WIDTHS = {
    0.0: "\u2060",
    0.30: " \u00a0\u202f.,:;'!|iljIІі’",
    0.36: 'ftr()[]/\\-–"«»“”°',
    0.50: "cksvxyzJгзст",
    0.58: "abdeghnopqu0123456789$№абвеёийклнопрухцчъьэя+−=<>_?*#",
    0.70: "ABCEFHKLNPRSTUVXYZ&бдмызБВГЕЁЗИЙКЛНПРСТУХЧЬЭЯ",
    0.82: "wDGOQжшщюфАДОЦ—%",
    0.95: "mMWЖМФШЩЫЮЪ@…",
}
_WIDTH_OF = {letter: width for width, letters in WIDTHS.items() for letter in letters}
OTHER = 0.75
USUAL = 0.54
"""The same of a letter that no list has, and of the usual one of a sentence."""
_BOLD = 1.07


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text in lines and the size of type, in points, at which they fit; ``cut`` if not whole."""

    lines: tuple[str, ...]
    size: float
    text: str
    cut: bool = False


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Width of a text on one line, in points."""
    units = sum(_WIDTH_OF.get(letter, OTHER) for letter in text)
    return units * size * (_BOLD if bold else 1.0)


def lines_of(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """A text broken into lines of at most ``width`` points; a word too long is broken."""
    words = _words(text, width, size, bold)
    return filled(words, " ", lambda line: width_of(line, size, bold=bold) <= width)


def filled(parts: Iterable[str], between: str, fits: Callable[[str], bool]) -> list[str]:
    """Parts of a text in lines, each with as many as fit; one that never does has its own."""
    lines: list[str] = [""]
    for part in parts:
        joined = f"{lines[-1]}{between}{part}" if lines[-1] else part
        if lines[-1] and not fits(joined):
            lines.append(part)
        else:
            lines[-1] = joined
    return lines


def fitted(
    text: str, width: float, height: float, sizes: Sequence[float], *, bold: bool = False
) -> Fitted:
    """The largest of some sizes at which a text fits a box in points; else cut at the least."""
    if not text.strip():
        return Fitted(("",), sizes[0], "")
    for size in sizes:
        lines = lines_of(text, width, size, bold=bold)
        whole = all(width_of(word, size, bold=bold) <= width for word in text.split(" "))
        if len(lines) * size * LINE <= height and (whole or size == sizes[-1]):
            return Fitted(tuple(lines), size, text)
    size = sizes[-1]
    most = max(1, int(height / (size * LINE)))
    kept = lines_of(text, width, size, bold=bold)[:most]
    last = whole_words(kept[-1] + ELLIPSIS, lambda line: width_of(line, size, bold=bold) <= width)
    shown = (*kept[:-1], last)
    return Fitted(shown, size, " ".join(shown), cut=True)


def whole_words(text: str, fits: Callable[[str], bool]) -> str:
    """A text as it is if it fits, else without its last words, and without a small one that would
    then be its last; what stands in brackets at its end, such as a flow, stays. A single word that
    does not fit is cut."""
    if fits(text):
        return text
    head, bracket, tail = text.removesuffix(ELLIPSIS).rpartition(" (")
    if not (bracket and tail.endswith(")")):
        head, bracket, tail = text.removesuffix(ELLIPSIS), "", ""
    words = head.split(" ")
    while len(words) > 1:
        words.pop()
        while len(words) > 1 and len(words[-1]) <= SMALL_WORD:
            words.pop()
        shown = f"{' '.join(words).rstrip(ENDS)}{ELLIPSIS}{bracket}{tail}"
        if fits(shown):
            return shown
    word = words[0]
    while word and not fits(word + ELLIPSIS):
        word = word[:-1]
    return word.rstrip(ENDS) + ELLIPSIS


def _words(text: str, width: float, size: float, bold: bool) -> list[str]:
    found: list[str] = []
    for word in text.split(" "):
        rest = word
        while width_of(rest, size, bold=bold) > width and len(rest) > 1:
            cut = len(rest) - 1
            while cut > 1 and width_of(rest[:cut], size, bold=bold) > width:
                cut -= 1
            found.append(rest[:cut])
            rest = rest[cut:]
        found.append(rest)
    return found
