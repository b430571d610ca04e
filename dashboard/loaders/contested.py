"""What the owner's rows and the published ones say differently of one thing.

An owner's row with the id of a published one stands in its place; another may be about the same
agreement or event under an id of its own. Where the two differ, both are told.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

import pandas as pd

from dashboard.language import languages
from dashboard.loaders.records import records, text
from dashboard.loaders.relations import Relations

COMPARED = {
    "relation": ("regions", "countries", "kind", "since", "until", "state", "ending"),
    "event": ("regions", "countries", "kind", "start", "end", "held"),
}
"""What is compared of a row, by the noun of its table; what either leaves empty is not."""
BEGINS = {"relation": "since", "event": "start"}
SAME_EVENT = 31
"""How many days two events of one title may lie apart and be one, dated otherwise. A delegation
comes again under the same title, a festival every year: farther apart they are two."""
COLUMNS = ("row", "against", "field", "owner", "published", "source", "other_source")


def contested(published: Relations, owner: Relations) -> pd.DataFrame:
    """A row for each cell in which an owner's row differs from a published one of the same thing.

    Returns:
        ``row, against`` (ids of the owner's and of the published row), ``field, owner, published``
        (what each says), ``source, other_source`` and the title in each language.
    """
    titles = [f"title_{code}" for code in languages()]
    found = [
        row
        for noun in COMPARED
        for row in _of_table(
            records(getattr(published, f"{noun}s")), records(getattr(owner, f"{noun}s")), noun
        )
    ]
    return pd.DataFrame(found, columns=[*COLUMNS, *titles], dtype="str")


def _of_table(
    published: Sequence[Any], owner: Sequence[Any], noun: str
) -> Iterator[tuple[str, ...]]:
    named = {getattr(row, noun): row for row in published}
    for mine in owner:
        code = getattr(mine, noun)
        others = [named[code]] if code in named else [
            one for one in published if _alike(mine, one, noun)
        ]  # fmt: skip
        titles = [text(mine, f"title_{lang}") for lang in languages()]
        for other, field in product(others, COMPARED[noun]):
            here, there = _cell(mine, field), _cell(other, field)
            if _differ(here, there):
                yield (code, getattr(other, noun), field, here, there, mine.source,
                       other.source, *titles)  # fmt: skip


def _alike(one: Any, other: Any, noun: str) -> bool:
    """Whether two rows are of the same thing: with the same partners, and of one title and, of
    events, about one time; or of one kind and begun on one day."""
    if one.regions != other.regions or one.countries != other.countries:
        return False
    begun = text(one, BEGINS[noun])
    if begun and begun == text(other, BEGINS[noun]) and one.kind == other.kind:
        return True
    titled = any(
        text(one, f"title_{lang}").casefold() == text(other, f"title_{lang}").casefold() != ""
        for lang in languages()
    )
    return titled and (noun != "event" or _about_one_time(one, other))


def _about_one_time(one: Any, other: Any) -> bool:
    """Whether two events may be one, dated otherwise: not `SAME_EVENT` days apart, where both are
    exact to the day; else in one year. One without a date may be any."""
    first, second = (
        (text(row, "start"), text(row, "end") or text(row, "start")) for row in (one, other)
    )
    if not (first[0] and second[0]):
        return True
    dates = (*first, *second)
    if any(len(date) < len("2018-05-28") for date in dates):
        return first[0][:4] <= second[1][:4] and second[0][:4] <= first[1][:4]
    days = [dt.date.fromisoformat(date) for date in dates]
    apart = max((days[0] - days[3]).days, (days[2] - days[1]).days)
    return apart <= SAME_EVENT


def _cell(row: Any, field: str) -> str:
    value = getattr(row, field, "")
    return ";".join(value) if isinstance(value, tuple) else text(row, field)


def _differ(here: str, there: str) -> bool:
    """Whether two cells contradict one another: a year does not contradict a day in it."""
    return bool(here and there) and not (here.startswith(there) or there.startswith(here))
