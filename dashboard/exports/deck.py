"""A deck of slides, 16:9, in the look of the dashboard or of an owner's template.

A template is any .pptx. Of its layouts the one named "Dashboard" is used, else "Title Only", else
the first that has a title; its slides are left out, its masters, faces and colours stay.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.exc import PackageNotFoundError
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml.ns import qn
from pptx.util import Emu

from dashboard.documents.document import Deck
from dashboard.errors import ExportRefused
from dashboard.exports.chromium_renderer import ChromiumRenderer
from dashboard.exports.properties import fill_properties
from dashboard.exports.slide_parts import parted
from dashboard.exports.slide_titles import HEIGHT, KINDS, TITLE, WIDTH, titles_of
from dashboard.exports.slides import write_slide
from dashboard.language import Language
from dashboard.render.office_formats import language_tag
from dashboard.render.office_paint import FACE
from dashboard.render.theme import colour

LAYOUTS = ("Dashboard", "Title Only")


def deck(
    made: Deck, renderer: ChromiumRenderer, template: Path | None = None,
    tell: Callable[[int, int], None] | None = None,
) -> bytes:  # fmt: skip
    """A .pptx of the slides; ``tell`` is called before each with how many are done, of how many.

    Raises ``ExportRefused`` for a template that cannot be read.
    """
    words = made.language
    show = opened(template, words)
    layout = _layout(show)
    slides = parted(made.slides, words)
    titles = titles_of(layout, [slide.chart.title for slide in slides])
    for number, slide in enumerate(slides, start=1):
        if tell:
            tell(number - 1, len(slides))
        page = show.slides.add_slide(layout)
        _clear(page)
        write_slide(page, slide, words, renderer, number, len(slides), titles)
    for style in show.element.iter(qn("a:defRPr")):
        # What an editor adds is spelled in the language of the deck.
        style.set("lang", language_tag(words))
    first = made.slides[0].chart
    said = (made.title, first.mark) if made.title else (first.title, first.subtitle)
    fill_properties(show, words, *said)
    return _saved(show)


def opened(template: Path | None, words: Language) -> Any:
    """An empty deck in the look of a template. Raises ``ExportRefused`` for one that cannot be
    read."""
    if template is None:
        return Presentation(io.BytesIO(_plain_template()))
    try:
        if not template.is_file():  # of a pipe nobody knows where it ends
            raise FileNotFoundError(template)
        show = Presentation(str(template))
    except (PackageNotFoundError, KeyError, ValueError, OSError):
        raise ExportRefused(words.t("export.bad_template", name=template.name)) from None
    for entry in list(show.slides._sldIdLst):
        show.part.drop_rel(entry.rId)
        show.slides._sldIdLst.remove(entry)
    return show


def _layout(show: Any) -> Any:
    named = {layout.name: layout for layout in show.slide_layouts}
    for name in LAYOUTS:
        if name in named:
            return named[name]
    titled = (
        one
        for one in show.slide_layouts
        if any(place.placeholder_format.type in KINDS for place in one.placeholders)
    )
    return next(titled, show.slide_layouts[0])


def _clear(page: Any) -> None:
    """Empty placeholders of a template would print "Click to add text"."""
    for place in list(page.placeholders):
        if page.shapes.title is None or place.shape_id != page.shapes.title.shape_id:
            place._element.getparent().remove(place._element)


@cache
def _plain_template() -> bytes:
    """python-pptx's own template made 16:9, with one layout and one face that has Cyrillic."""
    show = Presentation()
    show.slide_width, show.slide_height = Emu(WIDTH), Emu(HEIGHT)
    kept = next(one for one in show.slide_layouts if one.name == "Title Only")
    for layout in list(show.slide_layouts):
        if layout is not kept:
            show.slide_layouts.remove(layout)
    for shapes in (show.slide_master.placeholders, kept.placeholders):
        for place in shapes:
            if place.placeholder_format.type == 1:
                _title_style(place)
            else:
                place._element.getparent().remove(place._element)
    _title_type(show.slide_master)
    theme = show.slide_master.part.part_related_by(RT.THEME)
    faces = re.sub(rb'(<a:latin typeface=")[^"]*', rb"\g<1>" + FACE.encode(), theme.blob)
    # LibreOffice saves no link in the colour of its text, and older PowerPoints draw none.
    theme._blob = re.sub(
        rb'(<a:(?:hlink|folHlink)><a:srgbClr val=")[^"]*',
        rb"\g<1>" + colour("ink").lstrip("#").upper().encode(),
        faces,
    )
    return _saved(show)


def _title_style(place: Any) -> None:
    place.left, place.top, place.width, place.height = (Emu(n) for n in TITLE)
    frame = place.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame._txBody.find(qn("a:bodyPr")).set("anchor", "b")


def _title_type(master: Any) -> None:
    """Titles at the left, bold, in ink: the style of the master, so that an editor sees it."""
    style = master._element.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    style.set("algn", "l")
    type_ = style.find(qn("a:defRPr"))
    type_.set("sz", "2800")
    type_.set("b", "1")
    shade = type_.find(f"{qn('a:solidFill')}")
    shade.clear()
    etree.SubElement(shade, qn("a:srgbClr")).set("val", colour("ink").lstrip("#").upper())


def _saved(show: Any) -> bytes:
    out = io.BytesIO()
    show.save(out)
    return out.getvalue()
