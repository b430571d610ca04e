"""Pieces of the profile of a partner: facts, what is due, where to go on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dashboard.amount import counted
from dashboard.charts.addresses import amount_path
from dashboard.copies import replace
from dashboard.language import Language
from dashboard.measures.anniversaries import Anniversary
from dashboard.measures.counting import Tally
from dashboard.measures.partner_details import PartnerDetails, TradeYear
from dashboard.measures.ties import Relation
from dashboard.narrative.events import planned_lines
from dashboard.narrative.scene import Scene
from dashboard.narrative.ties import STATES, TALLY, anniversary_line, named, state_parts
from dashboard.pages import html
from dashboard.pages.components.details import traded_in
from dashboard.pages.components.document import separated
from dashboard.pages.components.numbers import linked, number_link


@dataclass(frozen=True, slots=True)
class Profile:
    """What a profile shows. ``names`` are the codes of the other languages and the name in each.

    ``others`` are profiles to go on to: regions of the country, or the country of the region,
    as (code, name). ``tallies``: what there is with the partner and, of a region, with its country.
    """

    found: PartnerDetails
    tallies: tuple[Tally, ...]
    year: int
    names: tuple[tuple[str, str], ...]
    short: str
    country: str
    since: str
    anniversaries: tuple[Anniversary, ...]
    others: tuple[tuple[str, str], ...]


def facts(profile: Profile, scene: Scene) -> Any:
    """What the partner is: names, code, since when, how large its trade is, how many relations and
    events."""
    words, found = scene.language, profile.found
    t = words.t
    pairs = [
        (t("profile.other_name"), separated(
            [html.Span(name, lang=lang) for lang, name in profile.names])),
        (t("profile.code"), found.code),
        (t("profile.since"), words.date(profile.since) if profile.since else t("said.undated")),
    ]  # fmt: skip
    # Trade is that of the country, and its place stands in the list of its years.
    of_country = found.code == found.country
    if of_country and (last := _last_traded(found, profile.year)) is not None:
        key = "traded_whole" if scene.query.months else "traded"
        term = t(f"profile.{key}", partner=profile.country, year=last.year)
        pairs.append((term, traded_in(replace(last, rank=None), (), scene, found.code)))
    if not of_country:
        pairs.insert(1, (t("profile.country"), profile.country))
    brief = f"/brief/{found.code}"
    named = html.Dl(
        [part for term, text in pairs for part in (html.Dt(term), html.Dd(text))],
        className="facts",
    )
    one = len(profile.tallies) == 1
    counts = _counted(profile, words) if one else _beside_its_country(profile, words)
    return html.Div(
        [
            html.H2(t("profile.facts"), className="chart-title"),
            *((named, counts) if one else (html.Div([named, counts], className="side-by-side"),)),
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


def _last_traded(found: PartnerDetails, year: int) -> TradeYear | None:
    """The trade of a year, or of the last one before it of which it is known."""
    return next((one for one in found.trade if one.year <= year), None)


def _terms(profile: Profile, words: Language) -> list[str]:
    """What is counted."""
    t = words.t
    return [
        *(t(f"profile.count.{state}") for state in STATES),
        t("profile.events_in_year", year=profile.year),
        t("profile.event_count"),
    ]


def _counted(profile: Profile, words: Language) -> Any:
    """What is counted of a country, and how many there are: side by side, as figures are read."""
    (one,) = profile.tallies
    return html.Dl(
        [
            html.Div([html.Dt(term), html.Dd(_tallied(one, place, profile, term))])
            for place, term in enumerate(_terms(profile, words))
        ],
        className="tally",
    )


def _beside_its_country(profile: Profile, words: Language) -> Any:
    """What is counted of a region, and of its country beside it."""
    names = (profile.short, profile.country)
    rows = [
        html.Tr(
            [
                html.Th(term, scope="row"),
                *(
                    html.Td(_tallied(one, place, profile, f"{name}, {term}"), className="number")
                    for name, one in zip(names, profile.tallies, strict=True)
                ),
            ]
        )
        for place, term in enumerate(_terms(profile, words))
    ]
    heads = [html.Td(), *(html.Th(name, scope="col", className="number") for name in names)]
    said = words.t("profile.counted", names=", ".join(names))
    parts = [html.Thead(html.Tr(heads)), html.Tbody(rows)]
    return html.Table(parts, className="tallies", **{"aria-label": said})


def _tallied(one: Tally, place: int, profile: Profile, what: str) -> Any:
    """One count of a tally as a link to what was counted; ``what``, beside it, names it."""
    number = (*one.relations, one.events.in_year, one.events.total)[place]
    column = (*STATES, "events", "events_total")[place]
    path = amount_path(counted(number), TALLY, one.code, column, profile.found.code)
    return number_link(str(number), path, **{"aria-label": f"{number}: {what}"}) if path else number


def due(profile: Profile, words: Language) -> Any:
    """What is planned, if anything is; anniversaries that come, and intentions that are open."""
    t = words.t
    coming = [linked(anniversary_line(words, one)) for one in profile.anniversaries]
    opened = [intention_text(one, words) for one in profile.found.intentions]
    planned = [linked(line) for line in planned_lines(words, profile.found.planned)]
    return html.Div(
        [
            *([html.Div([html.H3(t("brief.planned")), _list(planned)])] if planned else []),
            html.Div([html.H3(t("profile.anniversaries")),
                      _list(coming) or html.P(t("profile.no_anniversaries"))]),
            html.Div([html.H3(t("profile.intentions")),
                      _list(opened) or html.P(t("profile.no_intentions"))]),
        ],
        className="due",
    )  # fmt: skip


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
    return html.Div([html.H3(words.t("profile.others")), html.Ul(links, className="in-line")])


def _list(texts: Iterable[str | list[Any]]) -> Any:
    items = [html.Li(text) for text in texts]
    return html.Ul(items) if items else None
