"""A new Word document that Word's own schema accepts."""

from __future__ import annotations

from docx import Document
from docx.document import Document as Made
from docx.oxml.ns import qn


def new_document() -> Made:
    """An empty document; python-docx's own leaves out the percentage of its zoom."""
    made = Document()
    zoom = made.settings.element.find(qn("w:zoom"))
    if zoom is not None and zoom.get(qn("w:percent")) is None:
        zoom.set(qn("w:percent"), "100")
    return made
