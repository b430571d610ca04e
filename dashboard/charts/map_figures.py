"""The largest partners of a map with their numbers, which its shades leave out."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.amount import Amount
from dashboard.charts.listing import Listing
from dashboard.narrative.amounts import cell
from dashboard.narrative.linked import Place, pieces_of
from dashboard.narrative.scene import Scene

MOST = 6
"""How many have room beside a map in a low window."""


def map_figures(
    scene: Scene, name: str, traded: Sequence[tuple[str, Amount]]
) -> tuple[Listing, ...]:
    """The first of the countries with trade, each with its amount in millions.

    ``name``: of the chart, in whose table the amounts are; ``traded``: largest first.
    """
    words = scene.language
    if not traded:
        return ()
    figures = tuple(
        (
            scene.names.partner(code),
            pieces_of(Place(name, code).said(cell(words, amount), amount, scene.noun)),
        )
        for code, amount in traded[:MOST]
    )
    heading = f"{words.t(f'map.table.{scene.noun}')}, {words.t('unit.millions')}"
    return (Listing((heading,), figures=figures),)
