"""A document becomes the bytes of a file; the writers of each form are loaded when needed."""

from __future__ import annotations

from pathlib import Path

from dashboard.documents.document import Document
from dashboard.exports.camera import Camera


def write(document: Document, form: str, camera: Camera, template: Path | None = None) -> bytes:
    """The file of a document in a form (``pptx``, ``pdf`` …).

    ``camera`` draws pictures: of a map on a slide, of a chart, of a page. ``template``: a .pptx
    whose look slides take on.

    Raises:
        NoCamera: a picture is asked for and there is no Chromium.
        ExportRefused: the template cannot be read, or the page could not be set.
    """
    raise NotImplementedError
