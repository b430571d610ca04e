"""The page of relations: map with its tools, list of partners, timeline, matrix, fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dash import dcc, html

from dashboard import ids
from dashboard.charts.chart import Chart
from dashboard.language import Language
from dashboard.pages.components.frames import chart_frame
from dashboard.query import COLOURS, SORTS, ZOOMS, Query

LISTED = 9
"""How many partners the list shows before it is unfolded."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A partner in the list, in the reader's language.

    ``country`` is the code that a click filters by, ``found_by`` all names to search in,
    ``now`` whether it is on the map of the chosen year.
    """

    code: str
    country: str
    name: str
    where: str
    state: str
    told: str
    found_by: str
    now: bool


def relations_body(
    charts: dict[str, Chart],
    entries: Sequence[Entry],
    details: list[Any],
    selection: Query,
    years: tuple[int, int],
    counts: Mapping[str, int],
    language: Language,
) -> list[Any]:
    """The body of the page; ``selection`` is resolved, ``years`` the first and last to walk."""
    grid = [
        chart_frame(chart_id, charts[chart_id], language, wide=True)
        for chart_id in (ids.TIMELINE, ids.MATRIX, ids.SECTORS)
    ]
    return [
        html.Div(
            [
                html.Div(
                    [
                        html.Div(
                            [
                                year_walk(selection, years, language),
                                html.Div(
                                    map_tools(selection, counts, language),
                                    id=ids.RELATIONS_TOOLS,
                                    className="tool-groups",
                                ),
                            ],
                            className="relations-bar",
                        ),
                        chart_frame(ids.PARTNER_MAP, charts[ids.PARTNER_MAP], language, wide=True),
                    ],
                    className="relations-map",
                ),
                _aside(entries, selection, language),
            ],
            className="relations-top",
        ),
        html.Section(details, id=ids.DETAILS, className="details chart wide"),
        html.Div(grid, className="charts"),
    ]


def year_walk(selection: Query, years: tuple[int, int], language: Language) -> Any:
    """Play, one year back or on, and a slider; assets/relations.js moves them."""
    t = language.t

    def step(by: str, icon: str, key: str) -> Any:
        return html.Button(
            html.I(className=f"bi bi-{icon}", **{"aria-hidden": "true"}),
            type="button",
            className="switch",
            title=t(key),
            **{"data-walk": by, "aria-label": t(key)},
        )

    return html.Div(
        [
            html.Button(
                [
                    html.I(className="bi bi-play-fill", **{"aria-hidden": "true"}),
                    html.Span(t("relations_page.play")),
                ],
                id=ids.YEAR_PLAY,
                type="button",
                className="action",
                **{
                    "data-walk": "play",
                    "data-play": t("relations_page.play"),
                    "data-pause": t("relations_page.pause"),
                    "aria-pressed": "false",
                },
            ),
            step("-1", "chevron-left", "relations_page.year_before"),
            html.Label(
                t("relations_page.year"), htmlFor=ids.YEAR_WALK, className="visually-hidden"
            ),
            dcc.Input(
                id=ids.YEAR_WALK,
                type="range",
                min=years[0],
                max=years[1],
                step=1,
                value=selection.year,
                debounce=False,
                className="year-range",
            ),
            step("1", "chevron-right", "relations_page.year_after"),
            html.Output(str(selection.year), id=ids.YEAR_SHOWN, className="year-told"),
        ],
        className="year-tools",
        role="group",
        **{"aria-label": t("relations_page.walk")},
    )


def map_tools(selection: Query, counts: Mapping[str, int], language: Language) -> list[Any]:
    """Zoom, colour and kinds: buttons that tell which of them is in force.

    ``counts``: how many relations and events there are of each kind.
    """
    chosen = {"zoom": selection.zoom, "colour": selection.colour}
    groups = [
        _choice(noun, values, chosen[noun], language)
        for noun, values in (("zoom", ZOOMS), ("colour", COLOURS))
    ]
    return [*groups, _kinds(selection, counts, language)]


def _kinds(selection: Query, counts: Mapping[str, int], language: Language) -> Any:
    """Every kind of relation and event with its number, to be switched on and off."""
    t = language.t
    chips = [
        html.Button(
            f"{t(f'kind.{kind}')} {count}",
            type="button",
            className="chip",
            **{
                "data-order": f"kind:{kind}",
                "aria-pressed": "true" if kind in selection.kinds else "false",
            },
        )
        for kind, count in counts.items()
    ]
    names = ", ".join(t(f"kind.{kind}") for kind in selection.kinds)
    summary = t("relations_page.kinds_of", kinds=names or t("relations_page.kinds_all"))
    return html.Details(
        [html.Summary(summary), html.Div(chips, className="chips")], className="kinds"
    )


def _choice(noun: str, values: Sequence[str], chosen: str, language: Language) -> Any:
    t = language.t
    buttons = [
        html.Button(
            t(f"relations_page.{noun}.{value}"),
            type="button",
            className="segment",
            **{
                "data-order": f"{noun}:{'' if value == values[0] else value}",
                "aria-pressed": "true" if value == chosen else "false",
            },
        )
        for value in values
    ]
    label = t(f"relations_page.{noun}.label")
    return html.Div(
        [html.Span(label, className="field-label"), html.Div(buttons, className="segmented")],
        role="group",
        className="tool-group",
        **{"aria-label": label},
    )


def _aside(entries: Sequence[Entry], selection: Query, language: Language) -> Any:
    t = language.t
    return html.Aside(
        [
            html.H2(t("relations_page.list.title"), className="chart-title"),
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
            html.Div(region_list(entries, selection, language), id=ids.REGION_LIST),
            html.P(
                [
                    t("owner.lead"),
                    " ",
                    html.A(
                        t("owner.template"), href="/download/relations-template.xlsx", download=True
                    ),
                ],
                className="caption owner",
            ),
        ],
        className="chart region-aside",
        **{"aria-label": t("relations_page.list.title")},
    )  # fmt: skip


def region_list(entries: Sequence[Entry], selection: Query, language: Language) -> list[Any]:
    """The partners, the first few before the fold; a click filters, the arrow opens a profile."""
    t = language.t
    shown = [_entry(entry, selection, t) for entry in entries]
    rest = len(shown) - LISTED
    parts: list[Any] = [
        _choice("sort", SORTS, selection.sort, language),
        html.Ul(shown[:LISTED], className="regions"),
    ]
    if rest > 0:
        more = language.plural("relations_page.list.more", rest)
        parts.append(
            html.Details(
                [html.Summary(more, className="table-open"),
                 html.Ul(shown[LISTED:], className="regions")],
                id=ids.REGION_REST,
            )
        )  # fmt: skip
    parts.append(
        html.P(t("relations_page.list.none"), id=ids.REGION_NONE, hidden=True, className="caption")
    )
    return parts


def _entry(entry: Entry, selection: Query, t: Callable[..., str]) -> Any:
    path = f"/relations/{entry.code}"
    mine = entry.country in selection.partners
    return html.Li(
        [
            html.Button(
                [
                    html.Span(entry.name, className="region-title"),
                    html.Span(entry.where, className="region-where"),
                    html.Span(entry.told, className=f"region-told {entry.state}"),
                ],
                type="button",
                className="region-pick" + ("" if entry.now else " away"),
                **{
                    "data-order": f"partner:{entry.country}",
                    "aria-pressed": "true" if mine else "false",
                },
            ),
            html.A(
                html.I(className="bi bi-arrow-right", **{"aria-hidden": "true"}),
                href=path,
                className="switch",
                title=t("relations_page.list.open"),
                **{
                    "data-go": path,
                    "aria-label": f"{t('relations_page.list.open')}: {entry.name}",
                },
            ),
        ],
        **{"data-search": entry.found_by},
    )
