"""The profile of a partner region or country: everything that is known, each row with source."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dashboard.answers import relations
from dashboard.copies import replace
from dashboard.documents.address import country_of, title_of
from dashboard.language import Language, languages
from dashboard.measures.anniversaries import anniversaries
from dashboard.measures.ties import since_with
from dashboard.narrative.names import Names
from dashboard.narrative.reasons import origin
from dashboard.narrative.wording import capital
from dashboard.pages import html
from dashboard.pages.components.data_sources import Cited
from dashboard.pages.components.menus import FACTSHEETS
from dashboard.pages.components.profile import Profile, due, facts, others
from dashboard.pages.components.profile_tables import events_table, places_table, relations_table
from dashboard.pages.grid import cards_of_page, frame_of
from dashboard.pages.page import Page, Shown
from dashboard.pages.page_sources import cited_in
from dashboard.pages.part import text_part
from dashboard.pages.partner import known_of, notes_of

SERIES = "turnover"
FILES = ("page_pptx", "workbook", *FACTSHEETS, "page_png")
"""Its charts as slides and as a picture, and the documents about the partner."""


def profile_of(shown: Shown) -> Profile:
    """All that is known of the partner of the page, in the reader's language."""
    code, lang = shown.address.code, shown.words.code
    country = country_of(code, shown.library.registers)
    found = known_of(shown, code)
    return Profile(
        found=found,
        names=tuple((one, capital(_name(shown, code, one))) for one in languages() if one != lang),
        tallies=relations.tallies_of(shown.ask, shown.scene.query, (code, country)),
        year=shown.scene.year,
        short=shown.scene.names.region_in_short(code) if code != country else "",
        country=_name(shown, country, lang),
        since=since_with(relations.every_relation(shown.library), code),
        anniversaries=anniversaries(found.relations, shown.ask.today),
        others=_others(shown, code, country),
    )


def _name(shown: Shown, code: str, lang: str) -> str:
    registers = shown.library.registers
    named = registers.region_name if "-" in code else registers.country_name
    return named(code, lang)


def _others(shown: Shown, code: str, country: str) -> tuple[tuple[str, str], ...]:
    """The country of a region, or the partner regions of a country."""
    lang = shown.words.code
    if code != country:
        return ((country, capital(_name(shown, country, lang))),)
    listed = shown.ask(relations.listed_partners, shown.scene.query)
    found = listed.loc[listed["country"].eq(country) & listed["region"].ne(""), "region"]
    return tuple((region, capital(_name(shown, region, lang))) for region in found)


def _body(shown: Shown) -> list[Any]:
    words, names = shown.words, shown.scene.names
    profile = profile_of(shown)
    cited = cited_in(shown)

    def table(name: str, make: Callable[[], list[Any]]) -> Any:
        made = text_part(shown, name, make)
        return _section(words.t(f"profile.{name}"), *made, kind="chart wide headed")

    lead = [facts(profile, shown.scene), due(profile, words), others(profile, words)]
    return [
        html.Div(
            [html.Div(lead, className="chart profile-facts"), *frame_of(shown, "place_map")],
            className="charts profile",
        ),
        table("agreements", lambda: [relations_table(
            words.t("profile.agreements"), profile.found.relations, cited, names, words)]),
        html.Div(
            [*frame_of(shown, "timeline", wide=True), *frame_of(shown, "fields", wide=True)],
            className="charts",
        ),
        table("events", lambda: [events_table(
            words.t("profile.events"), profile.found.events, cited, names, words)]),
        *([table("beside", lambda: _beside(profile, cited, names, words))]
          if profile.found.beside or profile.found.beside_events else []),
        *_trade(shown, profile),
    ]  # fmt: skip


def _beside(profile: Profile, cited: Cited, names: Names, words: Language) -> list[Any]:
    """What the partner has a part in and what is only noted: listed, and counted by itself."""
    found = profile.found
    parts: list[Any] = [html.P(words.t("profile.beside_note"), className="caption")]
    if found.beside:
        caption = words.t("profile.beside_relations")
        parts.append(relations_table(caption, found.beside, cited, names, words))
    if found.beside_events:
        caption = words.t("profile.beside_events")
        parts.append(events_table(caption, found.beside_events, cited, names, words))
    return parts


def _trade(shown: Shown, profile: Profile) -> list[Any]:
    """Cards, series, share and rank of the country; a sentence where nothing is known."""
    words = shown.words
    title = words.t("profile.trade", partner=profile.country)
    if shown.drawn(SERIES) is None:
        return [_section(title, html.P(words.t(f"details.trade_none.{origin(shown.scene)}")))]
    notes = notes_of(shown, profile.found.country)
    table = places_table(profile.found, notes, shown.scene)
    places = _section(words.t("profile.places"), table, kind="chart")
    return [
        html.H2(title, className="part-title"),
        html.P(words.t(f"profile.trade_note.{origin(shown.scene)}"), className="caption"),
        *cards_of_page(shown),
        html.Div([*frame_of(shown, SERIES), places], className="charts"),
    ]


def _section(title: str, *inside: Any, kind: str = "chart wide") -> Any:
    return html.Section([html.H2(title, className="chart-title"), *inside], className=kind)


def _title(shown: Shown) -> str:
    return title_of(shown.address, shown.library.registers, shown.words)


def _without_trade(shown: Shown) -> Shown:
    """The page without the series and the cards where no trade with the country is known."""
    series = shown.drawn(SERIES)
    # It is drawn by looking at it, and only then known to have failed.
    if series is None or not series.chart.empty or f"chart {SERIES}" in shown.failed:
        return shown
    charts = tuple(one for one in shown.charts if one is not series)
    return replace(shown, charts=charts, cards=())


PAGE = Page(
    noun="profile",
    title=_title,
    body=_body,
    settled=_without_trade,
    filters=("dataset", "release", "year", "against", "months"),
    cards=True,
    documents=FILES,
)
