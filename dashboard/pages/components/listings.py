"""The things that a chart counts, one by one under its drawing: whole, or the first few."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.charts.addresses import row_path
from dashboard.charts.listing import Item, Listing
from dashboard.language import Language
from dashboard.narrative.linked import plain
from dashboard.pages import html
from dashboard.pages.components.document import folded
from dashboard.pages.components.numbers import linked, number_link
from dashboard.typography import headed

FIRST = 6
"""How many are shown where there is little room."""


def whole(lists: Sequence[Listing], partner: str = "") -> list[Any]:
    """Every list under its heading; those that are looked for behind it. ``partner``: of whom the
    page is."""
    parts: list[Any] = []
    for one in lists:
        if one.folded:
            parts.append(folded(plain(one.heading), _items(one.items)))
        else:
            parts += [
                html.H3(linked(one.heading, partner)),
                *([_items(one.items)] if one.items else []),
            ]
    return parts


def brief(lists: Sequence[Listing], path: str, words: Language) -> list[Any]:
    """The first few of the list that is read, and where all of them are; figures as they are."""
    parts: list[Any] = []
    for one in lists:
        if one.figures:
            parts += [html.H3(linked(one.heading)), _figures(one)]
        if one.brief:
            some = [words.t("frame.first_items")] if len(one.items) > FIRST else []
            parts.append(html.H3([*linked(one.heading), *some]))
            parts += [_items(one.items[:FIRST])] if one.items else []
    link = html.A(
        words.t("frame.all_items", page=words.t("page.relations")), href=path, **{"data-go": path}
    )
    more = [html.P(link, className="list-more")] if any(one.brief for one in lists) else []
    return parts + more


def _figures(listed: Listing) -> Any:
    rows = [
        html.Div([html.Dt(name), html.Dd(linked(line))],
                 className="chosen" if name in listed.chosen else None)
        for name, line in listed.figures
    ]  # fmt: skip
    return html.Dl(rows, className="figures")


def _items(items: Sequence[Item]) -> Any:
    return html.Ul([_item(one) for one in items], className="items")


def _item(one: Item) -> Any:
    sign = {"background": f"var(--{one.noun})"}
    return html.Li(
        [
            html.Span(className="item-sign", style=sign, **{"aria-hidden": "true"}),
            *([html.Span(one.when, className="item-when")] if one.when else []),
            number_link(headed(one.title), row_path(one.row)),
            html.Small(headed(one.about)),
        ]
    )
