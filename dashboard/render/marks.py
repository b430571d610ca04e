"""How a bar says what its value is: strong or receding, published, derived or missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboard.render.theme import Figure, colour, hatch, solid
from dashboard.language import Language

DERIVED = frozenset({"computed", "implied"})
RECEDING = 0.6
SQUARE, HOLLOW, HATCHED, DIAMOND, POINT, DRIVER = "■", "□", "///", "◆", "●", "▲"


def bars(name: str, derived: Sequence[bool], strong: Sequence[bool]) -> Figure:
    """Marker of a row of bars in one colour: the derived hatched, those not ``strong`` receding.

    plotly draws the hatching of a bar that has a colour of its own in that colour, so the colour
    is the strong one throughout and only the shape of the pattern differs.
    """
    plain, lined = solid(name), hatch(name)
    return {
        "color": [plain["color"]] * len(derived),
        "pattern": {**lined["pattern"], "shape": ["/" if one else "" for one in derived]},
        "line": {
            "color": [(lined if one else plain)["line"]["color"] for one in derived],
            "width": [(lined if one else plain)["line"]["width"] for one in derived],
        },
        "opacity": [1 if one else RECEDING for one in strong],
    }


def gap() -> Figure:
    """Marker of a band where nothing is published."""
    pale = hatch("pale")
    return {**pale, "pattern": {**pale["pattern"], "solidity": 0.3}, "line": {"width": 0}}


def rest() -> Figure:
    """Marker of the part of a whole that is not named."""
    lined = hatch("muted")
    edge = {"color": colour("muted"), "width": 1}
    return {**lined, "pattern": {**lined["pattern"], "solidity": 0.2}, "line": edge}


def key(entries: Iterable[tuple[str, str, str]], y: float = 1.0) -> Figure:
    """One line above a plot that names its colours: ``(colour, sign, word)`` each."""
    text = "   ".join(
        f'<span style="color:{colour(name)}">{sign}</span> {word}' for name, sign, word in entries
    )
    return label(text, x=0, y=y, xanchor="left", yanchor="bottom", align="left", yshift=4)


def legend(words: Language, drawn: Iterable[tuple[str, str]]) -> list[tuple[str, str, str]]:
    """The entries of a key for drawn parts, ``(colour, status)`` each, and for hatching."""
    seen = list(drawn)
    nouns = {noun for noun, _ in seen}
    used = sorted({status for _, status in seen} & DERIVED)
    entries: list[tuple[str, str, str]] = [
        (noun, SQUARE, words.t(f"chart.part.{noun}"))
        for noun in ("exports", "imports", "turnover")
        if noun in nouns
    ]
    if used:
        own = f"status.{used[0]}" if len(used) == 1 else "chart.derived"
        entries.append(("ink-2", HATCHED, words.t(own)))
    return entries


def label(text: str, **place: object) -> Figure:
    """A text in the plot, placed on the paper unless ``xref`` and ``yref`` say otherwise."""
    return {
        "text": text,
        "showarrow": False,
        "xref": "paper",
        "yref": "paper",
        "font": {"size": 12, "color": colour("ink-2")},
        **place,
    }


def watermark(mark: str) -> list[Figure]:
    """The mark of made-up data across a plot; nothing without one."""
    if not mark:
        return []
    font = {"size": 16, "color": colour("muted")}
    return [label(mark, x=0.5, y=0.5, opacity=0.45, font=font, textangle=-12, captureevents=False)]
