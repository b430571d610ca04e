"""Which bars and numbers of a native chart have room, and what is said of numbers without."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from dashboard.charts.plot import Category
from dashboard.copies import replace
from dashboard.language import Language
from dashboard.render.fitting import whole_words, width_of
from dashboard.render.office_reach import LABEL, MOST_NAMES, NAMED, SMALL, reach
from dashboard.render.office_values import FEW, Numbers, OfficeData

MOST_BARS = 15
"""Bars of a native chart; what else there is stands in the table."""
WORDED = 6
"""Up to so many columns have room for words beside their numbers."""
LEAST = 0.07
"""A part smaller than this of the highest column has no room for its number."""
WIDTH = 674
"""Points of width of a chart on a slide."""
APART, BESIDE = 0.11, 0.06
"""Parts of the height from the lowest to the highest point of lines by which their ends are apart
where a number above the lower one is clear of the upper, and where numbers stand beside points."""
MARGIN = 8
"""Points of space around a number in its bar."""


def places_of_bars(categories: Sequence[Category]) -> Sequence[int]:
    """The places of the bars that a native chart has room for, in their order: those that stand
    out and the last, which stands for all others, before those that are merely long."""
    last = len(categories) - 1
    wanted = sorted(
        range(len(categories)),
        key=lambda n: (categories[n].emphasis != "strong", n != last or bool(categories[n].order)),
    )
    return sorted(wanted[:MOST_BARS])


def in_one_line(data: OfficeData, width: float) -> OfficeData:
    """Names of bars that have one line each in a chart of so many points, without their last words
    where they are too long even in small type."""
    if not data.horizontal:
        return data
    room = MOST_NAMES * width - NAMED
    shown = (
        whole_words(name, lambda text: width_of(text, SMALL) <= room) for name in data.categories
    )
    return replace(data, categories=tuple(shown))


def labelled(data: OfficeData, words: Language) -> OfficeData:
    """Which numbers have room for a label; a part too small for one is named beside its sum.

    What stands behind bars takes room from them, so bars are looked at again with it.
    """
    return _labelled(data, _labelled(data, data, words), words)


def _labelled(data: OfficeData, drawn: OfficeData, words: Language) -> OfficeData:
    """``data`` with the labels for which bars as long as those of ``drawn`` have room."""
    series = tuple(replace(one, labelled=_room(one, drawn, words)) for one in data.series)
    if data.of("foot"):
        return replace(data, series=series)
    parts = [part for part in series if part.kind == "bar"]
    said = (
        replace(one, texts={**_with_small(one, parts, data, words), **one.texts})
        if one.kind == "sum"
        else one
        for one in series
    )
    return replace(data, series=tuple(said))


def _seen(one: Numbers, data: OfficeData) -> frozenset[int]:
    """The numbers of bars of which each has its row; where two lie in one, that which the plot
    labels, for the other would be written across it."""
    bars = Counter(n for each in data.of("bar") for n in each.known)
    return frozenset(n for n in one.known if bars[n] < 2 or n in one.labelled)


def _room(one: Numbers, data: OfficeData, words: Language) -> frozenset[int]:
    count = len(data.categories)
    if one.kind == "even":
        return frozenset()
    if one.kind == "sum":
        return one.known if count <= 2 * FEW or _narrow(one, data, words) else frozenset()
    if one.kind == "line":
        return _apart(one, data, words) or _end(one, data)
    if one.kind == "foot" or data.of("foot"):
        return frozenset()
    if not data.stacked:
        room = count <= 2 * FEW or _narrow(one, data, words)
        return _seen(one, data) if room else frozenset()
    if count > (2 * FEW if data.horizontal else FEW):
        return frozenset()
    return frozenset(
        n for n in one.known if abs(one.values[n] or 0.0) >= _least(one, n, data, words)
    )


def _apart(one: Numbers, data: OfficeData, words: Language) -> frozenset[int]:
    """The points of a line that the plot labels, but for those whose number would lie in that of a
    later one: of two years that are compared the later is chosen."""
    each = WIDTH / len(data.categories)
    kept: list[int] = []
    free = len(data.categories) * each
    for n in sorted(one.labelled & one.known, reverse=True):
        half = width_of(words.number(one.values[n], one.digits(n)), SMALL, bold=True) / 2
        if not kept or n * each + half <= free:
            kept.append(n)
            free = n * each - half
    return frozenset(kept)


def _end(one: Numbers, data: OfficeData) -> frozenset[int]:
    """The last point of a line, or that of the chosen year, where the numbers of all have room:
    neither over each other, nor under a line that falls to its end, nor at the very edge, as on an
    axis of time."""
    lines = data.of("line")
    if data.of("bar") or data.dates or any(not each.known or each.unnamed for each in lines):
        return frozenset()
    if data.chosen is not None and all(data.chosen in each.known for each in lines):
        return _at(one, data.chosen, data)
    meant = [each for each in lines if not (each.thin or each.dashes)]
    drawn = [value for each in lines for value in each.values if value is not None]
    span = max(drawn) - min([data.floor, *drawn])
    ends = sorted(each.values[max(each.known)] or 0.0 for each in meant)
    # Beside lone points numbers stand on both sides by turns.
    step, least = (2, BESIDE) if data.lone else (1, APART)
    pairs = zip(ends, ends[step:], strict=False)
    apart = all(above - below > least * span for below, above in pairs)
    falls = any(_falls(each, LEAST * span) for each in meant)
    there = apart and not falls and not (one.thin or one.dashes)
    return frozenset({max(one.known)}) if there else frozenset()


def _at(one: Numbers, place: int, data: OfficeData) -> frozenset[int]:
    """A point of a line, where the numbers of all have room over each other."""
    lines = data.of("line")
    drawn = [value for each in lines for value in each.values if value is not None]
    span = max(drawn) - min([data.floor, *drawn])
    levels = sorted(each.values[place] or 0.0 for each in lines)
    apart = all(above - below > APART * span
                for below, above in pairwise(levels))  # fmt: skip
    return frozenset({place}) if apart and not (one.thin or one.dashes) else frozenset()


def _falls(one: Numbers, least: float) -> bool:
    last = max(one.known)
    before = one.values[last - 1] if last else None
    return before is not None and before - (one.values[last] or 0.0) > least


def _narrow(one: Numbers, data: OfficeData, words: Language) -> bool:
    """Whether every number over many columns is as narrow as they are: counts are."""
    numbers = (words.number(one.values[n], one.digits(n)) for n in one.known)
    widest = max((width_of(text, SMALL, bold=True) for text in numbers), default=0.0)
    return not data.horizontal and widest <= WIDTH / len(data.categories)


def _least(one: Numbers, place: int, data: OfficeData, words: Language) -> float:
    """What a part must be to have room for its number."""
    if not data.horizontal:
        return LEAST * data.highest()
    names = max(width_of(name, LABEL) for name in data.categories) + NAMED
    room = WIDTH - min(names, MOST_NAMES * WIDTH)
    return (width_of(_said(one, place, words), LABEL) + MARGIN) * reach(data, room, words) / room


def _said(one: Numbers, place: int, words: Language) -> str:
    """A number as its label has it, in one line: "<0.1" of what its decimals would call zero."""
    number = words.number(one.values[place], one.digits(place))
    return one.texts.get(place, number).replace("\n", " ")


def _with_small(
    one: Numbers, parts: Sequence[Numbers], data: OfficeData, words: Language
) -> dict[int, str]:
    """``1,020.0`` above, ``Imports: 20.0`` below it: sums with the parts that have no room."""
    if len(data.categories) > (2 * FEW if data.horizontal else WORDED):
        return {}
    found = {}
    for n in one.known:
        small = [
            f"{part.label}: {_said(part, n, words)}"
            for part in parts
            if n in part.known - part.labelled and part.values[n]
        ]
        beside = one.beside[n] if one.beside else ""
        if small or beside:
            whole = words.number(one.values[n], one.digits(n))
            whole = f"{whole} ({', '.join(small)})" if small and data.horizontal else whole
            lines = [whole, *([] if data.horizontal else small)]
            found[n] = "\n".join(lines) + (f" · {beside}" if beside else "")
    return found
