"""A new Word document that Word's own schema accepts, its language, links and pictures in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.document import Document as Made
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from dashboard.language import Language
from dashboard.render.office_formats import language_tag

WORD_2013 = "15"
"""The mode of compatibility of all Words since: in it a table stands between the margins, not by
the width of a cell's edge outside of them."""
POINTS = 72 / 25.4
"""Of a millimetre."""


@dataclass(frozen=True, slots=True)
class Paper:
    """An A4 page and its margins, in millimetres: what is laid out on it asks here how much room
    there is. ``foot``: what the foot of the page takes above the margin."""

    across: float
    above: float
    below: float
    foot: float = 0.0

    @property
    def width(self) -> float:
        """Points between the margins."""
        return (210 - 2 * self.across) * POINTS

    @property
    def height(self) -> float:
        """Points from the margin above to what stands at the foot."""
        return (297 - self.above - self.below - self.foot) * POINTS

    def laid(self, section: Any) -> None:
        """Give the pages of a document this size and these margins."""
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(self.across)
        section.top_margin, section.bottom_margin = Mm(self.above), Mm(self.below)


def new_document(words: Language) -> Made:
    """An empty document; python-docx's own leaves out the percentage of its zoom, is one of Word
    2010, which newer ones open in a limited mode, and speaks English: Word would underline each
    word of another language, and read it aloud as English."""
    made = Document()
    zoom = made.settings.element.find(qn("w:zoom"))
    if zoom is not None and zoom.get(qn("w:percent")) is None:
        zoom.set(qn("w:percent"), "100")
    for setting in made.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), WORD_2013)
    tag = language_tag(words)
    faces = made.settings.element.iter(qn("w:themeFontLang"))
    for spoken in (*made.styles.element.iter(qn("w:lang")), *faces):
        spoken.set(qn("w:val"), tag)
    return made


def described(picture: Any, text: str) -> None:
    """What a screen reader says of a picture that stands in a line, beside which no room is left:
    LibreOffice takes an eighth of an inch where nothing is said of it, and leaves the margin."""
    picture._inline.docPr.set("descr", text)
    for side in ("distT", "distB", "distL", "distR"):
        picture._inline.set(side, "0")


def led_to(paragraph: Any, run: Any, address: str) -> Any:
    """The run as a link in the look that it has; as it is where there is no address."""
    if address:
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), paragraph.part.relate_to(address, RT.HYPERLINK, is_external=True))
        run._r.addprevious(link)
        link.append(run._r)
    return run
