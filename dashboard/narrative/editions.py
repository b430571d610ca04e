"""What is said of codes that an edition of the nomenclature changed between two years."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import listed
from dashboard.row_amounts import codes_in

MOST_CHANGED = 6
"""Codes without growth that a note names."""


def renumbered(scene: Scene, rows: Sequence[Any], editions: Sequence[Any]) -> tuple[str, ...]:
    """Which codes the editions of the nomenclature changed between both years: those that are
    compared with others, those of which only the first six digits could be, and those that are like
    nothing then."""
    bridged = [row for row in rows if row.former and not row.changed]
    finer = [row for row in rows if row.former and row.changed]
    broken = [row for row in rows if row.changed and not row.former]
    return tuple(
        scene.language.t(f"goods.{kind}.note", **of, **_gone_over(scene, found, editions))
        for kind, found, of in (
            ("bridged", bridged, {"pairs": _pairs(scene, bridged)}),
            ("finer", finer, {"codes": _codes(scene, finer)}),
            ("broken", broken, {"codes": _codes(scene, broken)}),
        )
        if found
    )


def _gone_over(scene: Scene, rows: Sequence[Any], editions: Sequence[Any]) -> dict[str, Any]:
    """The editions that changed some codes, the years since when they hold, the year before."""
    words = scene.language
    names = {name for row in rows for name in codes_in(row.editions)}
    those = [one for one in reversed(editions) if one.name in names]
    years = listed(words, [str(one.since) for one in those])
    return {
        "edition": listed(words, [one.name for one in those]),
        "since": words.plural("goods.since", len(those), years=years),
        "against": scene.against,
    }


def _pairs(scene: Scene, rows: Sequence[Any]) -> str:
    words = scene.language
    return "; ".join(
        words.t("goods.bridged.pair", code=row.code, former=listed(words, codes_in(row.former)))
        for row in rows
    )


def _codes(scene: Scene, rows: Sequence[Any]) -> str:
    """The first codes of some, and how many more there are."""
    words, codes = scene.language, [row.code for row in rows]
    more = len(codes) - MOST_CHANGED
    if more <= 0:
        return listed(words, codes)
    return words.plural("goods.broken.more", more, codes=", ".join(codes[:MOST_CHANGED]))
