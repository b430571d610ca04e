"""Sentences whose numbers can be followed: a line is texts and numbers, each with its cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from dashboard.amount import UNKNOWN, Amount
from dashboard.language import Language
from dashboard.narrative.wording import capital, small

_MARK = "\x00"
"""Stands around the place of a number in a sentence; no text holds it."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a sentence, as it is written, and the cell of a table that it is; without a
    table, what leads to a row of the data. ``partner``: of whom the table is, and ``query``: what
    it is asked for, where these are not those of the page."""

    text: str
    amount: Amount = UNKNOWN
    table: str = ""
    row: str = ""
    column: str = ""
    partner: str = ""
    query: str = ""


Line = tuple[str | Number, ...]
"""A sentence, piece by piece."""


def said(words: Language, key: str, *, count: int | None = None, **values: object) -> Line:
    """The message of a key with its values; those that are a `Number` or a `Line` stay so.
    ``count``: in the form of the message that it asks for."""
    taken: list[Line] = []

    def place(value: object) -> object:
        if not isinstance(value, (Number, tuple)):
            return value
        taken.append(value if isinstance(value, tuple) else (value,))
        return f"{_MARK}{len(taken) - 1}{_MARK}"

    given = {name: place(value) for name, value in values.items()}
    text = words.t(key, **given) if count is None else words.plural(key, count, **given)
    return joined(_pieces(text, taken))


def _pieces(text: str, taken: list[Line]) -> Iterator[Line]:
    for place, part in enumerate(text.split(_MARK)):
        yield taken[int(part)] if place % 2 else (part,)


def joined(lines: Iterable[Line], by: str = "") -> Line:
    """Several lines as one, a text between them; neighbouring texts are one text."""
    found: list[str | Number] = []
    for place, line in enumerate(lines):
        for piece in (by if place else "", *line):
            if isinstance(piece, str) and found and isinstance(found[-1], str):
                found[-1] += piece
            elif piece:
                found.append(piece)
    return tuple(found)


def capital_line(line: Line) -> Line:
    """A line with a capital letter at its beginning."""
    return _begun(line, capital)


def small_line(line: Line) -> Line:
    """A line as it stands within a sentence: `dashboard.narrative.wording.small`."""
    return _begun(line, small)


def _begun(line: Line, how: Callable[[str], str]) -> Line:
    first, *rest = line
    text = how(first if isinstance(first, str) else first.text)
    return (text if isinstance(first, str) else replace(first, text=text), *rest)


def cited(text: str, source: str, row: str) -> Line:
    """A text with its source in brackets, which leads to the row that says so."""
    return (f"{text} [", Number(source, row=row), "]")


def plain(line: Line) -> str:
    """A line as text."""
    return "".join(piece if isinstance(piece, str) else piece.text for piece in line)
