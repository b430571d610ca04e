"""The files of the repository as tables that leave the program; no filter shortens them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd

from dashboard.language import languages
from dashboard.loaders.marks import unmarked
from dashboard.measures.relations import listed
from dashboard.store.library import Library

_ADDED = ["first_year", "last_year", "partners", "counted_as"]
_ADDED_TO_RELATIONS = "attested_by"
"""Columns that reading adds to relations and events; the files do not have them."""


def _contradictions(library: Library) -> pd.DataFrame:
    """Its texts as they are read, without the marks of their numbers."""
    frame = library.published.contradictions
    texts = [f"{noun}_{code}" for noun in ("topic", "text", "shown") for code in languages()]
    return frame.assign(**{column: frame[column].map(unmarked) for column in texts})


def _as_written(frame: pd.DataFrame) -> pd.DataFrame:
    return listed(frame.drop(columns=_ADDED))


FILES: Mapping[str, Callable[[Library], pd.DataFrame]] = {
    "trade_figures": lambda library: library.figures.drop(columns=["value_usd"]),
    "sources": lambda library: library.published.sources,
    "contradictions": _contradictions,
    "relations": lambda library: _as_written(
        library.relations.relations.drop(columns=_ADDED_TO_RELATIONS)
    ),
    "events_full": lambda library: _as_written(library.relations.events),
    "paragraphs": lambda library: library.relations.paragraphs,
    "countries": lambda library: library.registers.countries,
    "sectors_register": lambda library: library.registers.sectors,
    "commodity_groups": lambda library: library.registers.commodity_groups,
    "concordance": lambda library: library.registers.concordance,
    "chapters": lambda library: library.registers.chapters,
    "regions_register": lambda library: library.registers.regions,
}
"""The name under which each is downloaded."""
