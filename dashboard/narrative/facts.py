"""The few figures that stand beside a chart on its slide: value, change, share, rank, events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.amount import Amount, place_of
from dashboard.flows import FLOW_OF, FLOWS
from dashboard.language import NOTHING
from dashboard.measures.counting import Events
from dashboard.measures.growth import change, growth
from dashboard.measures.ranks import PrintedRank
from dashboard.measures.sums import part_of, together
from dashboard.narrative.amounts import cell, figure, rise, signed
from dashboard.narrative.comparability import not_compared
from dashboard.narrative.linked import Number, Place, linked_text
from dashboard.narrative.narrowed import held_alone
from dashboard.narrative.partner import partner_of
from dashboard.narrative.partners import in_all
from dashboard.narrative.reasons import absent
from dashboard.narrative.scene import Scene
from dashboard.narrative.statuses import status_word
from dashboard.narrative.traded import of_sectors
from dashboard.narrative.wording import of_period
from dashboard.row_amounts import amount_of

UNKNOWN = Amount()
EVENT_COUNTS = "event_counts"
"""The table of how many events there are: `dashboard.documents.cells`."""
REGION_STATES = "region_states"
"""The table of how many partner regions there are in a year, by the state of relations."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure with what it is and what goes with it; ``amount`` is what ``value`` says in words.

    A fact that is no number (a place in two rankings) has no known amount.
    """

    label: str
    value: str
    detail: str = ""
    amount: Amount = UNKNOWN


def level(scene: Scene, row: Any, said: str = "") -> Fact:
    """What the trade of the year amounts to, with its status. ``row``: a year, or None; ``said``:
    what stands above the chart. What is chosen and not named there stands in the label: beside a
    chart of all goods the exports of one group would be read as those of the region."""
    return _level(scene, amount_of(row, scene.noun), "turnover", _unsaid(scene, said))


def _unsaid(scene: Scene, said: str) -> str:
    """The chosen partners and goods, where a text does not name them."""
    chosen = scene.with_subject_of(scene.query.with_(flow=None, months=None)).subject
    return "" if chosen in said else chosen


def _level(scene: Scene, amount: Amount, table: str, chosen: str = "") -> Fact:
    words = scene.language
    label = of_period(scene, f"export.value.{scene.noun}")
    together = words.t("traded.all_chosen") if scene.query.several else ""
    if more := "; ".join(filter(None, (chosen, together))):
        label = f"{label} ({more})"
    if not amount.known:
        return Fact(label, absent(scene), "", amount)
    shown = Place(table, str(scene.year)).said(figure(words, amount), amount, scene.noun)
    return Fact(label, shown, status_word(words, amount.status), amount)


def side_by_side(
    scene: Scene, table: str, years: Sequence[int], amounts: Mapping[str, Amount]
) -> list[Fact]:
    """Of years side by side the level of the last one, which is that of the scene, and what became
    of it since the one before it and since the first.

    ``amounts``: of the row of that year in the ``table`` of the chart, by column.
    """
    words, at = scene.language, Place(table, str(scene.year))
    found = [_level(scene, amounts[scene.noun], table)]
    if not amounts[scene.noun].known:
        return found
    for key, year in (("before", years[-2]), ("first", years[0])):
        rate, more = amounts.get(f"growth_{key}"), amounts.get(f"since_{key}")
        if rate is None or more is None:
            continue  # of two years the one before is the first
        if not more.known:
            label = words.t("export.change", year=year)
            found.append(Fact(label, NOTHING, _uncompared(scene, year)))
            continue
        risen = at.said(rise(words, more), more, f"since_{key}")
        grown = at.said(signed(words, rate), rate, f"growth_{key}")
        found.append(_changed(scene, year, (grown, rate), (risen, more)))
    return found


def moved(scene: Scene, row: Any, before: Any) -> Fact:
    """What became of it since the year compared with; nothing is compared with a bound."""
    words = scene.language
    now, then = amount_of(row, scene.noun), amount_of(before, scene.noun)
    label = words.t("export.change", year=scene.against)
    if now.qualifier or then.qualifier:
        return Fact(label, NOTHING, words.t("export.inexact"))
    rate, more = growth(now, then), change(now, then)
    if not (more.known and scene.query.compares(scene.noun)):
        return Fact(label, NOTHING, _uncompared(scene, scene.against))
    card = Place("cards", scene.noun)
    grown = card.said(signed(words, rate), rate, "growth")
    risen = card.said(rise(words, more), more, "change")
    return _changed(scene, scene.against, (grown, rate), (risen, more))


def _changed(scene: Scene, year: int, grown: tuple[str, Amount], risen: tuple[str, Amount]) -> Fact:
    """A change since a year in per cent and below that in money; in money alone where there is no
    rate, as of a year in which there was nothing, and why; where both had nothing none is
    missed."""
    words = scene.language
    label = words.t("export.change", year=year)
    (rate_said, rate), (said, more) = grown, risen
    if rate.known:
        return Fact(label, rate_said, said, rate)
    return Fact(label, said, words.t("export.no_rate") if more.value else "", more)


def _uncompared(scene: Scene, year: int) -> str:
    """Why the year is not compared with another: both are known, for other months or other parts;
    else there is no figure of that one."""
    query = scene.query
    known = year in query.choices.known(query.flow)
    known = known and bool(query.choices.counted(year, query.months, query.flow))
    if known and scene.year != year and not query.alike(scene.year, year):
        return not_compared(scene, scene.year, year)
    return scene.language.t("card.nothing_to_compare", year=year)


def of_partners(scene: Scene, rows: Sequence[Any]) -> list[Fact]:
    """Share and rank of the chosen partners or, if none is chosen, of the largest.

    ``rows`` of `dashboard.answers.trade.shares`.
    """
    words, chosen = scene.language, scene.query.partners
    named = [partner_of(scene, row) for row in rows]
    found = [one for one in named if one.named and (not chosen or one.code in chosen)]
    found = found if chosen else found[:1]
    share = together(one.share for one in found)
    if not share.known:
        # Imported data are whole: who is not among them had no trade, and no share is missing.
        label = words.t("export.share.label")
        missing = Fact(label, NOTHING, absent(scene))
        return [] if scene.imported else [missing]
    first, alone = found[0], len(found) == 1
    name = scene.names.country(first.code)
    label = words.t(f"export.share.{'partner' if alone else 'partners'}", partner=name)
    detail = of_sectors(scene, words.t(f"traded.within.{scene.noun}"), scene.names.sector)
    at = Place("partners", first.code)
    said = at.said(cell(words, share), share, "share") if alone else in_all(scene, share, found)
    facts = [Fact(label, said, detail, share)]
    if alone and first.rank is not None:
        key = "place" if first.sharing == 1 else "place_shared"
        detail = words.t("export.rank.partner", partner=name, among=among(scene))
        detail = of_sectors(scene, detail, scene.names.sector)
        rank = place_of(float(first.rank), first.amount)
        number = at.said(str(first.rank), rank, "rank")
        place = linked_text(words, f"export.rank.{key}", rank=number)
        facts.append(Fact(words.t("export.rank_label"), place, detail, rank))
    return facts


def among(scene: Scene) -> str:
    """Among which partners one has its place: those that are named, or all that there are. Where
    files hold some partners or goods alone, nobody knows of all of them."""
    whole = scene.imported and not held_alone(scene)
    key = "export.rank.among_all" if whole else "export.rank.among_named"
    return scene.language.t(key)


def of_region(scene: Scene, row: Any, places: Sequence[PrintedRank]) -> list[Fact]:
    """The part of exports in the turnover, and the places of the region in its district, those of
    its trade as a whole."""
    words, facts = scene.language, []
    part = part_of(amount_of(row, "exports"), amount_of(row, "turnover"))
    if part.known:
        label = words.t("export.share.part")
        within = of_sectors(scene, words.t("traded.within.turnover"), scene.names.sector)
        said = Place("parts", "exports").said(cell(words, part), part, "share")
        facts.append(Fact(label, said, within, part))
    if values := ranks_of(places):
        facts.append(
            Fact(
                words.t("export.rank_label"),
                linked_text(words, "export.rank.district", **values),
                words.t("export.rank.in_district"),
            )
        )
    return facts


def ranks_of(places: Sequence[PrintedRank]) -> dict[str, Number]:
    """Noun of a flow → the place of the region in its district, which leads to the figure that says
    so; empty where that of a flow is not known."""
    of = {one.flow: Number(str(one.rank), row=one.figure) for one in places}
    return {noun: of[flow] for noun, flow in FLOW_OF.items()} if set(FLOWS) <= set(of) else {}


def of_events(scene: Scene, count: Events) -> list[Fact]:
    """How many events there were in the chosen years, in all, and, unless one partner is chosen,
    with how many countries.

    Nothing is said of a change: it would measure what sources name, not what happened.
    """
    words = scene.language
    counts = (
        (of_span(scene, "events"), count.in_year, "in_year"),
        (words.t("export.events.total"), count.total, "total"),
        (of_span(scene, "countries"), len(count.countries), "countries"),
    )
    alone = bool(scene.query.region) or len(scene.query.partners) == 1
    at, found = Place(EVENT_COUNTS, EVENT_COUNTS), []
    for label, number, column in counts[:2] if alone else counts:
        amount = Amount(float(number), "count", "computed")
        found.append(Fact(label, at.said(words.number(number, 0), amount, column), "", amount))
    return found


def of_span(scene: Scene, noun: str) -> str:
    """The label of a count of events, or of their countries, in the year or span of years."""
    span = scene.query.span
    form = "year" if len(span) == 1 else "span"
    return scene.language.t(f"export.of_span.{noun}.{form}", first=span[0], last=span[-1])


def statuses(scene: Scene, facts: Sequence[Fact]) -> str:
    """``Status: computed, implied.``: the statuses of the figures that stand beside a chart."""
    words = scene.language
    amounts = [one.amount for one in facts if one.amount.known and one.amount.unit == "usd"]
    found = dict.fromkeys(amount.status for amount in amounts)
    named = ", ".join(status_word(words, one) for one in found)
    return words.t("export.status_marks", statuses=named) if named else ""
