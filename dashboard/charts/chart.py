"""What every chart is made of: its figure, its words, its table.

A chart is a pure function ``(frame, Scene) -> Chart``. It never filters, merges or queries; the
same function serves page, picture, slide and command line.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from dashboard.render.theme import Figure, colour, layout
from dashboard.language import Language
from dashboard.selection import Selection


@dataclass(frozen=True, slots=True)
class Scene:
    """What a chart needs beside its frame: the reader's choice and the names of things.

    ``selection`` is resolved (year and against are numbers). ``partner`` and ``sector`` turn a
    code into its name in the reader's language. ``source`` is the source line of the dataset,
    ``mark`` is "Demonstration data" or empty, ``subject`` says the filters in words ("" for all).
    """

    language: Language
    selection: Selection
    partner: Callable[[str], str]
    sector: Callable[[str], str]
    source: str = ""
    mark: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The same figures as text: one header a column, ``numeric`` columns are right-aligned.

    ``orders``, where there are any, is for each row what a click on its mark would choose.
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()
    orders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure with its active title, statistical subtitle, notes, source line and table.

    ``finding`` tells what it shows in a sentence, in the form of an official note.
    """

    figure: Figure
    title: str
    subtitle: str
    source: str
    table: Table
    notes: tuple[str, ...] = field(default=())
    empty: bool = False
    finding: str = ""


def empty_figure(message: str, known: Sequence[str] = ()) -> Figure:
    """An honest empty state: why nothing is drawn, and what is known instead."""
    lines = [f"<b>{message}</b>", *known]
    return {
        "data": [],
        "layout": layout(
            xaxis={"visible": False, "fixedrange": True},
            yaxis={"visible": False, "fixedrange": True},
            annotations=[
                {
                    "text": "<br>".join(wrapped for line in lines for wrapped in wrap(line)),
                    "showarrow": False,
                    "xref": "paper",
                    "yref": "paper",
                    "x": 0.5,
                    "y": 0.5,
                    "align": "center",
                    "font": {"size": 14, "color": colour("ink-2")},
                }
            ],
        ),
    }


def wrap(text: str, width: int = 40) -> list[str]:
    """A text in lines of at most ``width`` characters, for labels inside a figure."""
    lines: list[str] = [""]
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}".strip()
        if len(joined) > width and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = joined
    return lines
