"""Texts on a slide: a box, what is written in it, in which language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pptx.util import Emu, Pt

from dashboard.documents.links import NOWHERE, Links, Run
from dashboard.language import Language
from dashboard.render.fitting import fitted
from dashboard.render.office_formats import language_tag
from dashboard.render.office_links import lead
from dashboard.render.office_paint import FACE, rgb
from dashboard.typography import JOINER, spaced, spanned

POINT = 12_700
Box = tuple[int, int, int, int]
"""Left, top, width, height in EMU."""


def text_box(
    page: Any, place: Box, text: str, sizes: Sequence[float], shade: str, name: str,
    words: Language, *, bold: bool = False, links: Links = NOWHERE,
) -> Any:  # fmt: skip
    """A text in a box, at the largest size at which it fits."""
    box = empty_box(page, place, name)
    runs, size = fitted_runs(links.runs(text), place[2] / POINT, place[3] / POINT, sizes, bold=bold)
    line = box.text_frame.paragraphs[0]
    for piece, address in runs:
        run = write(line, piece, size, shade, words, bold=bold)
        lead(run, address)
    return box


def empty_box(page: Any, place: Box, name: str) -> Any:
    """A box without margins, its words wrapped."""
    box = page.shapes.add_textbox(*(Emu(n) for n in place))
    box.name = name
    frame = box.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    return box


def write(
    paragraph: Any, text: str, size: float, shade: str, words: Language, *, bold: bool = False
) -> Any:
    """A text at the end of a paragraph."""
    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.name, run.font.bold = Pt(size), FACE, bold
    run.font.color.rgb = rgb(shade)
    spoken(run, words)
    return run


def fitted_runs(
    runs: Sequence[Run], width: float, height: float, sizes: Sequence[float], *, bold: bool
) -> tuple[list[Run], float]:
    """The pieces of a text as far as they are shown in a place in points, where no line ends
    between a number and what it counts, and the largest of the sizes at which they fit."""
    kept = [(spanned(piece), address) for piece, address in spaced(runs)]
    found = fitted("".join(piece for piece, _ in kept), width, height, sizes, bold=bold)
    return shown(kept, found.text), found.size


def shown(runs: Sequence[Run], text: str) -> list[Run]:
    """The pieces of a text as far as it is shown: one that is cut ends without a link.

    LibreOffice ends a line at any letter of a link, so that each of its words is one of its own.
    """
    found: list[Run] = []
    left = text
    for piece, address in runs:
        if not left.startswith(piece):
            break
        found += _by_words(piece, address) if address else [(piece, "")]
        left = left.removeprefix(piece)
    return [*found, (left, "")] if left else found


def joiners_apart(runs: Sequence[Run]) -> Iterator[tuple[str, str, bool]]:
    """The pieces of a text with their addresses, and whether each is a joiner, which wants a face
    of its own in a box of a template."""
    for piece, address in runs:
        for n, part in enumerate(piece.split(JOINER)):
            if n:
                yield JOINER, address, True
            if part:
                yield part, address, False


def _by_words(piece: str, address: str) -> list[Run]:
    words = [[(word, address), (" ", "")] for word in piece.split(" ")]
    return [run for pair in words for run in pair if run[0]][:-1]


def spoken(run: Any, words: Language) -> None:
    """The language of a text: of its spelling and of who reads it aloud."""
    run._r.get_or_add_rPr().set("lang", language_tag(words))
