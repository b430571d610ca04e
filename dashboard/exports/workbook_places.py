"""In which rows of a sheet the rows of a table are written."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.documents.tables import Table

GAP = 2
"""Rows between the last of a table and the line that says why more of them stand below it."""


def places(table: Table, first: int) -> Sequence[int]:
    """The row of the sheet, from zero, of each row of a table that begins in the ``first``: those
    that stand apart are below an empty row and a line of words, and each further kind of them below
    an empty row."""
    apart = table.apart or (0,) * len(table.rows)
    found: dict[int, int] = {}
    begins = first
    for kind in sorted(set(apart)):
        here = [at for at, one in enumerate(apart) if one == kind]
        found |= dict(zip(here, range(begins, begins + len(here)), strict=True))
        begins += len(here) + (1 if kind else GAP)
    return [found[place] for place in range(len(apart))]
