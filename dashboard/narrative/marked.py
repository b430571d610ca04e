"""Texts of the data as sentences whose numbers lead to where they come from."""

from __future__ import annotations

from typing import Any

from dashboard.amount import Amount
from dashboard.certainty import SCALES
from dashboard.copies import replace
from dashboard.loaders.marks import COMPUTED, pieces
from dashboard.loaders.records import records
from dashboard.narrative.figures import ledger_amounts, ledger_key
from dashboard.narrative.linked import Line, Number
from dashboard.row_amounts import codes_in
from dashboard.store.library import Library

LEDGER = "ledger"
CHOSEN = "chosen"
"""The table of the values that were chosen among several: `dashboard.documents.cells`."""


def marked(library: Library, text: str) -> Line:
    """A text of the data with its marks (`dashboard.loaders.marks`) as numbers."""
    found = (_piece(library, words, row) for words, row in pieces(text))
    return tuple(one for one in found if one)


def chosen_amount(library: Library, row: Any) -> Amount:
    """The value that is shown of several, of a row of ``choices.csv``; one that no source prints
    follows from the figures of the row by its formula, to as many digits as the row says: its range
    is no half of its last digit, but allows for another source, as the reason says."""
    million = 10.0 ** SCALES["usd"]
    if row.chosen:
        return Amount(row.value * million, status="published", rows=(row.chosen,))
    amount = Amount(
        row.value * million,
        status="computed",
        digits=row.digits,
        formula=row.formula.replace("*", "×"),
        rows=tuple(one for one in codes_in(row.figures) if one not in _stated(library, row)),
    )
    return amount if row.qualifier == "exact" else replace(amount, qualifier=row.qualifier)


def _stated(library: Library, row: Any) -> frozenset[str]:
    """The figures that state what was chosen otherwise: it does not follow from these."""
    figures = library.published.figures
    for name in ("year", "territory", "measure", "partner"):
        figures = figures.loc[figures[name].eq(getattr(row, name)).fillna(False)]
    return frozenset(figures["figure"])


def _piece(library: Library, words: str, row: str) -> str | Number:
    if not row:
        return words
    if not row.startswith(COMPUTED):
        return Number(words, row=row)
    cell = library.once(_computed).get(row.removeprefix(COMPUTED))
    return words if cell is None else replace(cell, text=words)


def _computed(library: Library) -> dict[str, Number]:
    """What follows instead of a printed figure, by the id of that or of the contradiction."""
    found = {
        row.published_row: Number("", ledger_amounts(row)[1], LEDGER, ledger_key(row), "computed")
        for row in records(library.ledger)
    }
    return found | {
        row.contradiction: Number(
            "", chosen_amount(library, row), CHOSEN, row.contradiction, "value"
        )
        for row in records(library.published.choices)
    }
