"""Rows by number: what is quick where the texts of hundreds of thousands of rows are not."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from dashboard.loaders.ordering import order_by


def numbered(sides: Sequence[pd.Series]) -> tuple[list[np.ndarray], pd.Index]:
    """The texts of several columns as places in one list of them, and that list."""
    kept = [pd.Categorical(side) for side in sides]
    texts = {text for one in kept for text in one.categories.tolist()}
    every = pd.Index(sorted(texts), dtype=object)
    return [every.get_indexer(one.categories)[one.codes] for one in kept], every


def quantiles_by(
    groups: np.ndarray, values: np.ndarray, count: int, parts: Sequence[float]
) -> tuple[np.ndarray, np.ndarray]:
    """How many values each of ``count`` groups has, and a row of quantiles for each of ``parts``
    (0 to 1), linear between the two nearest; missing for a group that has none.

    ``groups`` are numbers from zero; values that are missing are left out.
    """
    there = np.isfinite(values)
    groups, values = groups[there], values[there]
    order = np.argsort(values)
    ordered = values[order[order_by(groups[order])]]
    size = np.bincount(groups, minlength=count)
    start = np.cumsum(size) - size
    if not len(ordered):
        return size, np.full((len(parts), count), np.nan)
    last = np.maximum(size - 1, 0)
    found = []
    for part in parts:
        place = part * last
        low = np.floor(place).astype(int)
        ends = [ordered[np.minimum(start + one, len(ordered) - 1)]
                for one in (low, np.minimum(low + 1, last))]  # fmt: skip
        between = ends[0] + (place - low) * (ends[1] - ends[0])
        found.append(np.where(size > 0, between, np.nan))
    return size, np.array(found)
