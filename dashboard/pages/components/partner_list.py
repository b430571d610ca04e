"""The list of partners beside the map: a click filters, the arrow opens a profile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dash import dcc

from dashboard import ids
from dashboard.amount import counted
from dashboard.language import Language
from dashboard.narrative.ties import TALLY
from dashboard.pages import html
from dashboard.pages.components.aloud import icon
from dashboard.pages.components.map_tools import choice
from dashboard.pages.components.numbers import amount_link
from dashboard.query import Query
from dashboard.values import SORTS

LISTED = 9
"""How many partners the list shows before it is unfolded."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A partner in the list, in the reader's language.

    ``country`` is the code that a click filters by, ``found_by`` all names to search in,
    ``about`` what is said of it, ``now`` whether it is on the map of the chosen year, ``events``
    the number of events with it.
    """

    code: str
    country: str
    name: str
    where: str
    state: str
    about: str
    found_by: str
    now: bool
    events: int


def partners_aside(
    entries: Sequence[Entry], query: Query, words: Language, *, others: bool = True
) -> Any:
    """The partners with their search, beside the map; ``others``: also those below the fold."""
    t, rest = words.t, others_of(entries, query, words) if others else []
    given = {"data-part": ids.REGION_OTHERS}
    return html.Aside(
        [
            html.H2(t("relations_page.list.title"), className="chart-title"),
            # Beside a map of a year, whose states are those of that year.
            html.P(t("relations_page.list.lead"), className="caption"),
            html.Label(t("relations_page.list.search"), htmlFor=ids.REGION_SEARCH,
                       className="visually-hidden"),
            dcc.Input(
                id=ids.REGION_SEARCH,
                type="search",
                placeholder=t("relations_page.list.search"),
                className="search-input",
                autoComplete="off",
                debounce=False,
            ),
            html.Div(first_of(entries, query, words), id=ids.REGION_LIST),
            html.Details(
                [
                    html.Summary(more(entries, words), id=ids.REGION_MORE, className="table-open"),
                    html.Ul(rest, id=ids.REGION_OTHERS, className="regions", **given),
                ],
                id=ids.REGION_REST,
                className=folded(entries),
            ),
            html.P(t("relations_page.list.none"), id=ids.REGION_NONE, hidden=True,
                   className="caption"),
            html.P(
                [
                    t("owner.lead"),
                    " ",
                    html.A(
                        t("owner.template"),
                        href=f"/download/relations-template.xlsx?lang={words.code}",
                        download=True,
                    ),
                ],
                className="caption owner",
            ),
        ],
        className="chart region-aside",
        **{"aria-label": t("relations_page.list.title")},
    )  # fmt: skip


def first_of(entries: Sequence[Entry], query: Query, words: Language) -> list[Any]:
    """The order of the partners, and the first few; a click filters, the arrow opens a profile."""
    orders = {one: words.t(f"relations_page.sort.{one}") for one in SORTS}
    shown = [_entry(entry, query, words) for entry in entries[:LISTED]]
    return [choice("sort", orders, query.sort, words), html.Ul(shown, className="regions")]


def others_of(entries: Sequence[Entry], query: Query, words: Language) -> list[Any]:
    """The partners below the fold."""
    return [_entry(entry, query, words) for entry in entries[LISTED:]]


def more(entries: Sequence[Entry], words: Language) -> str:
    """How many there are below the fold."""
    return words.plural("relations_page.list.more", max(len(entries) - LISTED, 0))


def folded(entries: Sequence[Entry]) -> str:
    """The class of the fold: of one with nothing below it, that it is not shown."""
    return "" if len(entries) > LISTED else "empty"


def _entry(entry: Entry, query: Query, words: Language) -> Any:
    t, held = words.t, words.plural("timeline.events", entry.events)
    path = f"/relations/{entry.code}"
    mine = entry.country in query.partners
    return html.Li(
        [
            html.Button(
                [
                    html.Span(entry.name, className="region-title"),
                    html.Span(entry.where, className="region-where"),
                    html.Span(entry.about, className=f"region-state {entry.state}"),
                ],
                type="button",
                className="region-pick" + ("" if entry.now else " away"),
                **{
                    "data-order": f"partner:{entry.country}",
                    "aria-pressed": "true" if mine else "false",
                },
            ),
            amount_link(held, counted(entry.events), TALLY, entry.code, "events_total", entry.code),
            html.A(
                icon("arrow-right", t("relations_page.list.open")),
                href=path,
                className="switch",
                **{
                    "data-go": path,
                    "aria-label": f"{t('relations_page.list.open')}: {entry.name}",
                },
            ),
        ],
        **{"data-search": entry.found_by},
    )
