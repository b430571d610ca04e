"""The profile of a partner region or country: everything that is known, each row with source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from dash import html

from dashboard import ids
from dashboard.charts.chart import Chart
from dashboard.language import NOTHING, Language
from dashboard.measures.partner_details import Anniversary, Event, PartnerDetails, Relation
from dashboard.narrative.events import date_words
from dashboard.pages.components.cards import Card, cards_row
from dashboard.pages.components.data_sources import Cited
from dashboard.pages.components.document import data_table
from dashboard.pages.components.frames import chart_frame


@dataclass(frozen=True, slots=True)
class Profile:
    """What a profile shows. ``names`` are the name in the reader's and in the other language.

    ``others`` are profiles to go on to: regions of the country, or the country of the region,
    as (code, name).
    """

    found: PartnerDetails
    names: tuple[str, str]
    country: str
    since: str
    events: tuple[Event, ...]
    anniversaries: tuple[Anniversary, ...]
    others: tuple[tuple[str, str], ...]


def profile_body(
    own: Profile,
    charts: dict[str, Chart],
    cards: list[Card],
    cited: Cited,
    sector: Any,
    language: Language,
) -> list[Any]:
    """The body of the page; ``sector`` names codes of fields."""
    t = language.t
    return [
        html.Div(
            [
                html.Div(
                    [_facts(own, language), _due(own, language), _others(own, language)],
                    className="chart profile-facts",
                ),
                chart_frame(ids.PARTNER_MAP, charts[ids.PARTNER_MAP], language),
            ],
            className="charts profile",
        ),
        _section(t("profile.agreements"), _relations(own.found.relations, cited, sector, language)),
        html.Div(
            [
                chart_frame(ids.TIMELINE, charts[ids.TIMELINE], language),
                chart_frame(ids.SECTORS, charts[ids.SECTORS], language),
            ],
            className="charts",
        ),
        _section(t("profile.events"), _events(own.events, cited, sector, language)),
        *_trade(own, charts, cards, language),
    ]


def _trade(
    own: Profile, charts: dict[str, Chart], cards: list[Card], language: Language
) -> list[Any]:
    """Cards, series, share and rank of the country; a sentence where nothing is published."""
    t = language.t
    title = t("profile.trade", country=own.country)
    if ids.TURNOVER not in charts:
        return [_section(title, html.P(t("details.trade_none")))]
    return [
        html.H2(title, className="part-title"),
        html.P(t("profile.trade_note"), className="caption"),
        cards_row(cards),
        html.Div(
            [
                chart_frame(ids.TURNOVER, charts[ids.TURNOVER], language),
                _section(t("profile.places"), _places(own.found, language), ""),
            ],
            className="charts",
        ),
    ]


def _section(title: str, inside: Any, width: str = "wide") -> Any:
    heading = html.H2(title, className="chart-title")
    return html.Section([heading, inside], className=f"chart {width}".strip())


def _facts(own: Profile, language: Language) -> Any:
    t, found = language.t, own.found
    standing = sum(one.state in ("in-force", "unknown") for one in found.relations)
    pairs = [
        (t("profile.other_name"), own.names[1]),
        (t("profile.code"), found.code),
        (t("profile.since"), language.date(own.since) if own.since else t("said.undated")),
        (t("profile.standing"), language.number(standing, 0)),
        (t("profile.relations"), language.number(len(found.relations), 0)),
        (t("profile.event_count"), language.number(found.event_count, 0)),
    ]
    if found.code != found.country:
        pairs.insert(1, (t("profile.country"), own.country))
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


def _due(own: Profile, language: Language) -> Any:
    t = language.t
    coming = [
        t(
            "details.anniversary_of",
            date=language.date(one.due),
            years=language.plural("details.years", one.years),
            title=_title(one.relation, language),
        )
        for one in own.anniversaries
    ]
    opened = [intention_text(one, language) for one in own.found.intentions]
    return html.Div(
        [
            html.H3(t("profile.anniversaries")),
            _list(coming) or html.P(t("profile.no_anniversaries")),
            html.H3(t("profile.intentions")),
            _list(opened) or html.P(t("profile.no_intentions")),
        ]
    )


def intention_text(one: Relation, language: Language) -> str:
    """An open intention: its title, when it was told, and that no signature is confirmed."""
    when = language.date(one.since) if one.since else language.t("said.undated")
    return f"{_title(one, language)} ({when}): {language.t('profile.unconfirmed')}"


def _others(own: Profile, language: Language) -> Any:
    if not own.others:
        return None
    links = [
        html.Li(html.A(name, href=f"/relations/{code}", **{"data-go": f"/relations/{code}"}))
        for code, name in own.others
    ]
    return html.Div([html.H3(language.t("profile.others")), html.Ul(links)])


def _relations(relations: Sequence[Relation], cited: Cited, sector: Any, language: Language) -> Any:
    t = language.t
    if not relations:
        return html.P(t("details.relations_none"))
    heads = ("title", "party", "kind", "since", "until", "state", "sectors", "source")
    rows = [
        [
            _title(one, language),
            one.party_ru if language.code == "ru" else one.party_en,
            t(f"kind.{one.kind}"),
            language.date(one.since) if one.since else NOTHING,
            language.date(one.until) if one.until else NOTHING,
            html.Span(t(f"state.{one.state}"), className=f"state {one.state}"),
            ", ".join(map(sector, one.sectors)) or NOTHING,
            cited.link(one.source),
        ]
        for one in relations
    ]
    return data_table(t("profile.agreements"), [t(f"profile.head.{name}") for name in heads], rows)


def _events(events: Sequence[Event], cited: Cited, sector: Any, language: Language) -> Any:
    t = language.t
    if not events:
        return html.P(t("details.events_none"))
    heads = ("date", "event", "kind", "participants", "sectors", "source")
    rows = [
        [
            date_words(language.code, one.start, one.end),
            one.title_ru if language.code == "ru" else one.title_en,
            t(f"kind.{one.kind}"),
            (one.participants_ru if language.code == "ru" else one.participants_en) or NOTHING,
            ", ".join(map(sector, one.sectors)) or NOTHING,
            cited.link(one.source),
        ]
        for one in events
    ]
    return data_table(t("profile.events"), [t(f"profile.head.{name}") for name in heads], rows)


def _places(found: PartnerDetails, language: Language) -> Any:
    t = language.t
    rows = [
        [
            str(year.year),
            language.millions(year.exports_usd),
            language.millions(year.imports_usd),
            language.millions(year.turnover_usd),
            language.percent(year.share_pct),
            t("profile.place", rank=year.rank, ranked=year.ranked) if year.rank else NOTHING,
            t(f"status.{year.status.replace(' ', '_')}"),
        ]
        for year in found.trade
    ]
    heads = ("year", "exports", "imports", "turnover", "share", "rank", "status")
    table = data_table(
        t("profile.places_caption"),
        [t(f"profile.head.{name}") for name in heads],
        rows,
        frozenset({1, 2, 3, 4}),
    )
    notes = dict.fromkeys(year.note for year in found.trade if year.note)
    return html.Div([table, *[html.P(note, className="caption") for note in notes]])


def _list(texts: Iterable[str]) -> Any:
    items = [html.Li(text) for text in texts]
    return html.Ul(items) if items else None


def _title(one: Relation, language: Language) -> str:
    return one.title_ru if language.code == "ru" else one.title_en
