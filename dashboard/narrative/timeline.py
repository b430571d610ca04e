"""What the timeline says: its title, its finding, its notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.amount import counted
from dashboard.measures.counting import DOMESTIC, MULTILATERAL, Events
from dashboard.measures.event_years import LANES
from dashboard.narrative.events import years_of
from dashboard.narrative.facts import EVENT_COUNTS
from dashboard.narrative.leading import leading, named
from dashboard.narrative.linked import Place, linked_text, strung
from dashboard.narrative.scene import Scene
from dashboard.narrative.traded import of_sectors, partners_of
from dashboard.narrative.wording import (
    capital,
    ended,
    lead,
    listed,
    of_relations,
    only_kinds,
    shortest,
)

APART = (MULTILATERAL, DOMESTIC)
"""What is counted by itself, beside the events with partners abroad."""


def title(scene: Scene, count: Events) -> str:
    """The finding of the chosen years, for the chosen partner or region if there is one; ``count``
    is of the events with partners abroad."""
    words, years = scene.language, in_years(scene)
    events = _counted(_events(scene, count.in_year), count.in_year, "in_year")
    name = _partner(scene)
    if name:
        key = "partner" if count.in_year else "partner_none"
        total = _counted(words.number(count.total, 0), count.total, "total")
        values = {"partner": name, "events": events, "total": total, **years}
        keys = (key, f"{key}_short") if count.total else (f"{key}_short",)
        titles = (linked_text(words, f"timeline.title.{one}", **values) for one in keys)
        return capital(shortest(titles))
    if not count.total:
        return words.t("timeline.title.nothing")
    if not count.in_year:
        return capital(words.t("timeline.title.none", **years))
    if not count.countries:
        return linked_text(words, "timeline.title.alone", events=events, **years)
    number = len(count.countries)
    countries = _counted(words.plural("timeline.countries", number), number, "countries")
    return linked_text(words, "timeline.title.year", events=events, countries=countries, **years)


def _events(scene: Scene, number: int) -> str:
    """So many events; where one kind of them is chosen, by its name: ``9 visits``."""
    kinds = scene.query.kinds
    key = f"kind.counted.{kinds[0]}" if len(kinds) == 1 else "timeline.events"
    return scene.language.plural(key, number)


def in_years(scene: Scene) -> dict[str, Any]:
    """The chosen year or span of years as sentences have it: ``in 2018``, and what is recorded or
    named ``for 2018``."""
    span = scene.query.span
    ends, form = {"first": span[0], "last": span[-1]}, "year" if len(span) == 1 else "span"
    keys = ("when", "recorded")
    return {key: scene.language.t(f"timeline.{key}.{form}", **ends) for key in keys}


def _counted(text: str, number: int, column: str) -> str:
    """A count of the events that are chosen, as it is written."""
    return Place(EVENT_COUNTS, EVENT_COUNTS).said(text, counted(number), column)


def _partner(scene: Scene) -> str:
    """The region of the page, or the one chosen country; empty where there is neither."""
    chosen, region = scene.query.partners, scene.query.region
    if region:
        return scene.names.region(region)
    return scene.names.country(chosen[0]) if len(chosen) == 1 else ""


def about_of(scene: Scene) -> str:
    """With whom, in which fields and of which kinds the events are that are chosen; empty for
    all. Of several partners each event is with any, seldom with all."""
    words, names, query = scene.language, scene.names, scene.query
    name = names.region(query.region) if query.region else partners_of(scene, "or")
    text = f" {words.t('timeline.of', partner=name)}" if name else ""
    kinds = only_kinds(scene)
    return of_sectors(scene, text, names.sector_in_full, "timeline.of_fields") + (
        f" ({kinds})" if kinds else ""
    )


def subtitle(scene: Scene, first: int, last: int) -> str:
    """What is counted, of which territory, by what, in which years."""
    key = f"timeline.subtitle.{scene.query.timeline}"
    return lead(of_relations(scene), scene.language.t(key, first=first, last=last))


def finding(scene: Scene, count: Events, country: Events, apart: Sequence[int]) -> str:
    """How many events are recorded for the chosen years and, of all partners, with whom most.

    On the page of a region ``country`` counts those with its whole country, which is named too.
    ``apart``: how many of `APART` there were in them; they are counted by themselves.
    """
    words, years = scene.language, in_years(scene)
    parts = []
    if count.in_year:
        found = words.plural(
            "timeline.finding.events", count.in_year, about=about_of(scene), **years
        )
        named_too = count.countries and not _partner(scene)
        alone = named_too and count.in_year == 1
        parts.append(strung((found, _lone(scene, count)), ", ") if alone else found)
        if named_too and not alone:
            parts.append(_most(scene, count))
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


def _lone(scene: Scene, count: Events) -> str:
    """With whom the only event was: of one there is neither most nor all."""
    words = scene.language
    names = [
        words.t(
            f"timeline.finding.lone_{'next' if place else 'first'}",
            partner=scene.names.country(code),
        )
        for place, code in enumerate(count.countries)
    ]
    return listed(words, names)


def _most(scene: Scene, count: Events) -> str:
    """With whom there were most events in the year: the first few, and how many are equal to the
    last of them."""
    words = scene.language
    pairs = list(zip(count.countries, count.with_each, strict=True))
    first, equal = leading(pairs, lambda pair: float(pair[1]))
    names = [
        words.t(
            f"timeline.finding.{'next' if place else 'first'}",
            partner=scene.names.country(code),
            count=words.number(number, 0),
        )
        for place, (code, number) in enumerate(first)
    ]
    each = words.number(equal[0][1], 0) if equal else ""
    every = len(first) + len(equal) == len(pairs) and not (first and equal)
    text = named(scene, names, len(equal), each, "with_countries")
    return words.t(f"timeline.finding.{'only_with' if every else 'events_with'}", names=text)


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
        total=words.number(count.total, 0),
        **in_years(scene),
    )


def notes(scene: Scene, rows: Sequence[Any], fullest: int | None) -> tuple[str, ...]:
    """How an event of several years counts, where undated ones are, how complete the list is.

    ``fullest`` is the year with the most events of all.
    """
    words = scene.language
    undated = sum(not years_of(row) for row in rows)
    several = any(len(years_of(row)) > 1 for row in rows)
    return (
        *([words.t("timeline.note.several")] if several else []),
        *([words.plural("timeline.note.undated", undated)] if undated else []),
        *([words.t("timeline.note.coverage", year=fullest)] if fullest else []),
    )


def lanes_note(scene: Scene, left: int, parted: str) -> tuple[str, ...]:
    """That an event is in the lane of each of its countries, and how many lanes are not drawn;
    ``parted``: that some of these equal the last that is."""
    words = scene.language
    more = [words.plural("timeline.note.lanes_more", left)] if left else []
    return (words.t("timeline.note.lanes"), *more, *([parted] if parted else []))


def column_hover(scene: Scene, year: int, family: str, number: int, whole: int) -> str:
    """``2018: visits, talks – 20``, and all events of the year below."""
    words = scene.language
    head = words.t(
        "timeline.hover.family",
        year=year,
        family=words.t(f"timeline.family.{family}"),
        count=words.number(number, 0),
    )
    return f"{head}\n{words.t('timeline.hover.all', events=words.plural('timeline.events', whole))}"


def year_hover(scene: Scene, year: int, number: int) -> str:
    """``2018: 31 events``."""
    words = scene.language
    events = words.plural("timeline.events", number)
    return words.t("timeline.hover.year", year=year, events=events)


def lane_name(scene: Scene, lane: str) -> str:
    """The partner country of a lane, or what else it is of."""
    if lane in LANES:
        return scene.language.t(f"timeline.lane.{lane}")
    return scene.names.country(lane)


def lane_hover(scene: Scene, lane: str, year: int, number: int) -> str:
    """``China, 2018: 9 events``; of none that no source names any, which is not that there were
    none."""
    words = scene.language
    if not number:
        return words.t("timeline.hover.no_lane", name=lane_name(scene, lane), year=year)
    return words.t(
        "timeline.hover.lane",
        name=lane_name(scene, lane),
        year=year,
        events=words.plural("timeline.events", number),
    )
