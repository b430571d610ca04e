"""What stands over the map of relations: the walk through the years, zoom, colour, kinds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import dcc

from dashboard import ids
from dashboard.amount import counted
from dashboard.choices import WORLD
from dashboard.language import Language
from dashboard.narrative.names import Names
from dashboard.pages import html
from dashboard.pages.components.aloud import icon
from dashboard.pages.components.numbers import amount_link
from dashboard.query import Query
from dashboard.values import ARCS, COLOURS


def year_walk(query: Query, years: tuple[int, int], words: Language) -> Any:
    """Play, one year back or on, and a slider; assets/walk.js moves them."""
    t = words.t
    return html.Div(
        [
            _play(words),
            _step("-1", "chevron-left", t("relations_page.year_before")),
            html.Label(
                t("relations_page.year"), htmlFor=ids.YEAR_WALK, className="visually-hidden"
            ),
            dcc.Input(
                id=ids.YEAR_WALK,
                type="range",
                min=years[0],
                max=years[1],
                step=1,
                value=query.year,
                debounce=False,
                className="year-range",
            ),
            _step("1", "chevron-right", t("relations_page.year_after")),
            html.Output(str(query.year), id=ids.YEAR_SHOWN, className="year-now"),
        ],
        className="year-tools",
        role="group",
        **{"aria-label": t("relations_page.walk")},
    )


def _play(words: Language) -> Any:
    """The button that lets the years go by, and holds them."""
    play, pause = words.t("relations_page.play"), words.t("relations_page.pause")
    return html.Button(
        [icon("play-fill"), html.Span(play)],
        id=ids.YEAR_PLAY,
        type="button",
        className="action",
        **{"data-walk": "play", "data-play": play, "data-pause": pause, "aria-pressed": "false"},
    )


def _step(by: str, sign: str, label: str) -> Any:
    return html.Button(
        icon(sign, label),
        type="button",
        className="switch",
        **{"data-walk": by, "aria-label": label},
    )


def map_tools(query: Query, counts: Mapping[str, int], names: Names, words: Language) -> list[Any]:
    """Zoom, colour and kinds: buttons that tell which of them is in force.

    ``counts``: how many relations and events there are of each kind.
    """
    colours = {one: words.t(f"relations_page.colour.{one}") for one in COLOURS}
    return [
        zoom(query, names, words),
        choice("colour", colours, query.colour, words),
        _kinds(query, counts, words),
    ]


def trade_tools(query: Query, names: Names, words: Language) -> list[Any]:
    """Zoom, and whether trade is drawn as areas or as arcs."""
    shapes = {one: words.t(f"relations_page.{key}") for one, key in (("", "areas"), (ARCS, "arcs"))}
    shown = query.colour if query.colour in shapes else ""
    return [
        zoom(query, names, words),
        choice("colour", shapes, shown, words, words.t("relations_page.shape.label")),
    ]


def trade_bar(query: Query, names: Names, words: Language) -> Any:
    """The tools of the map of partners, in their place over it."""
    return html.Div(trade_tools(query, names, words), id=ids.MAP_TOOLS, className="tool-groups")


def zoom(query: Query, names: Names, words: Language) -> Any:
    """The part of the world: where the partners are, the whole, or one of the views."""
    zooms = {
        "": words.t("relations_page.zoom.usual"),
        WORLD: words.t("relations_page.zoom.world"),
        **{one: names.view(one) for one in query.choices.zooms if one != WORLD},
    }
    return choice("zoom", zooms, query.zoom, words)


def _kinds(query: Query, counts: Mapping[str, int], words: Language) -> Any:
    """Every kind of relation and event with its number, to be switched on and off."""
    t = words.t
    chips = [
        html.Span(
            [
                html.Button(
                    t(f"kind.{kind}"),
                    type="button",
                    className="chip",
                    **{
                        "data-order": f"kind:{kind}",
                        "aria-pressed": "true" if kind in query.kinds else "false",
                    },
                ),
                amount_link(str(count), counted(count), "kinds", kind, "count"),
            ],
            className="counted",
        )
        for kind, count in counts.items()
    ]
    names = ", ".join(t(f"kind.{kind}") for kind in query.kinds)
    summary = t("relations_page.kinds_of", kinds=names or t("relations_page.kinds_all"))
    return html.Details(
        [html.Summary(summary), html.Div(chips, className="chips")], className="kinds"
    )


def choice(
    noun: str, values: Mapping[str, str], chosen: str, words: Language, name: str = ""
) -> Any:
    """One of some values, by their labels, the first one being the default; buttons that say which
    it is. ``name``: what is chosen."""
    default = next(iter(values))
    buttons = [
        html.Button(
            text,
            type="button",
            className="segment",
            **{
                "data-order": f"{noun}:{'' if value == default else value}",
                "aria-pressed": "true" if value == chosen else "false",
                "aria-label": f"{text}: {name or words.t(f'relations_page.{noun}.label')}",
            },
        )
        for value, text in values.items()
    ]
    name = name or words.t(f"relations_page.{noun}.label")
    return html.Div(
        [html.Span(name, className="field-label"), html.Div(buttons, className="segmented")],
        role="group",
        className="tool-group",
        **{"aria-label": name},
    )
