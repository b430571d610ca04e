"""A page below a path of a host: its links, and where its maps fetch their geometry.

``root`` is the prefix without its last slash; "" where the pages stand at the root of a host.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from dash import dcc
from dash.development.base_component import Component

from dashboard.pages import html
from dashboard.render.theme import Figure

GEOMETRY = "geojson"
BASE_MAP = "topojsonURL"


def prefixed(address: str, root: str) -> str:
    """The address under which a browser finds one of ours; any other as it is."""
    return root + address if address.startswith("/") else address


def prefixed_tree(branches: list[Any], root: str) -> list[Any]:
    """Components whose links and graphs are below the prefix, in place: each once."""
    every = {id(piece): piece for piece in pieces(branches)} if root else {}
    for piece in every.values():
        if address := getattr(piece, "href", ""):
            shown = getattr(piece, "children", None)
            if isinstance(shown, html.Code) and shown.children == address:
                shown.children = prefixed(address, root)
            piece.href = prefixed(address, root)
        if isinstance(piece, dcc.Graph):
            piece.config = {**piece.config, BASE_MAP: prefixed(piece.config[BASE_MAP], root)}
            if hasattr(piece, "figure"):
                piece.figure = prefixed_figure(piece.figure, root)
    return branches


def pieces(branches: Iterable[Any]) -> Iterator[Component]:
    """Every component of some branches of a page, in no order. That of Dash itself tells the way to
    each too, and takes three times as long."""
    waiting = list(branches)
    while waiting:
        piece = waiting.pop()
        if isinstance(piece, (list, tuple)):
            waiting += piece
        elif isinstance(piece, Component):
            yield piece
            waiting.append(getattr(piece, "children", None))


def prefixed_figure(figure: Figure, root: str) -> Figure:
    """A figure whose geometry is fetched below the prefix."""
    if not root:
        return figure
    traces = [
        one | {GEOMETRY: prefixed(one[GEOMETRY], root)} if GEOMETRY in one else one
        for one in figure["data"]
    ]
    return {**figure, "data": traces}
