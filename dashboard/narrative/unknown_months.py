"""What is said where no month of a year has what is asked for."""

from __future__ import annotations

from dashboard.flows import FLOWS, NOUNS
from dashboard.narrative.dates import runs
from dashboard.narrative.scene import Scene


def empty(scene: Scene) -> str:
    """That no month has what is asked for: of the turnover, where each flow has other months."""
    key = "empty_turnover" if _apart(scene) else "empty"
    return scene.language.t(f"months.{key}", year=scene.year)


def _apart(scene: Scene) -> list[frozenset[int]]:
    """The months of the year known of each flow, where they know none together."""
    known = scene.query.choices.flow_months
    months = [known.get(flow, {}).get(scene.year, frozenset()) - {0} for flow in FLOWS]
    together = scene.query.flow or not all(months) or frozenset.intersection(*months)
    return [] if together else months


def one(scene: Scene) -> str:
    """Why no line is drawn of a single month, which is chosen, or alone is known."""
    chosen = scene.query.chosen_months
    key = "one_chosen" if chosen and len(chosen) == 1 else "one_known"
    return scene.language.t(f"months.{key}")


def unknown(scene: Scene) -> str:
    """Why nothing is known of the months: those of the year that are known, where others are."""
    words, known = scene.language, scene.query.choices.known(scene.query.flow)
    if apart := _apart(scene):
        of = dict(zip(NOUNS.values(), (runs(words, months) for months in apart), strict=True))
        return words.t("months.apart", year=scene.year, **of)
    months = known.get(scene.year, frozenset()) - {0}
    if not months:
        return words.t("months.whole_only")
    return words.t("months.other_months", year=scene.year, months=runs(words, months))
