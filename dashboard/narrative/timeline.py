"""What the timeline says: its title, its finding, its notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from dashboard.narrative.events import only_year, year_of
from dashboard.narrative.partners import MOST_NAMED
from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import ended, lead, listed, of_relations


def title(scene: Scene, rows: Sequence[Any]) -> str:
    """The finding of the chosen year, for the chosen partner or region if there is one."""
    words, year = scene.language, scene.year
    here = [row for row in rows if year_of(row) == year]
    events = words.plural("timeline.events", len(here))
    name = _partner(scene)
    if name:
        key = "timeline.title.partner" if here else "timeline.title.partner_none"
        total = words.number(len(rows), 0)
        return words.t(key, partner=name, events=events, year=year, total=total)
    if not rows:
        return words.t("timeline.title.nothing")
    if not here:
        return words.t("timeline.title.none", year=year)
    countries = {code for row in here for code in row.countries}
    if not countries:
        return words.t("timeline.title.alone", events=events, year=year)
    counted = words.plural("timeline.countries", len(countries))
    return words.t("timeline.title.year", events=events, countries=counted, year=year)


def _partner(scene: Scene) -> str:
    """The region of the page, or the one chosen country; empty where there is neither."""
    chosen, region = scene.query.partners, scene.query.region
    if region:
        return scene.names.region_in_short(region)
    return scene.names.country(chosen[0]) if len(chosen) == 1 else ""


def subtitle(scene: Scene, first: int, last: int) -> str:
    """What is counted, of which territory, in which years."""
    return lead(of_relations(scene), scene.language.t("timeline.subtitle", first=first, last=last))


def finding(scene: Scene, rows: Sequence[Any]) -> str:
    """How many events are recorded for the year and, of all partners, with whom most of them."""
    words = scene.language
    here = [row for row in rows if year_of(row) == scene.year]
    if not here:
        return ""
    counts = Counter(code for row in here for code in row.countries)
    most = sorted(counts, key=lambda code: (-counts[code], code))[:MOST_NAMED]
    named = [f"{scene.names.country(code)} ({words.number(counts[code], 0)})" for code in most]
    text = words.plural("timeline.finding.events", len(here), year=scene.year)
    about = of_relations(scene).subject
    text = f"{about}: {text}" if about else f"{text[0].upper()}{text[1:]}"
    if named and not _partner(scene):
        text += "; " + words.t("timeline.finding.events_with", names=listed(words, named))
    return ended(text)


def notes(scene: Scene, rows: Sequence[Any], fullest: int | None) -> tuple[str, ...]:
    """What hollow marks mean, how many events are not drawn, how complete the list is.

    ``fullest`` is the year with the most events of all.
    """
    words = scene.language
    undated = sum(year_of(row) is None for row in rows)
    hollow = any(year_of(row) and only_year(row) for row in rows)
    return (
        *([words.t("timeline.note.hollow")] if hollow else []),
        *([words.plural("timeline.note.undated", undated)] if undated else []),
        *([words.t("timeline.note.coverage", year=fullest)] if fullest else []),
    )
