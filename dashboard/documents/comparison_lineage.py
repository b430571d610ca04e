"""What the cells of tables follow from in which choices, or years, stand side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.copies import replace
from dashboard.documents.lineage import GROWTH, SHARE, AskedCell, At, Derivation, on_year_before
from dashboard.documents.time_series_lineage import SUM
from dashboard.flows import NOUNS
from dashboard.measures.chosen_years import abreast, months_abreast
from dashboard.measures.comparison import WHOLE, sides_of
from dashboard.measures.time_series import YEAR, earlier, key_of
from dashboard.values import ROLLING

SAME: Mapping[str, Any] = {}
"""Nothing of the query is otherwise."""


def side_by_side(asked: AskedCell) -> Derivation | None:
    """A choice side by side with others, in a year: each is a cell of the chart of years."""
    if (sides := sides_of(asked.query)) is None:
        return None

    def value(key: str, row: str = asked.row, changes: Mapping[str, Any] = SAME) -> At:
        chosen = {f"{sides.kind}s": () if key == WHOLE else (key,)}
        return At("turnover", row, asked.noun, {**changes, **chosen})

    side, _, base = asked.column.partition("_index.")
    if base:
        return Derivation(SHARE, (value(side), value(side, base)))
    what, _, key = asked.column.rpartition(".")
    if what == "growth":
        before, pair = str(int(asked.row) - 1), on_year_before(asked)
        return Derivation(GROWTH, (value(key, changes=pair), value(key, before, pair)))
    if what == "share":
        return Derivation(SHARE, (value(key), value(WHOLE)))
    if what == "difference":
        return Derivation("{} − {}", (value(sides.keys[0]), value(key)))
    return Derivation("", (value(key),))


def in_month(asked: AskedCell) -> Derivation | None:
    """A choice side by side with others, in a month: what it is in the row of months."""
    if (sides := sides_of(asked.query)) is None:
        return None
    what, _, key = asked.column.rpartition(".")
    column = f"{key}{SUM}" if what.startswith("sum_") else key
    at = At("compare_months", asked.row, column)
    if what.endswith("difference"):
        first = replace(at, column=column.replace(key, sides.keys[0]))
        return Derivation("{} − {}", (first, at))
    if what.endswith("growth"):
        return Derivation(GROWTH, (at, _year_before(asked, at)))
    side = asked.column.removesuffix(SUM)
    chosen = {f"{sides.kind}s": (side,), "view": ROLLING}
    row = asked.row if "-" in asked.row else key_of((asked.query.pair[0], int(asked.row)))
    if side != asked.column:
        return Derivation("", (At("months", row, f"{asked.noun}{SUM}", chosen),))
    nouns = [noun for flow, noun in NOUNS.items() if asked.query.flow in (None, flow)]
    parts = tuple(At("months", row, noun, chosen) for noun in nouns)
    return Derivation(" + ".join("{}" for _ in parts) if len(parts) > 1 else "", parts)


def _year_before(asked: AskedCell, at: At) -> At:
    """The same cell a year before: of the table of that year, or of the one row of all months."""
    year, _, month = asked.row.partition("-")
    if month:
        return replace(at, row=key_of(earlier((int(year), int(month)), YEAR)))
    return replace(at, changes={"year": asked.query.pair[0] - 1})


def of_chosen_year(asked: AskedCell) -> Derivation | None:
    """A year side by side with others: a cell of the chart of years, over the months of all."""
    alike = months_abreast(asked.query)
    years = [str(year) for year in abreast(alike).years]

    def value(noun: str, row: str) -> At:
        year = int(row)
        return At("turnover", row, noun, {"year": year, "against": year, "years": (),
                                          "chosen_months": alike.months})  # fmt: skip

    what, _, since = asked.column.partition("_")
    if what not in ("since", "growth"):
        return Derivation("", (value(asked.column, asked.row),))
    earlier = years[years.index(asked.row) - 1] if since == "before" else years[0]
    ends = value(asked.noun, asked.row), value(asked.noun, earlier)
    return Derivation("{} − {}" if what == "since" else GROWTH, ends)
