"""How the columns of a table are declared: text, codes, dates, years, flags, degrees.

A column knows which cells it may hold and the words by which another one is refused;
`dashboard.loaders.tables` reads a file by them. They are plain Python: small tables are checked
at every start, and a library of schemas took half of its time to be imported alone."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from dashboard.copies import replace
from dashboard.language import FALLBACK, languages
from dashboard.loaders.example_codes import EXAMPLES
from dashboard.sentences import said

_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Between which every date lies; others are slips of the hand."""
MOST_DATES = 20
"""In one cell."""
MOST_DIGITS = 12
"""Of a number: no source states more."""


@dataclass(frozen=True, slots=True)
class Check:
    """What the value of a cell must be, and what a refusal says where it is not."""

    holds: Callable[[Any], bool]
    """Is given the text of a cell; of columns of numbers the number, where there is one."""
    reason: str


@dataclass(frozen=True, slots=True)
class Column:
    """What the cells of a column are, and what else is known of them."""

    about: str
    """In words, for whoever fills it in."""
    dtype: str = "str"
    """``str``, ``Int64`` or ``float64``."""
    checks: tuple[Check, ...] = ()
    empty: bool = True
    """Whether a number may be missing; that a text is there is one of its checks."""
    choices: tuple[str, ...] = ()
    """The words that it is limited to, if it is."""
    register: str = ""
    """Of which register its codes are, if they are codes of one."""
    many: bool = False
    """Whether a cell holds several codes, separated by ``;``."""
    besides: tuple[str, ...] = ()
    """Codes that it may hold besides."""
    dated: bool = False
    """Whether it holds dates."""
    lacking: bool = False
    """Whether a file may be without it."""
    fallback: str = ""
    """The column that takes its place in a file that has no such language."""
    instead: str = ""
    """What an empty cell means, and the cells of a file of an earlier version, without it."""
    formerly: str = ""
    """What such files call it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule across columns of a row; the reason is said of a row that breaks it."""

    columns: tuple[str, ...]
    holds: Callable[..., bool]
    """Is given a value of each column; None where a number is missing."""
    reason: str


@dataclass(frozen=True, slots=True)
class Schema:
    """A table: its columns in order, the columns that identify a row, rules across columns."""

    name: str
    columns: Mapping[str, Column]
    key: tuple[str, ...]
    rules: tuple[Rule, ...] = field(default=())


def _matches(pattern: str, what: str) -> Check:
    shape = re.compile(pattern)
    return Check(lambda cell: bool(shape.fullmatch(cell)), said("refused.rule.kind", what=what))


def _at_most(words: int) -> Check:
    return Check(lambda cell: len(cell.split()) <= words, said("refused.rule.words", most=words))


def is_date(text: str) -> bool:
    """Whether a text is a whole or partial date that there is, such as 2018-05 or 2018-05-28."""
    if not _DATE.fullmatch(text):
        return False
    year, month, day = (int(part) for part in f"{text}-01-01".split("-")[:3])
    there = FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12
    return there and 1 <= day <= monthrange(year, month)[1]


def _dates(most: int) -> Check:
    """Cells of up to ``most`` dates that there were, separated by ``;``."""

    def holds(cell: str) -> bool:
        listed = cell.split(";")
        return cell == "" or (len(listed) <= most and all(map(is_date, listed)))

    what = said("refused.what.date" if most == 1 else "refused.what.dates")
    return Check(holds, said("refused.rule.kind", what=what))


def text(about: str, *, optional: bool = False, words: int | None = None) -> Column:
    """Free text, filled in unless ``optional``, of at most ``words`` words."""
    filled_in = _matches(r"(?s)\s*\S.*", said("refused.what.filled_in"))
    checks: tuple[Check, ...] = () if optional else (filled_in,)
    if words is not None:
        checks += (_at_most(words),)
    return Column(about, checks=checks)


def pattern(shape: str, what: str, about: str, *, optional: bool = False) -> Column:
    """Text of a shape (a regular expression); a refusal says that it "is not ``what``"."""
    return Column(about, checks=(_matches(f"(?:{shape})?" if optional else shape, what),))


def choice(choices: Collection[str], about: str, *, optional: bool = False) -> Column:
    """One of a few words, or nothing if ``optional``."""
    allowed = {*choices, ""} if optional else {*choices}
    reason = said("refused.rule.choice", choices=", ".join(choices))
    return Column(about, checks=(Check(allowed.__contains__, reason),), choices=tuple(choices))


def code(
    shape: str,
    register: str,
    about: str,
    *,
    optional: bool = False,
    many: bool = False,
    besides: Collection[str] = (),
) -> Column:
    """A code of a register, or several of them separated by ``;`` if ``many``."""
    whole = f"(?:{shape})(?:;(?:{shape}))*" if many else f"(?:{shape})"
    form = said(f"refused.what.{'codes' if many else 'code'}", example=EXAMPLES[register])
    checks = (_matches(f"(?:{whole})?" if optional else whole, form),)
    return Column(about, checks=checks, register=register, many=many, besides=tuple(besides))


def date(about: str) -> Column:
    """A whole or partial date, or nothing."""
    return Column(about, checks=(_dates(1),), dated=True)


def dates(about: str) -> Column:
    """Whole or partial dates separated by ``;``, or nothing."""
    return Column(about, checks=(_dates(MOST_DATES),), dated=True)


def year(about: str) -> Column:
    """A year, or nothing."""
    reason = said("refused.rule.year", first=FIRST_YEAR, last=LAST_YEAR)
    there = Check(lambda number: FIRST_YEAR <= number <= LAST_YEAR, reason)
    return Column(about, "Int64", (there,))


def number(about: str) -> Column:
    """Any number, or nothing."""
    return Column(about, "float64")


def ordinal(about: str) -> Column:
    """A whole number from 1."""
    counted = Check(lambda number: number >= 1, "is less than 1")
    return Column(about, "Int64", (counted,), empty=False)


def flag(about: str) -> Column:
    """0 or 1."""
    either = Check(lambda number: number in (0, 1), "is neither 0 nor 1")
    return Column(about, "Int64", (either,), empty=False)


def degrees(limit: int, about: str) -> Column:
    """Degrees between minus ``limit`` and ``limit``, or nothing."""
    reason = f"is not between -{limit} and {limit}"
    return Column(about, "float64", (Check(lambda number: abs(number) <= limit, reason),))


def digits(about: str) -> Column:
    """A number of significant digits, or nothing."""
    reason = said("refused.rule.digits", most=MOST_DIGITS)
    return Column(about, "Int64", (Check(lambda number: 1 <= number <= MOST_DIGITS, reason),))


def lately(column: Column, instead: str = "", *, formerly: str = "") -> Column:
    """A column that a file of an earlier version may lack: its cells are then ``instead``, or
    those of the column that was called ``formerly``. A cell left empty is ``instead`` too."""
    return replace(column, lacking=True, instead=instead, formerly=formerly)


def in_languages(
    *kinds: str, about: str = "", optional: bool = False, words: int | None = None
) -> dict[str, Column]:
    """Columns such as name_en and name_ru for each kind, one for every language that there is.

    A file may lack those of a language; then they are read as those of `FALLBACK`.
    """
    found = {}
    for kind in kinds:
        for code in languages():
            what = f"{about or kind.capitalize()}, in {code}"
            column = text(what, optional=optional, words=words)
            if code != FALLBACK:
                column = replace(column, lacking=True, fallback=f"{kind}_{FALLBACK}")
            found[f"{kind}_{code}"] = column
    return found


def lately_in_languages(
    kind: str, about: str, *, formerly: str = "", words: int | None = None
) -> dict[str, Column]:
    """Columns of a kind, one for every language, that a file of an earlier version may lack."""
    found = in_languages(kind, about=about, optional=True, words=words)
    first = f"{kind}_{FALLBACK}"
    return found | {first: lately(found[first], formerly=formerly)}


def table(name: str, columns: Mapping[str, Column], key: Collection[str], *rules: Rule) -> Schema:
    """A table: its columns in order, the columns that identify a row, rules across columns."""
    return Schema(name, dict(columns), tuple(key), rules)


def in_order(first: str, last: str) -> Rule:
    """The rule that dates of two columns follow one another, as far as both are known."""

    def follow(a: str, b: str) -> bool:
        both = min(len(a), len(b))
        return not (is_date(a) and is_date(b)) or a[:both] <= b[:both]

    return Rule((first, last), follow, said("refused.rule.order"))
