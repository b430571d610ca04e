"""Which numbers of a native chart have room for a label, and what is said of those without."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard.language import Language
from dashboard.render.office_values import FEW, Numbers, OfficeData

WORDED = 6
"""Up to so many columns have room for words beside their numbers."""
LEAST = 0.07
"""A part smaller than this of the highest column has no room for its number."""
LETTER, MARGIN = 0.016, 0.02
"""What a letter takes of the longest bar, and the space around a number."""


def labelled(data: OfficeData, words: Language) -> OfficeData:
    """Which numbers have room for a label; a part too small for one is named beside its sum."""
    series = tuple(replace(one, labelled=_room(one, data, words)) for one in data.series)
    for n, one in enumerate(series):
        if one.kind == "sum" and not data.of("foot"):
            parts = [part for part in series if part.kind == "bar"]
            texts = {**_with_small(one, parts, data, words), **one.texts}
            series = (*series[:n], replace(one, texts=texts), *series[n + 1 :])
    return replace(data, series=series)


def _room(one: Numbers, data: OfficeData, words: Language) -> frozenset[int]:
    count = len(data.categories)
    if one.kind == "sum":
        return one.known if count <= 2 * FEW else frozenset()
    if one.kind == "line":
        return one.labelled & one.known
    if one.kind == "foot" or data.of("foot"):
        return frozenset()
    if not data.stacked:
        return one.known if count <= 2 * FEW else frozenset()
    if count > (2 * FEW if data.horizontal else FEW):
        return frozenset()
    return frozenset(
        n for n in one.known if abs(one.values[n] or 0.0) >= _least(one, n, data, words)
    )


def _least(one: Numbers, place: int, data: OfficeData, words: Language) -> float:
    """What a part must be to have room for its number."""
    letters = len(words.number(one.values[place], one.digits(place)))
    part = MARGIN + LETTER * letters if data.horizontal else LEAST
    return part * data.highest()


def _with_small(
    one: Numbers, parts: Sequence[Numbers], data: OfficeData, words: Language
) -> dict[int, str]:
    """``1,020.0`` above, ``Imports: 20.0`` below it: sums with the parts that have no room."""
    if len(data.categories) > (2 * FEW if data.horizontal else WORDED):
        return {}
    found = {}
    for n in one.known:
        small = [
            f"{part.label}: {words.number(part.values[n], part.digits(n))}"
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
