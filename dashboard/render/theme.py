"""The only home of colours, type and the plotly template.

Figures are drawn in the light palette. The browser swaps colour for colour to get the dark one
(``swap``), so a change of theme needs no server; therefore every colour of a palette is unique.
Contrasts and colour blindness are tested in tests/render/test_theme.py.
"""

from __future__ import annotations

import re
from typing import Any

Figure = dict[str, Any]

FONT = '"Segoe UI", "Noto Sans", "PT Sans", "Helvetica Neue", Arial, "Liberation Sans", sans-serif'

CLEAR = "rgba(0,0,0,0)"
"""No colour at all: what is there for the pointer or as a ground alone."""

LIGHT = {
    "page": "#f3f5f7",
    "surface": "#ffffff",
    "raised": "#f8fafb",
    "line": "#d8dee4",
    "grid": "#e8ecf0",
    "ink": "#18222d",
    "ink-2": "#4a5866",
    "muted": "#84919e",
    "pale": "#dfe5ea",
    "exports": "#063274",
    "imports": "#c28100",
    "exports-pale": "#cfdcf0",
    "imports-pale": "#f6e2b4",
    "turnover": "#43617b",
    "balance": "#18232e",
    "accent": "#0b6e66",
    "accent-pale": "#d7ebe8",
    "chosen": "#0a5c56",
    "relation": "#0c7a70",
    "relation-ended": "#8a7f73",
    "relation-planned": "#7a5ea8",
    "contacts": "#5c8fb8",
    "warning": "#8a4b00",
    "warning-pale": "#fff4e0",
    "land": "#e4e8ec",
    "border": "#fefefe",
    "sea": "#f5f8fa",
    "home": "#b3261e",
    "event-visit": "#17896f",
    "event-forum": "#3f3193",
    "event-signing": "#e7335b",
    "event-anniversary": "#898229",
    "event-exchange": "#a5459c",
    "event-other": "#7a8e99",
    "class-1": "#b3d1e7",
    "class-2": "#93b8d5",
    "class-3": "#6797be",
    "class-4": "#3a709f",
    "class-5": "#164673",
    "exports-text": "#063275",
    "imports-text": "#8a5b00",
    "event-signing-text": "#c8214b",
    "event-visit-text": "#0f7360",
    "event-anniversary-text": "#6c661d",
}
DARK = {
    "page": "#0d1319",
    "surface": "#141c24",
    "raised": "#1a242e",
    "line": "#2f3b47",
    "grid": "#25303b",
    "ink": "#e9eef3",
    "ink-2": "#b4c0cc",
    "muted": "#7d8b99",
    "pale": "#2a3641",
    "exports": "#296ec2",
    "imports": "#ffd480",
    "exports-pale": "#1b3a66",
    "imports-pale": "#5a430f",
    "turnover": "#8fb0cc",
    "balance": "#eaeff4",
    "accent": "#4cc2b5",
    "accent-pale": "#16393a",
    "chosen": "#5fd0c4",
    "relation": "#41b8ab",
    "relation-ended": "#a2968a",
    "relation-planned": "#b79be6",
    "contacts": "#6fa8d6",
    "warning": "#ffc76b",
    "warning-pale": "#33280f",
    "land": "#27323d",
    "border": "#0e151c",
    "sea": "#10171e",
    "home": "#ff8a80",
    "event-visit": "#4ac6a8",
    "event-forum": "#8387e0",
    "event-signing": "#e8787b",
    "event-anniversary": "#cbc56c",
    "event-exchange": "#f893e1",
    "event-other": "#9689ae",
    "class-1": "#2e4c66",
    "class-2": "#356187",
    "class-3": "#4079a8",
    "class-4": "#69a3d4",
    "class-5": "#b0d6f5",
    "exports-text": "#659fe8",
    "imports-text": "#ffd481",
    "event-signing-text": "#e9797c",
    "event-visit-text": "#4bc6a8",
    "event-anniversary-text": "#ccc56c",
}
_TO_DARK = {light: DARK[name] for name, light in LIGHT.items()}
_HEX = re.compile("|".join(LIGHT.values()))


_SHARED = {
    "events": "accent",
    "events-pale": "accent-pale",
    "turnover-pale": "pale",
    "balance-pale": "pale",
    "choice-1": "event-forum",
    "choice-2": "event-signing",
    "choice-3": "event-visit",
    "choice-4": "event-anniversary",
}
"""Meanings that have the colour of another, as they never stand beside each other."""


def colour(name: str) -> str:
    """The light colour of a meaning; ``swap`` or the browser makes it dark."""
    return LIGHT[_SHARED.get(name, name)]


def text_colour(name: str) -> str:
    """The colour of what is written beside a line or a mark of a meaning: a shade of its colour
    that can be read on the ground, as thin strokes need more contrast than shapes (WCAG 1.4.3)."""
    return LIGHT.get(f"{_SHARED.get(name, name)}-text", colour(name))


def swap(text: str) -> str:
    """A figure's JSON text with every light colour replaced by its dark one."""
    return _HEX.sub(lambda found: _TO_DARK[found[0]], text)


def swap_table() -> dict[str, str]:
    """Light colour → dark colour, for the browser."""
    return dict(_TO_DARK)


def style_sheet() -> str:
    """CSS custom properties of both themes: ``--exports``, ``--ink`` …"""

    def block(selector: str, palette: dict[str, str]) -> str:
        return selector + "{" + "".join(f"--{k}:{v};" for k, v in palette.items()) + "}"

    both = block(":root", LIGHT) + block('[data-bs-theme="dark"]', DARK)
    return f":root{{--font:{FONT}}}{both}{_more_contrast()}"


def _more_contrast() -> str:
    """Who asks for more contrast has no grey texts in charts, where plotly writes the colour of
    each into its own style."""
    greys = (palette["ink-2"] for palette in (LIGHT, DARK))
    written = (f"rgb({', '.join(str(part) for part in bytes.fromhex(one[1:]))})" for one in greys)
    texts = ",".join(f'.main-svg :is(text,tspan)[style*="{grey}"]' for grey in written)
    return f"@media (prefers-contrast:more){{{texts}{{fill:var(--ink)!important}}}}"


_AXIS = {
    "gridcolor": LIGHT["grid"],
    "linecolor": LIGHT["line"],
    "zerolinecolor": LIGHT["muted"],
    "zerolinewidth": 1,
    "ticks": "",
    "automargin": True,
    # plotly would measure every label, to hide whole one that sticks out of its picture: a bar
    # without a name is worse than a name that is cut, and names have their margins.
    "ticklabeloverflow": "allow",
    "fixedrange": True,
}
TEMPLATE: Figure = {
    "layout": {
        "font": {"family": FONT, "size": 13, "color": LIGHT["ink"]},
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8, "pad": 4},
        "xaxis": _AXIS,
        "yaxis": _AXIS,
        "showlegend": False,
        "separators": ".,",
        "hoverlabel": {
            "bgcolor": LIGHT["surface"],
            "bordercolor": LIGHT["muted"],
            "font": {"family": FONT, "size": 13, "color": LIGHT["ink"]},
            "align": "left",
        },
        "legend": {
            "orientation": "h",
            "x": 0,
            "y": 1.02,
            "yanchor": "bottom",
            "font": {"size": 12},
        },
        "dragmode": False,
        "barcornerradius": 2,
    }
}


def layout(**more: Any) -> Figure:
    """A figure's layout on the one template."""
    return {"template": TEMPLATE, "autosize": True, **more}


def hatch(name: str) -> Figure:
    """Marker of a bar whose value is computed or implied, not published."""
    return {
        "color": LIGHT["surface"],
        "pattern": {
            "shape": "/",
            "size": 6,
            "solidity": 0.45,
            "fgcolor": colour(name),
            "bgcolor": LIGHT["surface"],
        },
        "line": {"color": colour(name), "width": 1.5},
    }


def solid(name: str) -> Figure:
    """Marker of a bar whose value is published."""
    return {"color": colour(name), "line": {"color": LIGHT["surface"], "width": 1}}
