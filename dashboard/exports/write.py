"""A document becomes the bytes of a file; the writers of each form are loaded when needed."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from dashboard.documents.document import (
    Book,
    BriefSheet,
    Deck,
    Document,
    Factsheet,
    PageBook,
    Picture,
)
from dashboard.exports.chromium_renderer import ChromiumRenderer

LOG = logging.getLogger(__name__)


def write(
    document: Document,
    form: str,
    renderer: ChromiumRenderer,
    template: Path | None = None,
    asked: str = "",
    tell: Callable[[int, int], None] | None = None,
) -> bytes:
    """The file of a document in a form (``pptx``, ``pdf`` …).

    ``renderer`` draws pictures: of a map on a slide, of a chart, of a page. ``template``: a .pptx
    whose look slides take on. ``asked``: what was asked for, for the log. ``tell`` is called with
    how many of how many slides are done.

    Raises:
        NoChromium: a picture is asked for and there is no Chromium.
        ExportRefused: the template cannot be read, or the page could not be set.
    """
    made = _written(document, form, renderer, template, tell)
    LOG.info("made %s, %d bytes", asked or f"{type(document).__name__} as {form}", len(made))
    return made


def _written(
    document: Document, form: str, renderer: ChromiumRenderer, template: Path | None,
    tell: Callable[[int, int], None] | None,
) -> bytes:  # fmt: skip
    # Each branch loads what writes its form: a reader of the pages needs none of the 40 MiB.
    match document:
        case Deck():
            from dashboard.exports.deck import deck

            return deck(document, renderer, template, tell)
        case Book():
            from dashboard.exports.workbook import workbook

            return workbook(document)
        case PageBook():
            from dashboard.exports.page_workbook import page_workbook

            return page_workbook(document)
        case Picture():
            from dashboard.exports.pictures import picture

            return picture(renderer, document, "svg" if form == "svg" else "png")
        case Factsheet():
            if form == "docx":
                from dashboard.exports.factsheet_docx import factsheet_docx

                return factsheet_docx(document)
            from dashboard.exports.factsheet_pdf import factsheet_pdf

            return factsheet_pdf(document)
        case BriefSheet():
            from dashboard.exports.brief import brief_docx, brief_pdf

            make = brief_docx if form == "docx" else brief_pdf
            return make(document)
        case _:
            from dashboard.exports.tables import table_csv

            return table_csv(document, bom=True).encode()
