"""What is said of a scenario: the year without some partners or goods. Never without the word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.amount import Amount
from dashboard.flows import noun_of
from dashboard.measures.what_if import BALANCE, PARTNER, TOTAL
from dashboard.narrative.amounts import cell, figure, rise
from dashboard.narrative.linked import Place, linked_text, strung
from dashboard.narrative.reasons import held_in_part
from dashboard.narrative.scene import Scene
from dashboard.narrative.traded import in_short, measures
from dashboard.narrative.wording import (
    capital,
    ended,
    flow_note,
    hover,
    in_period,
    listed,
    once,
    shortest,
    small,
)
from dashboard.values import GOODS

ALL = "all"
MOST_NAMED = 3
"""Partners or goods left out that a title names; of more it says how many they are."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A total, a partner or a group as it was and in the scenario."""

    of: str
    key: str
    flow: str
    fact: Amount
    left_out: Amount
    scenario: Amount
    fact_share: Amount
    scenario_share: Amount
    fact_rank: Amount
    scenario_rank: Amount

    @property
    def row(self) -> str:
        """The key of its row in the table; a path, in which nothing is empty."""
        return f"{self.of}/{self.key or ALL}/{self.flow}"


def dropped(scene: Scene) -> str:
    """``China, the group “Wood” and code 4407``: what is left out, as it stands after "without"."""
    return listed(scene.language, [named(scene, one) for one in scene.query.without])


def named(scene: Scene, one: str) -> str:
    """A partner, a group or a code as it stands after "without"."""
    words = scene.language
    if one.startswith(GOODS):
        return words.t("what_if.code", code=one.removeprefix(GOODS))
    if one.isupper():
        return words.t("what_if.partner", partner=scene.names.country(one))
    return words.t("what_if.sector", sector=scene.names.sector_in_full(one))


def _in_short(scene: Scene) -> str:
    """The same; of many how many there are."""
    count = len(scene.query.without)
    return scene.language.plural("what_if.many", count) if count > MOST_NAMED else dropped(scene)


def mark(scene: Scene) -> str:
    """``Scenario: without China``: what stands on a chart, a slide and a picture."""
    return scene.language.t("what_if.mark", dropped=_in_short(scene))


def banner(scene: Scene) -> str:
    """What a page says of the scenario that stands among its facts; empty where there is none."""
    if not scene.query.without:
        return ""
    key = "what_if.banner" if scene.imported else "what_if.needs_imported"
    return scene.language.t(key, dropped=dropped(scene))


def name(scene: Scene, one: Beside) -> str:
    """A total, a partner or a group by its name."""
    if one.of == TOTAL:
        return scene.language.t(f"flow.{one.flow}")
    return scene.names.country(one.key) if one.of == PARTNER else scene.names.sector(one.key)


def _measured(totals: Sequence[Beside]) -> Beside:
    """The total that is spoken of: turnover, or the flow that alone is there."""
    return next((one for one in totals if one.flow == "turnover"), totals[0])


def title(scene: Scene, totals: Sequence[Beside]) -> str:
    """``Scenario without China: turnover $9,473.8 million instead of $11,224.9 million``; of more
    words the change alone, and of many names how many they are."""
    words, one = scene.language, _measured(totals)
    same = "not_held" if _is_not_held(scene, totals) else "unchanged"
    keys = ("title", "title_short") if one.left_out.value else (same,)
    values = {
        "fact": _said(scene, one, "fact"),
        "scenario": _said(scene, one, "scenario"),
        "change": _change(scene, one),
    }
    few = words.plural("what_if.many", len(scene.query.without))
    return shortest(
        linked_text(words, f"what_if.{key}", dropped=what, measure=measure, **values)
        for what in (_in_short(scene), few)
        for measure in measures(scene, noun_of(one.flow))
        for key in keys
    )


def finding(scene: Scene, totals: Sequence[Beside], partners: Sequence[Beside]) -> str:
    """What each total would have been, and who would be the largest partner; nothing where that is
    not known."""
    words = scene.language
    if _is_not_held(scene, totals):
        return ""
    parts = [
        linked_text(
            words,
            "what_if.total" if one.left_out.value else "what_if.total_same",
            measure=_measure(scene, one),
            scenario=_said(scene, one, "scenario"),
            fact=_said(scene, one, "fact"),
            change=_change(scene, one),
        )
        for one in totals
    ]
    text: str = linked_text(
        words,
        "what_if.finding",
        dropped=dropped(scene),
        period=small(in_period(scene, scene.year)),
        parts=strung(parts, "; "),
    )
    first = _first(partners)
    if first is not None:
        largest = linked_text(
            words,
            "what_if.first",
            partner=scene.names.country(first.key),
            scenario=_said(scene, first, "scenario_share"),
            fact=_said(scene, first, "fact_share"),
            measure=words.t(f"partners.whole.{_measured(totals).flow}"),
        )
        text = strung((text, largest), "; ")
    return ended(text)


def _is_not_held(scene: Scene, totals: Sequence[Beside]) -> bool:
    """Whether nothing is left out because files that hold a part alone have none of it: what it is
    worth is not known."""
    return not any(one.left_out.value for one in totals) and held_in_part(scene, scene.year)


def _said(scene: Scene, one: Beside, column: str) -> str:
    """An amount of a row of the table, as it is written."""
    amount = getattr(one, column)
    return Place("what_if", one.row).said(figure(scene.language, amount), amount, column)


def _measure(scene: Scene, one: Beside) -> str:
    if one.flow == BALANCE:
        return scene.language.t("what_if.balance")
    return in_short(scene, noun_of(one.flow))


def _change(scene: Scene, one: Beside) -> str:
    """By how much it is more or less, per cent; of a balance, which has no rate, in money."""
    words, fact, scenario = scene.language, one.fact.plain(), one.scenario.plain()
    if one.flow == BALANCE or not fact > 0:
        return rise(words, one.left_out.times(-1))
    return rise(words, Amount(100 * scenario / fact - 100, "pct", one.scenario.status))


def _first(partners: Sequence[Beside]) -> Beside | None:
    """The partner that would be the largest, where shares among several are known."""
    ranked = [one for one in partners if one.scenario_rank.value == 1 and one.scenario_share.known]
    return ranked[0] if len(ranked) == 1 else None


def notes(scene: Scene) -> tuple[str, ...]:
    """How a scenario is worked out, and what it does not take away."""
    words = scene.language
    found = [flow_note(scene), words.t("what_if.method")]
    if any(not one.isupper() or one.startswith(GOODS) for one in scene.query.without):
        found.append(words.t("what_if.undisclosed"))
    return once(found)


def label(scene: Scene, one: Beside) -> str:
    """``11,224.9 → 9,473.8``: a total as it was and in the scenario."""
    words = scene.language
    return words.t("what_if.label", fact=cell(words, one.fact), scenario=cell(words, one.scenario))


def hover_of(scene: Scene, one: Beside) -> str:
    """A total: as it was, what is left out, the scenario."""
    words = scene.language
    values = (("fact", one.fact), ("left_out", one.left_out), ("scenario", one.scenario))
    lines = [
        ended(f"{capital(words.t(f'what_if.{key}'))}: {figure(words, amount)}")
        for key, amount in values
    ]
    return hover(scene, f"{name(scene, one)}, {scene.year}", [*lines, mark(scene)])
