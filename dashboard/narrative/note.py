"""The words of the note on what changed: its headings, records, what is news and what revision."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.amount import Amount
from dashboard.answers.records import RecordOf
from dashboard.narrative.amounts import figure
from dashboard.narrative.linked import Place, linked_text
from dashboard.narrative.scene import Scene
from dashboard.narrative.traded import measures
from dashboard.narrative.wording import capital, listed, of_period, shortest

CHANGED = ("news", "revision", "total")
NOTHING = "nothing"
"""Why there is no table: nothing that it would hold changed."""


def title(scene: Scene) -> str:
    """``What changed in the foreign trade of a region in 2021``."""
    return of_period(scene, "what_changed.title")


def heading(scene: Scene, part: str) -> str:
    """The heading of a part: reasons, moved, came, records, news, missing."""
    words = scene.language
    values = {"year": scene.year, "against": scene.against, "unit": words.t("unit.millions")}
    return words.t(f"what_changed.{part}", **values)


def moved_head(scene: Scene) -> tuple[str, ...]:
    """The headings of the largest rises and falls; their unit stands above."""
    words = scene.language
    return (
        words.t("parts_of_growth.column.partner"),
        words.t("chart.column.part"),
        str(scene.against),
        str(scene.year),
        words.t("chart.column.change"),
        words.t("chart.column.contribution"),
    )


def record_line(scene: Scene, amount: Amount, found: RecordOf) -> str:
    """``Exports, $7,890.0 million: the highest since 2013.`` Where no known year before was higher,
    the years that are compared are named: later ones may be higher."""
    words = scene.language
    key = f"what_changed.{found.way}_{'ever' if found.since is None else 'since'}"
    key += "_like" if scene.query.months else ""
    year = found.first if found.since is None else found.since
    measure = shortest(capital(one) for one in measures(scene, found.noun))
    level = Place("turnover", str(scene.year)).said(figure(words, amount), amount, found.noun)
    values = {"measure": measure, "level": level, "year": year, "last": scene.year}
    return linked_text(words, key, **values)


def none_came(scene: Scene) -> str:
    """That no partner is new and none has gone."""
    return of_period(scene, "what_changed.none_came", against=scene.against)


def releases(scene: Scene, number: int, other: int) -> str:
    """Which release is held against which."""
    return scene.language.t("what_changed.releases", release=number, other=other)


def changed_head(scene: Scene) -> tuple[str, ...]:
    """The headings of what is news and what revision."""
    words = scene.language
    heads = (words.t(f"what_changed.column.{name}") for name in CHANGED)
    return (words.t("chart.column.part"), *heads)


def no_news(scene: Scene, why: str) -> str:
    """Why there is no telling news from revision: no releases, no other one, nothing changed."""
    if why == NOTHING:
        return of_period(scene, f"what_changed.{why}")
    return scene.language.t(f"what_changed.{why}", year=scene.year)


def beside(scene: Scene, years: Sequence[int]) -> tuple[str, ...]:
    """That the release changed other years, too, of which its table of one year says nothing."""
    words = scene.language
    if not years:
        return ()
    others = listed(words, [str(year) for year in years])
    return (words.t("what_changed.beside", year=scene.year, years=others),)


def unknown(scene: Scene, titles: Sequence[str], notes: Sequence[str]) -> tuple[str, ...]:
    """What is not known, a line each; that nothing is missing where that is so."""
    lines = (*titles, *notes)
    return lines or (scene.language.t("what_changed.whole"),)
