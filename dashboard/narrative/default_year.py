"""Why pages open on their year: the latest with a full set of figures, though there are later."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.amount import DERIVED
from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import listed


def why_default_year(scene: Scene, later: Sequence[Any]) -> str:
    """``the latest year with full figures (2020 and 2021: implied)``, said after the year.

    ``later``: ``year, status`` of the years of trade after it. Empty on another year, of a
    partner, a group of goods or some months, and where there are no later years.
    """
    words, query = scene.language, scene.query
    narrowed = query.narrowed or query.chosen_months
    if not later or scene.year != query.choices.latest or narrowed:
        return ""
    years = listed(words, [str(row.year) for row in later])
    if any(query.choices.months_of(row.year) for row in later):
        return words.t("opening.incomplete", years=years)
    statuses = sorted({str(row.status) for row in later})
    meant = listed(words, [words.t(f"status.{one}") for one in statuses if one in DERIVED])
    if not meant:
        return words.t("opening.alone", years=years)
    return words.t("opening.derived", years=years, meant=meant)
