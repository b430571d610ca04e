"""How the rows of a table that is wider than a phone are laid out there: beside the name the
amounts that have room, below it what else the row says, each by the name of its column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from dashboard.typography import unit_parted

LINE = 44
"""Digits that have room side by side in a card of a phone of 390 pixels."""
NAME = 13
"""Digits of room that the name of a row is left at least, if it is so long."""
GAP = 1.6
"""Digits of room between two columns."""
HEADS = 110
"""Letters of headings below the first line that are a quarter of a phone."""
MEASURED = 60
"""Rows by which the room of columns is reckoned: those below have no longer amounts."""
MOST_BESIDE = 4
FEW, HALF = 9, 27
"""Up to so many columns below a name fill its lines; of more, as of all years of each month, two
stand in a line, each pair under the one before, if they have no more letters than half a line."""


@dataclass(frozen=True, slots=True)
class PhoneLines:
    """Which columns stand ``beside`` the name of a row, in rooms of so many ``digits``, where the
    ``name`` has as many left; ``unit`` is the one that they have in common, said once in the
    caption. ``labels``: what the other columns are called before each of their values, of which
    two stand in a line where they are ``in_pairs``; ``word``: the letters of the longest word of a
    name, which on the smallest phone is not broken."""

    beside: frozenset[int]
    digits: float
    name: int
    unit: str = ""
    labels: dict[int, str] = field(default_factory=dict)
    in_pairs: bool = False
    word: int = 0

    @property
    def in_caption(self) -> str:
        """The unit as a line of the caption."""
        unit = self.unit.removeprefix(", ")
        return unit[:1].upper() + unit[1:]

    @property
    def kind(self) -> str:
        """The classes of the table; headings of many lines scroll away with its rows."""
        letters = sum(len(label) + 3 for label in self.labels.values())
        many = " many-heads" if letters > HEADS else ""
        return f"by-lines{many}{' in-pairs' if self.in_pairs else ''}"

    @property
    def style(self) -> dict[str, str]:
        """What the style sheet reckons with."""
        given = {
            "beside": len(self.beside),
            "digits": self.digits,
            "name": self.name,
            "word": self.word,
        }
        return {f"--{key}": f"{value:g}" for key, value in given.items()}


def phone_lines(
    heads: Sequence[str], rows: Sequence[Sequence[str]], numbers: Collection[int], name: int
) -> PhoneLines | None:
    """How a table is laid out on a phone; None: as it is, for it has room.

    ``rows`` are its texts, ``numbers`` the places of its columns of amounts, ``name`` that of the
    column that names rows.
    """
    if name < 0 or not rows:
        return None
    widths = [_width(heads, rows, place, place in numbers) for place in range(len(heads))]
    if sum(widths) + GAP * (len(heads) - 1) <= LINE:
        return None
    unit = _common_unit([heads[place] for place in numbers])
    heading = 1 + max(map(len, _words(heads[name])))
    named = min(max(heading, *(len(row[name]) for row in rows)), NAME)
    places = sorted(place for place in numbers if place > name)
    beside, digits = places[:0], 0.0
    for count in range(min(MOST_BESIDE, len(places)), 0, -1):
        digits = float(max(widths[place] for place in places[:count]))
        if named + count * (digits + GAP) <= LINE:
            beside = places[:count]
            break
    below = [place for place in range(len(heads)) if place != name and place not in beside]
    labels = {place: heads[place].removesuffix(unit) for place in below}
    in_pairs = len(below) > FEW and all(
        len(labels[place]) + len(row[place]) < HALF for row in rows[:MEASURED] for place in below
    )
    words = (len(word) for row in rows[:MEASURED] for word in re.split("[ \n-]", row[name]))
    return PhoneLines(frozenset(beside), digits, named, unit, labels, in_pairs, max(words))


def _width(heads: Sequence[str], rows: Sequence[Sequence[str]], place: int, number: bool) -> int:
    """Letters of room that a column needs; words of it go on below."""
    cells = [row[place] for row in rows[:MEASURED]]
    if number:
        # An amount stays in one line with its thousands and its unit: it would run into the next.
        within = [word for cell in cells for word in re.split("[ \n]", cell)]
        return max(map(len, [*_words(heads[place]), *within]))
    return max(len(word) for cell in cells for word in _words(cell))


def _words(text: str) -> list[str]:
    """The parts of a text between which a line may end."""
    return [part for one in unit_parted(text) for part in re.split("[ \n]", one)]


def _common_unit(heads: Sequence[str]) -> str:
    """What most headings of amounts end with, with its comma: their unit; "" where none do."""
    ends = Counter(comma + unit for *_, comma, unit in (head.rpartition(", ") for head in heads))
    end, count = max(ends.items(), key=lambda one: one[1], default=("", 0))
    return end if count > 1 and end.startswith(", ") else ""
