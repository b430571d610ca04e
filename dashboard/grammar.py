"""The names of an address: the field of a query that each fills, and how its value is read and
written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from dashboard.choices import Choices
from dashboard.flows import FLOWS
from dashboard.language import FALLBACK
from dashboard.months import WHOLE_YEAR, Months, between, months_text
from dashboard.values import (
    COLOURS,
    CUSTOMS,
    DEMONSTRATION,
    GOODS,
    KINDS,
    PUBLISHED,
    SORTS,
    THEMES,
    VIEWS,
    is_code,
)

Offers = Callable[[Choices], Collection[str]]
"""The values that a dataset knows of a name."""
Reader = Callable[[str, Choices, Collection[int]], tuple[Any, list[str]]]
"""(value, choices, years) → what was understood (None: the default), the parts that were not."""


@dataclass(frozen=True, slots=True)
class Part:
    """One name of the address: the field it fills, how it is read, and its default.

    ``read`` is None where it takes more than the choices to read it: `dashboard.parser`.
    ``offers``: the values that there are of it; none where they are no list.
    """

    field: str
    read: Reader | None
    default: Any = None
    offers: Offers = lambda _: ()

    def write(self, value: Any) -> str:
        """A value in an address; empty for the default."""
        if value in (None, (), False, "") or value == self.default:
            return ""
        if isinstance(value, frozenset):
            return months_text(value)
        if isinstance(value, tuple):
            return ",".join(map(str, value))
        return "1" if value is True else str(value)


def called(value: str, known: Collection[str]) -> str:
    """What is known by a name in letters of any size, if anything is; else empty."""
    if value in known:
        return value
    folded = value.casefold()
    return next((one for one in known if one.casefold() == folded), "")


def _offered(known_to: Offers) -> Reader:
    def read(value: str, choices: Choices, _: Collection[int]) -> tuple[Any, list[str]]:
        one = called(value, known_to(choices))
        return (one, []) if one else (None, [value])

    return read


def _year(value: str, _: Choices, years: Collection[int]) -> tuple[Any, list[str]]:
    text = value.strip()
    plain = text.isascii() and text.isdigit() and len(text) == 4
    return (int(text), []) if plain and int(text) in years else (None, [value])


def _years(value: str, choices: Choices, years: Collection[int]) -> tuple[Any, list[str]]:
    parts = dict.fromkeys(part.strip() for part in value.split(",") if part.strip())
    found = {part: _year(part, choices, years)[0] for part in parts}
    good = tuple(year for year in found.values() if year is not None)
    return (good or None), [part for part, year in found.items() if year is None]


def _months(value: str, _: Choices, __: Collection[int]) -> tuple[Any, list[str]]:
    found: Months = frozenset()
    for part in value.split(","):
        first, dash, last = (one.strip() for one in part.partition("-"))
        ends = (first, last if dash else first)
        if not all(end.isascii() and end.isdigit() and len(end) <= 2 for end in ends):
            return None, [value]
        low, high = int(ends[0]), int(ends[1])
        if not 1 <= low <= high <= max(WHOLE_YEAR):
            return None, [value]
        found |= between(low, high)
    return (None if found == WHOLE_YEAR else found), []


def _code(value: str, _: Choices, __: Collection[int]) -> tuple[Any, list[str]]:
    return (value.upper(), []) if is_code(value.upper()) else (None, [value])


def droppable(choices: Choices) -> frozenset[str]:
    """What a scenario may do without, beside commodity codes: partners and groups of goods."""
    return choices.partners | choices.commodity_groups


def _without(value: str, choices: Choices, _: Collection[int]) -> tuple[Any, list[str]]:
    parts = [part.strip() for part in value.split(",") if part.strip()]
    found = {part: _dropped(part, choices) for part in parts}
    good = tuple(dict.fromkeys(one for one in found.values() if one))
    return (good or None), [part for part, one in found.items() if not one]


def _dropped(part: str, choices: Choices) -> str:
    """A partner by any of its codes, a group of goods, or ``HS:`` with a code; else empty."""
    upper, known = _partner(part, choices), droppable(choices)
    if upper.startswith(GOODS):
        return upper if is_code(upper.removeprefix(GOODS)) else ""
    return upper if upper in known else called(part, known)


def _partner(part: str, choices: Choices) -> str:
    """The code of a partner by any of its codes, in letters of any size."""
    upper = part.upper()
    return choices.other_codes.get(upper, upper)


def _switch(value: str, _: Choices, __: Collection[int]) -> tuple[Any, list[str]]:
    return (True, []) if value == "1" else (None, [] if value == "0" else [value])


def _list_of(known_to: Offers, code_of: Callable[[str, Choices], str] | None) -> Reader:
    def read(value: str, choices: Choices, _: Collection[int]) -> tuple[Any, list[str]]:
        parts = list(dict.fromkeys(part.strip() for part in value.split(",") if part.strip()))
        known = known_to(choices)
        codes = {part: code_of(part, choices) if code_of else called(part, known) for part in parts}
        good = tuple(dict.fromkeys(code for code in codes.values() if code in known))
        return (good or None), [part for part, code in codes.items() if code not in known]

    return read


def is_release(text: str) -> bool:
    """Whether a text is the number of a release, there or not."""
    return text.isascii() and text.isdigit() and len(text) < 9 and int(text) > 0


def _groups(choices: Choices) -> Collection[str]:
    return choices.groups


def _one(name: str, known_to: Offers, default: Any = None) -> Part:
    return Part(name, _offered(known_to), default, known_to)


def _fixed(name: str, known: Collection[str], default: Any = None) -> Part:
    return _one(name, lambda _: known, default)


def _several(
    name: str, known_to: Offers, code_of: Callable[[str, Choices], str] | None = None
) -> Part:
    return Part(name, _list_of(known_to, code_of), None, known_to)


PARTS: Mapping[str, Part] = MappingProxyType(
    {
        "dataset": Part("dataset", None, PUBLISHED, lambda _: (PUBLISHED, CUSTOMS, DEMONSTRATION)),
        "year": Part("year", _year),
        "against": Part("against", _year),
        "years": Part("years", _years),
        "months": Part("chosen_months", _months),
        "flow": _fixed("flow", FLOWS),
        "partner": _several("partners", lambda choices: choices.partners, _partner),
        "group": Part("group", _offered(_groups), None, _groups),
        "sector": _several("sectors", lambda choices: choices.sectors),
        "code": Part("code", _code),
        "release": Part("release", None),
        "against_release": Part("against_release", None),
        "without": Part("without", _without, None, droppable),
        "kind": _several("kinds", lambda _: KINDS),
        "zoom": _one("zoom", lambda choices: choices.zooms),
        "colour": _fixed("colour", COLOURS, COLOURS[0]),
        "sort": _fixed("sort", SORTS, SORTS[0]),
        "together": Part("together", _switch),
        **{name: _fixed(name, forms, forms[0]) for name, forms in VIEWS.items()},
        "lang": _one("lang", lambda choices: choices.languages, FALLBACK),
        "theme": _fixed("theme", THEMES, THEMES[0]),
        "present": Part("present", _switch),
    }
)
"""The grammar of an address, in the order in which it is written."""
WITHOUT_CAPITALS = frozenset(
    {"dataset", "flow", "kind", "colour", "sort", "lang", "theme"} | VIEWS.keys()
)
"""The names whose values are fixed, and in small letters."""
