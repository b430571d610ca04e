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
    """The first of the countries with trade, each with its amount in millions; those that are
    chosen go before others.

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
        for code, amount in _shown(traded, scene.query.partners)
    )
    heading = f"{words.t(f'map.table.{scene.noun}')}, {words.t('unit.millions')}"
    chosen = frozenset(scene.names.partner(code) for code in scene.query.partners)
    return (Listing((heading,), figures=figures, chosen=chosen),)


def _shown(traded: Sequence[tuple[str, Amount]], chosen: Sequence[str]) -> list[tuple[str, Amount]]:
    """The largest, in their order, as many as have room with the chosen ones among them."""
    codes = [code for code, _ in traded]
    kept = [code for code in codes if code in chosen][:MOST]
    kept += [code for code in codes if code not in chosen][: MOST - len(kept)]
    return [one for one in traded if one[0] in kept]
