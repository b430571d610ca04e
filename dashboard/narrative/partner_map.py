"""What the maps say: their titles, findings, subtitles and notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from dashboard.amount import Amount, counted, known
from dashboard.loaders.records import Rows, records
from dashboard.narrative.amounts import figure
from dashboard.narrative.below_zero import below_zero
from dashboard.narrative.facts import REGION_STATES
from dashboard.narrative.leading import leading, tied_first
from dashboard.narrative.linked import Place, linked_text, strung
from dashboard.narrative.scene import Scene, subject
from dashboard.narrative.traded import with_partner
from dashboard.narrative.wording import (
    capital,
    ended,
    lead,
    listed,
    of_kinds,
    of_relations,
    shortest,
)
from dashboard.values import ARCS

OF_CHOSEN = "chosen"
"""The column of how many regions are in the countries that are chosen."""
LEADERS_FROM = 5
"""From how many countries with published trade the map may say who leads."""

TWO = 2
"""Of so many chosen partners the title says what is traded with each."""

STATES = ("in-force", "unknown", "planned", "contacts", "ended")
"""The states of relations, in the order of the key."""
_SAID = ("in-force", "planned", "contacts", "ended", "unknown")
"""The same in the order of a sentence."""

Traded = Sequence[tuple[str, Amount]]
"""Countries with their trade, largest first."""


def title(scene: Scene, traded: Traded, regions: Sequence[Any]) -> str:
    """The finding, in at most ten words; ``regions`` have ``country, state``."""
    words, names, year = scene.language, scene.names, scene.year
    trade = words.t(f"map.by.{scene.flow}")
    active = [row for row in regions if row.state == "in-force"]
    if len(scene.query.partners) == 1:
        return _of_partner(scene, scene.query.partners[0], traded, active)
    if scene.query.partners:
        return _of_chosen(scene, traded) or _regions_of_chosen(scene, regions)
    first, _ = leading(traded, lambda pair: pair[1].plain())
    leaders = [names.country(code) for code, _ in first]
    ordered = len(traded) >= LEADERS_FROM and not any(amount.bound for _, amount in traded)
    ordered = ordered and bool(leaders)
    if active:
        countries = len({row.country for row in active} - {""})
        there = {
            "regions": _counted(words.plural("map.regions", len(active)), len(active)),
            "countries": _counted(words.plural("map.countries", countries), countries, "countries"),
        }
        if ordered and not tied_first(traded, lambda pair: pair[1].plain()):
            return linked_text(words, "map.title.leads", partner=leaders[0], by=trade, **there)
        return linked_text(words, "map.title.regions", year=year, **there)
    if ordered:
        partners = listed(words, leaders)
        return capital(words.t("map.title.several", partners=partners, by=trade, year=year))
    if traded:
        text = capital(with_partner(scene, scene.noun, names.country(traded[0][0])))
        value = _traded_with(scene, *traded[0])
        return linked_text(words, "map.title.single", traded=text, value=value, year=year)
    if regions:
        any_regions = words.plural("map.any_regions", len(regions))
        return words.t("map.title.contacts", regions=any_regions, year=year)
    return words.t("map.title.nothing", year=year)


def _of_partner(scene: Scene, code: str, traded: Traded, active: Sequence[Any]) -> str:
    words, amount = scene.language, dict(traded).get(code)
    name, count = scene.names.country(code), sum(row.country == code for row in active)
    values = {"partner": name, "regions": words.plural("map.regions", count), "year": scene.year}
    if amount is None:
        key = "regions" if count else "none"
        return capital(words.t(f"map.title.partner.{key}.{scene.flow}", **values))
    text = capital(with_partner(scene, scene.noun, name))
    key = "map.title.partner.both" if count else "map.title.single"
    level = _traded_with(scene, code, amount)
    return linked_text(words, key, traded=text, value=level, **values)


def _of_chosen(scene: Scene, traded: Traded) -> str:
    """Of several chosen partners: of two what is traded with each, of more who leads; empty where
    that is not known."""
    words, query, names = scene.language, scene.query, scene.names
    here = [(code, amount) for code, amount in traded if code in query.partners]
    if len(query.partners) > TWO:
        tied = tied_first(here, lambda pair: pair[1].plain())
        if len(here) < TWO or tied or any(amount.bound for _, amount in here):
            return ""
        chosen = words.plural("map.chosen", len(query.partners))
        by, leader = words.t(f"map.by.{scene.flow}"), names.country(here[0][0])
        return words.t("map.title.chosen", chosen=chosen, partner=leader, by=by, year=scene.year)
    if not here:
        return ""
    said = [strung((names.country(code), words.dash, _traded_with(scene, code, amount)))
            for code, amount in here]  # fmt: skip
    measure = capital(words.t(f"finding.measure.{scene.noun}"))
    values = strung(said, ", ")
    return linked_text(words, "map.title.each", measure=measure, values=values, year=scene.year)


def _regions_of_chosen(scene: Scene, regions: Sequence[Any]) -> str:
    """How many partner regions several chosen partners have, or that none is known: a title that
    counted all would take a part for the whole. Names that are too many are counted."""
    words, query, names = scene.language, scene.query, scene.names
    here = [row for row in regions if row.country in query.partners]
    active = [row for row in here if row.state == "in-force"]
    key = "regions" if active else "contacts" if here else "none"
    noun = "regions" if active else "any_regions"
    counts = words.plural(f"map.{noun}", len(active or here))
    if active:
        counts = _counted(counts, len(active), OF_CHOSEN)
    if query.group:
        named = names.group(query.group)
    else:
        named = listed(words, [names.country(code) for code in query.partners])
    values = {"regions": counts, "year": scene.year}
    few = capital(linked_text(words, f"map.title.chosen_{key}", partners=named, **values))
    chosen = words.plural("map.chosen", len(query.partners))
    many = capital(linked_text(words, f"map.title.counted_{key}", chosen=chosen, **values))
    return shortest((few, many))


def _traded_with(scene: Scene, country: str, amount: Amount) -> str:
    text = figure(scene.language, amount)
    return Place("partner_map", country).said(text, amount, scene.noun)


def _counted(text: str, number: int, noun: str = "regions", state: str = "in-force") -> str:
    """How many partner regions, or countries with such, there are in a state."""
    return Place(REGION_STATES, state).said(text, counted(number), noun)


def subtitle(scene: Scene, traded: Traded, colour: str) -> str:
    """Measure, territory, year, unit and basis; ``traded`` is empty where no trade is drawn.

    It names no partner that is chosen: a map marks it, and shows and counts all of them."""
    words, flow, scene = scene.language, scene.flow, _of_all(scene)
    if not traded:
        kind = "kind" if colour == "kind" else "regions"
        return lead(of_relations(scene), words.t(f"map.subtitle_{kind}", year=scene.year))
    basis = words.t(f"map.basis.{flow}")
    key = "map.subtitle_flows" if colour == ARCS else "map.subtitle"
    trade = words.t(f"map.with_partners.{flow}")
    text = words.t(key, trade=trade, year=scene.year, basis=basis)
    return lead(of_kinds(scene), text)


def _of_all(scene: Scene) -> Scene:
    query = scene.query.with_(partners=(), group="")
    return replace(scene, query=query, subject=subject(query, scene.names, scene.language))


def finding(scene: Scene, regions: Sequence[Any], amounts: Iterable[Amount]) -> str:
    """How many partner regions there are by state of relations, and with how many of the countries
    trade is known, be it below zero; ``amounts`` are theirs. All of them, whichever partner is
    chosen: the title is of that one."""
    words, counts = scene.language, Counter(row.state for row in regions)
    states = [
        strung(
            (
                words.t(f"map.finding.state.{state}"),
                words.dash,
                _counted(words.number(counts[state], 0), counts[state], state=state),
            )
        )
        for state in _SAID
        if counts[state]
    ]
    parts: list[str] = []
    if states:
        text = strung(states, ", ")
        key = "map.finding.all_regions" if scene.query.partners else "map.finding.regions"
        parts.append(linked_text(words, key, year=scene.year, states=text))
    if traded := sum(bool(amount.value) for amount in amounts):
        parts.append(words.plural("map.finding.traded", traded))
    return ended(capital(strung(parts, "; "))) if parts else ""


def notes(
    scene: Scene,
    countries: Sequence[Any],
    regions: Sequence[Any],
    drawn: Mapping[str, Amount] | None,
    unplaced: Sequence[str],
    arcs: Sequence[str] | None = None,
) -> tuple[str, ...]:
    """What to know of the map. ``drawn`` is what is known of the trade by country, None where none
    is meant to be drawn; ``unplaced`` are the names of what has no place; ``arcs`` are the
    countries to which arcs lead, the widest first, where it is drawn so."""
    words = scene.language
    values = {code for code, amount in (drawn or {}).items() if amount.plain() > 0}
    negative = [(scene.names.partner(code), amount) for code, amount in (drawn or {}).items()
                if amount.plain() < 0]  # fmt: skip
    below = below_zero(scene, negative, shares=False)
    small = any(row.drawn == "point" and row.partner in values for row in countries)
    said = (
        (
            drawn is not None and not values and bool(regions),
            words.t(f"map.note.no_trade.{scene.flow}", year=scene.year),
        ),
        (bool(arcs), _of_arcs(scene, arcs or (), drawn or {}, len(values))),
        (bool(values) and not below and arcs is None, words.t("map.note.grey")),
        (bool(below), f"{words.t('map.note.grey_below_zero')} {below}"),
        (bool(values) and bool(regions), words.t("map.note.region_trade")),
        (small and arcs is None, words.t("map.note.small")),
        (any(row.disputed for row in regions), words.t("map.note.disputed")),
        (bool(unplaced), words.t("map.note.unplaced", names=", ".join(unplaced))),
        (True, words.t("map.note.boundaries")),
    )
    return tuple(text for holds, text in said if holds)


def _of_arcs(scene: Scene, arcs: Sequence[str], drawn: Mapping[str, Amount], total: int) -> str:
    """What the width of arcs means, and how many are drawn where not all are."""
    if not arcs:
        return ""
    words, widest = scene.language, arcs[0]
    key = "map.note.most_arcs" if len(arcs) < total else "map.note.arcs"
    return words.t(
        key,
        partner=scene.names.country(widest),
        value=figure(words, drawn[widest]),
        count=len(arcs),
        total=total,
    )


def known_since(scene: Scene, span: Rows) -> tuple[str, ...]:
    """From which year on relations are known; ``span`` is `dashboard.answers.relations.span`."""
    first = next((known(row.first) for row in records(span)), None)
    return () if first is None else (scene.language.t("map.empty.known", first=int(first)),)
