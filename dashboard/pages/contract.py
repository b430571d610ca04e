"""What the modules of the browser must know of the program, written for them by Python.

    python -m dashboard.pages.contract > assets/contract.js

A test compares the file with what is said here.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from dashboard import ids
from dashboard.charts.addresses import FIGURE
from dashboard.documents.forms import PIXELS, SIZES
from dashboard.documents.views import LONGEST_NAME, MOST_VIEWS
from dashboard.grammar import PARTS
from dashboard.months import WHOLE_YEAR, months_text
from dashboard.pages import cached_pieces
from dashboard.pages.components.controls import EVERY_FLOW
from dashboard.pages.components.frames import CONFIG
from dashboard.render import fitting, map_frame, map_traces, marks, sharing, texts, tiles
from dashboard.render.theme import TEMPLATE, swap_table
from dashboard.typography import DOT
from dashboard.values import PUBLISHED

HEAD = """// @ts-check
/* Written by `python -m dashboard.pages.contract > assets/contract.js`: change it there. */
export const contract = """
EMPTY = {"dataset": PUBLISHED, "flow": EVERY_FLOW, "months": months_text(WHOLE_YEAR)}
"""What a filter holds while the address does not name it; the others hold nothing."""
JOIN = {"partner": ",", "sector": ",", "months": "-", "without": ",", "years": ","}
"""How the values of a filter stand in the address, of those that hold several."""

PATHS = {"answer": "/_dash-update-component", "search": "/search.json", "codes": "/codes.json",
         "deck": "/export/deck.pptx", "figure": "/figure.json", "figures": FIGURE}  # fmt: skip
"""Where the browser asks by itself, without Dash, and how the paths of numbers begin."""

SEARCH_KEEPS = ("year", "against", "months", "flow")
"""What is chosen where a question is asked, beside its dataset, and counts where the question does
not say."""

AHEAD = "X-Ahead"
"""The header of a question that nobody has asked yet: it can wait, and may be refused."""

LANGUAGE_COOKIE = "dashboard_lang"
"""The cookie in which a browser keeps the language that was chosen in it."""

NEAR = ("2", "4")
HIGH = "(min-height: 850px)"
"""How many charts of a page that nobody has seen come drawn; and from which height of a window on
the second."""


def contract() -> dict[str, Any]:
    """The names, defaults and ids that Python and the browser share, and how figures are drawn.

    ``query``: the names of an address in their order, with the value that is left out.
    ``filters``: in the order in which Dash gives their values, each with the id of its control,
    what it holds when nothing is chosen, and what joins its values. ``ids``: the ids that stand
    alone and that a module names; ``parts``: what is added to the id of a chart. ``paths``: what
    the browser asks by itself, ``ahead`` the header of what it asks ahead, ``search_keeps`` what of
    the page that is open counts for a question of the search, ``language_cookie`` where the
    language that was chosen is kept, ``near`` how many charts of a new page come drawn. ``views``:
    how many may be kept, and how long their names may be. ``cached_pieces``: how pieces of an
    answer are marked.
    """
    return {
        "query": [{"name": name, "default": _default(name)} for name in PARTS],
        "filters": [
            {
                "name": noun,
                "id": ids.filter_of(noun),
                "empty": EMPTY.get(noun, ""),
                "join": JOIN.get(noun, ""),
            }
            for noun in ids.FILTERS
        ],
        "ids": ids.of_browser(),
        "parts": {noun: f"-{noun}" for noun in ids.PARTS},
        "paths": PATHS,
        "ahead": AHEAD,
        "search_keeps": ["dataset", *SEARCH_KEEPS],
        "language_cookie": LANGUAGE_COOKIE,
        "near": {"low": NEAR[0], "high": NEAR[1], "media": HIGH},
        "views": {"most": MOST_VIEWS, "longest": LONGEST_NAME},
        "cached_pieces": {
            "mark": cached_pieces.MARK,
            "letters": cached_pieces.LETTERS,
            "parts": cached_pieces.MADE_OF_PIECES,
            "deepest": cached_pieces.OF_TRACE,
        },
        **_of_figures(),
    }


def _of_figures() -> dict[str, Any]:
    """``config``: that of every graph. ``dark``: every colour of the light palette with that of the
    dark one, ``template`` that of every figure. ``sharing``: by what names what is left out of a
    figure is put back. ``lines``: letters of a line of its texts, and what stands between those of
    one line. ``outlines``: the two resolutions of a map. ``picture``: pixels of a picture of a
    chart."""
    return {
        "config": CONFIG,
        "dark": swap_table(),
        "template": TEMPLATE,
        "sharing": {
            "code": sharing.CODE,
            "partner": sharing.PARTNER,
            "cell": sharing.CELL,
            "country_traces": sharing.COUNTRY_TRACES,
        },
        "lines": {
            "hover": texts.HOVER_WIDTH,
            "hover_of_map": map_traces.HOVER_WIDTH,
            "tile": tiles.NARROW,
            "between": DOT,
            "between_in_tile": tiles.BETWEEN,
            "between_in_key": marks.BETWEEN,
        },
        "letters": {
            "widths": {letters: width for width, letters in fitting.WIDTHS.items()},
            "other": fitting.OTHER,
            "usual": fitting.USUAL,
        },
        "outlines": {"coarse": map_frame.COARSE, "fine": map_frame.FINE},
        "picture": {"width": PIXELS[SIZES[0]][0], "height": PIXELS[SIZES[0]][1]},
    }


def _default(name: str) -> str:
    default = PARTS[name].default
    return "" if default is None else str(default)


def script() -> str:
    """The contract as a module of the browser."""
    return f"{HEAD}{json.dumps(contract(), indent=2, ensure_ascii=False)};\n"


if __name__ == "__main__":
    sys.stdout.write(script())
