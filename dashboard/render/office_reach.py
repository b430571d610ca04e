"""How far the axis of bars reaches, so that what is written at their ends has room beside them."""

from __future__ import annotations

from math import ceil, floor, log10

from dashboard.language import Language
from dashboard.render.axes import digits_of, round_step
from dashboard.render.fitting import width_of
from dashboard.render.office_values import FEW, Numbers, OfficeData

LABEL, SMALL = 12, 10
"""Points of type of the numbers and names of a chart, and where they are many."""
BEHIND = 1.12
"""How far the axis of bars reaches beyond the longest at least, if its sum stands behind it."""
MOST_NAMES, NAMED = 0.42, 12
"""Part of the width that the names of bars may take; points of space beside them."""
MARGIN = 8
"""Points between the end of a bar, its number, and what stands beyond it."""
LEAST_ROW = 20
"""Points of height that a named bar needs in type of the usual size."""
LEAST = 0.3
"""Part of the width that bars have at least, however long the words behind them."""
MOST = 0.42
"""Part of the width that the words at one end of bars take at most, where they go both ways."""
WHOLE = 5
"""From so many on, the steps of an axis are whole numbers by themselves."""
MOST_STEPS = 6
"""Steps of an axis that begins above zero."""
MOST_OF_BOTH = 8
"""Steps of an axis that goes both ways from zero."""
ROUNDS = 8
"""How often both ends are moved apart: each takes room from the other, less every time."""


def row_height(data: OfficeData, height: float) -> float:
    """The height of a named bar, in points, about."""
    return height / (len(data.categories) + 2)


def name_size(data: OfficeData, width: float, height: float) -> int:
    """The size of the names of bars in a chart of so many points: small where there are many, and
    no larger than that at which none is broken into lines."""
    if row_height(data, height) < LEAST_ROW:
        return SMALL
    for size in range(LABEL, SMALL, -1):
        longest = max(width_of(name, size) for name in data.categories)
        if longest + NAMED <= MOST_NAMES * width:
            return size
    return SMALL


def steps(data: OfficeData) -> tuple[float | None, int]:
    """The step of the axis of columns and lines, None for that of the office program, and decimals
    of its numbers: between small ones it steps by halves, which as whole numbers are 0, 1, 1, 2."""
    if data.floor and data.span >= WHOLE:
        # That of the office program is counted from the floor: 1, 6, 11.
        step = round_step(data.span, MOST_STEPS)
        return step, digits_of(step)
    if two_sided(data):
        low, high = _sums(data)
        step = round_step(high - low, MOST_OF_BOTH)
        return step, digits_of(step)
    whole = FEW if data.unit == "count" else WHOLE
    if data.span == 0 or 2 <= data.span < whole or (data.unit == "count" and data.span <= whole):
        return 1.0, 0
    return None, 0 if data.span >= 2 else ceil(-log10(data.span / WHOLE))


def two_sided(data: OfficeData) -> bool:
    """Whether columns stand upon one another above zero and hang on one another below it."""
    below = any((value or 0) < 0 for one in data.of("bar") for value in one.values)
    return below and data.stacked and not data.horizontal


def ends_of_columns(data: OfficeData) -> tuple[float, float]:
    """Where the axis of such columns begins and ends: LibreOffice makes it as long as what is left
    of those above when those below are taken away, and cuts the columns there."""
    step = steps(data)[0] or 1.0
    low, high = (end / step for end in _sums(data))
    return step * floor(low), step * ceil(high)


def _sums(data: OfficeData) -> tuple[float, float]:
    """The lowest and the highest place of columns that go both ways, and of lines over them."""
    found = [0.0, *(value for one in data.of("line") for value in one.values if value is not None)]
    for n in range(len(data.categories)):
        parts = [one.values[n] or 0.0 for one in data.of("bar")]
        found += [sum(part for part in parts if part < 0), sum(part for part in parts if part > 0)]
    return min(found), max(found)


def beginning(data: OfficeData) -> float:
    """Where the axis of columns and lines begins: at one of its steps, else at a number that it can
    write. From 5.5 on, its steps of one would be written 6, 7, 8, half a step beside the points."""
    step, decimals = steps(data)
    each = step or 10.0**-decimals
    return round(floor(data.floor / each) * each, decimals)


def reach(data: OfficeData, width: float, words: Language) -> float:
    """Where the axis of bars ends, ``width`` points from its beginning: the words behind each bar
    have room."""
    behind = data.of("sum") or data.of("bar")
    found = [BEHIND * data.highest()] if data.of("sum") else []
    for one in behind:
        for n in one.known:
            free = 1 - _part(one, n, width, words)
            found.append((one.values[n] or 0.0) / max(free, LEAST))
    return max(found)


def both_ends(data: OfficeData, width: float, words: Language) -> tuple[float, float]:
    """Where the axis of bars that go both ways begins and ends, so that the number at the end of
    each stands neither over a name nor outside of the drawing."""
    parts = [(one.values[n] or 0.0, min(_part(one, n, width, words), MOST))
             for one in data.of("bar") for n in one.known]  # fmt: skip
    low, high = min(value for value, _ in parts), max(0.0, *(value for value, _ in parts))
    for _ in range(ROUNDS):
        # A number of this part of the axis stands between the end of its bar and that of the axis.
        low = min((value - part * high) / (1 - part) for value, part in parts if value < 0)
        high = max([0.0, *((value - part * low) / (1 - part) for value, part in parts
                           if value > 0)])  # fmt: skip
    return low, high


def _part(one: Numbers, place: int, width: float, words: Language) -> float:
    """The part of the width that the number or the words of a place take."""
    value = one.values[place] or 0.0
    number = f"{'+' if one.changes and value > 0 else ''}{words.number(value, one.digits(place))}"
    text = one.texts.get(place, words.percent_signs(f"{number}%") if one.unit == "pct" else number)
    return (width_of(text, LABEL, bold=True) + MARGIN) / width
