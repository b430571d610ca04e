"""The titles of the maps: who leads, what is traded with the chosen ones, or how many partner
regions there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.amount import Amount, counted
from dashboard.flows import NOUNS
from dashboard.narrative.amounts import figure
from dashboard.narrative.facts import REGION_STATES
from dashboard.narrative.leading import leading, tied_first
from dashboard.narrative.linked import Place, linked_text, strung
from dashboard.narrative.reasons import (
    missing_trade,
    missing_with,
    none_of,
    nothing_traded,
    reason,
)
from dashboard.narrative.scene import Scene
from dashboard.narrative.traded import with_partner
from dashboard.narrative.wording import capital, known_alone, listed, shortest
from dashboard.row_amounts import amount_of

OF_CHOSEN = "chosen"
"""The column of how many regions are in the countries that are chosen."""
LEADERS_FROM = 5
"""From how many countries with published trade the map may say who leads."""

TWO = 2
"""Of so many chosen partners the title says what is traded with each."""

Traded = Sequence[tuple[str, Amount]]
"""Countries with their trade, largest first."""


def title(
    scene: Scene, traded: Traded | None, regions: Sequence[Any], countries: Sequence[Any] = ()
) -> str:
    """The finding, in at most ten words; ``regions`` have ``country, state``. Of a year to come it
    is what is known today. ``traded``: None on a map that does not show trade: it says nothing of
    it, neither how much nor that none is known. ``countries``: rows with the flows, of which one
    may be known where turnover is not."""
    if traded is None and scene.query.partners:
        said = _regions_of_chosen(scene, regions)
    elif _is_none(scene, traded, regions):
        none = none_of(scene, f"none.{scene.flow}")
        said = scene.language.t(f"partners.{none}", year=scene.year)
    else:
        said = _title(*_of_what_is_known(scene, traded or [], countries), regions)
    return linked_text(scene.language, "map.title.ahead", title=said) if scene.ahead else said


def _is_none(scene: Scene, traded: Traded | None, regions: Sequence[Any]) -> bool:
    """Whether it is known that nothing of what is chosen was traded, and the map has nothing."""
    if traded is None or traded or regions or scene.query.partners:
        return False
    return nothing_traded(scene)


def _of_what_is_known(
    scene: Scene, traded: Traded, countries: Sequence[Any]
) -> tuple[Scene, Traded]:
    """A scene with what is traded; of one partner whose turnover is not known, of the flow that
    alone is."""
    flow, partners = known_alone(scene), scene.query.partners
    if flow is None or len(partners) != 1 or partners[0] in dict(traded):
        return scene, traded
    found = [(row.partner, amount_of(row, NOUNS[flow])) for row in countries]
    known = [(code, amount) for code, amount in found if code in partners and amount.plain() > 0]
    return (scene.with_query(scene.query.with_(flow=flow)), known) if known else (scene, traded)


def _title(scene: Scene, traded: Traded, regions: Sequence[Any]) -> str:
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
            "regions": count_in_state(words.plural("map.regions", len(active)), len(active)),
            "countries": count_in_state(
                words.plural("map.countries", countries), countries, "countries"
            ),
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
        if not count and (why := reason(scene)):
            return words.t("map.title.partner.reason", partner=name,
                           why=words.t(f"reason.{why}.title"))  # fmt: skip
        key = f"map.title.partner.regions_{missing_trade(scene)}" if count else missing_with(scene)
        return capital(words.t(f"{key}.{scene.flow}", **values))
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
    said = [strung((names.country(code), words.dash, _traded_with(scene, code, amount, here)))
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
        counts = count_in_state(counts, len(active), OF_CHOSEN)
    if query.group:
        named = names.group(query.group)
    else:
        # Those alone that have any, where some have.
        there = {row.country for row in active or here} or {*query.partners}
        codes = [code for code in query.partners if code in there]
        named = listed(words, [names.country(code) for code in codes])
    values = {"regions": counts, "year": scene.year}
    few = capital(linked_text(words, f"map.title.chosen_{key}", partners=named, **values))
    chosen = words.plural("map.chosen", len(query.partners))
    many = capital(linked_text(words, f"map.title.counted_{key}", chosen=chosen, **values))
    return shortest((few, many))


def _traded_with(scene: Scene, country: str, amount: Amount, among: Traded = ()) -> str:
    text = figure(scene.language, amount, [other for _, other in among])
    return Place("partner_map", country).said(text, amount, scene.noun)


def count_in_state(text: str, number: int, noun: str = "regions", state: str = "in-force") -> str:
    """How many partner regions, or countries with such, there are in a state."""
    return Place(REGION_STATES, state).said(text, counted(number), noun)
