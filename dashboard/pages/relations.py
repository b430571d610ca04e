"""The page of relations: map with its tools, list of partners, timeline, matrix, fields."""

from __future__ import annotations

from typing import Any

from dashboard import ids
from dashboard.answers import locations, relations
from dashboard.documents.address import known_code
from dashboard.language import languages
from dashboard.loaders.records import records
from dashboard.measures.contacts import contacts_of
from dashboard.measures.counting import APART, count_events
from dashboard.measures.partner_list import in_order
from dashboard.measures.ties import events_with, relations_with
from dashboard.narrative.wording import capital
from dashboard.pages import html
from dashboard.pages.components.apart import Apart, apart_parts, count_line
from dashboard.pages.components.map_tools import map_tools, year_walk
from dashboard.pages.components.menus import DOCUMENTS
from dashboard.pages.components.partner_list import (
    Entry,
    first_of,
    folded,
    more,
    others_of,
    partners_aside,
)
from dashboard.pages.grid import frame_of, framed
from dashboard.pages.page import COMPARING_NOTHING, Page, Shown
from dashboard.pages.page_sources import cited_in
from dashboard.pages.part import text_part
from dashboard.pages.partner import PANELS, panel_section

MAP = "region_map"
LIST = "list of partners"


def _body(shown: Shown) -> list[Any]:
    query, words = shown.query, shown.words
    top = html.Div(
        [
            html.Div(
                [
                    html.Div(
                        [
                            year_walk(query, _walk(shown), words),
                            html.Div(
                                _tools(shown), id=ids.RELATIONS_TOOLS, className="tool-groups"
                            ),
                        ],
                        className="relations-bar",
                    ),
                    *frame_of(shown, MAP, wide=True),
                ],
                className="relations-map",
            ),
            *_aside(shown),
        ],
        className="relations-top",
    )
    below = [
        framed(shown, drawn, wide=True) for drawn in shown.charts if drawn.declared.name != MAP
    ]
    ties = _apart(shown) if shown.holds(ids.APART) else []
    given = {"data-part": ids.APART, "data-fixed": ""}
    apart = html.Section(ties, id=ids.APART, className="chart wide", **given)
    return [top, panel_section(shown), html.Div(below, className="charts"), apart]


def _changes(shown: Shown) -> dict[str, Any]:
    query = shown.query
    return {
        ids.RELATIONS_TOOLS: {"children": _tools(shown)},
        **_list(shown),
        ids.YEAR_WALK: {"value": query.year},
        ids.YEAR_SHOWN: {"children": str(query.year)},
        **_counts_apart(shown),
    }


def _apart(shown: Shown) -> list[Any]:
    """What is multilateral, domestic or only noted: of all partners, fields and kinds. A choice
    changes the counts of the year alone."""

    def parts() -> list[Any]:
        groups = _groups_apart(shown)
        year, cited = shown.scene.year, cited_in(shown)
        return apart_parts(groups, year, cited, shown.scene.names, shown.words) if groups else []

    return text_part(shown, "ties apart", parts)


def _groups_apart(shown: Shown) -> list[Apart]:
    known, year = shown.library.relations, shown.scene.year
    groups = [
        Apart(
            kind,
            tuple(relations_with(known.relations, counted_as=kind)),
            tuple(events_with(known.events, counted_as=kind)),
            count_events(contacts_of(known.events), (year,), counted_as=kind).in_year,
        )
        for kind in APART
    ]
    return [one for one in groups if one.relations or one.events]


def _counts_apart(shown: Shown) -> dict[str, Any]:
    year, words = shown.scene.year, shown.words
    return {
        ids.count_apart(one.kind): {"children": count_line(one, year, words)}
        for one in _groups_apart(shown)
    }


def _walk(shown: Shown) -> tuple[int, int]:
    """The first and the last year to walk through: from the region's first relation on."""
    choices = shown.query.choices
    known = {*choices.years, *choices.other_years}
    return (max(shown.library.registers.region.first_year, min(known)), max(choices.years))


def _tools(shown: Shown) -> list[Any]:
    counts = {row.kind: row.number for row in shown.ask.rows(relations.kinds, shown.query)}
    return map_tools(shown.query, counts, shown.scene.names, shown.words)


def _aside(shown: Shown) -> list[Any]:
    def make() -> list[Any]:
        others = shown.holds(ids.REGION_OTHERS)
        return [partners_aside(entries_of(shown), shown.query, shown.words, others=others)]

    return text_part(shown, LIST, make)


def _list(shown: Shown) -> dict[str, Any]:
    """What changes of it above the fold, and how many partners are below."""
    entries: list[Entry] = []

    def make() -> list[Any]:
        entries.extend(entries_of(shown))
        return first_of(entries, shown.query, shown.words)

    return {
        ids.REGION_LIST: {"children": text_part(shown, LIST, make)},
        ids.REGION_MORE: {"children": more(entries, shown.words)},
        ids.REGION_REST: {"className": folded(entries)},
    }


def _others(shown: Shown) -> list[Any]:
    return text_part(shown, LIST, lambda: others_of(entries_of(shown), shown.query, shown.words))


def entries_of(shown: Shown) -> list[Entry]:
    """The list of partners in the reader's order and language.

    Groups of countries are no partners: there is no page of one.
    """
    query = shown.scene.query
    now = set(shown.ask(locations.regions, query)["region"])
    listed = in_order(shown.ask(relations.listed_partners, query), shown.query.sort)
    registers = shown.library.registers
    return [
        _entry(row, shown, row.code in now)
        for row in records(listed)
        if known_code(row.code, registers)
    ]


def _entry(row: Any, shown: Shown, now: bool) -> Entry:
    words, names = shown.words, shown.scene.names
    known = [name for code in (row.region, row.country) if code for name in _names(code, shown)]
    country = names.country(row.country)
    about = words.t(f"state.{row.state}")
    if shown.query.sort == "anniversary" and row.due:
        years = words.plural("details.years", int(row.years))
        about = words.t("relations_page.list.due", date=words.date(row.due), years=years)
    return Entry(
        code=row.code,
        country=row.country,
        name=capital(names.region(row.region) if row.region else country),
        where=country if row.region else words.t("relations_page.list.country"),
        state=row.state,
        about=about,
        events=int(row.events),
        found_by=" ".join([*known, row.code, row.country]).casefold(),
        now=now,
    )


def _names(code: str, shown: Shown) -> list[str]:
    """The name of a region or country in every language: what it is found by."""
    registers = shown.library.registers
    named = registers.region_name if "-" in code else registers.country_name
    return [named(code, lang) for lang in languages()]


PAGE = Page(
    noun="relations",
    title=lambda shown: shown.words.t("page.relations"),
    body=_body,
    place=40,
    changes=_changes,
    panels={**PANELS, ids.APART: _apart, ids.REGION_OTHERS: _others},
    fixed=(ids.APART,),
    filters=COMPARING_NOTHING,
    documents=DOCUMENTS,
)
