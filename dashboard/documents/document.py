"""What the documents hold, as values: a writer needs nothing else and asks nothing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A text file, complete."""

    text: str


Document = Text
"""Any document; see `dashboard.documents.compose`."""
