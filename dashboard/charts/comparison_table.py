"""The table of choices side by side: a row a year, of each its trade, growth and share."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.charts.index import Indexed
from dashboard.charts.table import Cell, Column, Table
from dashboard.charts.years import year_table
from dashboard.measures.comparison import WHOLE, Sides
from dashboard.narrative import comparison as narrative
from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import capital
from dashboard.row_amounts import amount_of


def label_of(scene: Scene, sides: Sides, key: str) -> str:
    """The name of a choice, or of the whole that all are part of."""
    if key == WHOLE:
        return capital(narrative.whole_name(scene, sides))
    return narrative.name_of(scene, sides, key)


def comparison_table(
    scene: Scene,
    sides: Sides,
    rows: narrative.Rows,
    years: Sequence[int],
    index: Indexed | None = None,
) -> Table:
    """Million US dollars of each choice and of the whole, what they differ by, growth and share in
    per cent; with an ``index`` also that."""
    words, unit = scene.language, scene.language.t("unit.millions")
    names = {key: label_of(scene, sides, key) for key in (*sides.keys, WHOLE)}
    first = names[sides.keys[0]]
    apart = {key: words.t("compare.column.difference", names=f"{first} − {names[key]}")
             for key in sides.keys[1:]}  # fmt: skip
    columns = (
        *(Column(key, f"{names[key]}, {unit}", "usd") for key in sides.keys),
        *(
            Column(f"difference.{key}", f"{name}, {unit}", "usd", change=True)
            for key, name in apart.items()
        ),
        *(
            Column(
                f"growth.{key}",
                words.t("compare.column.growth", name=names[key]),
                "pct",
                change=True,
            )
            for key in sides.keys
        ),
        *(
            Column(f"share.{key}", words.t("compare.column.share", name=names[key]), "pct")
            for key in sides.keys
        ),
        Column(WHOLE, f"{names[WHOLE]}, {unit}", "usd"),
        *(index.columns(words, names.__getitem__) if index else ()),
    )

    def cells(year: int) -> tuple[Cell, ...]:
        return (*_cells(sides, rows, year), *(index.cells(year) if index else ()))

    return year_table(words, years, columns, cells)


def _cells(sides: Sides, rows: narrative.Rows, year: int) -> tuple[Cell, ...]:
    return (
        *(narrative.value_in(rows, key, year) for key in sides.keys),
        *(narrative.difference(sides, rows, year, key) for key in sides.keys[1:]),
        *(amount_of(rows[key].get(year), "growth", "pct") for key in sides.keys),
        *(amount_of(rows[key].get(year), "share", "pct") for key in sides.keys),
        narrative.value_in(rows, WHOLE, year),
    )
