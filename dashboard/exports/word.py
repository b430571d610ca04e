"""A new Word document that Word's own schema accepts, and links in it."""

from __future__ import annotations

from typing import Any

from docx import Document
from docx.document import Document as Made
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn


def new_document() -> Made:
    """An empty document; python-docx's own leaves out the percentage of its zoom."""
    made = Document()
    zoom = made.settings.element.find(qn("w:zoom"))
    if zoom is not None and zoom.get(qn("w:percent")) is None:
        zoom.set(qn("w:percent"), "100")
    return made


def led_to(paragraph: Any, run: Any, address: str) -> Any:
    """The run as a link in the look that it has; as it is where there is no address."""
    if address:
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), paragraph.part.relate_to(address, RT.HYPERLINK, is_external=True))
        run._r.addprevious(link)
        link.append(run._r)
    return run
