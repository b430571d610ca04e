"""A figure in fewer bytes: what the browser knows, or was said in it before, is left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, TypeGuard

from dashboard.render.pieces import HEAD_END, Form, Said, end_of, in_pieces, in_runs, start_of
from dashboard.render.theme import TEMPLATE, Figure

CODE = "*"
FEW = 700
"""Letters of texts below which it takes longer to look for what returns than to send them."""
PARTNER, CELL = "partner:", "cell:"
COUNTRY_TRACES = ("choropleth", "scattergeo")


def said_once(figure: Figure, few: int = FEW) -> Figure:
    """A figure as it is sent: without the one template; its texts of hovering by the ``pieces`` of
    them that return (`dashboard.render.pieces`), where they have ``few`` letters or more, those
    of a map's countries without the names with which they begin, which are its ``heads``; traces
    that say at hovering what one before them says with its place instead of their texts; marks of
    partners with codes alone, as `_by_code` has them, cells by their rows and columns, and other
    addresses by what differs in them. The browser puts it back: assets/restore.js."""
    data = [_by_cell(_by_code(trace)) for trace in figure["data"]]
    _end_alike(data)
    firsts: dict[tuple[bool, tuple[str, ...]], int] = {}
    for place, trace in enumerate(data):
        texts = _texts(trace.get("hovertext"))
        said = (trace.get("type") == "heatmap", texts)
        if texts and (before := firsts.setdefault(said, place)) != place:
            data[place] = {**trace, "hovertext": before}
    layout = figure["layout"]
    known = layout.get("template") == TEMPLATE
    kept = {name: it for name, it in layout.items() if not (known and name == "template")}
    if sum(len(text) for _, texts in firsts for text in texts) < few:
        return {**figure, "data": data, "layout": kept}
    codes = tuple(_codes(data[place]) for place in firsts.values())
    formed = _kept_forms if any(codes) else _forms
    heads, pieces, by_pieces = formed(tuple(texts for _, texts in firsts), codes)
    for place, parts in zip(firsts.values(), by_pieces, strict=True):
        data[place] = {**data[place], "hovertext": _shaped(data[place], parts, pieces)}
    figure = {**figure, "data": data, "layout": kept, "pieces": pieces}
    return {**figure, "heads": [heads]} if heads else figure


Codes = tuple[str, ...]
Texts = tuple[str, ...]


def _forms(
    said_of: tuple[Texts, ...], codes: tuple[Codes, ...]
) -> tuple[dict[str, str], list[str | Form], list[list[Said]]]:
    """The heads of the countries that some of the texts are of, and the pieces of what is left, as
    `in_pieces` has them; ``codes``: of the countries of each, none where they are of others."""
    heads = _heads(zip(codes, said_of, strict=True))
    if heads:
        said_of = tuple(
            tuple(text.rpartition(HEAD_END)[2] for text in texts) if of else texts
            for of, texts in zip(codes, said_of, strict=True)
        )
    return heads, *in_pieces(said_of)


_kept_forms = lru_cache(maxsize=32)(_forms)
"""Of a map all countries are told the same of, whichever is chosen."""


def _heads(said_of: Iterable[tuple[Codes, Texts]]) -> dict[str, str]:
    """Codes of the countries of a map → what is said of each first: its name. Whatever is chosen,
    they stay the same, so that the browser has them. None where a country has two names."""
    heads: dict[str, str] = {}
    for codes, texts in said_of:
        for code, text in zip(codes, texts, strict=False):
            _, end, said = text.rpartition(HEAD_END)
            head = text[: len(text) - len(said)]
            if not end or heads.setdefault(code, head) != head:
                return {}
    return dict(sorted(heads.items()))


def _codes(trace: Figure) -> Codes:
    """The codes of the countries of a trace of a map, of countries by their codes; none of
    others."""
    codes = trace.get("customdata")
    return tuple(codes) if trace.get("type") in COUNTRY_TRACES and codes and _listed(codes) else ()


def _texts(hovers: Any) -> tuple[str, ...]:
    """The texts of a trace; of a grid, row by row."""
    if isinstance(hovers, list) and hovers and all(isinstance(row, list) for row in hovers):
        hovers = [text for row in hovers for text in row]
    return tuple(hovers) if _listed(hovers) else ()


def _shaped(trace: Figure, said: Sequence[Said], forms: Sequence[str | Form]) -> list[Any]:
    """Texts as the trace has them, in runs: in a list, or in rows of one length."""
    hovers = trace["hovertext"]
    if isinstance(hovers[0], str):
        return in_runs(said, forms)
    left = iter(said)
    return [in_runs([next(left) for _ in row], forms) for row in hovers]


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


def _by_cell(trace: Figure) -> Figure:
    """A trace of cells, in ``customdata`` their ``rows`` and ``columns``, the one text that the
    addresses of all are, with `CODE` in place of row and column, and the places of cells that have
    none, counted row by row."""
    grid = trace.get("customdata")
    if trace.get("type") != "heatmap" or not grid or not _texts(grid):
        return trace
    cells = [[cell.partition(" ")[::2] for cell in row] for row in grid]
    heads = [row[0][0].removeprefix(CELL).partition("/")[0] for row in cells]
    columns = [order.partition("/")[2] for order, _ in cells[0]]
    inner = [[f"{head}/{column}" for column in columns] for head in heads]
    flat = [(of, *cell) for names, row in zip(inner, cells, strict=True)
            for of, cell in zip(names, row, strict=False)]  # fmt: skip
    pattern = next((path.replace(of, CODE, 1) for of, _, path in flat if path), "")
    bare = [place for place, (_, _, path) in enumerate(flat) if not path]
    whole = [[f"{CELL}{of} {pattern.replace(CODE, of, 1)}" for of in names] for names in inner]
    for place in bare:
        row, column = divmod(place, len(columns))
        whole[row][column] = CELL + inner[row][column]
    if whole != grid:
        return trace
    parts = {"rows": heads, "columns": columns, "address": pattern, "bare": bare}
    return {**trace, "customdata": parts}


def _end_alike(data: list[Figure]) -> None:
    """Have the ``ids`` of traces be how all of them begin, what differs, and how all end; what
    differs as in a trace before it, as the place of that one."""
    firsts: dict[tuple[str, ...], int] = {}
    for place, trace in enumerate(data):
        addresses = trace.get("ids")
        if not _listed(addresses) or len(addresses) < 2 or not all(addresses):
            continue
        start = start_of(addresses)
        rest = [one[len(start) :] for one in addresses]
        end = end_of(rest)
        inner = tuple(one[: len(one) - len(end)] for one in rest)
        before = firsts.setdefault(inner, place)
        differing = list(inner) if before == place else before
        data[place] = {**trace, "ids": [start, differing, end]}


def _is_partner(pair: Any) -> bool:
    """Whether a mark chooses the partner whose code it bears."""
    return isinstance(pair, list) and len(pair) == 2 and pair[0] == f"{PARTNER}{pair[1]}"


def _listed(texts: Any) -> TypeGuard[list[str]]:
    return isinstance(texts, list) and set(map(type, texts)) <= {str}
