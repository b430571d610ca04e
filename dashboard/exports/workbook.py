"""A workbook of a view: Data with a native chart, Query, Definitions, Sources.

Numbers are numbers, in plain US dollars as the frame has them; text is always written as text,
so nothing that is named like a formula or an address can run.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import xlsxwriter

from dashboard.render.fitting import lines_of
from dashboard.render.theme import colour
from dashboard.language import Language

FACE = "Arial"
HEAD_ROW = 4
"""Row (from zero) of the header of every table; title, subtitle and a note stand above it."""
WIDEST = 60
FORMATS = {"_usd": "#,##0", "_pct": "0.0", "rank": "0", "year": "0"}
LATEST = 30
"""Rows that the chart shows at most: the last of a frame by years, the first of any other."""
TERMS = ("exports", "imports", "turnover", "balance", "coverage", "growth", "share")
STATUSES = ("published", "computed", "implied", "preliminary", "not_published")


@dataclass(frozen=True, slots=True)
class Book:
    """What a workbook holds.

    ``frame``: the table behind the chart, columns of the contract; ``names`` gives a code of the
    frame's ``partner`` or ``sector`` its name; ``selection``: name and value; ``sources``:
    ``source, title, publisher, address, published``.
    """

    title: str
    subtitle: str
    source: str
    frame: pd.DataFrame
    selection: Sequence[tuple[str, str]]
    sources: pd.DataFrame
    language: Language
    names: dict[str, str]
    mark: str = ""


def workbook(book: Book) -> bytes:
    """The .xlsx of a view."""
    out = io.BytesIO()
    options = {
        "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
        "strings_to_numbers": False, "nan_inf_to_errors": False,
    }  # fmt: skip
    made = xlsxwriter.Workbook(out, options)
    made.set_properties({"title": book.title[:255], "subject": book.subtitle[:255],
                         "author": book.language.t("factsheet.prepared")})  # fmt: skip
    styles = _Styles(made)
    words = book.language
    data = made.add_worksheet(words.t("workbook.data"))
    _data(data, book, styles)
    _chart(made, data, book)
    pairs = (words.t("workbook.name"), words.t("workbook.value"))
    _table(made.add_worksheet(words.t("workbook.selection")), "Query", book, styles,
           words.t("workbook.selection"), pairs, list(book.selection))  # fmt: skip
    terms = (words.t("workbook.term"), words.t("workbook.meaning"))
    _table(made.add_worksheet(words.t("workbook.definitions")), "Definitions", book, styles,
           words.t("workbook.definitions"), terms, _definitions(words))  # fmt: skip
    columns = [name for name in _SOURCE_COLUMNS if name in book.sources.columns]
    heads = tuple(words.t(f"workbook.column.{name}") for name in columns)
    rows = list(book.sources[columns].astype(object).itertuples(index=False, name=None))
    _table(made.add_worksheet(words.t("workbook.sources")), "Sources", book, styles,
           words.t("workbook.sources"), heads, rows)  # fmt: skip
    made.close()
    return out.getvalue()


_SOURCE_COLUMNS = ("source", "title", "publisher", "address", "published", "accessed")


class _Styles:
    """The cell formats of a workbook."""

    def __init__(self, made: Any) -> None:
        plain = {"font_name": FACE, "font_size": 10, "valign": "top"}
        self.title = made.add_format({**plain, "bold": True, "font_size": 14})
        self.note = made.add_format({**plain, "font_color": colour("ink-2")})
        self.mark = made.add_format({**plain, "bold": True, "font_color": colour("warning")})
        self.text = made.add_format({**plain, "text_wrap": True})
        cell = {**plain, "valign": "vcenter"}
        self.word = made.add_format({**cell, "indent": 1})
        self.head = made.add_format({
            **plain, "bold": True, "bottom": 1, "text_wrap": True, "bg_color": colour("page"),
        })  # fmt: skip
        self.numbers = {
            end: made.add_format({**cell, "num_format": code}) for end, code in FORMATS.items()
        }
        self.numbers["year"].set_align("left")

    def of(self, column: str) -> Any:
        """The format of the cells of a column, by its unit."""
        return next((own for end, own in self.numbers.items() if column.endswith(end)), self.word)


def _data(sheet: Any, book: Book, styles: _Styles) -> None:
    frame = _named(book)
    heads = [_header(book.language, str(name)) for name in frame.columns]
    _above(sheet, book, styles, book.title, book.subtitle)
    for across, (name, head) in enumerate(zip(frame.columns, heads, strict=True)):
        values = frame[name].tolist()
        own = styles.of(str(name))
        for down, value in enumerate(values, start=HEAD_ROW + 1):
            _write(sheet, down, across, value, own)
        longest = max([len(head), *(len(_shown(value)) for value in values)])
        sheet.set_column(across, across, min(max(10, longest + 2), WIDEST // 2))
    for down in range(len(frame)):
        sheet.set_row(HEAD_ROW + 1 + down, 16)
    _as_table(sheet, "Data", heads, len(frame), styles)
    _printed(sheet, book, landscape=True)


def _named(book: Book) -> pd.DataFrame:
    """The frame with the name of each partner or sector after its code, words for statuses."""
    frame, words = book.frame, book.language
    for code in ("partner", "sector", "country"):
        if code in frame.columns:
            names = [book.names.get(str(value), str(value)) for value in frame[code]]
            frame = frame.copy(deep=False)
            frame.insert(list(frame.columns).index(code) + 1, "name", names)
            break
    if "status" in frame.columns:
        own = frame["status"].map(lambda status: _status(words, str(status)))
        frame = frame.assign(status=own)
    return frame


def _status(words: Language, status: str) -> str:
    key = f"status.{status.replace(' ', '_')}"
    return words.t(key) if words.has(key) else status


def _header(words: Language, name: str) -> str:
    key = f"workbook.column.{name}"
    return words.t(key) if words.has(key) else name


def _write(sheet: Any, down: int, across: int, value: object, style: Any) -> None:
    """A cell: a number as a number, a missing value as nothing, anything else as text."""
    if value is None or value is pd.NA or value != value:
        return
    if isinstance(value, bool) or not isinstance(value, int | float):
        sheet.write_string(down, across, str(value), style)
    else:
        sheet.write_number(down, across, round(float(value), 6), style)


def _shown(value: object) -> str:
    return f"{value:,.0f}" if isinstance(value, float) else str(value)


def _table(
    sheet: Any, name: str, book: Book, styles: _Styles, title: str, heads: Sequence[str],
    rows: Sequence[Sequence[object]],
) -> None:  # fmt: skip
    _above(sheet, book, styles, title, book.title)
    widest = WIDEST if len(heads) < 3 else WIDEST // 2
    widths = [
        min(max(10, *(len(str(row[across])) + 2 for row in (heads, *rows))), widest)
        for across in range(len(heads))
    ]
    for across, width in enumerate(widths):
        sheet.set_column(across, across, width)
    for down, row in enumerate(rows, start=HEAD_ROW + 1):
        lines = max(len(lines_of(str(c), w, 1.7)) for c, w in zip(row, widths, strict=True))
        sheet.set_row(down, 14 * lines)
        for across, cell in enumerate(row):
            sheet.write_string(down, across, str(cell), styles.text)
    _as_table(sheet, name, heads, len(rows), styles)
    _printed(sheet, book, landscape=len(heads) > 2)


def _above(sheet: Any, book: Book, styles: _Styles, title: str, subtitle: str) -> None:
    sheet.write_string(0, 0, title, styles.title)
    sheet.write_string(1, 0, subtitle, styles.note)
    sheet.write_string(2, 0, book.source, styles.note)
    if book.mark:
        sheet.write_string(3, 0, book.mark, styles.mark)


def _as_table(sheet: Any, name: str, heads: Sequence[str], rows: int, styles: _Styles) -> None:
    """A named table; an empty one keeps one empty row, which Excel demands."""
    columns = [{"header": head, "header_format": styles.head} for head in _unique(heads)]
    last = HEAD_ROW + max(rows, 1)
    sheet.add_table(HEAD_ROW, 0, last, len(heads) - 1, {
        "name": name, "columns": columns, "style": None, "autofilter": rows > 1,
    })  # fmt: skip
    sheet.set_row(HEAD_ROW, 30)
    sheet.freeze_panes(HEAD_ROW + 1, 0)
    sheet.repeat_rows(HEAD_ROW)


def _unique(heads: Sequence[str]) -> list[str]:
    return [head if heads.index(head) == n else f"{head} {n + 1}" for n, head in enumerate(heads)]


def _printed(sheet: Any, book: Book, *, landscape: bool) -> None:
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
    if landscape:
        sheet.set_landscape()
    sheet.set_footer(f"&L{book.source[:200].replace('&', '&&')}&R&P / &N")


def _chart(made: Any, sheet: Any, book: Book) -> None:
    """A native chart on the cells of the table, to the right of it."""
    frame = _named(book)
    columns = [str(name) for name in frame.columns]
    drawn = [name for name in ("exports_usd", "imports_usd") if _known(frame, name)]
    by_year = "turnover_growth_pct" in columns
    single = [name for name in ("turnover_usd", "share_pct") if _known(frame, name)]
    # A year of which only the sum is known must not vanish from the chart.
    whole = single and (not drawn or any(
        len(frame[single[0]].dropna()) > len(frame[name].dropna()) for name in drawn
    ))  # fmt: skip
    drawn = single[:1] if whole else drawn
    if not drawn or frame.empty:
        return
    chart = made.add_chart({"type": "column" if by_year else "bar", "subtype": "stacked"})
    label = columns.index("year" if by_year else "name" if "name" in columns else columns[0])
    rows = min(len(frame), LATEST)
    first = HEAD_ROW + 1 + (len(frame) - rows if by_year else 0)
    last = first + rows - 1
    shades = {"exports_usd": "exports", "imports_usd": "imports"}
    for name in drawn:
        across = columns.index(name)
        chart.add_series({
            "name": [sheet.name, HEAD_ROW, across],
            "categories": [sheet.name, first, label, last, label],
            "values": [sheet.name, first, across, last, across],
            "fill": {"color": colour(shades.get(name, "turnover"))},
            "gap": 45,
        })  # fmt: skip
    money = any(name.endswith("_usd") for name in drawn)
    face = {"name": FACE, "size": 9}
    millions = "#,##0,," if money else "#,##0"
    axis = {"num_format": millions, "num_font": face, "line": {"none": True},
            "major_gridlines": {"visible": True, "line": {"color": colour("grid")}}}  # fmt: skip
    chart.set_y_axis({"num_font": face, "reverse": True} if not by_year else axis)
    chart.set_x_axis({"num_font": face} if by_year else axis)
    if money:
        axis |= {"name": book.language.t("unit.millions"), "name_font": face}
        chart.set_y_axis(axis) if by_year else chart.set_x_axis(axis)
    # The title is the cell A1: a text here would be taken for an address if it looked like one.
    title = [sheet.name, 0, 0]
    chart.set_title({"name": title, "name_font": {"name": FACE, "size": 11}, "overlay": False})
    chart.set_legend({"position": "top", "font": face} if len(drawn) > 1 else {"none": True})
    chart.show_blanks_as("gap")
    chart.set_size({"width": 640, "height": 380})
    sheet.insert_chart(HEAD_ROW, len(columns) + 1, chart, {"description": book.title})


def _known(frame: pd.DataFrame, name: str) -> bool:
    return name in frame.columns and bool(frame[name].notna().any())


def _definitions(words: Language) -> list[tuple[str, str]]:
    terms = [(_term(words, name), words.t(f"workbook.define.{name}")) for name in TERMS]
    return terms + [
        (words.t(f"status.{name}"), words.t(f"workbook.define.{name}")) for name in STATUSES
    ]


def _term(words: Language, name: str) -> str:
    own = {"growth": "chart.column.growth", "share": "chart.column.share"}
    return words.t(own.get(name, f"card.{name}"))
