"""The numbers of a text as somebody typed them: which of them are amounts, and in which unit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from dashboard.answers.amounts_like import Typed
from dashboard.language import language, languages

_NUMBER = re.compile(
    r"(?<![\d.,])(\d{1,3}(?:[\s,]\d{3})+(?:[.,]\d+)?|\d+[.,]\d+)(?![.,]?\d)"
)  # fmt: skip
"""A number with decimals or with its thousands parted, as pages print amounts."""
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_YEAR = r"(?:19|20)\d\d"
_DATED = re.compile(rf"{_YEAR}[.,]{_YEAR}|\d\d?[.,]{_YEAR}")
"""Two years, and a month of a year."""
_CODE_OR_DAY = re.compile(r"\d\d(?:\d\d)?\.\d\d|\d\.(?:0\d|1[0-2])")
"""A heading of goods with its subheading, "44.07" and "4407.10", and a day of a month."""
_GAP = r"[\s.\-]*"
PERCENT, COUNTED = "percent", "counted"
AHEAD = MONEY, MILLIONS, BILLIONS, OTHER = "money", "millions", "billions", "other"
"""Units that stand before a number, too: the money that pages print, in millions or in billions of
it; thousands and any other money, in which nothing is printed."""
UNITS = (PERCENT, COUNTED, *AHEAD)
"""What is said of a number: that it is a rate, too, or counts tonnes, years and other things that
are no money."""
PRINTED: tuple[set[str], ...] = (
    set(), {PERCENT}, {MILLIONS}, {BILLIONS}, {MONEY, MILLIONS}, {MONEY, BILLIONS},
)  # fmt: skip
"""Units in which pages print numbers; where nothing is said, any of them may be meant."""
THOUSAND = 1000


class Number(NamedTuple):
    """A number of a text as it is written, and as it may have been printed: in no way, where it is
    in a unit in which pages print nothing. ``unit``: PERCENT or MONEY, "" where none is said."""

    written: str
    typed: tuple[Typed, ...]
    unit: str = ""


def numbers_in(text: str) -> list[Number]:
    """The amounts that a text has, as pages print them; a date, a code and a count are none."""
    return [number for number, _ in _found(text)]


def without_numbers(text: str) -> str:
    """The words of a text beside its amounts and their units. A unit in which pages print nothing
    stays: it is asked for."""
    for number, (first, last) in reversed(_found(text)):
        kept = number.written if not number.typed else ""
        text = f"{text[:first]} {_NUMBER.sub(' ', kept)} {text[last:]}"
    return " ".join(text.split())


def _found(text: str) -> list[tuple[Number, tuple[int, int]]]:
    """Each amount with the place of it and of its unit in the text."""
    found, after = [], 0
    for one in _NUMBER.finditer(text):
        before = _before().search(text[after : one.start()])
        first = after + before.start() if before else one.start()
        after = last = one.end() + _behind().match(text[one.end() :]).end()  # type: ignore[union-attr]
        said = {*_units(text[first : one.start()]), *_units(text[one.end() : last])}
        none = _DATED.fullmatch(one[0]) or (not said and _CODE_OR_DAY.fullmatch(one[0]))
        if not none:
            found.append((_number(one[0], said, text[first:last].strip()), (first, last)))
    return found


def _number(bare: str, said: set[str], written: str) -> Number:
    """A comma may part thousands or decimals: «7,109» is either. Of a sum in single dollars, and of
    per cent of dollars, pages print nothing."""
    if said not in PRINTED:
        return Number(written, ())
    bare, times = re.sub(r"\s", "", bare), THOUSAND if BILLIONS in said else 1
    ways = [bare.replace(",", ".")] if bare.count(",") + bare.count(".") < 2 else []
    if _THOUSANDS.fullmatch(bare):
        ways.append(bare.replace(",", ""))
    typed = (
        Typed(float(one) * times, 10.0 ** -len(one.partition(".")[2]) * times, PERCENT in said)
        for one in ways
    )
    return Number(written, tuple(typed), PERCENT if PERCENT in said else MONEY if said else "")


def _units(text: str) -> Iterable[str]:
    """What the units of a text are."""
    for one in _unit().finditer(text):
        yield next(name for name in UNITS if one[name])


@cache
def _unit() -> re.Pattern[str]:
    """The units of every language, each kind a group; those of several words first."""
    kinds = (f"(?P<{name}>{'|'.join(_patterns(name))})" for name in UNITS)
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(kinds)})(?![^\W_])", re.IGNORECASE)


@cache
def _before() -> re.Pattern[str]:
    """The units with which a text ends."""
    return re.compile(rf"(?<![^\W_])(?:(?:{_any(AHEAD)})(?![^\W_]){_GAP})+$", re.IGNORECASE)


@cache
def _behind() -> re.Pattern[str]:
    """The units with which a text begins, if it does."""
    return re.compile(rf"(?:{_GAP}(?:{_any(UNITS)})(?![^\W_]))*", re.IGNORECASE)


def _any(names: Iterable[str]) -> str:
    return "|".join(pattern for name in names for pattern in _patterns(name))


def _patterns(name: str) -> list[str]:
    """The units of a kind as patterns; the end of one may be left open by ``*``, and between words
    there may be dots."""
    texts = (language(code).t(f"search.units.{name}") for code in languages())
    every = {unit.strip() for text in texts for unit in text.split(",")}
    return [
        re.escape(one).replace(r"\*", r"\w*").replace(r"\ ", _GAP)
        for one in sorted(every, key=len, reverse=True)
    ]
