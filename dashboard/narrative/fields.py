"""What is said of fields of cooperation: which leads, how many events and relations each has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.amount import counted
from dashboard.narrative.leading import leading, named
from dashboard.narrative.linked import Place, linked_text
from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import ended, hover, shortest, small


@dataclass(frozen=True, slots=True)
class Field:
    """A field of cooperation, or several together (``code`` empty).

    ``now`` and ``ever`` count its events of the year and of all years, ``relations`` those known
    in the year.
    """

    code: str
    name: str
    now: int
    ever: int
    relations: int


def field_of(scene: Scene, row: Any) -> Field:
    """A row of `dashboard.answers.relations.fields` in the reader's words."""
    code = str(row.sector)
    return Field(
        code,
        scene.names.sector(code),
        int(row.events_in_year),
        int(row.events_total),
        int(row.relations),
    )


def title(scene: Scene, fields: Sequence[Field], table: str) -> str:
    """The field with most events in the year; ``fields``: those with most first; ``table``: that
    of the chart which they are drawn in. Among chosen events one would lead that does not
    lead among all, or by the choice alone, so none is said to."""
    words, year = scene.language, scene.year
    if not fields or not fields[0].now:
        return words.t(f"fields.title.none{of_chosen(scene)}", year=year)
    number = fields[0].now
    place = Place(table, fields[0].code)
    events = place.said(words.plural("fields.events", number), counted(number), "events_in_year")
    others = [one.now for one in fields[1:] if one.now]
    plain = words.t("fields.title.year", year=year)
    if number in others or narrowed(scene):
        return plain
    key = "leads" if others else "only"
    first = linked_text(
        words, f"fields.title.{key}", sector=fields[0].name, events=events, year=year
    )
    return shortest([first, plain])


def narrowed(scene: Scene) -> bool:
    """Whether the events are those of a partner, a field or a kind alone."""
    return bool(scene.query.narrowed or scene.query.kinds)


def of_chosen(scene: Scene) -> str:
    """How the key ends of what is said of the events that are chosen, not of all."""
    return "_chosen" if narrowed(scene) else ""


def busiest(scene: Scene, fields: Iterable[Field]) -> str:
    """``Culture (16), investment (10) and sport (9)``: most events in the year; else empty."""
    words = scene.language
    held = sorted((one for one in fields if one.now), key=lambda one: (-one.now, one.code))
    first, equal = leading(held, lambda one: one.now)
    names = [
        f"{small(scene.names.sector_in_full(one.code))} ({words.number(one.now, 0)})"
        for one in first
    ]
    each = words.number(equal[0].now, 0) if equal else ""
    return named(scene, names, len(equal), each, "fields")


def alone(fields: Iterable[Field]) -> bool:
    """Whether only one field has events in the year, which is no comparison."""
    return sum(1 for one in fields if one.now) == 1


def level_all(scene: Scene, fields: Iterable[Field]) -> dict[str, str]:
    """In how many fields there are events of the year and how many in each, where each has as many
    as the others and they are too many to be named; else empty."""
    words, held = scene.language, [one.now for one in fields if one.now]
    first, equal = leading(sorted(held, reverse=True), float)
    if first or not equal:
        return {}
    return {
        "fields": words.plural("finding.in_fields", len(held)),
        "each": words.number(held[0], 0),
    }


def finding(scene: Scene, fields: Sequence[Field]) -> str:
    """``In 2018 most events belong to the fields …``; empty without events in the year."""
    if alike := level_all(scene, fields):
        key = f"finding.fields_alike{of_chosen(scene)}"
        return ended(scene.language.t(key, year=scene.year, **alike))
    names = busiest(scene, fields)
    key = f"finding.{'fields_only' if alone(fields) else 'fields'}{of_chosen(scene)}"
    return ended(scene.language.t(key, year=scene.year, names=names)) if names else ""


def of_all(scene: Scene, one: Field) -> str:
    """``9 of 12``: its events of the year and of all years."""
    words = scene.language
    return words.t("fields.of", now=words.number(one.now, 0), ever=words.number(one.ever, 0))


def of_others(scene: Scene, one: Field) -> str:
    """What is said of all fields that have no bar of their own, where no legend explains it."""
    words = scene.language
    now, ever = words.number(one.now, 0), words.number(one.ever, 0)
    relations = words.number(one.relations, 0)
    return words.t("fields.beyond", year=scene.year, now=now, ever=ever, relations=relations)


def field_hover(scene: Scene, one: Field) -> str:
    """A field with its events and relations."""
    words = scene.language
    now, ever = words.number(one.now, 0), words.number(one.ever, 0)
    relations = words.number(one.relations, 0)
    return hover(
        scene,
        one.name,
        [
            words.t("fields.events_of_all", year=scene.year, now=now, ever=ever),
            words.t("fields.relations_known", count=relations),
        ],
    )
