"""Workbooks written part by part, so that they can be as Excel or others write them, or spoilt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

from dashboard.imports.xlsx_rows import column_letters

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def text(value: str) -> str:
    """What is in a cell of text, to be put into `row`."""
    return f' t="inlineStr"><is><t>{escape(value)}</t></is>'


def number(value: object, style: int = 0) -> str:
    """What is in a cell of a number, in the format at a place of the list."""
    return f' s="{style}"><v>{value}</v>'


def row(place: int, cells: Iterable[str], more: str = "") -> str:
    """A row of a sheet; empty cells are left out."""
    written = [
        f'<c r="{column_letters(column)}{place}"{cell}</c>'
        for column, cell in enumerate(cells, start=1)
        if cell
    ]
    return f'<row r="{place}"{more}>{"".join(written)}</row>'


def written(
    path: Path,
    sheets: Mapping[str, str],
    *,
    formats: Sequence[str] = (),
    strings: str = "",
    hidden: Sequence[str] = (),
    dimension: str = "",
    after: str = "",
    from_1904: bool = False,
    others: Mapping[str, bytes] | None = None,
    without: Sequence[str] = (),
) -> Path:
    """A workbook of sheets: name → the XML of its rows.

    ``formats``: codes of number formats; a cell's style is a place in them. ``strings``: the XML
    of shared texts; ``after``: what follows the rows of every sheet; ``others``: parts put in or
    replaced, ``without``: parts left out.
    """
    parts: dict[str, str | bytes] = {
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _book(sheets, hidden, from_1904=from_1904),
        "xl/_rels/workbook.xml.rels": _relations(
            [("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)]
            + [("styles", "styles.xml"), ("sharedStrings", "/xl/sharedStrings.xml")]
        ),
        "xl/styles.xml": _styles(formats),
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
    }
    extent = f'<dimension ref="{dimension}"/>' if dimension else ""
    for place, rows in enumerate(sheets.values(), start=1):
        parts[f"xl/worksheets/sheet{place}.xml"] = (
            f'<worksheet xmlns="{MAIN}">{extent}<sheetData>{rows}</sheetData>{after}</worksheet>'
        )
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in (parts | dict(others or {})).items():
            if name not in without:
                archive.writestr(name, content)
    return path


def _relations(parts: Sequence[tuple[str, str]]) -> str:
    rows = [
        f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(parts, start=1)
    ]
    return f'<Relationships xmlns="{RELATIONS}">{"".join(rows)}</Relationships>'


def _book(sheets: Iterable[str], hidden: Sequence[str], *, from_1904: bool) -> str:
    rows = [
        f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="r{n}"'
        f' state="{"hidden" if name in hidden else "visible"}"/>'
        for n, name in enumerate(sheets, start=1)
    ]
    days = '<workbookPr date1904="1"/>' if from_1904 else "<workbookPr/>"
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{days}'
        f"<sheets>{''.join(rows)}</sheets></workbook>"
    )


def _styles(formats: Sequence[str]) -> str:
    codes = [
        f'<numFmt numFmtId="{n}" formatCode={quoteattr(code)}/>'
        for n, code in enumerate(formats, start=164)
    ]
    places = [f'<xf numFmtId="{n}"/>' for n in range(164, 164 + len(formats))]
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{"".join(codes)}</numFmts>'
        f'<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>'
        f"<cellXfs>{''.join(places)}</cellXfs></styleSheet>"
    )
