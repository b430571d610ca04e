"""The table of trade by year of a factsheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from dashboard.documents.factsheet_blocks import MOST_YEARS, Grid
from dashboard.documents.factsheet_tables import columns_of
from dashboard.documents.links import NOWHERE, Links
from dashboard.measures.balance import balance_of
from dashboard.narrative.amounts import cell, label
from dashboard.narrative.scene import Scene
from dashboard.narrative.years import months_of, year_status
from dashboard.row_amounts import amount_of


def totals(scene: Scene, years: Sequence[Any], links: Links = NOWHERE) -> Grid:
    """Year × exports, imports, turnover, balance, or the chosen flow. Of years of which nothing is
    known those between others stand, by what their status says; else those seem to be neighbours.
    """
    words, nouns, both = scene.language, columns_of(scene), scene.query.flow is None
    rows = within(
        years[-MOST_YEARS:],
        lambda row: any(amount_of(row, noun).known for noun in nouns),
    )
    return Grid(
        headers=(
            words.t("factsheet.years"),
            *(words.t(f"card.{noun}") for noun in nouns),
            *([words.t("card.balance")] if both else []),
            words.t("chart.column.status"),
        ),
        rows=tuple(
            (
                _year(scene, int(row.year)),
                *(label(words, amount_of(row, noun)) for noun in nouns),
                *([cell(words, balance_of(row))] if both else []),
                year_status(scene, row),
            )
            for row in rows
        ),
        numeric=frozenset(range(1, len(nouns) + both + 1)),
        # A lone column would stand at the far side of the page from its year.
        wide=frozenset() if both else frozenset({1, 2}),
        links=tuple(
            (
                "",
                *(links.cell(amount_of(row, noun), "turnover", str(int(row.year)), noun)
                  for noun in nouns),
                *([links.cell(balance_of(row), "balance", str(int(row.year)), "balance")]
                  if both else []),
                "",
            )
            for row in rows
        ),
    )  # fmt: skip


def within(rows: Sequence[Any], is_known: Callable[[Any], bool]) -> list[Any]:
    """The rows from the first that is known to the last."""
    known = [place for place, row in enumerate(rows) if is_known(row)]
    return list(rows[known[0] : known[-1] + 1]) if known else []


def _year(scene: Scene, year: int) -> str:
    """A year, and how many months of it there are where those are fewer than of the others."""
    fewer = months_of(scene, year)
    return f"{year} ({fewer})" if fewer else str(year)
