"""Why two years are not compared: they are known for other months, or files hold parts of them."""

from __future__ import annotations

from dashboard.narrative.narrowed import MOST_NAMED, parts_alone
from dashboard.narrative.scene import Scene


def unlike(scene: Scene) -> str:
    """Why nothing is said of the growth between the two years; empty where they are alike."""
    query = scene.query
    if scene.year == scene.against or query.comparable:
        return ""
    if not query.choices.counted(scene.against, query.months, query.flow):
        return ""  # nothing is known of it: the months are no reason
    return not_compared(scene, scene.year, scene.against)


def not_compared(scene: Scene, year: int, against: int) -> str:
    """Why two years are not compared: of which partners or goods alone there are files, of months
    that both know; else the months are others."""
    words = scene.language
    years = {"year": year, "against": against}
    if not parted(scene, year, against):
        return words.t("chart.unlike", **years)
    parts = parts_alone(scene, (year, against))
    if not 0 < len(parts) <= MOST_NAMED:
        return words.t("chart.unlike_few", **years)
    return words.t("chart.unlike_alone", parts="; ".join(parts), **years)


def parted(scene: Scene, year: int, against: int) -> bool:
    """Whether other parts are held of the two years, in months that both know."""
    query = scene.query
    now, then = (query.choices.counted(one, query.months, query.flow) for one in (year, against))
    return bool(now & then & query.choices.unlike_months(query, (year, against)))
