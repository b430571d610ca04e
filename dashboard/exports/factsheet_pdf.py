"""A factsheet as PDF, and its chart as PNG, by typst: no browser, no system libraries.

The words reach typst as JSON and are placed as strings: nothing in a name can act as markup.
"""

from __future__ import annotations

import json
import threading
from functools import cache
from pathlib import Path
from typing import Any

import typst

from dashboard.documents.document import Factsheet
from dashboard.documents.factsheet_blocks import (
    Block,
    Bullets,
    Grid,
    Heading,
    Picture,
    Small,
    Words,
)
from dashboard.documents.links import Links
from dashboard.language import Language
from dashboard.render.columns_svg import columns_svg, spoken
from dashboard.render.theme import colour
from dashboard.typography import in_one_piece, spaced

TEMPLATE = Path(__file__).with_name("factsheet.typ")
FACES = ["Liberation Sans", "Arial", "Noto Sans", "PT Sans", "DejaVu Sans", "Libertinus Serif"]
"""The first that the machine has; the last comes with typst and has Cyrillic."""
_LOCK = threading.Lock()


def factsheet_pdf(sheet: Factsheet) -> bytes:
    """The page as PDF."""
    data = {
        "title": in_one_piece(sheet.title),
        "subtitle": in_one_piece(sheet.subtitle),
        "author": sheet.footer,
        "footer": sheet.foot,
        "mark": sheet.mark,
        "lang": sheet.language.code,
        "faces": FACES,
        "colours": {
            "ink": colour("ink"),
            "soft": colour("ink-2"),
            "line": colour("line"),
            "warning": colour("warning"),
        },
        "blocks": [_data(block, sheet.language, sheet.links) for block in sheet.blocks],
    }
    inputs = {"sheet": json.dumps(data, ensure_ascii=False)}
    with _LOCK:
        return bytes(_compiler().compile(str(TEMPLATE), format="pdf", sys_inputs=inputs))


def picture_png(picture: Picture, words: Language, ppi: float = 220) -> bytes:
    """The chart of a factsheet as PNG."""
    source = (
        '#set page(width: auto, height: auto, margin: 0pt)\n'
        '#image(bytes(sys.inputs.svg), format: "svg")'
    )  # fmt: skip
    inputs = {"svg": columns_svg(picture.plot, words)}
    with _LOCK:
        made: Any = typst.compile(source.encode(), format="png", ppi=ppi, sys_inputs=inputs)
    return bytes(made if isinstance(made, bytes) else made[0])


@cache
def _compiler() -> Any:
    """One compiler a process: it looks for the fonts of the machine once."""
    return typst.Compiler(str(TEMPLATE), root=str(TEMPLATE.parent))


def _data(block: Block, words: Language, links: Links) -> dict[str, Any]:
    match block:
        case Heading(text):
            return {"kind": "heading", "text": in_one_piece(text)}
        case Words(text, lead):
            return {"kind": "words", "runs": spaced(links.runs(text)), "lead": lead}
        case Bullets(items):
            return {"kind": "bullets", "items": [spaced(links.runs(one)) for one in items]}
        case Small(lines):
            return {"kind": "small", "lines": [spaced(links.runs(one)) for one in lines]}
        case Grid(headers, _, numeric, wide):
            return {
                "kind": "grid",
                "headers": headers,
                "rows": [list(zip(*both, strict=True))
                         for both in zip(block.rows, block.led, strict=True)],
                "numeric": sorted(numeric),
                "wide": sorted(wide or numeric),
            }  # fmt: skip
        case Picture(plot):
            return {"kind": "picture", "svg": columns_svg(plot, words), "alt": spoken(plot, words)}
