"""A factsheet as an editable Word document on one A4 page."""

from __future__ import annotations

import io
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from dashboard.documents.document import Factsheet
from dashboard.documents.factsheet_blocks import (
    Block,
    Bullets,
    Grid,
    Heading,
    Picture,
    Small,
    Words,
)
from dashboard.documents.links import Links
from dashboard.exports.factsheet_pdf import picture_png
from dashboard.exports.properties import fill_properties
from dashboard.exports.word import Paper, described, led_to, new_document
from dashboard.render.columns_svg import spoken
from dashboard.render.fitting import LINE, lines_of, width_of
from dashboard.render.theme import colour
from dashboard.typography import joined, tied

FACE = "Arial"
PAPER = Paper(across=17, above=14, below=14, foot=14)
ROOM = PAPER.width
"""Width of the text, points."""
PICTURE = ROOM * 210 / 660
TITLES = (1.6, 1.5, 1.4, 1.3)
"""Size of the title in parts of that of the text."""
UNDER_TABLE = 4
"""Points between a table and the words under it."""
SPARE = 0.95
"""Part of the width of a column in which its texts stand still: widths are on the safe side."""
SIZES = tuple(size / 4 for size in range(40, 25, -1))


def factsheet_docx(sheet: Factsheet) -> bytes:
    """The page as .docx, in the largest type at which it holds on one page."""
    made = new_document(sheet.language)
    size = next((one for one in SIZES if _height(sheet, one) <= PAPER.height), SIZES[-1])
    _page(made, sheet, size)
    if sheet.mark:
        line = _paragraph(made)
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _run(line, sheet.mark.upper(), size, "warning", bold=True)
    title = made.add_paragraph(style="Title")
    _run(title, tied(sheet.title), _title_size(sheet.title, size), "ink", bold=True)
    _run(_paragraph(made, after=5), tied(sheet.subtitle), size * 0.85, "ink-2")
    for block in sheet.blocks:
        _block(made, block, sheet, size)
    _apart(made)
    footer = made.sections[0].footer.paragraphs[0]
    _run(footer, tied(sheet.foot), 7, "ink-2")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _title_size(title: str, size: float) -> float:
    """Points of a title: it is made a little smaller where it then has one line."""
    sizes = [size * part for part in TITLES]
    return next((one for one in sizes if width_of(title, one, bold=True) <= ROOM), sizes[0])


def _page(made: Any, sheet: Factsheet, size: float) -> None:
    PAPER.laid(made.sections[0])
    made.sections[0].footer_distance = Mm(7)
    for name in ("Normal", "Title", "Heading 1", "List Bullet"):
        style = made.styles[name]
        style.font.name, style.font.color.rgb = FACE, _rgb("ink")
        faces = style.element.get_or_add_rPr().get_or_add_rFonts()
        for slot in ("ascii", "hAnsi", "cs", "eastAsia"):
            faces.set(qn(f"w:{slot}"), FACE)
            faces.attrib.pop(qn(f"w:{slot}Theme"), None)
        style.paragraph_format.space_before = Pt(0)
        style.paragraph_format.space_after = Pt(2)
    made.styles["Normal"].font.size = Pt(size)
    of_title = made.styles["Title"].element
    for place, name in ((of_title.pPr, "w:pBdr"), (of_title.rPr, "w:spacing")):
        drawn = place.find(qn(name))
        if drawn is not None:
            place.remove(drawn)
    fill_properties(made, sheet.language, sheet.title, sheet.subtitle)


def _block(made: Any, block: Block, sheet: Factsheet, size: float) -> None:
    match block:
        case Heading(text):
            line = made.add_paragraph(style="Heading 1")
            line.paragraph_format.space_before = Pt(size * 0.7)
            _run(line, tied(text), size * 1.05, "ink", bold=True)
        case Words(text, lead):
            _runs(_paragraph(made), text, size * (1.15 if lead else 1), "ink", sheet.links)
        case Bullets(items):
            for item in items:
                _runs(made.add_paragraph(style="List Bullet"), item, size, "ink", sheet.links)
        case Small(lines):
            for text in lines:
                _runs(_paragraph(made, after=1), text, size * 0.82, "ink-2", sheet.links)
        case Picture():
            line = _paragraph(made)
            png = io.BytesIO(picture_png(block, sheet.language))
            drawn = line.add_run().add_picture(png, width=Pt(ROOM))
            described(drawn, spoken(block.plot, sheet.language))
        case Grid():
            _grid(made, block, size)


def _grid(made: Any, grid: Grid, size: float) -> None:
    table = made.add_table(rows=1 + len(grid.rows), cols=len(grid.headers))
    table.autofit = False
    widths = _widths(grid, size)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Pt(width)
    leads = (("",) * len(grid.headers), *grid.led)
    for down, row in enumerate((grid.headers, *grid.rows)):
        for across, text in enumerate(row):
            cell = table.cell(down, across)
            cell.width = Pt(widths[across])
            line = cell.paragraphs[0]
            line.paragraph_format.space_after = Pt(1)
            if across in grid.numeric:
                line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            run = _run(line, tied(text), size * 0.9, "ink", bold=down == 0)
            led_to(line, run, leads[down][across])
            _underlined(cell, strong=down == 0)
    _repeated(table.rows[0])


def _apart(made: Any) -> None:
    """Give what follows a table room above it, unless it is a heading, which has its own."""
    for table in made.tables:
        below = table._tbl.getnext()
        if below is not None and below.tag == qn("w:p"):
            line = Paragraph(below, made).paragraph_format
            line.space_before = Pt(UNDER_TABLE) if line.space_before is None else line.space_before


def _widths(grid: Grid, size: float) -> list[float]:
    """Every column as wide as its longest text; the wide ones, or the numbers, take the rest, and
    a little more where that is too narrow for them."""
    cells = list(zip(grid.headers, *grid.rows, strict=True))
    natural = [
        min(
            max(width_of(text, _written(size * 0.9), bold=True) for text in column) + 13,
            ROOM * 0.55,
        )
        for column in cells
    ]
    sharing = grid.wide or grid.numeric
    needed = sum(natural[n] for n in sharing)
    fixed = sum(natural) - needed
    if fixed:
        spare = max(SPARE, min(1.0, (ROOM - needed) / fixed))
        natural, fixed = [width * spare for width in natural], fixed * spare
    each = (ROOM - fixed) / max(len(sharing), 1)
    return [each if n in sharing else width for n, width in enumerate(natural)]


def _underlined(cell: Any, *, strong: bool) -> None:
    borders = OxmlElement("w:tcBorders")
    line = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "8" if strong else "4"),
                        ("color", colour("ink" if strong else "line").lstrip("#"))):  # fmt: skip
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    cell._tc.get_or_add_tcPr().append(borders)


def _repeated(row: Any) -> None:
    """A header row, for screen readers and for a table that is continued."""
    header = OxmlElement("w:tblHeader")
    header.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(header)


def _paragraph(made: Any, after: float = 2) -> Any:
    line = made.add_paragraph()
    line.paragraph_format.space_after = Pt(after)
    return line


def _runs(line: Any, text: str, size: float, shade: str, links: Links) -> None:
    """A text whose numbers are links."""
    for piece, address in joined(links.runs(text)):
        led_to(line, _run(line, piece, size, shade), address)


def _run(line: Any, text: str, size: float, shade: str, *, bold: bool = False) -> Any:
    run = line.add_run(text)
    run.font.size, run.font.bold, run.font.name = Pt(size), bold, FACE
    run.font.color.rgb = _rgb(shade)
    return run


def _rgb(shade: str) -> RGBColor:
    return RGBColor.from_string(colour(shade).lstrip("#").upper())


def _height(sheet: Factsheet, size: float) -> float:
    """How high the page will be, points: Word is not here to ask."""
    found = _lines(sheet.title, ROOM, _title_size(sheet.title, size)) + (
        size * 1.5 if sheet.mark else 0
    )
    found += _lines(sheet.subtitle, ROOM, size * 0.85) + 5
    for block in sheet.blocks:
        found += _block_height(block, size)
    return found


def _block_height(block: Block, size: float) -> float:
    match block:
        case Heading(text):
            return _lines(text, ROOM, size * 1.05) + size * 0.7 + 2
        case Words(text, lead):
            return _lines(text, ROOM, size * (1.15 if lead else 1)) + 2
        case Bullets(items):
            return sum(_lines(item, ROOM - 20, size) + 2 for item in items)
        case Small(lines):
            return sum(_lines(text, ROOM, size * 0.82) + 1 for text in lines)
        case Picture():
            return PICTURE + 4
        case Grid():
            widths = [width - 12 for width in _widths(block, size)]
            return UNDER_TABLE + sum(
                2 + max(_lines(*cell, size * 0.9) for cell in zip(row, widths, strict=True))
                for row in (block.headers, *block.rows)
            )


def _lines(text: str, width: float, size: float) -> float:
    return len(lines_of(text, width, _written(size))) * _written(size) * LINE


def _written(size: float) -> float:
    """A size of type as the file has it, in whole half points: a part of one is left out."""
    return int(2 * size) / 2
