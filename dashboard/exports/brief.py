"""The brief for a visit as PDF (typst, no browser needed) and as a Word file."""

from __future__ import annotations

import io
import json

import typst
from docx.document import Document
from docx.shared import Pt, RGBColor

from dashboard.documents.document import BriefSheet
from dashboard.errors import ExportRefused
from dashboard.exports.properties import fill_properties
from dashboard.exports.word import Paper, led_to, new_document
from dashboard.narrative.brief import Brief
from dashboard.render.fitting import lines_of
from dashboard.render.theme import LIGHT
from dashboard.typography import in_one_piece, joined, spaced, tied

_SIZES = (11.5, 11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0)
PAPER = Paper(across=17, above=13, below=13)
"""Of the Word file."""
_LINE = 1.15 * 1.15
"""Height of a line in parts of the size of its type: that of the face, and of Word's spacing."""
_SET_IN = 18
"""Points that a line of a list stands in."""

_SHEET = """
#let brief = json(bytes(sys.inputs.brief))
#let look = json(bytes(sys.inputs.look))
#set document(title: brief.heading, author: look.author)
#set page("a4", margin: (x: 17mm, top: 14mm, bottom: 13mm))
#set par(leading: 0.52em)
// A line may end after a sign, before its dollars, and after a dash between words.
#show regex("[+−][$][0-9.,]+|[0-9\\p{L}]+–[0-9\\p{L}]+"): box
// A word that is longer than any of a language may end a line anywhere.
#show regex("[^\\s/\\u{200b}]{45,}"): it => it.text.clusters().join(sym.zws)
#let paint = rgb
#let led(runs) = runs.map(run => if run.at(1) == "" { run.at(0) } else { link(..run.rev()) }).join()
#let quiet = paint(look.quiet)
// Real headings: a reader of the PDF has them as bookmarks, a screen reader walks by them.
#show heading: set text(size: 1em, weight: "bold")
#show heading.where(level: 1): it => block(above: 1.2em, below: 1.2em, it.body)
#show heading.where(level: 2): it => block(above: 0pt, below: 0pt, it.body)
#let parts = brief.parts.map(part => (..part, lines: part.lines.map(led)))
#let sheet(size) = {
  set text(
    size: size, lang: look.lang, fill: paint(look.ink),
    font: ("Liberation Sans", "Noto Sans", "DejaVu Sans", "Arial", "Libertinus Serif"),
  )
  text(size: 0.85em, fill: quiet, look.kicker)
  v(-0.5em)
  heading(level: 1, {
    text(size: 1.9em, brief.name)
    if brief.mark != "" { h(1em); text(fill: paint(look.warning), brief.mark) }
  })
  v(-0.6em)
  text(size: 0.85em, fill: quiet, brief.dated)
  v(-0.4em)
  line(length: 100%, stroke: 1.2pt + paint(look.accent))
  for part in parts {
    let small = if part.noun == "sources" { 0.82em } else { 1em }
    block(breakable: false, width: 100%, below: 0.5em, grid(
      columns: (31mm, 1fr), column-gutter: 4mm,
      heading(level: 2, text(size: 0.88em, fill: quiet, part.title)),
      {
        set text(size: small)
        let lines = part.lines
        if lines.len() == 1 or part.noun == "sources" { lines.join(linebreak()) }
        else { list(tight: true, ..lines.map(line => [#line])) }
      },
    ))
    line(length: 100%, stroke: 0.4pt + paint(look.line))
    v(-0.55em)
  }
  v(0.4em)
  text(size: 0.82em, fill: quiet, brief.reference)
}
#layout(area => {
  let size = 10.5
  while size > 6.5 and measure(block(width: area.width, sheet(size * 1pt))).height > area.height {
    size -= 0.25
  }
  sheet(size * 1pt)
})
"""


def brief_pdf(sheet: BriefSheet) -> bytes:
    """The brief as one A4 page; the type shrinks until everything fits.

    Raises:
        ExportRefused: the page could not be set.
    """
    brief, language = sheet.brief, sheet.language
    look = {
        "lang": language.code,
        "kicker": language.t("brief.kicker"),
        "author": language.t("factsheet.prepared"),
        "quiet": LIGHT["ink-2"],
        "ink": LIGHT["ink"],
        "line": LIGHT["line"],
        "accent": LIGHT["accent"],
        "warning": LIGHT["warning"],
    }
    parts = [
        {"noun": part.noun, "title": part.title, "lines": [spaced(one) for one in lines]}
        for part, lines in zip(brief.parts, sheet.lines, strict=True)
    ]
    data = {
        "heading": brief.heading,
        "name": brief.name,
        "mark": brief.mark,
        "dated": in_one_piece(brief.dated),
        "reference": brief.reference,
        "parts": parts,
    }
    return _set(json.dumps(data), json.dumps(look))


def _set(brief: str, look: str) -> bytes:
    try:
        made = typst.compile(
            _SHEET.encode(), format="pdf", sys_inputs={"brief": brief, "look": look}
        )
    except RuntimeError as error:
        raise ExportRefused(f"the PDF could not be set: {error}") from error
    return bytes(made)


def brief_docx(sheet: BriefSheet) -> bytes:
    """The brief as a Word file of one A4 page, to be edited: headings, then lines."""
    brief, language = sheet.brief, sheet.language
    size = _size(brief)
    document = new_document(language)
    fill_properties(document, language, brief.heading)
    PAPER.laid(document.sections[0])
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(size)
    style.paragraph_format.space_after = Pt(1)
    _line(document, language.t("brief.kicker"), size - 1.5, "ink-2")
    title = document.add_heading(tied(brief.name), level=1)
    _shaped(title, size + 8, "ink", 0)
    if brief.mark:
        _line(document, brief.mark, size + 1, "warning")
    _line(document, brief.dated, size - 1.5, "ink-2")
    for part, lines in zip(brief.parts, sheet.lines, strict=True):
        heading = document.add_heading(tied(part.title), level=2)
        _shaped(heading, size - 0.5, "accent", 4)
        bullets = len(part.lines) > 1 and part.noun != "sources"
        for line in lines:
            paragraph = document.add_paragraph(style="List Bullet" if bullets else None)
            paragraph.paragraph_format.space_after = Pt(0)
            for text, address in joined(line):
                run = led_to(paragraph, paragraph.add_run(text), address)
                if part.noun == "sources":
                    run.font.size = Pt(size - 1.5)
    _line(document, brief.reference, size - 1.5, "ink-2")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _size(brief: Brief) -> float:
    """The largest type with which the lines fit one page, by their widths."""
    return next((size for size in _SIZES if _height(brief, size) <= PAPER.height), _SIZES[-1])


def _height(brief: Brief, size: float) -> float:
    """Points of height of the Word file, about: Word is not here to ask."""
    small, mark = size - 1.5, size + 2.5 if brief.mark else 0.0
    found = (3 * small + size + 8 + mark) * _LINE
    found += (len(lines_of(brief.dated, PAPER.width, small)) - 1) * small * _LINE
    for part in brief.parts:
        sources = part.noun == "sources"
        width = PAPER.width - (_SET_IN if len(part.lines) > 1 and not sources else 0)
        letters = small if sources else size
        lines = sum(len(lines_of(line, width, letters)) for line in part.lines)
        found += (size - 0.5 + lines * letters) * _LINE + 5
    return found


def _line(document: Document, text: str, size: float, colour: str) -> None:
    run = document.add_paragraph().add_run(tied(text))
    run.font.size = Pt(size)
    run.font.color.rgb = RGBColor.from_string(LIGHT[colour][1:])


def _shaped(heading: Document, size: float, colour: str, before: float) -> None:
    heading.paragraph_format.space_before = Pt(before)
    heading.paragraph_format.space_after = Pt(1)
    for run in heading.runs:
        run.font.name, run.font.size = "Arial", Pt(size)
        run.font.color.rgb = RGBColor.from_string(LIGHT[colour][1:])
