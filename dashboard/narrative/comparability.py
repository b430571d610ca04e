"""Why two years are not compared: they are known for other months, or files hold parts of them."""

from __future__ import annotations

from dashboard.narrative.narrowed import MOST_NAMED, parts_alone
from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import capital, ended


def unlike(scene: Scene) -> str:
    """Why nothing is said of the growth between the two years; empty where they are alike."""
    if scene.year == scene.against or scene.query.comparable or unknown_before(scene):
        return ""  # of a year of which nothing is known the months are no reason
    return not_compared(scene, scene.year, scene.against)


def unknown_before(scene: Scene) -> str:
    """That nothing is known of the year compared with; empty where anything is."""
    query = scene.query
    known = query.choices.known(query.flow)
    # Years that are known as a whole alone have no months: where none has any, none lacks them.
    if not known or (
        scene.against in known and query.choices.counted(scene.against, query.months, query.flow)
    ):
        return ""
    words = scene.language
    return ended(capital(words.t("card.nothing_to_compare", year=scene.against)))


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
