"""How the columns of a table are declared: text, codes, dates, years, flags, degrees.

Each function returns a pandera column whose check carries, as its error, the words that a
refusal prints. A column's metadata say which register its codes come from (``register``),
whether it holds several separated by ``;`` (``many``), which codes it may hold besides
(``besides``), whether it holds dates (``dated``), which words it is limited to (``choices``),
which column takes its place in a file that has no such language (``fallback``), what an empty
cell of it means (``instead``), and what files of an earlier version call it (``formerly``).
"""

from __future__ import annotations

import re
import warnings
from calendar import monthrange
from collections.abc import Callable, Collection, Mapping

import pandas as pd

from dashboard.language import FALLBACK, languages, said

with warnings.catch_warnings():
    # Where pyspark is installed pandera imports it, now and again for its first validation, and
    # pyspark warns of pandas 3. Only pandas frames are validated, and only here is it imported.
    warnings.filterwarnings("ignore", "PySpark does not yet", FutureWarning)
    import pandera.pandas as pa

    pa.DataFrameSchema({"a": pa.Column(str)}).validate(pd.DataFrame({"a": ["a"]}))

Column = pa.Column
Schema = pa.DataFrameSchema
SchemaErrors = pa.errors.SchemaErrors

_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Between which every date lies; others are slips of the hand."""
MOST_DATES = 20
"""In one cell."""
MOST_DIGITS = 12
"""Of a number: no source states more."""


def _matches(pattern: str, what: str) -> pa.Check:
    def fits(cells: pd.Series) -> pd.Series:
        return cells.astype("str").str.fullmatch(pattern)

    return pa.Check(fits, error=said("refused.rule.kind", what=what))


def _at_most(words: int) -> pa.Check:
    def fits(cells: pd.Series) -> pd.Series:
        return cells.astype("str").str.split().str.len() <= words

    return pa.Check(fits, error=said("refused.rule.words", most=words))


def is_date(text: str) -> bool:
    """Whether a text is a whole or partial date that there is, such as 2018-05 or 2018-05-28."""
    if not _DATE.fullmatch(text):
        return False
    year, month, day = (int(part) for part in f"{text}-01-01".split("-")[:3])
    there = FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12
    return there and 1 <= day <= monthrange(year, month)[1]


def _dates(most: int) -> pa.Check:
    """Cells of up to ``most`` dates that there were, separated by ``;``."""

    def fits(cells: pd.Series) -> pd.Series:
        lists = cells.astype("str").str.split(";")
        return lists.map(lambda dates: dates == [""] or all(map(is_date, dates))) & (
            lists.str.len() <= most
        )

    what = "date" if most == 1 else "dates"
    return pa.Check(fits, error=said("refused.rule.kind", what=said(f"refused.what.{what}")))


def text(about: str, *, optional: bool = False, words: int | None = None) -> Column:
    """Free text, filled in unless ``optional``, of at most ``words`` words."""
    checks = [] if optional else [_matches(r"(?s)\s*\S.*", said("refused.what.filled_in"))]
    if words is not None:
        checks.append(_at_most(words))
    return Column(str, checks, description=about)


def pattern(shape: str, what: str, about: str, *, optional: bool = False) -> Column:
    """Text of a shape (a regular expression); a refusal says that it "is not ``what``"."""
    whole = f"(?:{shape})?" if optional else shape
    return Column(str, _matches(whole, what), description=about)


def choice(choices: Collection[str], about: str, *, optional: bool = False) -> Column:
    """One of a few words, or nothing if ``optional``."""
    listed = ", ".join(choices)
    allowed = [*choices, ""] if optional else list(choices)
    return Column(
        str,
        pa.Check.isin(allowed, error=said("refused.rule.choice", choices=listed)),
        description=about,
        metadata={"choices": tuple(choices)},
    )


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
    what = said("refused.what.codes" if many else "refused.what.code")
    return Column(
        str,
        _matches(f"(?:{whole})?" if optional else whole, what),
        description=about,
        metadata={"register": register, "many": many, "besides": tuple(besides)},
    )


def date(about: str) -> Column:
    """A whole or partial date, or nothing."""
    return Column(str, _dates(1), description=about, metadata={"dated": True})


def year(about: str) -> Column:
    """A year, or nothing."""
    reason = said("refused.rule.year", first=FIRST_YEAR, last=LAST_YEAR)
    years = pa.Check.in_range(FIRST_YEAR, LAST_YEAR, error=reason)
    return Column("Int64", years, nullable=True, description=about)


def number(about: str) -> Column:
    """Any number, or nothing."""
    return Column("float64", nullable=True, description=about)


def ordinal(about: str) -> Column:
    """A whole number from 1."""
    return Column("Int64", pa.Check.ge(1, error="is less than 1"), description=about)


def flag(about: str) -> Column:
    """0 or 1."""
    return Column("Int64", pa.Check.isin([0, 1], error="is neither 0 nor 1"), description=about)


def degrees(limit: int, about: str) -> Column:
    """Degrees between minus ``limit`` and ``limit``, or nothing."""
    inside = pa.Check.in_range(-limit, limit, error=f"is not between -{limit} and {limit}")
    return Column("float64", inside, nullable=True, description=about)


def dates(about: str) -> Column:
    """Whole or partial dates separated by ``;``, or nothing."""
    return Column(str, _dates(MOST_DATES), description=about, metadata={"dated": True})


def digits(about: str) -> Column:
    """A number of significant digits, or nothing."""
    allowed = pa.Check.in_range(1, MOST_DIGITS, error=said("refused.rule.digits", most=MOST_DIGITS))
    return Column("Int64", allowed, nullable=True, description=about)


def lately(column: Column, instead: str = "", *, formerly: str = "") -> Column:
    """A column that a file of an earlier version may lack: its cells are then ``instead``, or
    those of the column that was called ``formerly``. A cell left empty is ``instead`` too."""
    notes = {"instead": instead, "formerly": formerly}
    column.metadata = {**(column.metadata or {}), **notes}
    return column


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
            column.metadata = {"fallback": "" if code == FALLBACK else f"{kind}_{FALLBACK}"}
            found[f"{kind}_{code}"] = column
    return found


def lately_in_languages(
    kind: str, about: str, *, formerly: str = "", words: int | None = None
) -> dict[str, Column]:
    """Columns of a kind, one for every language, that a file of an earlier version may lack."""
    found = in_languages(kind, about=about, optional=True, words=words)
    lately(found[f"{kind}_{FALLBACK}"], formerly=formerly)
    return found


def may_lack(schema: Schema) -> set[str]:
    """The columns that a file may lack."""
    return {
        name
        for name, column in schema.columns.items()
        if (notes := column.metadata or {}).get("fallback") or "instead" in notes
    }


def stand_in(schema: Schema, name: str, header: Collection[str]) -> tuple[str, str]:
    """Which column of a file with this header, or of the schema, stands in for one that it lacks
    (none: it is empty), and what an empty cell of it means."""
    notes = schema.columns[name].metadata or {}
    former = notes.get("formerly", "")
    return former if former in header else notes.get("fallback", ""), notes.get("instead", "")


def table(
    name: str,
    columns: Mapping[str, Column],
    key: list[str],
    *checks: pa.Check,
) -> Schema:
    """A table: its columns in order, the columns that identify a row, rules across columns."""
    return Schema(
        dict(columns), checks=list(checks), unique=key, name=name, strict=True, ordered=True
    )


def rule(holds: Callable[[pd.DataFrame], pd.Series], reason: str) -> pa.Check:
    """A rule across the columns of a row; a refusal says the reason."""
    return pa.Check(holds, error=reason)


def in_order(first: str, last: str) -> pa.Check:
    """The rule that dates of two columns follow one another, as far as both are told."""

    def follow(a: str, b: str) -> bool:
        both = min(len(a), len(b))
        return not (is_date(a) and is_date(b)) or a[:both] <= b[:both]

    def holds(frame: pd.DataFrame) -> pd.Series:
        pairs = zip(frame[first], frame[last], strict=True)
        return pd.Series([follow(*pair) for pair in pairs], index=frame.index, dtype=bool)

    return rule(holds, said("refused.rule.order"))
