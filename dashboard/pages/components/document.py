"""Pieces of a page of text: sections, tables, lists of terms, links to other sites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from dashboard.amount import Amount
from dashboard.language import NOTHING, Language
from dashboard.pages import html
from dashboard.pages.components.aloud import apart
from dashboard.render.table_lines import PhoneLines, phone_lines
from dashboard.typography import kept, unit_parted

Cell = Any
"""Text, components, or `Valued`."""
LONG = 60
"""Letters of a cell from which on its column is not narrowed to a word a line: on a phone, where it
may be out of sight, it would leave the rest of its row empty."""
MANY = 8
"""Columns from which on a table needs smaller letters to be no wider than a sheet of paper."""
OF_TEXTS = "of-texts"
"""The class of a table with sentences: on a phone, which has no room for its columns, each row is a
list of its values, each by the name of its column."""
ROW_CELL = "row-cell"
"""The class of what stands in a cell that tells a whole row of the data. Style sheets may not look
inside (`:has`), so the cell and its table are marked too."""


def section_id(noun: str) -> str:
    """Id of a section's heading, to which the contents of the page lead."""
    return f"about-{noun}"


def section(noun: str, title: str, children: Iterable[Any]) -> Any:
    """A section under its heading."""
    return html.Section(
        [html.H2(title, id=section_id(noun)), *children],
        className="prose",
        **{"aria-labelledby": section_id(noun)},
    )


class Valued(NamedTuple):
    """A cell with what it is sorted by: the plain number of its amount, or a date as ISO has it."""

    shown: Any
    value: float | str | None


def valued(shown: Any, amount: Amount) -> Valued:
    """The cell of an amount."""
    return Valued(shown, amount.value)


def dated(shown: str, date: str) -> Valued:
    """The cell of a date; "" where it is not known."""
    return Valued(kept(shown), date or None)


def data_table(
    words: Language,
    caption: str,
    headers: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    numeric: frozenset[int] = frozenset(),
    *,
    whole: bool = True,
) -> Any:
    """A table with its caption; the first cell of a row heads it, ``numeric`` cells align right.
    One that is not ``whole`` is not sorted: the rows that it lacks would not be among the others.

    It is sorted by its headers and copied for a sheet, where it has several rows; a column of
    numbers is sorted where its cells are `Valued`. Its container can be reached and scrolled from
    the keyboard, for on a narrow screen a table is wider than the page.
    """
    lines = [list(row) for row in rows]
    kind = _kind(lines, numeric)
    named = headers if OF_TEXTS in kind.split() else ()
    narrow = None if named else phone_lines(headers, [*map(_texts, lines)], numeric, 0)
    head = [
        html.Th(_head(text, place, lines if whole else (), place in numeric), scope="col",
                **_column([row[place] for row in lines], place in numeric))
        for place, text in enumerate(headers)
    ]  # fmt: skip
    body = [_cells(row, numeric, named) for row in lines]
    laid = {"style": narrow.style} if narrow else {}
    if narrow:
        _by_lines(narrow, head, body)
    table = html.Table(
        [html.Caption(caption), html.Thead(html.Tr(head)), html.Tbody([*map(html.Tr, body)])],
        className=f"{kind} {narrow.kind}" if narrow else kind,
        **laid,
    )
    copy = html.Button(words.t("frame.copy_table"), type="button",
                       className="copy-table chosen-by",
                       **{"aria-label": f"{words.t('frame.copy_table')}: {caption}"})  # fmt: skip
    return html.Div(
        [table, html.P(copy, className="table-tools")] if len(lines) > 1 else table,
        className="table-scroll",
        role="region",
        tabIndex="0",
        **{"aria-label": caption},
    )


def _kind(rows: Sequence[Sequence[Cell]], numeric: frozenset[int]) -> str:
    """The class of a table, also by what its columns need: whole sentences, or one number alone."""
    cells = [*chain(*rows)]
    of_rows = any(map(_tells_row, cells))
    many = max(map(len, rows), default=0) >= MANY
    of_texts = of_rows or max(map(_letters, cells), default=0) > LONG
    kinds = {
        "of-rows": of_rows,
        OF_TEXTS: of_texts,
        "of-many": many,
        "of-one-number": len(numeric) == 1,
    }
    return " ".join(["data-table", *(kind for kind, holds in kinds.items() if holds)])


def _head(text: str, place: int, rows: Sequence[Sequence[Cell]], number: bool) -> Any:
    """The heading of a column, as a button where there is something to sort."""
    plain = number and not any(isinstance(row[place], Valued) for row in rows)
    parts = unit_parted(text)
    shown = _parted(parts) if len(parts) > 1 else text
    if len(rows) < 2 or plain:
        return shown
    return html.Button(shown, type="button", className="sort")


def _tells_row(cell: Cell) -> bool:
    """Whether a cell has everything that a row of the data says: `row_cell`."""
    return getattr(cell, "className", "") == ROW_CELL


def _cells(row: Sequence[Cell], numeric: frozenset[int], named: Sequence[str] = ()) -> list[Any]:
    found = []
    for place, cell in enumerate(row):
        given = _numeric(place in numeric) if place else {"scope": "row"}
        given |= {"data-head": named[place]} if place and named else {}
        given |= {"className": "of-row"} if _tells_row(cell) else {}
        if isinstance(cell, Valued):
            given |= {"className": "date"} if isinstance(cell.value, str) else {}
            given |= {} if cell.value is None else {"data-value": str(cell.value)}
            cell = cell.shown
        found.append((html.Td if place else html.Th)(cell, **given))
    return found


def _by_lines(narrow: PhoneLines, head: Sequence[Any], body: Sequence[Sequence[Any]]) -> None:
    """Mark the cells of a table whose rows have lines on a phone."""
    head[0].className = "names"
    for row in [head, *body]:
        for place in narrow.beside:
            row[place].className = "number beside"
    for place, label in narrow.labels.items():
        for row in body:
            if _text(row[place]) not in ("", NOTHING):
                setattr(row[place], "data-head", label)


def _column(cells: Sequence[Cell], right: bool) -> dict[str, str]:
    """What the heading of a column says of it: its cells are numbers, or long texts."""
    is_long = max(map(_letters, cells), default=0) > LONG
    return _numeric(right) or ({"className": "long"} if is_long else {})


def _letters(cell: Cell) -> int:
    """How many letters a cell has."""
    return len(_text(cell))


def _texts(row: Sequence[Cell]) -> list[str]:
    return [*map(_text, row)]


def _text(cell: Cell) -> str:
    """What is read of a cell, its parts together."""
    if isinstance(cell, Valued):
        return _text(cell.shown)
    if isinstance(cell, list | tuple):
        return "".join(map(_text, cell))
    return cell if isinstance(cell, str) else _text(getattr(cell, "children", None) or "")


def file_name(name: str) -> list[Any]:
    """The name of a file, which ends a line after a sign or before its kind, never in a word."""
    return _parted(re.split(r"(?<=[/_])|(?=\.\w+$)", name))


def _parted(parts: Iterable[str]) -> list[Any]:
    """Parts of a word, or of words, between which a line may end."""
    return [piece for part in parts for piece in (html.Wbr(), part)][1:]


def _numeric(right: bool) -> dict[str, str]:
    return {"className": "number"} if right else {}


def folded(summary: str, children: Any, of: str = "") -> Any:
    """What stands behind a summary until it is opened; ``of`` what, where a page has several."""
    shown = html.Summary(apart(summary, of) if of else summary)
    return html.Details([shown, children], className="folded")


def terms(pairs: Iterable[tuple[str, str]]) -> Any:
    """Terms and what they mean."""
    return html.Dl(
        [part for term, text in pairs for part in (html.Dt(term), html.Dd(text))],
        className="terms",
    )


def points(texts: Iterable[str]) -> Any:
    """A list of sentences."""
    return html.Ul([html.Li(text) for text in texts], className="points")


def external(text: str, address: str, **given: Any) -> Any:
    """A link to another site, or the bare text where the address is not one of the web."""
    if urlsplit(address).scheme not in ("http", "https"):
        return html.Span(text, **given)
    return html.A(text, href=address, target="_blank", rel="noopener noreferrer", **given)


def separated(parts: Sequence[Any], by: str = ", ") -> list[Any]:
    """Components with a text between them."""
    return [piece for part in parts for piece in (by, part)][1:]
