"""The published trade figures and their sources."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from dashboard.loaders.quotes import Exceptions
from dashboard.loaders.registers import Registers
from dashboard.loaders.schemas.published import (
    CHOICES,
    CONTRADICTIONS,
    EXCEPTIONS,
    FIGURES,
    SOURCES,
)
from dashboard.loaders.tables import read_table

WORLD = "WLD"
"""The code in the figures of all partners together."""
RANK_IN_DISTRICT = "rank in the district"
"""The unit of the places that the region takes in its district."""
RANK_AMONG_PARTNERS = "rank among partners"
"""How the unit of the places of partners begins that are places among all of them."""
_USD = {"USD million": 1_000_000.0}
"""Units of money in dollars. Roubles are not among them: no rate is stated."""


@dataclass(frozen=True, slots=True, eq=False)
class Published:
    """Figures as their sources state them, and the sources.

    ``figures`` has the columns of `FIGURES` and ``value_usd``: the value in plain US
    dollars, missing where the figure is no sum of dollars. ``sources`` is `SOURCES`,
    ``contradictions`` is `CONTRADICTIONS`, ``choices`` (which of several values is shown,
    and why) is `CHOICES`, ``exceptions`` (rows without quote or date, quotes without
    the value or with it in words) is `EXCEPTIONS`.
    """

    figures: pd.DataFrame
    sources: pd.DataFrame
    contradictions: pd.DataFrame
    choices: pd.DataFrame
    exceptions: pd.DataFrame


def load_published(data: Path, registers: Registers) -> Published:
    """Read and check ``trade_figures.csv``, ``sources.csv``, ``contradictions.csv``,
    ``choices.csv`` and ``exceptions.csv`` below ``data/published``.

    Raises:
        DataRefused: a file breaks its rules, names a source, partner or sector that is not in
            its register, or has a figure whose quote lacks its value or that nothing dates.
    """
    folder = data / "published"
    sources = read_table(folder / "sources.csv", SOURCES)
    known = registers.codes | {"sources": frozenset(sources["source"])}
    exceptions = read_table(folder / "exceptions.csv", EXCEPTIONS)
    dated = frozenset(sources.loc[sources["published"].ne(""), "source"])
    figures = read_table(
        folder / "trade_figures.csv",
        FIGURES,
        known,
        lambda frame: Exceptions(exceptions).figures(frame, dated),
    )
    known |= {"figures": frozenset(figures["figure"])}
    contradictions = read_table(folder / "contradictions.csv", CONTRADICTIONS, known)
    known |= {"contradictions": frozenset(contradictions["contradiction"])}
    return Published(
        figures=figures.assign(value_usd=in_usd(figures)),
        sources=sources,
        contradictions=contradictions,
        choices=read_table(folder / "choices.csv", CHOICES, known),
        exceptions=exceptions,
    )


def in_usd(figures: pd.DataFrame) -> pd.Series:
    """The ``value`` of each figure in plain US dollars; missing where ``unit`` is no dollars.

    Rounded to cents, so that 7,109.0 million is 7109000000.0 and no neighbour of it.
    """
    return (figures["value"] * figures["unit"].map(_USD)).round(2).rename("value_usd")
