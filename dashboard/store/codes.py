"""The questions below the chapter, as SQL over the rows of a release (``rows``) and the list of
its codes (``codes``). A code stands there filled up to ten digits, with how many it has."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from dashboard.errors import UnknownSelection
from dashboard.flows import FLOWS
from dashboard.loaders.cube import PLACES
from dashboard.loaders.row_table import quoted, selected
from dashboard.loaders.year_codes import WHAT
from dashboard.months import stretches
from dashboard.query import Query

LEVELS = (2, 4, 6, 10)
OF_HEADING = 10**6
"""By how much a code of ten digits is divided for that of its heading."""


LeftOut = Collection[tuple[int, int]]
"""Months (year · 13 + month) and flows that do not count."""


def checked(parent: str, digits: int) -> None:
    """Raise ``UnknownSelection`` where the parent is no code, or there is no such level."""
    if digits not in LEVELS or not (parent in ("", "XX") or _is_code(parent)):
        raise UnknownSelection(f"there are no codes of {digits} digits below “{parent}”")


def codes_below(
    sides: Sequence[Query],
    chapters: Collection[str] | None,
    parent: str,
    left_out: LeftOut = (),
    *,
    mass: bool = True,
) -> str:
    """The codes below ``parent`` of queries that are alike but for their years, as
    `dashboard.loaders.year_codes.year_of` reads them: year (0: of all), flow, what, cents, grams.
    As numbers: to write a code is slow, and there are many rows of each. Without ``mass`` grams
    are 0: to read them takes a sixth of the time."""
    grams = "sum(grams)::bigint" if mass else "0::bigint"
    year = "0" if sides[0].year is None else f"month // {PLACES}"
    return f"""
        select {year} as year, flow, {WHAT} as what,
            sum(cents)::bigint as cents, {grams} as grams
        from rows where {rows_in(sides[0], chapters, left_out, parent, sides[1:])} group by all"""


def rows_below(
    query: Query,
    chapters: Collection[str] | None,
    parent: str,
    left_out: LeftOut,
    partners: Collection[str],
) -> str:
    """The rows below ``parent``, as `dashboard.loaders.row_table` reads them; ``partners`` are all
    that there are.

    Raises:
        UnknownSelection: the parent is no code.
    """
    if not (parent in ("", "XX") or _is_code(parent)):
        raise UnknownSelection(f"there are no codes below “{parent}”")
    return f"""
        select {selected(partners)}
        from rows where {rows_in(query, chapters, left_out, parent)}"""


def rows_of(query: Query, chapters: Collection[str] | None, left_out: LeftOut = ()) -> str:
    """How many rows of its files the sum of a query is of: number."""
    number = "coalesce(sum(entries), 0)::bigint as number"
    return f"select {number} from rows where {rows_in(query, chapters, left_out, query.code)}"


def rows_in(
    query: Query,
    chapters: Collection[str] | None,
    left_out: LeftOut,
    parent: str = "",
    other_years: Sequence[Query] = (),
) -> str:
    """Which rows count, as a condition: those of the query below a code, and of the same query of
    other years."""
    times = [time for side in (query, *other_years) for time in _of_time(side)]
    where = [*([_any(times)] if times else []), *_below(parent)]
    if left_out:
        places = ", ".join(str(month * len(FLOWS) + flow) for month, flow in sorted(left_out))
        where.append(f"month::integer * {len(FLOWS)} + flow not in ({places})")
    return " and ".join([*where, *parts_of(query, chapters)]) or "true"


def parts_of(query: Query, chapters: Collection[str] | None) -> list[str]:
    """Which flows, partners and chapters count, as conditions."""
    where = []
    if query.flow is not None:
        where.append(f"flow = {FLOWS.index(query.flow)}")
    if query.partners:
        where.append(f"partner in ({quoted(query.partners)})")
    if chapters is not None:
        where.append(f"chapter in ({_numbers(chapters)})")
    return where


def codes_like(
    text: str, chapters: Mapping[str, str], headings: Mapping[str, str], limit: int
) -> str:
    """Codes that begin with the digits of ``text``, or ``chapters`` and ``headings`` named so,
    names by codes: code, turnover_usd."""
    figures = "".join(letter for letter in text if letter in "0123456789")[:10]
    words = text.strip().casefold()
    if figures:
        of_codes = "lpad(code::varchar, 10, '0')[:digits]"
        chosen = f"""
            select {of_codes} as code, cents
            from codes where chapter > 0 and {of_codes} like '{figures}%'"""
    else:
        of_chapters, of_headings = (
            _numbers([code for code, name in names.items() if words and words in name.casefold()])
            for names in (chapters, headings)
        )
        chosen = f"""
            select case when chapter = 0 then 'XX' else lpad(chapter::varchar, 2, '0') end as code,
                cents from codes where chapter in ({of_chapters})
            union all
            select lpad(code::varchar, 10, '0')[:4], cents
            from codes where digits >= 4 and code // {OF_HEADING} in ({of_headings})"""
    return f"""
        select code, sum(cents) / 100 as turnover_usd
        from ({chosen}) group by 1 order by 2 desc, 1 limit {int(limit)}"""


def _is_code(text: str) -> bool:
    return text.isascii() and text.isdigit() and 2 <= len(text) <= 10


def _of_time(query: Query) -> list[str]:
    months = query.months
    if query.year is not None:
        start = query.year * PLACES
        parts = [(0, PLACES - 1)] if months is None else stretches(months)
        return [_any(f"month between {start + first} and {start + last}" for first, last in parts)]
    if months is None:
        return []
    parts = stretches(months)
    return [_any(f"month % {PLACES} between {first} and {last}" for first, last in parts)]


def _any(conditions: Iterable[str]) -> str:
    return f"({' or '.join(conditions)})"


def _below(parent: str) -> list[str]:
    if not parent:
        return []
    if parent == "XX":
        return ["chapter = 0"]
    step = 10 ** (10 - len(parent))
    first, last = int(parent) * step, (int(parent) + 1) * step - 1
    chapter = f"chapter = {int(parent[:2])}"
    return [chapter, f"code between {first} and {last}", f"digits >= {len(parent)}"]


def _numbers(chapters: Collection[str]) -> str:
    """Chapters as the rows number them: 0 is not disclosed; -1, which is none, for no chapter."""
    return ", ".join("0" if code == "XX" else str(int(code)) for code in sorted(chapters)) or "-1"
