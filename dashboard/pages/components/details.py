"""The details panel of one partner: regions, trade, relations, events, fields, what is due."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from dashboard.amount import counted
from dashboard.flows import NOUNS
from dashboard.language import Language
from dashboard.loaders.records import text_in
from dashboard.measures.partner_details import PartnerDetails, TradeYear
from dashboard.measures.ties import Event, Relation
from dashboard.narrative.amounts import figure
from dashboard.narrative.disputes import Dispute
from dashboard.narrative.events import date_words
from dashboard.narrative.linked import Line, Number, said
from dashboard.narrative.names import Names
from dashboard.narrative.reasons import origin
from dashboard.narrative.scene import Scene
from dashboard.narrative.statuses import status_in
from dashboard.narrative.ties import anniversary_line, begun_on, cited_state
from dashboard.narrative.wording import capital
from dashboard.pages import html
from dashboard.pages.components.close_button import close_button
from dashboard.pages.components.disputes import dispute_links
from dashboard.pages.components.numbers import amount_link, linked, rank_numbers
from dashboard.typography import NBSP


def details_panel(
    found: PartnerDetails,
    notes: Mapping[int, Line],
    disputes: Sequence[Dispute],
    scene: Scene,
) -> list[Any]:
    """What is known of a partner, in columns; ``notes``: year → what else sources state of it,
    ``disputes``: what they disagree about."""
    words, names = scene.language, scene.names
    t = words.t
    return [
        html.Div(
            [
                html.H2(names.country(found.country), className="details-name"),
                close_button(words, "tool", **{"data-order": f"partner:{found.country}"}),
            ],
            className="chart-head",
        ),
        _intentions(found, scene),
        html.Div(
            [
                _column(t("details.trade"), _trade(found, notes, scene)),
                _column(
                    t("details.relations"),
                    _listed(found.relations, lambda one: _relation(one, words))
                    or html.P(t("details.relations_none")),
                ),
                _column(
                    t("details.events"),
                    _listed(found.last_events, lambda one: _event(one, words))
                    or html.P(t("details.events_none")),
                ),
                _column(t("details.sectors"), _sectors(found, names, words)),
            ],
            className="details-columns",
        ),
        *(html.P(line, className="caption") for line in dispute_links(disputes, words)),
    ]


def _column(title: str, body: Any) -> Any:
    return html.Section([html.H3(title), body])


def _listed(items: Iterable[Any], shown: Callable[[Any], Any]) -> Any:
    rows = [html.Li(shown(item)) for item in items]
    return html.Ul(rows) if rows else None


def _trade(found: PartnerDetails, notes: Mapping[int, Line], scene: Scene) -> Any:
    words = scene.language
    if not found.trade:
        return html.P(words.t(f"details.trade_none.{origin(scene)}"))
    return html.Ul(
        [
            html.Li([html.Strong(f"{one.year} "), *traded_in(one, notes.get(one.year, ()), scene)])
            for one in found.trade
        ]
    )


def traded_in(one: TradeYear, note: Line, scene: Scene, page: str = "") -> list[Any]:
    """How much was traded in a year, its share and rank; ``note``: what other sources state,
    ``page``: of whom its page is."""
    words, at = scene.language, ("places", str(one.year))
    parts = _level(one, scene, page)
    if one.share.known:
        share = Number(figure(words, one.share), one.share, *at, "share")
        parts += [", ", *linked(said(words, "details.share", share=share), page)]
    if note:
        parts.append(html.Small(linked(note)))
    if one.rank is not None:
        placed = rank_numbers(one)
        key = "details.rank" if one.sharing == 1 else "details.rank_shared"
        line = said(words, key, count=one.ranked, **placed)
        parts.append(html.Small(linked(line, page)))
    return parts


def _level(one: TradeYear, scene: Scene, page: str) -> list[Any]:
    """The turnover of a year, or the exports or imports that are known alone, and how."""
    words, at = scene.language, ("places", str(one.year))
    flows = zip(NOUNS.values(), (one.exports, one.imports), strict=True)
    alone = [] if one.turnover.known else [(noun, amount) for noun, amount in flows if amount.known]
    parts: list[Any] = []
    for noun, amount in alone or [("turnover", one.turnover)]:
        parts += [", "] if parts else []
        parts += [words.t(f"finding.measure.{noun}"), NBSP] if alone else []
        link = amount_link(figure(words, amount), amount, *at, noun, page)
        parts += [link, f" ({status_in(scene, amount.status)})"]
    return parts


def _relation(one: Relation, words: Language) -> list[Any]:
    title = text_in(one, "title", words.code)
    begun = begun_on(one)
    when = words.t("details.since", since=words.date(begun, since=True)) if begun else ""
    parts = (when, cited_state(words, one, begun=True), one.source)
    about = capital(", ".join(part for part in parts if part))
    return [title, html.Small(about, className=f"state {one.state}")]


def _event(one: Event, words: Language) -> list[Any]:
    title = text_in(one, "title", words.code)
    when = date_words(words.code, one.start, one.end)
    return [title, html.Small(f"{when}, {one.source}")]


def _sectors(found: PartnerDetails, names: Names, words: Language) -> Any:
    # A field may have the name of a page.
    sector = words.t("filter.sector")
    chips = [
        html.Li(
            [
                html.Button(
                    names.sector(code),
                    type="button",
                    className="chip",
                    **{
                        "data-order": f"sector:{code}",
                        "aria-label": f"{names.sector(code)}: {sector}",
                    },
                ),
                amount_link(str(count), counted(count), "partner_fields", code, "together"),
            ],
            className="counted",
        )
        for code, count in found.sectors
    ]
    return html.Ul(chips, className="chips")


def _intentions(found: PartnerDetails, scene: Scene) -> Any:
    """Its partner regions and its next anniversary. The regions are those that any source names,
    beside a map of one year, in which none may be known: it says so."""
    words, due = scene.language, found.anniversary
    parts: list[Any] = []
    if found.regions:
        names = [text_in(one, "name", words.code) for one in found.regions]
        parts.append(
            html.P(
                [html.Strong(words.t("details.regions", year=scene.year) + ": "), ", ".join(names)]
            )
        )
    if due is not None:
        coming = said(words, "details.anniversary", when=anniversary_line(words, due), count=None)
        parts.append(html.P(linked(coming)))
    return html.Div(parts, className="details-lead")
