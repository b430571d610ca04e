"""Sentences for hover labels: short lines, counted nouns, cheap enough for every repaint."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from dashboard.charts.chart import wrap
from dashboard.language import language

HOVER_WIDTH = 46

Row = Any
"""A row of a frame, its columns as attributes."""


def parts(cell: str) -> list[str]:
    """The codes of a cell that holds several, separated by ``;``."""
    return [part for part in cell.split(";") if part]


def sentences(lines: Iterable[str]) -> str:
    """Sentences in lines short enough for a hover label; empty ones are left out."""
    return "<br>".join([_folded(line) for line in lines if line])


@lru_cache(maxsize=256)
def counted(code: str, key: str, count: int) -> str:
    """A count with its noun in the language of that code: ``3 events``."""
    return language(code).plural(key, count)


@lru_cache(maxsize=8192)
def _folded(line: str) -> str:
    return line if len(line) <= HOVER_WIDTH else "<br>".join(wrap(line, HOVER_WIDTH))
