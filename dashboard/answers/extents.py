"""The column ``extent`` of tables: of which rows the files hold perhaps a part alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import pandas as pd

from dashboard.measures.comparison import WHOLE, of_side, of_whole, sides_of
from dashboard.query import Query

PART = "in-part"
"""What is said of a row of which the files hold perhaps not all."""
Chosen = tuple[Query, tuple[str, ...]]
"""What a row is of, and its chapters where it is of these."""


def marked(query: Query, rows: pd.DataFrame, by: str = "") -> pd.DataFrame:
    """Rows of years with ``extent``: ``in-part`` where the files of a month of the year hold less
    than a row is of, as where they were narrowed to few partners or goods; ``by``: the column of
    what each row is of beside the year. Where all is held there is no such column."""
    if not query.choices.scopes:
        return rows
    of = rows[by].tolist() if by else [""] * len(rows)
    asked = (query.with_(**{f"{by}s": (one,)}) if by else query for one in of)
    return _with_extent(rows, rows["year"].tolist(), ((one, ()) for one in asked))


def marked_sides(query: Query, rows: pd.DataFrame) -> pd.DataFrame:
    """The same of choices side by side and their whole, as of `dashboard.answers.comparison`."""
    sides = sides_of(query)
    if not query.choices.scopes or sides is None:
        return rows
    whole = of_whole(query, sides.kind)
    asked = (whole if one == WHOLE else of_side(query, sides.kind, one) for one in rows["key"])
    return _with_extent(rows, rows["year"].tolist(), ((one, ()) for one in asked))


def marked_parts(query: Query, rows: pd.DataFrame, by: str) -> pd.DataFrame:
    """The same of the parts of the growth of a year, as of `dashboard.answers.contributions`: the
    same is held of the year that it is compared with."""
    if not query.choices.scopes:
        return rows
    chosen = (_OF_PART[by or "partner"](query, one) for one in rows["key"])
    return _with_extent(rows, [query.pair[0]] * len(rows), chosen)


def _of_partner(query: Query, key: str) -> Chosen:
    return query.with_(partners=(key,), months=query.months), ()


def _of_sector(query: Query, key: str) -> Chosen:
    return query.with_(sectors=(key,), months=query.months), ()


def _of_both(query: Query, key: str) -> Chosen:
    partner, _, sector = key.partition("-")
    return _of_sector(_of_partner(query, partner)[0], sector)


def _of_code(query: Query, key: str) -> Chosen:
    return query, (key[:2],)


_OF_PART: Mapping[str, Callable[[Query, str], Chosen]] = {
    "partner": _of_partner,
    "sector": _of_sector,
    "partner-sector": _of_both,
    "chapter": _of_code,
    "code": _of_code,
}


def _with_extent(
    rows: pd.DataFrame, years: Iterable[int], chosen: Iterable[Chosen]
) -> pd.DataFrame:
    held = [
        PART if one.choices.held_in_part(one, year, chapters) else ""
        for year, (one, chapters) in zip(years, chosen, strict=True)
    ]
    return rows.assign(extent=pd.array(held, dtype="object"))
