"""What is said of codes that an edition of the nomenclature changed between two years."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.amount import codes_in
from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import listed

MOST_CHANGED = 6
"""Codes without growth that a note names."""


def renumbered(scene: Scene, rows: Sequence[Any], editions: Sequence[Any]) -> tuple[str, ...]:
    """Which codes the editions of the nomenclature changed between both years: those that are
    compared with others, and those that are like nothing then."""
    words = scene.language
    named = listed(words, [one.name for one in reversed(editions)])
    years = listed(words, [str(one.since) for one in reversed(editions)])
    bridged = [
        words.t("goods.bridged.pair", code=row.code, former=listed(words, codes_in(row.former)))
        for row in rows if row.former
    ]  # fmt: skip
    broken = [row.code for row in rows if row.changed]
    values = {"edition": named, "since": years, "against": scene.against}
    found = [words.t("goods.bridged.note", pairs="; ".join(bridged), **values)] if bridged else []
    if broken:
        more = len(broken) - MOST_CHANGED
        text = listed(words, broken) if more <= 0 else words.plural(
            "goods.broken.more", more, codes=", ".join(broken[:MOST_CHANGED])
        )  # fmt: skip
        found.append(words.t("goods.broken.note", codes=text, **values))
    return tuple(found)
