"""What the timeline says: its title, its finding, its notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.measures.counting import DOMESTIC, MULTILATERAL, NOTED, Events
from dashboard.narrative.events import only_year, years_of
from dashboard.narrative.partners import MOST_NAMED
from dashboard.narrative.scene import Scene
from dashboard.narrative.traded import of_sectors, partners_of
from dashboard.narrative.wording import (
    capital,
    ended,
    lead,
    listed,
    of_relations,
    shortest,
)

APART = (MULTILATERAL, DOMESTIC)
"""What is counted by itself, beside the events with partners abroad."""


def title(scene: Scene, count: Events) -> str:
    """The finding of the chosen year, for the chosen partner or region if there is one; ``count``
    is of the events with partners abroad."""
    words, year = scene.language, scene.year
    events = words.plural("timeline.events", count.in_year)
    name = _partner(scene)
    if name:
        key = "partner" if count.in_year else "partner_none"
        values = {"partner": name, "events": events, "year": year,
                  "total": words.number(count.total, 0)}  # fmt: skip
        keys = (key, f"{key}_short") if count.total else (f"{key}_short",)
        return shortest(words.t(f"timeline.title.{one}", **values) for one in keys)
    if not count.total:
        return words.t("timeline.title.nothing")
    if not count.in_year:
        return words.t("timeline.title.none", year=year)
    if not count.countries:
        return words.t("timeline.title.alone", events=events, year=year)
    counted = words.plural("timeline.countries", len(count.countries))
    return words.t("timeline.title.year", events=events, countries=counted, year=year)


def _partner(scene: Scene) -> str:
    """The region of the page, or the one chosen country; empty where there is neither."""
    chosen, region = scene.query.partners, scene.query.region
    if region:
        return scene.names.region(region)
    return scene.names.country(chosen[0]) if len(chosen) == 1 else ""


def _about(scene: Scene) -> str:
    """With whom and in which fields the events are that are chosen; empty for all."""
    words, names, query = scene.language, scene.names, scene.query
    name = names.region(query.region) if query.region else partners_of(scene)
    text = f" {words.t('timeline.of', partner=name)}" if name else ""
    return of_sectors(scene, text, names.sector_in_full, "timeline.of_fields")


def subtitle(scene: Scene, first: int, last: int) -> str:
    """What is counted, of which territory, in which years."""
    return lead(of_relations(scene), scene.language.t("timeline.subtitle", first=first, last=last))


def finding(scene: Scene, count: Events, country: Events, apart: Sequence[int]) -> str:
    """How many events are recorded for the year and, of all partners, with whom most of them.

    On the page of a region ``country`` counts those with its whole country, which is named too.
    ``apart``: how many of `APART` there were in the year; they are counted by themselves.
    """
    words, year = scene.language, scene.year
    parts = []
    if count.in_year:
        about = _about(scene)
        parts.append(words.plural("timeline.finding.events", count.in_year, year=year, about=about))
        pairs = list(zip(count.countries, count.with_each, strict=True))[:MOST_NAMED]
        if pairs and not _partner(scene):
            named = [
                words.t(
                    f"timeline.finding.{'next' if place else 'first'}",
                    partner=scene.names.country(code),
                    count=words.number(number, 0),
                )
                for place, (code, number) in enumerate(pairs)
            ]
            key = "only_with" if len(count.countries) == len(pairs) else "events_with"
            parts.append(words.t(f"timeline.finding.{key}", names=listed(words, named)))
    if scene.query.region:
        parts.append(whole_country(scene, country))
    beside = [
        words.t(f"timeline.finding.{kind}", count=words.number(number, 0))
        for kind, number in zip(APART, apart, strict=True)
        if number
    ]
    if beside:
        parts.append(words.t("timeline.finding.apart", names=listed(words, beside)))
    if not parts:
        return ""
    parts[0] = capital(parts[0])
    return ended("; ".join(parts))


def hints(scene: Scene, undated: int, country: Events) -> tuple[str, ...]:
    """What is known where nothing can be drawn: events without a year, those of the country."""
    words = scene.language
    known = words.plural("timeline.note.undated", undated)
    first = known if undated else words.t("timeline.empty.known")
    return (first, *([ended(capital(whole_country(scene, country)))] if scene.query.region else []))


def whole_country(scene: Scene, count: Events) -> str:
    """``with Norway as a whole: 3 events in 2018, 10 in all``: beside the count of its region."""
    words = scene.language
    return words.t(
        "timeline.finding.whole",
        partner=scene.names.country(scene.query.partners[0]),
        events=words.plural("timeline.events", count.in_year),
        year=scene.year,
        total=words.number(count.total, 0),
    )


def notes(scene: Scene, rows: Sequence[Any], fullest: int | None) -> tuple[str, ...]:
    """What hollow and faint marks mean, how many events are not drawn, how complete the list is.

    ``fullest`` is the year with the most events of all.
    """
    words = scene.language
    undated = sum(not years_of(row) for row in rows)
    hollow = any(years_of(row) and only_year(row) for row in rows)
    several = any(len(years_of(row)) > 1 for row in rows)
    noted = any(years_of(row) and row.counted_as == NOTED for row in rows)
    return (
        *([words.t("timeline.note.hollow")] if hollow else []),
        *([words.t("timeline.note.several")] if several else []),
        *([words.t("timeline.note.noted")] if noted else []),
        *([words.plural("timeline.note.undated", undated)] if undated else []),
        *([words.t("timeline.note.coverage", year=fullest)] if fullest else []),
    )
