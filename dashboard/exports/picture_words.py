"""What a picture says of itself beside what is drawn: to who hears it, and in its properties."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from html import escape

from dashboard.documents.document import Picture
from dashboard.exports.properties import properties
from dashboard.narrative.wording import once, unmarked
from dashboard.typography import JOINER

HEADER = 33
"""Bytes of a PNG before its other parts: its signature and what it begins with."""


def said_of(made: Picture) -> Mapping[str, str]:
    """Title, description and author of a picture. The description is what its charts tell, with
    the mark of the data, their source and the reference that opens the view."""
    charts, caption = made.charts, made.caption
    title = made.title or charts[0].title
    spoken = [
        line
        for one in charts
        for line in (one.title, unmarked(one.subtitle, one.mark), one.finding)
        if line != title
    ]
    lines = once([*spoken, caption.mark, caption.source, caption.reference])
    author = properties(made.language, title)["author"]
    said = {"Title": title, "Description": "\n".join(lines), "Author": author}
    return {name: text.replace(JOINER, "") for name, text in said.items()}


def described_svg(svg: str, made: Picture) -> str:
    """An SVG with its language, title and description: screen readers say them, and a page shows
    the title in whatever program opens it."""
    said = said_of(made)
    head, _, rest = svg.partition(">")
    words = "".join(
        f"<{tag}>{escape(said[name])}</{tag}>"
        for tag, name in (("title", "Title"), ("desc", "Description"))
    )
    return f'{head} lang="{made.language.code}">{words}{rest}'


def described_png(png: bytes, made: Picture) -> bytes:
    """A PNG with what is said of it, as texts in UTF-8 (section 11.3.3.4 of its specification:
    iTXt) behind its header."""
    lang = made.language.code.encode()
    parts = (
        _part(b"iTXt", name.encode() + b"\0\0\0" + lang + b"\0\0" + text.encode())
        for name, text in said_of(made).items()
    )
    return png[:HEADER] + b"".join(parts) + png[HEADER:]


def _part(kind: bytes, data: bytes) -> bytes:
    check = zlib.crc32(kind + data)
    return len(data).to_bytes(4, "big") + kind + data + check.to_bytes(4, "big")
