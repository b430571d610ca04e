"""Tables of the profile of a partner: agreements, events, trade by year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.documents.trade_cells import place_amounts
from dashboard.language import NOTHING, Language
from dashboard.loaders.records import text_in
from dashboard.measures.partner_details import PartnerDetails, TradeYear
from dashboard.measures.ties import Event, Relation
from dashboard.narrative.amounts import cell
from dashboard.narrative.events import date_words
from dashboard.narrative.linked import Line, said
from dashboard.narrative.names import Names
from dashboard.narrative.scene import Scene
from dashboard.narrative.statuses import status_of_sum
from dashboard.narrative.ties import begun_on, state_parts
from dashboard.narrative.wording import capital
from dashboard.pages import html
from dashboard.pages.components.data_sources import Cited
from dashboard.pages.components.document import Valued, data_table, dated, valued
from dashboard.pages.components.numbers import amount_link, linked, rank_numbers
from dashboard.pages.components.row_cell import row_cell


def relations_table(
    caption: str, relations: Sequence[Relation], cited: Cited, names: Names, words: Language
) -> Any:
    """Agreements and other lasting relations, a row each with its source."""
    t = words.t
    if not relations:
        return html.P(t("details.relations_none"))
    heads = ("title", "party", "kind", "since", "until", "state", "sectors", "source")
    rows = [
        [
            row_cell(one, cited, words),
            capital(text_in(one, "party", words.code)),
            t(f"kind.{one.kind}"),
            dated(words.date(begun_on(one)) if begun_on(one) else NOTHING, one.since),
            dated(words.date(one.until) if one.until else NOTHING, one.until),
            _state(one, cited, words),
            ", ".join(map(names.sector_in_full, one.sectors)) or NOTHING,
            cited.link(one.source),
        ]
        for one in relations
    ]
    return data_table(words, caption, [t(f"profile.head.{name}") for name in heads], rows)


def _state(one: Relation, cited: Cited, words: Language) -> Any:
    """The state in words, each part with the source that says so, if it is another."""
    said: list[Any] = []
    for text, source in state_parts(words, one, begun=True):
        said.append(f"; {text}" if said else capital(text))
        said += [" ", cited.link(source)] if source else []
    return html.Span(said, className=f"state {one.state}")


def events_table(
    caption: str, events: Sequence[Event], cited: Cited, names: Names, words: Language
) -> Any:
    """What happened, a row each with its source."""
    t = words.t
    if not events:
        return html.P(t("details.events_none"))
    heads = ("date", "event", "kind", "participants", "sectors", "source")
    rows = [
        [
            dated(date_words(words.code, one.start, one.end), one.start),
            row_cell(one, cited, words),
            t(f"kind.{one.kind}"),
            text_in(one, "participants", words.code) or NOTHING,
            ", ".join(map(names.sector_in_full, one.sectors)) or NOTHING,
            cited.link(one.source),
        ]
        for one in events
    ]
    return data_table(words, caption, [t(f"profile.head.{name}") for name in heads], rows)


PLACES = ("exports", "imports", "turnover", "share")
"""The columns of `places_table` that are numbers of trade, in the order of `place_amounts`."""


def _place(one: TradeYear, code: str, words: Language) -> Any:
    if not one.rank:
        return NOTHING
    key = "profile.place" if one.sharing == 1 else "profile.place_shared"
    return linked(said(words, key, count=None, **rank_numbers(one)), code)


def places_table(found: PartnerDetails, notes: Mapping[int, Line], scene: Scene) -> Any:
    """Trade of the country by year, its share and its place among the partners; ``notes``: year →
    what else sources state of it."""
    words = scene.language
    t = words.t
    rows = [
        [
            str(one.year),
            *(
                valued(
                    amount_link(
                        cell(words, amount), amount, "places", str(one.year), noun, found.code
                    ),
                    amount,
                )
                for noun, amount in zip(PLACES, place_amounts(one), strict=False)
            ),
            Valued(_place(one, found.code, words), one.rank),
            status_of_sum(scene, one.turnover, (one.exports, one.imports)),
        ]
        for one in found.trade
    ]
    heads = ("year", "exports", "imports", "turnover", "share", "rank", "status")
    table = data_table(
        words,
        t("profile.places_caption"),
        [t(f"profile.head.{name}") for name in heads],
        rows,
        frozenset({1, 2, 3, 4, 5}),
    )
    others = [(f"{one.year}: ", *notes[one.year]) for one in found.trade if one.year in notes]
    return html.Div(
        [table, *[html.P(linked(note, found.code), className="caption") for note in others]]
    )
