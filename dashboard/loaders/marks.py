"""Numbers within texts of the data, marked with the row that they come from.

``{T003|$7.1 billion}`` is the words of a number and the figure, relation or event that states it;
``{=T001|…}`` what follows instead of a printed figure, by the ledger; ``{=K03|…}`` the value that
is shown where the sources contradict themselves so.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

_MARK = re.compile(r"\{(=?[A-Z]\d+)\|([^{}|]+)\}")
COMPUTED = "="
"""How the id begins of what is not stated, but follows."""


def pieces(text: str) -> Iterator[tuple[str, str]]:
    """A text piece by piece: the words, and the id of the row that they come from; "" of none."""
    end = 0
    for found in _MARK.finditer(text):
        yield text[end : found.start()], ""
        yield found[2], found[1]
        end = found.end()
    yield text[end:], ""


def unmarked(text: str) -> str:
    """A text as it is read, without its marks."""
    return _MARK.sub(r"\2", text)


def well_marked(text: str, rows: Collection[str]) -> bool:
    """Whether every mark is one of these rows, and nothing looks like a mark and is none."""
    found = [row.removeprefix(COMPUTED) for _, row in pieces(text) if row]
    return {*found} <= {*rows} and not {"{", "}"}.intersection(unmarked(text))
