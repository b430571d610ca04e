"""The details panel of one partner: regions, trade, relations, events, fields, what is due."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.measures.partner_details import Event, PartnerDetails, Relation, TradeYear

Name = Callable[[str], str]


def details_panel(found: PartnerDetails, words: Language, country: Name, sector: Name) -> list[Any]:
    """What is known of a partner, in columns; ``country`` and ``sector`` name codes."""
    t = words.t
    return [
        html.Div(
            [
                html.H2(country(found.country), className="details-name"),
                html.Button(
                    "×",
                    className="tool",
                    type="button",
                    **{"data-order": f"partner:{found.country}", "aria-label": t("frame.close")},
                ),
            ],
            className="chart-head",
        ),
        _intentions(found, words),
        html.Div(
            [
                _column(t("details.trade"), _trade(found, words)),
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
                _column(t("details.sectors"), _sectors(found, sector)),
            ],
            className="details-columns",
        ),
    ]


def _column(title: str, body: Any) -> Any:
    return html.Section([html.H3(title), body])


def _listed(items: Iterable[Any], shown: Callable[[Any], Any]) -> Any:
    rows = [html.Li(shown(item)) for item in items]
    return html.Ul(rows) if rows else None


def _trade(found: PartnerDetails, words: Language) -> Any:
    if not found.trade:
        return html.P(words.t("details.trade_none"))
    return html.Ul([html.Li(_trade_year(year, words)) for year in found.trade])


def _trade_year(year: TradeYear, words: Language) -> list[Any]:
    status = words.t(f"status.{year.status.replace(' ', '_')}")
    share = words.percent(year.share_pct)
    told = f"{words.usd(year.turnover_usd)} ({status})"
    if year.share_pct == year.share_pct:
        told += f", {share}"
    parts = [html.Strong(f"{year.year} "), told]
    if year.note:
        parts.append(html.Small(year.note))
    if year.rank is not None:
        rank = words.t("details.rank", rank=year.rank, ranked=year.ranked)
        parts.append(html.Small(rank))
    return parts


def _relation(one: Relation, words: Language) -> list[Any]:
    title = one.title_ru if words.code == "ru" else one.title_en
    when = words.t("details.since", since=words.date(one.since)) if one.since else ""
    state = words.t(f"state.{one.state}")
    told = ", ".join(part for part in (state, when, one.source) if part)
    return [title, html.Small(told, className=f"state {one.state}")]


def _event(one: Event, words: Language) -> list[Any]:
    title = one.title_ru if words.code == "ru" else one.title_en
    when = words.date(one.start) if one.start else words.t("timeline.undated")
    return [title, html.Small(f"{when}, {one.source}")]


def _sectors(found: PartnerDetails, sector: Name) -> Any:
    chips = [
        html.Li(
            html.Button(
                f"{sector(code)} {count}",
                type="button",
                className="chip",
                **{"data-order": f"sector:{code}"},
            )
        )
        for code, count in found.sectors
    ]
    return html.Ul(chips, className="chips")


def _intentions(found: PartnerDetails, words: Language) -> Any:
    due = found.anniversary
    parts: list[Any] = []
    if found.regions:
        names = [one.name_ru if words.code == "ru" else one.name_en for one in found.regions]
        parts.append(html.P([html.Strong(words.t("details.regions") + ": "), ", ".join(names)]))
    if due is not None:
        title = due.relation.title_ru if words.code == "ru" else due.relation.title_en
        years = words.plural("details.years", due.years)
        told = words.t("details.anniversary", date=words.date(due.due), years=years, title=title)
        parts.append(html.P(told))
    return html.Div(parts, className="details-lead")
