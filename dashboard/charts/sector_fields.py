"""The lower half of the sector chart: relations and events by field of cooperation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.charts.chart import Scene
from dashboard.render.marks import DIAMOND, HOLLOW, RECEDING, SQUARE
from dashboard.charts.sector_trade import clipped
from dashboard.render.theme import Figure, colour
from dashboard.narrative.wording import hover
from dashboard.language import NBSP, Language


@dataclass(frozen=True, slots=True)
class Field:
    """A drawn row: a field of cooperation, or several folded (``code`` empty)."""

    code: str
    name: str
    now: int
    ever: int
    relations: int


def fields(scene: Scene, rows: Sequence[Any]) -> list[Field]:
    """Fields with any event or relation, those with most events in the year first."""
    found = [
        Field(
            str(row.sector),
            scene.sector(str(row.sector)),
            int(row.events_in_year),
            int(row.events_total),
            int(row.relations),
        )
        for row in rows
        if row.events_total or row.relations
    ]
    return sorted(found, key=lambda field: (-field.now, -field.ever, -field.relations, field.name))


def folded(words: Language, found: Sequence[Field], most: int) -> list[Field]:
    """At most ``most`` fields and one row for the others."""
    if len(found) <= most + 1:
        return list(found)
    rest = found[most:]
    other = Field(
        "",
        words.plural("sectors.fields_rest", len(rest)),
        sum(field.now for field in rest),
        sum(field.ever for field in rest),
        sum(field.relations for field in rest),
    )
    return [*found[:most], other]


def fields_panel(scene: Scene, shown: Sequence[Field]) -> list[Figure]:
    """Events of the chosen year strong, those of other years pale behind them, relations beside."""
    words, wanted = scene.language, scene.selection.sectors
    places = list(range(len(shown)))
    opacity = [1 if not wanted or field.code in wanted else RECEDING for field in shown]
    shared: Figure = {
        "y": places,
        "xaxis": "x2",
        "yaxis": "y2",
        "customdata": [[f"sector:{field.code}" if field.code else ""] for field in shown],
        "hovertext": [_told(scene, field) for field in shown],
        "hoverinfo": "text",
    }
    bar: Figure = {**shared, "type": "bar", "orientation": "h"}
    edge = {"color": colour("accent"), "width": 1}
    strong = {
        **bar,
        "name": words.t("sectors.in_year", year=scene.selection.year),
        "x": [field.now if field.code else None for field in shown],
        "marker": {"color": colour("accent"), "line": edge, "opacity": opacity},
    }
    pale = {
        **bar,
        "name": words.t("sectors.all_years"),
        "x": [field.ever - field.now if field.code else None for field in shown],
        "marker": {"color": colour("accent-pale"), "line": edge, "opacity": opacity},
    }
    ends = {
        **shared,
        "type": "scatter",
        "mode": "text",
        "name": words.t("sectors.all_years"),
        "x": [field.ever if field.code else 0 for field in shown],
        "text": [
            NBSP
            + words.t(
                "sectors.of", now=words.number(field.now, 0), ever=words.number(field.ever, 0)
            )
            for field in shown
        ],
        "textposition": "middle right",
        "textfont": {"size": 12, "color": colour("ink")},
        "cliponaxis": False,
    }
    beside = {
        **shared,
        "type": "scatter",
        "mode": "text",
        "name": words.t("sectors.relations"),
        "x": [fields_end(shown)] * len(shown),
        "text": [f"{words.number(field.relations, 0)} {DIAMOND}" for field in shown],
        "textposition": "middle left",
        "textfont": {"size": 12, "color": colour("ink-2")},
    }
    return [strong, pale, ends, beside]


def fields_end(shown: Sequence[Field]) -> float:
    """Where the axis of events ends: room for the words behind the longest bar."""
    return max([1, *(field.ever for field in shown if field.code)]) * 1.8


def field_names(shown: Sequence[Field]) -> list[str]:
    """The row labels."""
    return [clipped(field.name) for field in shown]


def fields_key(scene: Scene) -> list[tuple[str, str, str]]:
    """What the bars and the sign of the lower panel mean."""
    words = scene.language
    return [
        ("accent", SQUARE, words.t("sectors.in_year", year=scene.selection.year)),
        ("accent", HOLLOW, words.t("sectors.all_years")),
        ("ink-2", DIAMOND, words.t("sectors.relations")),
    ]


def _told(scene: Scene, field: Field) -> str:
    words = scene.language
    sentences = [
        words.t(
            "sectors.told_events",
            year=scene.selection.year,
            now=words.number(field.now, 0),
            ever=words.number(field.ever, 0),
        ),
        words.t("sectors.told_relations", count=words.number(field.relations, 0)),
    ]
    return hover(scene, field.name, sentences)
