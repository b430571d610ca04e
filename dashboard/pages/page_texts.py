"""The texts of a page that is new, taken out of its tree of components: the browser puts them in.

Dash draws every component by itself and asks each of them, at every change of any, whether it has
changed too: of a page's 400 most are words that no callback knows. They are sent as HTML beside
the elements that they stand in (assets/texts.js), and Dash draws what it is needed for.
"""

from __future__ import annotations

from typing import Any

from dash.development.base_component import Component

from dashboard import ids
from dashboard.pages.markup import OF_TEXT, markup

MARK = "data-fill"
"""The attribute of an element whose text is sent beside it: its place among the texts."""
LIVE = (ids.SHELL, ids.MAIN, ids.FIGURE_PANEL)
PICTURE = ids.picture("")
"""Elements whose children Dash changes: some by their ids, those of charts by its ending."""


def lifted(branches: list[Any]) -> tuple[list[Any], list[str]]:
    """The branches of a page without their texts, and the HTML of these in order of their marks.

    What is given stays as it was.
    """
    texts: list[str] = []
    return [_without(branch, texts) for branch in branches], texts


def _without(piece: Any, texts: list[str]) -> Any:
    """A piece of a page without its texts, which are added to those there are."""
    children = getattr(piece, "children", None)
    if not isinstance(piece, Component) or isinstance(children, str | int | float | None):
        return piece
    # As `copy.copy` does, without asking a component how it is to be copied.
    rest = object.__new__(piece.__class__)
    rest.__dict__.update(piece.__dict__)
    if _is_text(children) and _is_drawn_once(piece):
        rest.children = None
        setattr(rest, MARK, str(len(texts)))
        texts.append(markup(children))
    elif isinstance(children, list | tuple):
        rest.children = [_without(child, texts) for child in children]
    else:
        rest.children = _without(children, texts)
    return rest


def _is_text(piece: Any) -> bool:
    """Whether the browser draws a piece alone, and nothing in it has a name."""
    if isinstance(piece, list | tuple):
        return all(_is_text(one) for one in piece)
    if not isinstance(piece, Component):
        return True
    if piece._namespace != OF_TEXT or getattr(piece, "id", ""):
        return False
    return _is_text(getattr(piece, "children", None))


def _is_drawn_once(piece: Component) -> bool:
    """Whether Dash puts nothing into an element later, which would stand behind its text."""
    name = str(getattr(piece, "id", ""))
    return piece._namespace == OF_TEXT and name not in LIVE and not name.endswith(PICTURE)
