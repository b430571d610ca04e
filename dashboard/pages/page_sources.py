"""The sources of a page by their ids, with what they disagree about."""

from __future__ import annotations

from dashboard.narrative.disputes import every_dispute
from dashboard.pages.components.data_sources import Cited
from dashboard.pages.page import Shown


def cited_in(shown: Shown) -> Cited:
    """The sources of all data, to be linked to from tables of relations and events."""
    library, words = shown.library, shown.words
    return Cited(library.published.sources, words, every_dispute(library, words))
