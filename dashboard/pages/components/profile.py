"""Pieces of the profile of a partner: facts, what is due, agreements, events, trade by year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.amount import counted
from dashboard.documents.trade_cells import place_amounts
from dashboard.language import NOTHING, Language
from dashboard.loaders.records import text_in
from dashboard.measures.anniversaries import Anniversary
from dashboard.measures.counting import Tally
from dashboard.measures.partner_details import PartnerDetails, TradeYear
from dashboard.measures.ties import Event, Relation
from dashboard.narrative.amounts import cell, status_word
from dashboard.narrative.events import date_words, planned_lines
from dashboard.narrative.linked import Line, said
from dashboard.narrative.names import Names
from dashboard.narrative.ties import STATES, TALLY, anniversary_line, begun_on, named, state_parts
from dashboard.narrative.wording import capital
from dashboard.pages import html
from dashboard.pages.components.data_sources import Cited
from dashboard.pages.components.document import Valued, data_table, dated, separated, valued
from dashboard.pages.components.numbers import amount_link, linked, rank_numbers
from dashboard.pages.components.row_cell import row_cell


@dataclass(frozen=True, slots=True)
class Profile:
    """What a profile shows. ``names`` are the name in the reader's and in the other languages.

    ``others`` are profiles to go on to: regions of the country, or the country of the region,
    as (code, name). ``tallies``: what there is with the partner and, of a region, with its country.
    """

    found: PartnerDetails
    tallies: tuple[Tally, ...]
    year: int
    names: tuple[str, ...]
    short: str
    country: str
    since: str
    anniversaries: tuple[Anniversary, ...]
    others: tuple[tuple[str, str], ...]


def facts(profile: Profile, words: Language) -> Any:
    """What the partner is: names, code, since when, how many relations and events."""
    t, found = words.t, profile.found
    pairs = [
        (t("profile.other_name"), ", ".join(profile.names[1:])),
        (t("profile.code"), found.code),
        (t("profile.since"), words.date(profile.since) if profile.since else t("said.undated")),
        *_counted(profile, words),
    ]  # fmt: skip
    if found.code != found.country:
        pairs.insert(1, (t("profile.country"), profile.country))
    brief = f"/brief/{found.code}"
    return html.Div(
        [
            html.H2(t("profile.facts"), className="chart-title"),
            html.Dl(
                [part for term, text in pairs for part in (html.Dt(term), html.Dd(text))],
                className="facts",
            ),
            html.P(
                [
                    html.A(t("profile.brief"), href=brief, className="action",
                           **{"data-go": brief}),
                    html.A(t("profile.all"), href="/relations", className="action",
                           **{"data-go": "/relations"}),
                ],
                className="profile-actions",
            ),
        ]
    )  # fmt: skip


def _counted(profile: Profile, words: Language) -> list[tuple[str, list[Any]]]:
    """What is counted, and how many there are; of a region with the count of its country beside
    it, both named."""
    t = words.t
    terms = [
        *(t(f"profile.count.{state}") for state in STATES),
        t("profile.events_in_year", year=profile.year),
        t("profile.event_count"),
    ]
    names = (profile.short, profile.country) if len(profile.tallies) > 1 else ("",)

    def count(place: int) -> list[Any]:
        return separated(
            [
                html.Span([f"{name}{words.dash}" if name else "", _tallied(one, place, profile)])
                for name, one in zip(names, profile.tallies, strict=True)
            ],
            "; ",
        )

    return [(term, count(place)) for place, term in enumerate(terms)]


def _tallied(one: Tally, place: int, profile: Profile) -> Any:
    """One count of a tally as a link to what was counted."""
    number = (*one.relations, one.events.in_year, one.events.total)[place]
    column = (*STATES, "events", "events_total")[place]
    return amount_link(str(number), counted(number), TALLY, one.code, column, profile.found.code)


def due(profile: Profile, words: Language) -> Any:
    """What is planned, if anything is; anniversaries that come, and intentions that are open."""
    t = words.t
    coming = [linked(anniversary_line(words, one)) for one in profile.anniversaries]
    opened = [intention_text(one, words) for one in profile.found.intentions]
    planned = [linked(line) for line in planned_lines(words, profile.found.planned)]
    return html.Div(
        [
            *([html.H3(t("brief.planned")), _list(planned)] if planned else []),
            html.H3(t("profile.anniversaries")),
            _list(coming) or html.P(t("profile.no_anniversaries")),
            html.H3(t("profile.intentions")),
            _list(opened) or html.P(t("profile.no_intentions")),
        ]
    )


def intention_text(one: Relation, words: Language) -> str:
    """An open intention: its title and with whom, when it was told, and its state, which is the
    one that the table and the counts of the page give it."""
    when = words.date(one.since) if one.since else words.t("said.undated")
    state = "; ".join(text for text, _ in state_parts(words, one))
    return f"{named(words, one)} ({when}): {state}"


def others(profile: Profile, words: Language) -> Any:
    """Where to go on: to the regions of the country, or to the country of the region."""
    if not profile.others:
        return None
    links = [
        html.Li(html.A(name, href=f"/relations/{code}", **{"data-go": f"/relations/{code}"}))
        for code, name in profile.others
    ]
    return html.Div([html.H3(words.t("profile.others")), html.Ul(links)])


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


def places_table(found: PartnerDetails, notes: Mapping[int, Line], words: Language) -> Any:
    """Trade of the country by year, its share and its place among the partners; ``notes``: year →
    what else sources state of it."""
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
            status_word(words, one.turnover.status),
        ]
        for one in found.trade
    ]
    heads = ("year", "exports", "imports", "turnover", "share", "rank", "status")
    table = data_table(
        words,
        t("profile.places_caption"),
        [t(f"profile.head.{name}") for name in heads],
        rows,
        frozenset({1, 2, 3, 4}),
    )
    others = dict.fromkeys(notes[one.year] for one in found.trade if one.year in notes)
    return html.Div(
        [table, *[html.P(linked(note, found.code), className="caption") for note in others]]
    )


def _list(texts: Iterable[str | list[Any]]) -> Any:
    items = [html.Li(text) for text in texts]
    return html.Ul(items) if items else None
