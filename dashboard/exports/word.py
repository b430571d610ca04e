"""A new Word document that Word's own schema accepts, its language, links and pictures in it."""

from __future__ import annotations

from typing import Any

from docx import Document
from docx.document import Document as Made
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from dashboard.language import Language
from dashboard.render.office_formats import language_tag


def new_document(words: Language) -> Made:
    """An empty document; python-docx's own leaves out the percentage of its zoom, and speaks
    English: Word would underline each word of another language, and read it aloud as English."""
    made = Document()
    zoom = made.settings.element.find(qn("w:zoom"))
    if zoom is not None and zoom.get(qn("w:percent")) is None:
        zoom.set(qn("w:percent"), "100")
    tag = language_tag(words)
    made.core_properties.language = tag
    faces = made.settings.element.iter(qn("w:themeFontLang"))
    for spoken in (*made.styles.element.iter(qn("w:lang")), *faces):
        spoken.set(qn("w:val"), tag)
    return made


def described(picture: Any, text: str) -> None:
    """What a screen reader says of a picture that stands in a line."""
    picture._inline.docPr.set("descr", text)


def led_to(paragraph: Any, run: Any, address: str) -> Any:
    """The run as a link in the look that it has; as it is where there is no address."""
    if address:
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), paragraph.part.relate_to(address, RT.HYPERLINK, is_external=True))
        run._r.addprevious(link)
        link.append(run._r)
    return run
