"""A text in words → the view that shows what it names: "China against Germany", "wood to Finland by
month", «экспорт в Китай».

It asks for no one figure, so that less is needed than of an inquiry; but every word must be known,
and nothing is guessed here either.
"""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.copies import replace
from dashboard.flows import FLOW_OF
from dashboard.measures.inquiry import LONGEST, RATES, codes_named, only_left_out
from dashboard.measures.inquiry_dates import counted_of, dated_words, months_open
from dashboard.measures.inquiry_extremes import LAST
from dashboard.measures.inquiry_flows import contradictory, flows_named
from dashboard.measures.inquiry_moved import (
    BALANCES,
    BEGUN_OR_ENDED,
    COUNTED,
    TOGETHER,
    moved_views,
    way_asked,
)
from dashboard.measures.inquiry_whom import (
    COMPARED,
    DEALS,
    GROUPS,
    PARTNERS,
    WITH,
    WITHOUT,
    compared,
)
from dashboard.measures.inquiry_years import asks_for_sum, ending, years_named
from dashboard.measures.shares import MOST_CHOSEN
from dashboard.measures.view_asked import SCENARIO, View
from dashboard.measures.vocabulary import Meaning, Vocabulary
from dashboard.months import between

SIDES = 4
"""Partners or sectors that stand side by side."""
GRID, GOODS = "partner_sectors", "goods"
"""The chart of partners by groups of goods, and that of commodity codes."""
COURSE, TOP, FIRST = "turnover", "top", "first"
"""How it went, before which goes any other chart; "largest", of what is not said; "first" too."""
LATEST = Meaning("stop", "latest")
"""The last year that a dataset knows: what "last year" means of data that end before today."""
DELIVERED = Meaning("stop", "deliveries")
"""Deliveries: whether to us or from us is said by where from or where to."""
UNSAID = (COMPARED, COURSE)
"""Views that leave the chart to what is named beside them."""
OF_MEASURE = {"balance": "balance", "surplus": "balance", "deficit": "balance",
              "coverage": "coverage"}  # fmt: skip
"""The chart of a measure, where that is not the one of the turnover."""
MAPS = MAP, REGION_MAP = "partner_map", "region_map"
"""The map of the partners, and that of partner regions."""
BY_NAME = frozenset({GRID, PARTNERS, MAP, REGION_MAP, "mirror", "price_volume", "outlook",
                     "adjusted", "season", "dependence"})  # fmt: skip
"""The charts that a word names by itself; months and groups of goods are those of something."""
KINDS = ("measure", "country", "group", "union", "sector", "year", "months", "count", "place",
         "code", "toward", "away", "inside", "home", "until", "since", "view", "file",
         "zoom")  # fmt: skip
"""What words of such a text may name; units are for inquiries."""
PLACED = frozenset({"zoom", "inside", "toward", "away", "measure", "view", "year", "since", "until",
                    "stop"})  # fmt: skip
"""What words may name beside a part of the world, for which nothing is summed up: its map shows
trade or a flow with all countries there, and its partner regions."""
MAPPED = frozenset({"turnover", "exports", "imports", "trade", "sold", "bought", PARTNERS})
"""The measures that a map shows."""


def read_view(text: str, vocabulary: Vocabulary) -> View | None:
    """What a text wants to see; None where a word is not known, or where it names nothing but one
    partner or sector, which is found by its name, one year, or a measure alone.

    A share, and how many partners there are, are figures: no chart is meant by them.
    """
    found = vocabulary.meanings(text) if len(text) <= LONGEST else None
    if found is None or asks_for_sum(found):
        return None
    said = dated_words(found)
    views, measures = _views(said), codes_named(said, "measure")
    if PARTNERS in views or MAP in views:
        measures = [one for one in measures if one != PARTNERS]
    ends = _ends(said, measures)
    dates, counted = (
        ((), 0) if ends else years_named(said),
        counted_of(found, sized=not {PARTNERS, "sectors"}.isdisjoint(views)),
    )
    view = _chosen(said, views, measures)
    if view is None or dates is None or counted is None or TOP in views:
        return None
    # The last five of the partners are not the first.
    if LAST in found and counted.first and not counted.last:
        return None
    # Ranks are among all partners, by their trade; with whom others have a deficit nobody knows.
    unplaced = view.way in BALANCES or view.chart != PARTNERS or view.partners or view.group
    others = counted.first or (view.partners and not view.together)
    if (counted.place and unplaced) or (view.way in BALANCES and others):
        return None
    if view.way == TOGETHER and (not 1 < counted.first <= MOST_CHOSEN or unplaced):
        return None
    # No chart has the balances of partners beside each other; with whom there is one is said.
    ranked = PARTNERS in views and not view.partners
    unranked = {*OF_MEASURE} - ({*BALANCES} if WITH in found else {"balance"})
    if len({*views} - {*UNSAID}) > 1 or (ranked and unranked & {*measures}):
        return None
    years, since = dates
    view = replace(view, years=() if since else years, since=since, ends=ends, **counted._asdict())
    files = codes_named(said, "file")
    things = (view.partners, view.sectors, measures, views, files, view.group and [view.group])
    named = sum(map(len, things))
    # A map has the partner regions of one year.
    other_dates = view.chart == REGION_MAP and view.is_of_other_dates
    if other_dates or months_open(said, {*RATES} & {*measures}):
        return None
    if view.months and not _has_months(said, years, since=since, named=named):
        return None
    alone = named > 1 or bool(view.group) or _says_enough(view, views, measures, said, found)
    dated = (views or files) and (years or LATEST in found)
    return view if alone or dated else None


def _has_months(said: Sequence[Meaning], years: Sequence[int], *, since: int, named: int) -> bool:
    """Whether months are those of the years of a text: of no year they are those of the latest,
    where nothing else is named beside them; of two years those of both, unless they are where it
    begins and ends."""
    spanned = len(years) > 1 and any(one.kind in ("until", "toward") for one in said)
    return not (since or spanned or (named and not years))


def _ends(said: Sequence[Meaning], measures: Sequence[str]) -> int:
    """The year with which the trade ends that is asked for; 0: none, or of parts of years, or of
    rates, which compare with one."""
    rates = {*RATES} & {*measures}
    return 0 if rates or any(one.kind == "months" for one in said) else ending(said)


def _says_enough(
    view: View,
    views: Sequence[str],
    measures: Sequence[str],
    said: Sequence[Meaning],
    found: Sequence[Meaning],
) -> bool:
    """Whether a view of which one thing is named says what of it is to be seen."""
    several = view.since or view.ends or view.last or len(view.years) > 1
    sized = "sectors" in views and {TOP, FIRST} & {*codes_named(said, "view")}
    alone = (
        several or view.months or view.code or view.together,
        BY_NAME & {*views} or sized,
        (DELIVERED in found or "sectors" in views) and view.flow,
        view.way in BEGUN_OR_ENDED,
        {"surplus", "deficit"} & {*measures} or (measures and LATEST in found),
    )
    return any(alone)


def _chosen(said: Sequence[Meaning], views: Sequence[str], measures: Sequence[str]) -> View | None:
    """The chart and what is chosen for it, but for the years; None where it does not fit."""
    partners, groups = codes_named(said, "country"), codes_named(said, "group")
    unions = codes_named(said, "union")
    members = [code for one in unions for code in one.split(",")]
    whom = partners or groups or unions
    sectors, codes, months, zooms = (
        codes_named(said, kind) for kind in ("sector", "code", "months", "zoom")
    )
    shared = "share" in measures and PARTNERS not in views
    if any(one.kind not in KINDS for one in said) or shared or PARTNERS in measures:
        return None
    # Groups that are chosen are one filter, of which one is chosen, and partners go before it; the
    # members of a union are chosen as partners.
    if len([*groups, *unions, *partners[:1]]) > 1 and (groups or unions):
        return None
    if max(len(partners), len(sectors)) > SIDES:
        return None
    if WITHOUT in said and not only_left_out(said):
        return None
    single = max(map(len, (codes, months, zooms))) < 2 and (not zooms or {*MAPS} & {*views})
    if not single or (codes and (sectors or views or len(whom) > 1)):
        return None
    if not (whom or sectors or codes or views or months or measures):
        return View("turnover")
    if contradictory(said, measures) or (REGION_MAP in views and measures):
        return None
    chart = GOODS if codes else _chart(views, measures, partners, sectors)
    way = way_asked(said, views)
    # A balance is of both flows, whichever way a preposition says; partner regions of none.
    signed = chart in OF_MEASURE.values() or way in BALANCES
    both = (signed and FLOW_OF.keys().isdisjoint(measures)) or REGION_MAP in views
    flows = () if both else flows_named(said, measures)
    # Whether a country bought goods of us or we bought them there is another flow: neither is
    # guessed. What it bought at large is seen in the trade with it.
    deals = DEALS.keys() & {*measures}
    if not flows and whom and len(deals) == 1 and (sectors or codes):
        return None
    return View(
        chart,
        tuple(partners or members),
        next(iter(groups), ""),
        tuple(sectors),
        next(iter(flows)) if len(flows) == 1 else None,
        months=between(*map(int, months[0].split("-"))) if months else None,
        code=next(iter(codes), ""),
        together=bool(unions) and way != COUNTED,
        zoom=next(iter(zooms), ""),
        way=way,
    )


def _views(said: Sequence[Meaning]) -> list[str]:
    """The charts that are asked for. "Largest" is of the partners or of the goods that are named
    beside it; of these it says nothing more, for both stand by their size. A map is of partners;
    a part of the world is seen on it, with its partners or with a flow."""
    views, kinds = codes_named(said, "view"), {one.kind for one in said}
    same = {FIRST: TOP, WITHOUT.code: SCENARIO, COMPARED: compared(said)}
    views = [*dict.fromkeys(same.get(one, one) for one in views)]
    measured = {*codes_named(said, "measure")}
    if TOP not in views and measured <= MAPPED and "zoom" in kinds <= PLACED:
        views = [*views, MAP]
    one_flow = len(measured) > 1 and measured - {PARTNERS} <= FLOW_OF.keys()
    of_several = TOP in views or one_flow or not kinds.isdisjoint(("place", "file", *GROUPS))
    if of_several and PARTNERS in measured:
        views.append(PARTNERS)
    sized = {PARTNERS, "sectors"} & {*views}
    aside = {TOP if sized else "", PARTNERS if MAP in views else ""}
    if REGION_MAP in views:
        # "Which partner regions", and those "by country": neither asks for partner countries.
        aside |= {MAP, PARTNERS}
    views = moved_views(said, views, sized=bool(sized))
    return [one for one in dict.fromkeys(views) if one not in aside]


def _chart(
    views: Sequence[str], measures: Sequence[str], partners: Sequence[str], sectors: Sequence[str]
) -> str:
    """The chart that shows it: the one that is asked for, what stands side by side, the measure."""
    asked = [one for one in views if one not in UNSAID]
    if asked:
        # Dependence on a partner that is named is its share: one partner alone rests on no others.
        return PARTNERS if asked[0] == "dependence" and partners else asked[0]
    if len(partners) > 1 or len(sectors) > 1:
        return COMPARED
    return next((OF_MEASURE[code] for code in measures if code in OF_MEASURE), "turnover")
