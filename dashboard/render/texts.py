"""Words inside a figure: wrapped, escaped, so that nothing in a name can act as markup."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from html import escape

from dashboard.typography import counted

HOVER_WIDTH = 46


def wrap(text: str, width: int = 40) -> list[str]:
    """A text in lines of at most ``width`` characters, none of which ends with a word of one
    letter where the next word has room beside it: ``Древесина / и бумага``."""
    if len(text) <= width and "  " not in text:
        return [text.strip()]
    text = " ".join(filter(None, text.split(" ")))
    lines: list[str] = []
    start = 0
    while len(text) - start > width:
        end = text.rfind(" ", start, start + width + 1)
        end = text.find(" ", start) if end < 0 else _led(text, start, end, width)
        if end < 0:
            break
        lines.append(text[start:end].strip())
        start = end + 1
    return [*lines, text[start:].strip()]


def _led(text: str, start: int, end: int, width: int) -> int:
    """The end of a line, before the words of one letter that it would end with where a line has
    room for these and the next word."""
    first = end
    while text[first - 1].isalpha() and first - 2 >= start and text[first - 2] == " ":
        first -= 2
    if first - 1 == start and text[start].isalpha():
        return end
    after = text.find(" ", end + 1)
    room = (len(text) if after < 0 else after) - first - 1 <= width
    return first if room else end


def safe(text: str) -> str:
    """A text that Plotly draws as it is: it reads ``<b>`` and ``<a href>`` in every text."""
    return escape(text, quote=False)


def broken(text: str, width: int = 40) -> str:
    """A text in short lines, safe."""
    return "<br>".join(safe(part) for line in text.split("\n") for part in wrap(line, width))


@lru_cache(maxsize=1024)
def hover_html(text: str, width: int = HOVER_WIDTH) -> str:
    """A hover text as `hover_text` has it, kept."""
    return hover_text(text, width)


def hover_text(text: str, width: int) -> str:
    """A hover text: its first line is its head, every line is short."""
    if not text:
        return ""
    head, _, rest = text.partition("\n")
    parts = [f"<b>{line}</b>" for line in map(safe, wrap(head, width))]
    # No line of it ends between a number and its unit, ``$1.75 / billion``.
    whole = counted([(rest, "")])[0][0]
    return "<br>".join(parts + ([broken(whole, width)] if rest else []))


def nth(texts: Sequence[str], place: int) -> str:
    """The label or hover text of a place in a series; empty in a series without any."""
    return texts[place] if texts else ""


def bold_last(text: str) -> str:
    """Lines of a label, the last one bold: the figure under its growth."""
    *first, last = text.split("\n")
    return "<br>".join([*map(safe, first), f"<b>{safe(last)}</b>"])


def bold_first(text: str) -> str:
    """Lines of a label, the first one bold."""
    first, *rest = text.split("\n")
    return "<br>".join([f"<b>{safe(first)}</b>", *map(safe, rest)])
