"""What stands above the events that are listed one by one, and beside each."""

from __future__ import annotations

from typing import Any

from dashboard.amount import counted
from dashboard.measures.counting import FOREIGN, NOTED
from dashboard.measures.event_years import FAMILIES, TOTAL, WITH_EACH
from dashboard.narrative.events import field_names, partner_names
from dashboard.narrative.facts import EVENT_COUNTS
from dashboard.narrative.linked import Line, Number, said
from dashboard.narrative.scene import Scene
from dashboard.narrative.timeline import about_of, in_years
from dashboard.narrative.wording import capital, capital_line
from dashboard.typography import DOT


def heading(scene: Scene, counted_as: str, number: int) -> Line:
    """Above the events of the chosen years of a kind: what they are and how many."""
    words, about, years = scene.language, about_of(scene), in_years(scene)
    if counted_as == NOTED:
        return said(words, "timeline.list.noted", **years)
    if counted_as != FOREIGN:
        text = words.number(number, 0)
        count = _number(scene, text, number, counted_as)
        return said(words, f"timeline.list.{counted_as}", number=count, **years)
    if not number:
        return capital_line(said(words, "timeline.list.none", about=about, **years))
    return said(
        words,
        "timeline.list.foreign",
        events=_number(scene, words.plural("timeline.events", number), number, FOREIGN),
        about=about or f" {words.t('timeline.list.abroad')}",
        **years,
    )


def _number(scene: Scene, text: str, number: int, counted_as: str) -> Number:
    """How many events are listed, with its cell: that of the year in the table of the chart, of a
    span of years in the one that counts what is chosen."""
    span, amount = scene.query.span, counted(number)
    if len(span) > 1:
        column = "in_year" if counted_as == FOREIGN else counted_as
        return Number(text, amount, EVENT_COUNTS, EVENT_COUNTS, column)
    if counted_as == FOREIGN:
        return Number(text, amount, FAMILIES, str(span[0]), TOTAL)
    return Number(text, amount, WITH_EACH, counted_as, str(span[0]))


def undated_heading(scene: Scene) -> Line:
    """Above the events of which no source says when they were."""
    return said(scene.language, "timeline.list.undated")


def item_about(scene: Scene, row: Any) -> str:
    """What a list says of an event beside its title: with whom, its kind, in which fields."""
    kind = scene.language.t(f"kind.{row.kind}")
    facts = (partner_names(scene, row), kind, field_names(scene, row))
    return capital(DOT.join(fact for fact in facts if fact))
