"""The page: its first layout, and the one callback of the server, which a choice becomes."""

from __future__ import annotations

from typing import Any

import flask
import orjson
from dash import Dash, Input, Output, dcc, html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.callbacks.answer_cache import only_whole
from dashboard.callbacks.page_request import PageRequest, page_request
from dashboard.callbacks.reader import ask_for_reader
from dashboard.pages.cached_pieces import marked_pieces
from dashboard.pages.page_texts import lifted
from dashboard.pages.screen import coloured, inside, rest_of, state, tree
from dashboard.pages.show import show
from dashboard.store.library import Library


def first(library: Library, asked: PageRequest) -> Any:
    """The page that the address asks for, already drawn: no second trip before the charts."""
    shown = show(ask_for_reader(library), asked.path, asked.query, **asked.parts)
    whole, texts = lifted(coloured(tree(shown), shown.query.theme))
    # The browser holds them from the beginning.
    drawn = state(shown, asked.address, first=True) | marked_pieces({"texts": texts})[0]
    only_whole(shown.failed)
    return html.Div(
        [
            dcc.Store(id=ids.CHOICE, data={**asked.address, "key": shown.key}),
            dcc.Store(id=ids.DRAWN, data=drawn),
            html.Div(whole, id=ids.SHELL),
        ]
    )


def changed(library: Library, asked: PageRequest) -> dict[str, Any]:
    """What changes on the page; all of it where it has other charts than the one that is shown,
    its surroundings too where they are others.

    A page of which a part fails is sent anew: what stood there before would be of other choices.
    """
    ask = ask_for_reader(library)
    shown = show(ask, asked.path, asked.query, **asked.parts, cards=not asked.rest)
    drawn: dict[str, Any] = {}
    if asked.key == shown.key:
        drawn = rest_of(shown, asked.address) if asked.rest else state(shown, asked.address)
    if drawn and not shown.failed:
        return drawn
    if asked.rest or shown.failed:
        shown = show(ask, asked.path, asked.query)
    elif asked.wanted:
        shown = shown.from_top(asked.wanted)
    around = not shown.is_around(asked.key) or shown.failed
    frame, texts = lifted(tree(shown) if around else inside(shown))
    drawn = state(shown, asked.address, first=True)
    drawn |= {"shell" if around else "main": frame, "texts": texts, "key": shown.key}
    only_whole(shown.failed)
    return drawn


def as_json(drawn: dict[str, Any], *, marked: bool) -> orjson.Fragment:
    """What changes on a page as it is sent, with its pieces ``marked`` for a browser that names
    what it holds. Dash finds out by trying that there are components in it, and then looks at each
    value again in Python: for a whole page most of a third of the time.
    """
    if marked:
        drawn, flask.g.digests = marked_pieces(drawn)
    options = orjson.OPT_NON_STR_KEYS | orjson.OPT_SERIALIZE_NUMPY
    return orjson.Fragment(orjson.dumps(drawn, default=_of_component, option=options))


def _of_component(piece: Any) -> Any:
    """What a component is written as. Raises ``TypeError`` for what is none."""
    if not isinstance(piece, Component):
        raise TypeError(f"{type(piece).__name__} is no component")
    return piece.to_plotly_json()


def register(app: Dash, library: Library) -> None:
    """Join the page to the library."""
    app.layout = lambda: first(library, page_request(flask.request))

    @app.callback(Output(ids.DRAWN, "data"), Input(ids.CHOICE, "data"), prevent_initial_call=True)
    def show_page(choice: dict[str, str] | None) -> orjson.Fragment:
        asked = PageRequest.of(choice or {})
        return as_json(changed(library, asked), marked=asked.marked)
