"""The parts of trade in a row of a frame: exports and imports, or the turnover alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dashboard.loaders.records import known, text
from dashboard.selection import Flow

NOUNS = (("exports", "export"), ("imports", "import"))


@dataclass(frozen=True, slots=True)
class Part:
    """A drawn part: its colour's name, US dollars, status."""

    noun: str
    usd: float
    status: str


def parts(row: Any, flow: Flow | None) -> list[Part]:
    """What is drawn of a row, in order; the turnover alone where one of its parts is missing.

    ``row`` has ``exports_usd, imports_usd, turnover_usd, status`` and, where they differ,
    ``exports_status`` and ``imports_status``.
    """
    status = text(row, "status")
    found = [
        Part(noun, usd, text(row, f"{noun}_status") or status)
        for noun, own in NOUNS
        if flow in (None, own) and (usd := known(getattr(row, f"{noun}_usd"))) is not None
    ]
    whole = known(row.turnover_usd)
    if flow is None and len(found) < 2 and whole is not None:
        return [Part("turnover", whole, status)]
    return found
