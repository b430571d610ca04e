"""A slide: one chart with its words, the figures beside it, its source and its provenance."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from dashboard.render.fitting import LINE, fitted, width_of
from dashboard.render.office import ChartWords, add_chart, dashed
from dashboard.render.office_paint import FACE, rgb
from dashboard.exports.series import Plot
from dashboard.charts.chart import Chart
from dashboard.render.theme import colour
from dashboard.language import Language

WIDTH, HEIGHT = 12_192_000, 6_858_000
"""16:9, EMU."""
MARGIN = 457_200
TITLE = (MARGIN, 300_000, WIDTH - 2 * MARGIN, 620_000)
SUBTITLE = (MARGIN, 930_000, WIDTH - 2 * MARGIN, 500_000)
BODY = (MARGIN, 1_480_000, 8_560_000, 4_330_000)
STRIP = (9_230_000, 1_480_000, WIDTH - MARGIN - 9_230_000, 4_330_000)
FOOTER = (MARGIN, 6_010_000, WIDTH - 2 * MARGIN - 900_000, 640_000)
NUMBER = (WIDTH - MARGIN - 860_000, 6_330_000, 860_000, 300_000)
POINT = 12_700
PICTURE_SIZE = (900, 455)
"""Pixels of a map on a slide before it is sharpened: the proportions of its box."""

Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure of the strip: what it is, its value, what goes with it."""

    label: str
    value: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Slide:
    """What a slide shows. ``picture`` is PNG for what has no numbers to draw (map, timeline).

    ``provenance`` are the paragraphs of the speaker notes; ``statuses`` the statuses of the
    figures shown; ``link`` the address of the view, ``path?query`` where no host is known.
    """

    chart: Chart
    language: Language
    plot: Plot | None = None
    picture: bytes | None = None
    facts: Sequence[Fact] = field(default=())
    finding: str = ""
    provenance: Sequence[str] = field(default=())
    statuses: str = ""
    link: str = ""
    mark: str = ""


def write_slide(page: Any, slide: Slide, number: int, count: int) -> None:
    """Fill a slide of python-pptx. Its title placeholder is used if the layout has one."""
    _title(page, slide.chart.title)
    _text(page, SUBTITLE, slide.chart.subtitle, (14, 13, 12, 11), colour("ink-2"), "Subtitle")
    _body(page, slide)
    if slide.facts:
        _strip(page, slide.facts)
    _footer(page, slide)
    words = slide.language
    if count > 1:
        told = words.t("export.page_of", number=number, count=count)
        box = _text(page, NUMBER, told, (10,), colour("ink-2"), "Number")
        box.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
    if slide.mark:
        _mark(page, slide.mark)
    page.notes_slide.notes_text_frame.text = "\n".join(slide.provenance)


def _title(page: Any, text: str) -> None:
    box = page.shapes.title
    if box is None:
        _text(page, TITLE, text, (28, 24, 20), colour("ink"), "Title", bold=True)
        return
    width, height = box.width / POINT - 15, box.height / POINT - 8
    found = fitted(text, width, height, (28, 26, 24, 20, 18), bold=True)
    box.text_frame.text = found.text
    box.text_frame.word_wrap = True
    box.text_frame.paragraphs[0].runs[0].font.size = Pt(found.size)


def _text(
    page: Any, place: Box, text: str, sizes: Sequence[float], shade: str, name: str,
    *, bold: bool = False,
) -> Any:  # fmt: skip
    """A text in a box, at the largest size at which it fits."""
    box = page.shapes.add_textbox(*(Emu(n) for n in place))
    box.name = name
    frame = box.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    found = fitted(text, place[2] / POINT, place[3] / POINT, sizes, bold=bold)
    _run(frame.paragraphs[0], found.text, found.size, shade, bold=bold)
    return box


def _run(paragraph: Any, text: str, size: float, shade: str, *, bold: bool = False) -> Any:
    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.name, run.font.bold = Pt(size), FACE, bold
    run.font.color.rgb = rgb(shade)
    return run


def _body(page: Any, slide: Slide) -> None:
    words = slide.language
    if slide.plot is not None:
        own = ChartWords(words.t("status.not_published"), words.t("export.native_line"))
        frame = add_chart(page.shapes, slide.plot, BODY, own)
        frame.name = "Chart"
        _described(frame, slide)
    elif slide.picture is not None:
        picture = page.shapes.add_picture(io.BytesIO(slide.picture), *BODY[:2], width=BODY[2])
        picture.top = BODY[1] + max(0, (BODY[3] - picture.height) // 2)
        picture.name = "Picture"
        _described(picture, slide)
    else:
        lines = [slide.chart.title, *slide.chart.notes]
        text = "\n".join(dict.fromkeys(lines))
        box = (BODY[0], BODY[1] + 1_200_000, BODY[2], 1_900_000)
        _text(page, box, text, (18, 16, 14), colour("ink-2"), "Reasons")


def _described(shape: Any, slide: Slide) -> None:
    """What a screen reader says of the chart."""
    own = next(
        shape._element.iter("{http://schemas.openxmlformats.org/presentationml/2006/main}cNvPr")
    )
    own.set("descr", slide.finding or slide.chart.title)


def _strip(page: Any, facts: Sequence[Fact]) -> None:
    """The figures beside the chart: label, value, detail, one under another."""
    left, top, width, height = STRIP
    place = left - 150_000
    line = page.shapes.add_connector(1, Emu(place), Emu(top), Emu(place), Emu(top + height))
    line._element.remove(line._element.find(qn("p:style")))
    line.line.color.rgb, line.line.width = rgb(colour("line")), Pt(1)
    line.name = "Rule"
    box = page.shapes.add_textbox(*(Emu(n) for n in STRIP))
    box.name = "Figures"
    frame = box.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    room = height / POINT / len(facts)
    for n, fact in enumerate(facts):
        _fact(frame, fact, width / POINT, room, first=n == 0)


def _fact(frame: Any, fact: Fact, width: float, room: float, *, first: bool) -> None:
    label = fitted(fact.label, width, 30, (12, 11))
    value = fitted(fact.value, width, 30, (24, 20, 18, 16, 15), bold=True)
    if value.cut:
        value = fitted(fact.value, width, 56, (16, 14, 12), bold=True)
    used = (len(label.lines) * label.size + len(value.lines) * value.size) * LINE
    detail = fitted(fact.detail, width, max(14.0, room - used - 12), (12, 11, 10, 9))
    for n, (found, shade, bold) in enumerate((
        (label, colour("ink-2"), False), (value, colour("ink"), True),
        (detail, colour("ink-2"), False),
    )):  # fmt: skip
        if not found.text:
            continue
        paragraph = frame.paragraphs[0] if first and n == 0 else frame.add_paragraph()
        _run(paragraph, found.text, found.size, shade, bold=bold)
        if n == 0 and not first:
            paragraph.space_before = Pt(12)


def _footer(page: Any, slide: Slide) -> None:
    """Source, data as of, status marks; then the address of the view."""
    words, (left, top, width, height) = slide.language, FOOTER
    dash = slide.plot is not None and dashed(slide.plot)
    missing = words.t("factsheet.page_missing") if dash else ""
    told = " ".join(part for part in (slide.chart.source, slide.statuses, missing) if part)
    room = height - (200_000 if slide.link else 0)
    _text(page, (left, top, width, room), told, (11, 10, 9, 8), colour("ink-2"), "Source")
    if not slide.link:
        return
    box = page.shapes.add_textbox(Emu(left), Emu(top + room), Emu(width), Emu(200_000))
    box.name = "Link"
    frame = box.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    label = f"{words.t('export.link')}: "
    _run(frame.paragraphs[0], label, 10, colour("ink-2"))
    shown = fitted(slide.link, width / POINT - width_of(label, 10) - 4, 13, (10,))
    run = _run(frame.paragraphs[0], shown.text, 10, colour("accent"))
    if slide.link.startswith(("http://", "https://")):
        run.hyperlink.address = slide.link


def _mark(page: Any, mark: str) -> None:
    """The mark of made-up data, over every slide that shows it."""
    place = (WIDTH - MARGIN - 3_200_000, 60_000, 3_200_000, 260_000)
    box = _text(page, place, mark.upper(), (12, 11), colour("warning"), "Mark", bold=True)
    box.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
