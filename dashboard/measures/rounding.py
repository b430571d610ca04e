"""Rounded parts that add up to their rounded whole."""

from __future__ import annotations

import math
from collections.abc import Sequence


def add_up(shares: Sequence[float], whole: float = 100.0, digits: int = 1) -> list[float]:
    """Shares rounded so that they add up to the whole exactly (largest remainder).

    The shares must add up to the whole before rounding, to within half a rounding step each.
    """
    scale = 10**digits
    exact = [share * scale for share in shares]
    floors = [math.floor(value + 1e-9) for value in exact]
    missing = round(whole * scale) - sum(floors)
    order = sorted(range(len(exact)), key=lambda i: (floors[i] - exact[i], -exact[i], i))
    for i in order[: max(missing, 0)]:
        floors[i] += 1
    return [value / scale for value in floors]
