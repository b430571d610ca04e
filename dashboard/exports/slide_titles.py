"""The titles of slides: as large as their room allows, and of one size in a deck."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.util import Pt

from dashboard.documents.links import Links
from dashboard.exports.slide_text import POINT, fitted_runs, joiners_apart, spoken, text_box
from dashboard.language import Language
from dashboard.render.fitting import fitted
from dashboard.render.office_links import lead
from dashboard.render.office_paint import FACE
from dashboard.render.theme import colour
from dashboard.typography import spanned

WIDTH, HEIGHT = 12_192_000, 6_858_000
"""16:9, EMU."""
MARGIN = 457_200
TITLE = (MARGIN, 300_000, WIDTH - 2 * MARGIN, 620_000)
"""Where a title stands: in one line, or in two of twenty points."""
SIZES = (28, 26, 24, 22, 20, 18, 16)
LEAST = 20
"""The least size for the sake of others: a title that is longer is smaller alone."""
KINDS = (1, 3)
"""The placeholders of titles."""


@dataclass(frozen=True, slots=True)
class Titles:
    """How the titles of a deck are written: their room in points, and their sizes."""

    width: float
    height: float
    sizes: tuple[int, ...] = SIZES

    def fit(self, text: str, size: int) -> bool:
        """Whether a title has room at a size."""
        made = fitted(spanned(text), self.width, self.height, (size,), bold=True)
        return not made.cut

    def write(self, page: Any, text: str, words: Language, links: Links) -> None:
        """Write a title into the placeholder of a slide, or where there is none into a box."""
        box = page.shapes.title
        if box is None:
            text_box(page, TITLE, text, self.sizes, colour("ink"), "Title", words, bold=True,
                     links=links)  # fmt: skip
            return
        runs, size = fitted_runs(links.runs(text), self.width, self.height, self.sizes, bold=True)
        box.text_frame.word_wrap = True
        for piece, address, joiner in joiners_apart(runs):
            run = box.text_frame.paragraphs[0].add_run()
            run.text = piece
            run.font.size, run.font.name = Pt(size), FACE if joiner else None
            spoken(run, words)
            lead(run, address)


def titles_of(layout: Any, texts: Sequence[str]) -> Titles:
    """How some titles are written on slides of a layout: in the largest size at which all of them
    have room, those left out that have none even at the least."""
    one = next((place for place in layout.placeholders
                if place.placeholder_format.type in KINDS), None)  # fmt: skip
    found = Titles(TITLE[2] / POINT, TITLE[3] / POINT)
    if one is not None:
        frame = one.text_frame
        found = Titles(
            (one.width - frame.margin_left - frame.margin_right) / POINT,
            (one.height - frame.margin_top - frame.margin_bottom) / POINT,
        )
    said = [one for one in texts if found.fit(one, LEAST)]
    largest = next((size for size in SIZES if all(found.fit(one, size) for one in said)), LEAST)
    return Titles(found.width, found.height, tuple(size for size in SIZES if size <= largest))
