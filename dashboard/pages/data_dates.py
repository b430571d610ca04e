"""Of when the data of a page are, and who says what its cards show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import chain
from typing import Any

from dashboard.answers import printed, trade
from dashboard.language import Language
from dashboard.loaders.records import records
from dashboard.measures.ranks import PrintedRank
from dashboard.narrative.caption import caption_pieces
from dashboard.narrative.comparison import left_out
from dashboard.narrative.default_year import why_default_year
from dashboard.narrative.discrepancies import at_odds
from dashboard.narrative.disputes import whys
from dashboard.narrative.facts import ranks_of
from dashboard.narrative.linked import Number, linked_text, pieces_of
from dashboard.narrative.scene import last_month
from dashboard.narrative.sources import source_line
from dashboard.pages import html
from dashboard.pages.active_filters import all_in_chips
from dashboard.pages.components.disputes import disputes_fold
from dashboard.pages.components.document import separated
from dashboard.pages.components.numbers import fixed_line, linked
from dashboard.pages.headline import sides_in_cards
from dashboard.pages.page import Shown
from dashboard.pages.part import numbered, part
from dashboard.row_amounts import codes_in
from dashboard.typography import kept_together


def as_of(shown: Shown) -> str:
    """The years that the sources of a page are of; of imported data, the last month of them, and
    the years of the sources of what stands beside them.

    A page without charts is of all sources of figures.
    """
    words, store = shown.words, shown.ask.store(shown.query)
    used = _beside(shown) if store.until else _of_charts(shown)
    dates = [day for source, (day, _) in shown.scene.dates.items() if day and source in used]
    if not store.until:
        if not dates:
            return words.t("page.as_of.undated")
        return words.t("page.as_of.published", years=_years(words, dates))
    until = last_month(words, store.until)
    if not dates:
        return words.t("page.as_of.imported", until=until)
    return words.t("page.as_of.beside", until=until, years=_years(words, dates))


def _of_charts(shown: Shown) -> set[str]:
    """The sources of what the charts of a page show; without any, those of all figures."""
    used = {one for drawn in shown.charts for one in (*drawn.chart.sources, *drawn.chart.cited)}
    if used:
        return used
    sources = records(shown.library.published.sources)
    return {row.source for row in sources if row.role in ("seed", "figures")}


def _beside(shown: Shown) -> set[str]:
    """The sources of the relations and events of a page of imported trade, which has no others. No
    chart is drawn for it: it may be one that nobody sees yet."""
    query, used = shown.scene.query, set[str]()
    for drawn in shown.charts:
        if (evidence := drawn.declared.evidence) is not None:
            asked = drawn.declared.scope(query)
            name = f"sources of {drawn.declared.name}"
            found = part(shown, name, partial(shown.ask.rows, evidence, asked), lambda: ())
            used.update(chain.from_iterable(map(codes_in, {row.source for row in found})))
    return used


def _years(words: Language, dates: Iterable[str]) -> str:
    years = {date[:4] for date in dates}
    first, last = min(years), max(years)
    return words.date(first) if first == last else words.days(first, last)


def opened_on(shown: Shown) -> list[Any]:
    """What is chosen, but for what the heading says; on a page with headline figures also why it
    opens on its year. A page that obeys no year says none. The names that chips beside it have
    are not seen there a second time: they are for paper, for slides and for who listens."""
    if "year" not in shown.page.filters:
        return []
    comparing, titled = "against" in shown.page.filters, shown.page.title(shown)
    why = _why_year(shown) if shown.cards else ""
    said = caption_pieces(shown.scene, comparing=comparing, why=why, titled=titled)
    before, names, after = kept_together(said)
    if not names or not all_in_chips(shown):
        return ["".join((before, names, after))]
    return [before, html.Span(names, className="of-chips"), after]


def _why_year(shown: Shown) -> str:
    return part(
        shown,
        "why of the year",
        lambda: why_default_year(shown.scene, shown.ask.rows(trade.later, shown.scene.query)),
        lambda: numbered(shown.words.t("page.part_failed")),
    )


def cards_source(shown: Shown) -> list[Any]:
    """The source line of the cards, which of the chosen ones there is no room for, what its sources
    disagree about, and why of several values one was taken."""
    words, cards, ranks = shown.words, shown.cards, _ranks(shown)
    line = source_line(shown.scene, [one for card in cards for one in card.sources])
    rows = [*(row for card in cards for row in card.rows), *(one.figure for one in ranks)]
    found = at_odds(shown.ask, shown.scene, rows, shown.scene.query.pair)
    why = [html.Span(fixed_line(one, words)) for one in whys(shown.library, words, found, rows)]
    places = _places(shown, ranks)
    return separated([line, *_left_out(shown), *places, *why, *disputes_fold(found, words)], " ")


def _left_out(shown: Shown) -> list[Any]:
    """Which of several chosen ones the cards lack, where they have each beside the others."""
    sides = sides_in_cards(shown.scene.query, shown.address.code)
    return [html.Span(left_out(shown.scene, sides))] if sides and sides.more else []


def _ranks(shown: Shown) -> Sequence[PrintedRank]:
    """The places of the region in its district; of its trade as a whole in a whole year."""
    query = shown.scene.query
    if query.narrowed or query.months:
        return ()
    return shown.ask.rows(printed.district_ranks, query)


def _rank(row: PrintedRank) -> Number:
    """One place, which leads to the figure that says so."""
    return Number(str(row.rank), row=row.figure)


def _places(shown: Shown, ranks: Sequence[PrintedRank]) -> list[Any]:
    """Places of the region, each a link to where it comes from."""
    words = shown.words
    if not ranks:
        return []
    head = words.t("card.places", year=shown.scene.year)
    if of := ranks_of(ranks):
        both = linked(pieces_of(linked_text(words, "export.rank.district", **of)))
        return [html.Span([f"{head} ", *both, "."])]
    alone = [
        linked(pieces_of(linked_text(words, f"card.place.{row.flow}", rank=_rank(row))))
        for row in ranks
    ]
    return [html.Span([f"{head} ", *separated([html.Span(one) for one in alone]), "."])]
