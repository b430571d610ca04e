"""The figures beside the chart of a slide: label, value, detail, one under another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from dashboard.documents.links import Links, Run
from dashboard.exports.slide_text import POINT, Box, empty_box, shown, write
from dashboard.language import Language
from dashboard.narrative.facts import Fact
from dashboard.render.fitting import LINE, Fitted, fitted, width_of
from dashboard.render.office_links import lead
from dashboard.render.office_paint import rgb
from dashboard.render.theme import colour
from dashboard.typography import spanned

BETWEEN = 12
"""Points between the figures."""
LARGE, UNIT = (24, 20, 18, 16), 12
"""Sizes of a number, and of the unit behind it: it takes no room from the number."""
MONEY = re.compile(r"(.*\d)(\D+)", re.DOTALL)
"""An amount of money with its unit behind it: what stands behind its last digit."""
DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec='
    '"http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
"""That a shape says nothing, and is passed over in silence: [MS-ODRAWXML] 2.24."""


def facts_beside(
    page: Any, strip: Box, facts: Sequence[Fact], words: Language, links: Links
) -> None:
    """Write the figures into a strip (left, top, width, height in EMU), behind a thin rule."""
    left, top, width, height = strip
    place = left - 150_000
    line = page.shapes.add_connector(1, Emu(place), Emu(top), Emu(place), Emu(top + height))
    line._element.remove(line._element.find(qn("p:style")))
    line.line.color.rgb, line.line.width = rgb(colour("line")), Pt(1)
    line.name = "Rule"
    line._element.nvCxnSpPr.cNvPr.append(etree.fromstring(DECORATIVE))
    frame = empty_box(page, strip, "Figures").text_frame
    frame.vertical_anchor = MSO_ANCHOR.TOP
    rest = height / POINT
    for n, fact in enumerate(facts):
        # What a figure leaves of its room the next ones have.
        room = rest / (len(facts) - n)
        rest -= _fact(frame, fact, (width / POINT, room), words, links, first=n == 0)


def _fact(
    frame: Any, fact: Fact, space: tuple[float, float], words: Language, links: Links, *,
    first: bool,
) -> float:  # fmt: skip
    """A figure in its space, width and height in points; answers the height that it takes."""
    width, room = space
    label = _label(spanned(fact.label), width)
    value, unit = _value(fact, width)
    used = (len(label.lines) * label.size + len(value.lines) * value.size) * LINE
    detail = fitted(spanned(fact.detail), width, max(14.0, room - used - BETWEEN), (12, 11, 10, 9))
    for n, (text, found, shade, bold) in enumerate((
        (fact.label, label, colour("ink-2"), False), (fact.value, value, colour("ink"), True),
        (fact.detail, detail, colour("ink-2"), False),
    )):  # fmt: skip
        if not found.text:
            continue
        paragraph = frame.paragraphs[0] if first and n == 0 else frame.add_paragraph()
        runs = [(spanned(piece), address) for piece, address in links.runs(text)]
        if bold and unit and len(found.lines) > 1:
            runs = [(piece.replace(unit, f" {unit[1:]}"), address) for piece, address in runs]
        pieces = shown(runs, found.text)
        for piece, address, behind in _parted(pieces, len(found.text) - (len(unit) if bold else 0)):
            size = UNIT if behind else found.size
            lead(write(paragraph, piece, size, shade, words, bold=bold), address)
        if n == 0 and not first:
            paragraph.space_before = Pt(BETWEEN)
    return used + len(detail.lines) * detail.size * LINE + BETWEEN


def _label(text: str, width: float) -> Fitted:
    """The label in two lines; one that names single months in as many as it takes."""
    label = fitted(text, width, 30, (12, 11))
    return fitted(text, width, 62, (11, 10)) if label.cut else label


def _value(fact: Fact, width: float) -> tuple[Fitted, str]:
    """The value at its size, and the unit that is set small behind it: of an amount of money."""
    text = spanned(fact.value)
    is_money = fact.amount.known and fact.amount.unit == "usd"
    money = MONEY.fullmatch(text) if is_money else None
    if money:
        number, unit = money.groups()
        wide = width - width_of(unit, UNIT, bold=True)
        size = next((one for one in LARGE if width_of(number, one, bold=True) <= wide), 0)
        if size:
            return Fitted((text,), size, text), unit
        size = next((one for one in LARGE if width_of(number, one, bold=True) <= width), 0)
        if size:
            # The unit in a line of its own: "about" would be one by itself.
            return Fitted((number, unit), size, f"{number} {unit[1:]}"), unit
    value = fitted(text, width, 30, (24, 20, 18, 16, 15), bold=True)
    if value.cut:
        value = fitted(text, width, 56, (16, 14, 12), bold=True)
    return value, ""


def _parted(pieces: Sequence[Run], at: int) -> Iterator[tuple[str, str, bool]]:
    """The pieces of a text with their addresses, and whether they stand behind so many letters of
    it; a piece across that place in two."""
    for piece, address in pieces:
        for part, behind in ((piece[:at], False), (piece[at:], True)):
            if part:
                yield part, address, behind
        at = max(at - len(piece), 0)
