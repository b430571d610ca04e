"""A page below a path of a host: its links, and where its maps fetch their geometry.

``root`` is the prefix without its last slash; "" where the pages stand at the root of a host.
"""

from __future__ import annotations

from typing import Any

from dash import dcc

from dashboard.pages import html
from dashboard.render.theme import Figure

GEOMETRY = "geojson"
BASE_MAP = "topojsonURL"


def prefixed(address: str, root: str) -> str:
    """The address under which a browser finds one of ours; any other as it is."""
    return root + address if address.startswith("/") else address


def prefixed_tree(branches: list[Any], root: str) -> list[Any]:
    """Components whose links and graphs are below the prefix, in place: each once."""
    pieces = {id(piece): piece for branch in branches if root for piece in _pieces(branch)}
    for piece in pieces.values():
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


def _pieces(branch: Any) -> list[Any]:
    return [branch, *branch._traverse()] if hasattr(branch, "_traverse") else []


def prefixed_figure(figure: Figure, root: str) -> Figure:
    """A figure whose geometry is fetched below the prefix."""
    if not root:
        return figure
    traces = [
        one | {GEOMETRY: prefixed(one[GEOMETRY], root)} if GEOMETRY in one else one
        for one in figure["data"]
    ]
    return {**figure, "data": traces}
