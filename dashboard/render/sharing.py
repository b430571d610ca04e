"""A figure in fewer bytes: what the browser knows, or was said in it before, is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, TypeGuard

from dashboard.render.theme import TEMPLATE, Figure

BREAK = "<br>"
CODE = "*"
PARTNER = "partner:"
SHORTEST = 6
"""Letters of a line from which on it is said once."""


def said_once(figure: Figure) -> Figure:
    """A figure as it is sent: without the one template; its texts of hovering as lists of lines,
    in which those that return are places among its ``lines``; traces that say at hovering what
    one before them says with its place instead of their texts; and marks of partners with codes
    alone, as `_by_code` has them. The browser puts all of it back: assets/figures.js."""
    first: dict[tuple[str, ...], int] = {}
    data: list[Figure] = []
    for place, trace in enumerate(map(_by_code, figure["data"])):
        texts = trace.get("hovertext")
        if _listed(texts):
            before = first.setdefault(tuple(texts), place)
            data.append(trace if before == place else {**trace, "hovertext": before})
        else:
            data.append(trace)
    layout = figure["layout"]
    known = layout.get("template") == TEMPLATE
    kept = {name: it for name, it in layout.items() if not (known and name == "template")}
    lines = _returning([text for texts in first for text in texts])
    if not lines:
        return {**figure, "data": data, "layout": kept}
    places = {line: place for place, line in enumerate(lines)}
    for place, trace in enumerate(data):
        if _listed(trace.get("hovertext")):
            texts = [_in_lines(text, places) for text in trace["hovertext"]]
            data[place] = {**trace, "hovertext": texts}
    return {**figure, "data": data, "layout": kept, "lines": lines}


def _by_code(trace: Figure) -> Figure:
    """A trace of countries that choose themselves: in ``customdata`` their codes, in ``ids`` the
    one text that the addresses of all are, with `CODE` in place of their codes."""
    pairs = trace.get("customdata")
    if not isinstance(pairs, list) or not pairs or not all(map(_is_partner, pairs)):
        return trace
    codes = [code for _, code in pairs]
    found, addresses = {**trace, "customdata": codes}, trace.get("ids")
    if addresses:
        pattern = addresses[0].replace(codes[0], CODE, 1)
        if addresses == [pattern.replace(CODE, code, 1) for code in codes]:
            found["ids"] = pattern
    return found


def _is_partner(pair: Any) -> bool:
    """Whether a mark chooses the partner whose code it bears."""
    return isinstance(pair, list) and len(pair) == 2 and pair[0] == f"{PARTNER}{pair[1]}"


def _listed(texts: Any) -> TypeGuard[list[str]]:
    return isinstance(texts, list) and all(isinstance(text, str) for text in texts)


def _returning(texts: Sequence[str]) -> list[str]:
    """The lines that stand in several texts, the first first."""
    counts = Counter(line for text in texts for line in text.split(BREAK))
    return [line for line, times in counts.items() if times > 1 and len(line) >= SHORTEST]


def _in_lines(text: str, places: dict[str, int]) -> str | list[str | int]:
    """A text as a list of what stands between its breaks; as it is where no line of it returns."""
    lines = text.split(BREAK)
    if places.keys().isdisjoint(lines):
        return text
    return [places.get(line, line) for line in lines]
