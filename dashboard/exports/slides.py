"""A slide: one chart with its words, the figures beside it, its source and its provenance."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from pptx.enum.text import PP_ALIGN

from dashboard.charts.chart import Chart
from dashboard.documents.document import Slide
from dashboard.documents.links import NOWHERE, WEB, Links
from dashboard.exports.chromium_renderer import ChromiumRenderer, NoChromium
from dashboard.exports.slide_facts import facts_beside
from dashboard.exports.slide_text import POINT, Box, empty_box, fitted_runs, spoken, text_box, write
from dashboard.exports.slide_titles import MARGIN, WIDTH, Titles
from dashboard.exports.slide_under import SIZES, under
from dashboard.language import Language
from dashboard.narrative.disputes import dispute_line
from dashboard.narrative.linked import strung
from dashboard.narrative.wording import unmarked
from dashboard.render.figure import figure
from dashboard.render.fitting import fitted, width_of
from dashboard.render.office import add_charts
from dashboard.render.office_data import office_data
from dashboard.render.office_grid import add_grid, has_grid
from dashboard.render.office_values import OfficeData
from dashboard.render.theme import colour

SUBTITLE = (MARGIN, 930_000, WIDTH - 2 * MARGIN, 500_000)
BODY = (MARGIN, 1_480_000, 8_560_000, 4_330_000)
SUBTITLE_SIZES = (14, 13, 12, 11, 10, 9)
STRIP = (9_230_000, 1_480_000, WIDTH - MARGIN - 9_230_000, 4_330_000)
FOOTER = (MARGIN, 5_930_000, WIDTH - 2 * MARGIN, 830_000)
LINK, CLEAR = 200_000, 60_000
"""Height of the line of the address, and what is free above it."""
NUMBER = (WIDTH - MARGIN - 860_000, FOOTER[1] + FOOTER[3] - LINK, 860_000, LINK)
UNDER = 230_000
"""Height of a line of words under the drawing."""
PICTURE_SIZE, SHARPNESS = (760, 384), 2.6
"""Pixels of a picture on a slide before it is sharpened: the proportions of its box, and little
more than its points, so that names on it are as large as those beside it."""


def write_slide(
    page: Any, slide: Slide, words: Language, renderer: ChromiumRenderer, number: int, count: int,
    titles: Titles,
) -> None:  # fmt: skip
    """Fill a slide of python-pptx. Its title placeholder is used if the layout has one."""
    chart = slide.chart
    titles.write(page, chart.title, words, slide.links)
    # The mark stands above the title of a slide.
    lead_in = unmarked(chart.subtitle, chart.mark)
    below = "\n".join(filter(None, (lead_in, slide.held)))
    if below:
        text_box(page, SUBTITLE, below, SUBTITLE_SIZES, colour("ink-2"), "Subtitle", words)
    if chart.mark:
        _mark(page, chart.mark, words)
    drawn = office_data(chart.plot, words)
    _body(page, slide, drawn, words, renderer)
    if slide.facts:
        facts_beside(page, STRIP, slide.facts, words, slide.links)
    _footer(page, slide, words, dashed=any(one.dashed for one in drawn))
    if count > 1:
        place = words.t("export.page_of", number=number, count=count)
        box = text_box(page, NUMBER, place, (10,), colour("ink-2"), "Number", words)
        box.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
    notes = page.notes_slide.notes_text_frame
    notes.text = "\n".join(slide.notes)
    for run in (run for line in notes.paragraphs for run in line.runs):
        spoken(run, words)


def _body(
    page: Any,
    slide: Slide,
    drawn: Sequence[OfficeData],
    words: Language,
    renderer: ChromiumRenderer,
) -> None:
    """The chart as one that can be edited; where there is none such as a picture, or in words."""
    chart = slide.chart
    lines = [] if chart.empty else under(chart, drawn, words, BODY[2] / POINT)
    box = (*BODY[:3], BODY[3] - UNDER * len(lines))
    if chart.empty:
        _in_words(page, chart.known, words, slide.links)
    elif drawn:
        for frame in add_charts(page.shapes, drawn, box, words):
            _described(frame, chart)
    elif has_grid(chart.plot):
        frame = add_grid(
            page.shapes, chart.plot, box, words, slide.links.drawn(chart), slide.darkest
        )
        _described(frame, chart)
    else:
        _picture(page, chart, box, words, renderer)
    _under(page, lines, BODY[1] + BODY[3], slide.links, words)


def _under(page: Any, lines: Sequence[str], foot: int, links: Links, words: Language) -> None:
    """The lines that end at ``foot``, all of one size."""
    room = BODY[2] / POINT, UNDER / POINT
    sizes = [fitted_runs(links.runs(one), *room, SIZES, bold=False)[1] for one in lines]
    for n, line in enumerate(lines):
        place = (BODY[0], foot - (len(lines) - n) * UNDER, BODY[2], UNDER)
        text_box(page, place, line, (min(sizes),), colour("ink-2"), "Under", words, links=links)


def _picture(
    page: Any, chart: Chart, box: Box, words: Language, renderer: ChromiumRenderer
) -> None:
    drawn = figure(chart, words)
    try:
        png = renderer.draw(drawn, *PICTURE_SIZE, scale=SHARPNESS, form="png")
    except NoChromium:
        _in_words(page, (words.t("export.no_pictures"), *chart.notes), words)
        return
    picture = page.shapes.add_picture(io.BytesIO(png), *box[:2], width=box[2])
    picture.top = box[1] + max(0, (box[3] - picture.height) // 2)
    _described(picture, chart)


def _in_words(page: Any, lines: Sequence[str], words: Language, links: Links = NOWHERE) -> None:
    """What is known, in words, where there is nothing to draw."""
    box = (BODY[0], BODY[1] + 1_200_000, BODY[2], 1_900_000)
    if text := strung(dict.fromkeys(lines), "\n"):
        text_box(page, box, text, (18, 16, 14), colour("ink-2"), "Reasons", words, links=links)


def _described(shape: Any, chart: Chart) -> None:
    """What a screen reader says of the chart. It is the name of the shape too: LibreOffice leaves
    all else out of a .pptx that it saves, and nobody hears twice what is the same."""
    described = next(
        shape._element.iter("{http://schemas.openxmlformats.org/presentationml/2006/main}cNvPr")
    )
    for name in ("name", "descr"):
        described.set(name, chart.finding or chart.title)


def _footer(page: Any, slide: Slide, words: Language, *, dashed: bool) -> None:
    """Source, what sources disagree about, status marks; then the address of the view."""
    left, top, width, height = FOOTER
    missing = slide.dashes if dashed else ""
    parts = (slide.chart.source, dispute_line(words, slide.chart.disputes), slide.statuses, missing)
    source = " ".join(part for part in parts if part)
    room = height - (LINK + CLEAR if slide.link else 0)
    text_box(
        page, (left, top, width, room), source, (12, 11, 10, 9), colour("ink-2"), "Source", words
    )
    if not slide.link:
        return
    place = (left, top + height - LINK, NUMBER[0] - left, LINK)
    frame = empty_box(page, place, "Link").text_frame
    # Without the host of the pages it is no link, and must not look like one.
    leads = slide.link.startswith(WEB)
    label = f"{words.t('export.link' if leads else 'export.address')}: "
    write(frame.paragraphs[0], label, 10, colour("ink-2"), words)
    short = f" · {slide.reference}" if slide.reference else ""
    wide = (NUMBER[0] - left) / POINT - width_of(label + short, 10) - 4
    # The place on the page is followed, not read.
    fit = fitted(slide.link.partition("#")[0], wide, 13, (10,))
    look = colour("accent" if leads else "ink-2")
    run = write(frame.paragraphs[0], fit.text, 10, look, words)
    if leads:
        run.hyperlink.address = slide.link
    if short:
        write(frame.paragraphs[0], short, 10, colour("ink-2"), words)


def _mark(page: Any, mark: str, words: Language) -> None:
    """The mark of made-up data, over every slide that shows it."""
    place = (MARGIN, 60_000, WIDTH - 2 * MARGIN, 260_000)
    box = text_box(page, place, mark.upper(), (12, 11, 10, 9), colour("warning"), "Mark", words,
                   bold=True)  # fmt: skip
    box.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
