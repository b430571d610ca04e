"""A table of a chart as HTML text: one text is set at once, where components would be thousands."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from dashboard.amount import Amount
from dashboard.charts.addresses import amount_path, row_path
from dashboard.charts.table import Cell, Column, Row, Table
from dashboard.language import NOTHING, Language
from dashboard.render.table_lines import PhoneLines, phone_lines
from dashboard.render.table_order import TableOrder, order_in
from dashboard.typography import unit_parted

ROWS_SHOWN = 400
"""All partners by flow; what is cut below them is sorted here, as the browser has not the rest."""


def table_html(
    table: Table,
    words: Language,
    caption: str,
    href: str = "",
    name: str = "",
    partner: str = "",
    notes: Sequence[str] = (),
    most: int = ROWS_SHOWN,
    order: str = "",
) -> str:
    """A table as escaped HTML: its caption, a header row, at most so many rows.

    ``href`` is where the whole table can be downloaded; "": nowhere. With the ``name`` of the
    table each number is a link to where it comes from; ``partner``: of whom the page is. ``notes``
    stand below it. ``order`` is that of a table that is cut (`dashboard.render.table_order`).
    """
    cut = len(table.rows) > most
    asked = order_in(order, table) if cut else None
    shown = _cut(table, words, most, asked)
    names = next((place for place, one in enumerate(table.columns) if not one.unit), -1)
    texts = shown.texts(words)
    lines = _lines(table, texts, names)
    heads = _heads(table, lines, names)
    kinds = [_class(column, lines, place) for place, column in enumerate(table.columns)]
    head = "".join(
        f"<th scope='col'{kind}{_sorted(asked, place)}>{_head(column, lines)}</th>"
        for place, (kind, column) in enumerate(zip(heads, table.columns, strict=True))
    )
    body = "".join(
        _row(
            cells,
            _known(row, tips, _labelled(kinds, lines, cells, names)),
            row,
            _paths(table, row, name, partner),
            names,
        )
        for cells, tips, row in zip(texts, shown.tips(words), shown.rows, strict=True)
    )
    return (
        f"{_tools(words, caption, href)}{_opened(lines, cut)}{escape(caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        f"{_foot(table, words, notes, most, asked)}"
    )


def _cut(table: Table, words: Language, most: int, order: TableOrder | None) -> Table:
    """What is shown of a table: so many rows, in the order that is asked."""
    if len(table.rows) <= most:
        return table
    return Table(
        table.columns, tuple((order.rows_of(table, words) if order else table.rows)[:most])
    )


def _sorted(order: TableOrder | None, place: int) -> str:
    return f" aria-sort='{order.way}'" if order and order.place == place else ""


def _lines(table: Table, texts: Sequence[Sequence[str]], names: int) -> PhoneLines | None:
    """How the table is laid out on a phone that it is too wide for."""
    numbers = [place for place, column in enumerate(table.columns) if column.unit]
    return phone_lines([column.label for column in table.columns], texts, numbers, names)


def _opened(lines: PhoneLines | None, cut: bool) -> str:
    """The beginning of a table, which says what the style sheet reckons with on a phone."""
    marked = " data-cut" if cut else ""
    if not lines:
        return f"<table{marked}><caption>"
    unit = f" data-unit='{escape(lines.in_caption)}'" if lines.unit else ""
    style = ";".join(map(":".join, lines.style.items()))
    return f"<table class='{lines.kind}' style='{style}'{marked}><caption{unit}>"


def _heads(table: Table, lines: PhoneLines | None, names: int) -> list[str]:
    """The attributes of the headings."""
    return [
        " class='names'" if place == names else _class(column, lines, place)
        for place, column in enumerate(table.columns)
    ]


def _class(column: Column, lines: PhoneLines | None, place: int) -> str:
    beside = " beside" if lines and place in lines.beside else ""
    return f" class='number{beside}'" if column.unit else ""


def _labelled(
    kinds: Sequence[str], lines: PhoneLines | None, cells: Sequence[str], names: int
) -> Sequence[str]:
    """The attributes of the cells of a row: on a phone what says something beyond the name of its
    row is named where it stands."""
    if not lines:
        return kinds
    said = ("", NOTHING, cells[names])
    return [
        kind
        if place not in lines.labels or cell in said
        else f"{kind} data-head='{escape(lines.labels[place])}'"
        for place, (kind, cell) in enumerate(zip(kinds, cells, strict=True))
    ]


def _head(column: Column, lines: PhoneLines | None) -> str:
    """The heading of a column, whose unit goes on below where a window is narrow, or is said in the
    caption alone."""
    unit = lines.unit if lines and column.label.endswith(lines.unit) else ""
    label = "<wbr>".join(map(escape, unit_parted(column.label)))
    if unit:
        parts = "<wbr>".join(map(escape, unit_parted(unit)))
        label = f"{escape(column.label.removesuffix(unit))}<span class='unit'>{parts}</span>"
    return f"<button type='button' class='sort'>{label}</button>"


def _tools(words: Language, caption: str, href: str) -> str:
    """What copies the table, and the link to all rows: before it, for Tab stops at each number."""
    copy = escape(words.t("frame.copy_table"))
    named = f"aria-label='{copy}: {escape(caption)}'"
    tools = f"<button type='button' class='copy-table chosen-by' {named}>{copy}</button>"
    label = escape(words.t("frame.download_table"))
    tools += f" · <a href='{escape(href)}' download>{label}</a>" if href else ""
    return f"<p class='table-tools'>{tools}</p>"


def _foot(
    table: Table, words: Language, notes: Sequence[str], most: int, order: TableOrder | None
) -> str:
    """How many rows are not shown, or which are, and notes."""
    rest = len(table.rows) - most
    more = words.plural("frame.more_rows", rest) if rest > 0 else ""
    said = order.rows_shown(table, words, most) if order else more
    return "".join(f"<p>{escape(line)}</p>" for line in (said, *notes) if line)


def _known(row: Row, tips: Sequence[str], kinds: Sequence[str]) -> list[str]:
    """The attributes of the cells of a row: how each stands, the range that it says, and the plain
    value by which the browser sorts (assets/sorting.js)."""
    return [
        kind
        + (f" title='{escape(tip)}'" if tip else "")
        + (f" data-value='{cell.value}'" if isinstance(cell, Amount) and cell.known else "")
        for kind, tip, cell in zip(kinds, tips, row.cells, strict=True)
    ]


def _paths(table: Table, row: Row, name: str, partner: str) -> list[str]:
    """Where each number of a row comes from, and what leads to its row; else empty."""
    return [
        _path(cell, column, row.key, name, partner) if name else ""
        for column, cell in zip(table.columns, row.cells, strict=True)
    ]


def _path(cell: Cell, column: Column, row: str, name: str, partner: str) -> str:
    if isinstance(cell, Amount):
        return amount_path(cell, name, row, column.key, partner)
    return row_path(row) if column.leads and cell else ""


def _row(
    cells: Sequence[str],
    attributes: Sequence[str],
    row: Row,
    paths: Sequence[str],
    names: int,
) -> str:
    """A row, whose cell at ``names`` heads it; where its mark could be clicked its first cell is a
    button that does the same. What stands for a range says it when pointed at, and a number leads
    to where it comes from: the browser makes an address of ``data-figure`` with what is chosen
    (assets/links.js). What counts other rows stays below them however they are sorted."""
    texts = [
        f"<a class='amount' data-figure='{escape(path)}'>{escape(text)}</a>"
        if path
        else escape(text)
        for text, path in zip(cells, paths, strict=True)
    ]
    if row.order and not paths[0]:
        texts[0] = (
            f"<button type='button' class='chosen-by' data-order='{escape(row.order)}'>"
            f"{texts[0]}</button>"
        )
    found = [f"<td{given}>{text}</td>" for given, text in zip(attributes, texts, strict=True)]
    if names >= 0:
        found[names] = f"<th scope='row'{attributes[names]}>{texts[names]}</th>"
    apart = f" data-apart='{row.apart}'" if row.apart else ""
    return f"<tr{apart}>{''.join(found)}</tr>"
