"""Sentences whose numbers can be followed: a line is texts and numbers, each with its cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from dashboard.amount import UNKNOWN, Amount
from dashboard.copies import replace
from dashboard.language import Language

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


class LinkedText(str):
    """A sentence as text that still knows its pieces: whoever shows it as text needs nothing else,
    whoever can lead somewhere asks `pieces_of` it."""

    __slots__ = ("pieces",)
    pieces: Line

    def __new__(cls, pieces: Line) -> LinkedText:
        """The text of a line."""
        made = super().__new__(cls, plain(pieces))
        made.pieces = pieces
        return made

    def __reduce__(self) -> tuple[type[LinkedText], tuple[Line]]:
        return LinkedText, (self.pieces,)

    def begun(self, how: Callable[[str], str]) -> LinkedText:
        """The same with its beginning made otherwise."""
        return LinkedText(begun(self.pieces, how))


def pieces_of(text: str) -> Line:
    """A text piece by piece; one piece where it knows of no number."""
    if isinstance(text, LinkedText):
        return text.pieces
    return (text,) if text else ()


def linked_text(words: Language, key: str, **values: object) -> LinkedText:
    """`said` as a text."""
    given, taken = _placed(values)
    return LinkedText(joined(_pieces(words.t(key, **given), taken)))


def strung(texts: Iterable[str], by: str = "") -> str:
    """Several texts as one, another between them."""
    texts = tuple(texts)
    if not any(isinstance(text, LinkedText) for text in texts):
        return by.join(texts)
    return LinkedText(joined((pieces_of(text) for text in texts), by))


@dataclass(frozen=True, slots=True)
class Place:
    """A row of a table in which the numbers of a sentence stand; ``query``: what the table is asked
    for, where that is not what its page is."""

    table: str
    row: str
    query: str = ""

    def said(self, text: str, amount: Amount, column: str) -> LinkedText:
        """An amount as it is written, of a column of the row."""
        return LinkedText((Number(text, amount, self.table, self.row, column, query=self.query),))


def said(words: Language, key: str, *, count: int | None = None, **values: object) -> Line:
    """The message of a key with its values; those that are a `Number` or a `Line` stay so.
    ``count``: in the form of the message that it asks for."""
    given, taken = _placed(values)
    text = words.t(key, **given) if count is None else words.plural(key, count, **given)
    return joined(_pieces(text, taken))


def _placed(values: Mapping[str, object]) -> tuple[dict[str, object], list[Line]]:
    """Values with a mark in the place of each `Number` or `Line`, and these in their order."""
    taken: list[Line] = []

    def place(value: object) -> object:
        if isinstance(value, LinkedText):
            value = value.pieces
        if not isinstance(value, (Number, tuple)):
            return value
        taken.append(value if isinstance(value, tuple) else (value,))
        return f"{_MARK}{len(taken) - 1}{_MARK}"

    return {name: place(value) for name, value in values.items()}, taken


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


def begun(line: Line, how: Callable[[str], str]) -> Line:
    """A line with its beginning made otherwise."""
    if not line:
        return line
    first, *rest = line
    text = how(first if isinstance(first, str) else first.text)
    return (text if isinstance(first, str) else replace(first, text=text), *rest)


def cited(text: str, source: str, row: str) -> Line:
    """A text with its source in brackets, which leads to the row that says so."""
    return (f"{text} [", Number(source, row=row), "]")


def plain(line: Line) -> str:
    """A line as text."""
    return "".join(piece if isinstance(piece, str) else piece.text for piece in line)


def first_sentence(line: Line) -> Line:
    """A line up to the end of its first sentence; no number holds one."""
    found: list[str | Number] = []
    for piece in line:
        first, stop, rest = piece.partition(". ") if isinstance(piece, str) else ("", "", "")
        if stop and rest[:1].isupper():
            return (*found, first + ".")
        found.append(piece)
    return line
