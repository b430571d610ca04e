"""Words at the points of choices side by side: the value of a year, its growth and its share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dashboard.measures.comparison import WHOLE, Sides
from dashboard.narrative.amounts import figure, rise
from dashboard.narrative.comparison import amounts_of, growth_key, name_of, of_side, whole_name
from dashboard.narrative.reasons import in_place_of
from dashboard.narrative.scene import Scene
from dashboard.narrative.statuses import stated
from dashboard.narrative.wording import capital, hover, year_head


def side_hovers(
    scene: Scene, sides: Sides, key: str, rows: Mapping[int, Any], years: Iterable[int]
) -> tuple[str, ...]:
    """A choice or the whole in some years, each with its value, growth and share.

    ``rows``: year → row of the choice.
    """
    name = capital(whole_name(scene, sides)) if key == WHOLE else name_of(scene, sides, key)
    of_key = of_side(scene, sides, key)
    return tuple(_hover(scene, of_key, name, year, rows.get(year)) for year in years)


def _hover(scene: Scene, of_key: Scene, name: str, year: int, row: Any) -> str:
    """``row`` is None where the year is not one of the choice."""
    words = scene.language
    value, rate, share = amounts_of(row)
    part = words.t("compare.hover.share", share=figure(words, share)) if share.known else ""
    said = in_place_of(of_key, value, year=year) or stated(scene, value)
    sentences = [
        f"{capital(words.t(f'flow.{scene.flow}'))}: {said}.",
        words.t(f"compare.hover.{growth_key(row)}", growth=rise(words, rate), year=year - 1)
        if rate.known else "",
        part if value.value else "",
    ]  # fmt: skip
    return hover(scene, f"{name}, {year_head(scene, year)}", sentences)
