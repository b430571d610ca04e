"""What other reporters say, beside customs data: releases of what partners report of the trade with
us (mirror), and of the trade that ours is held against (reference)."""

from __future__ import annotations

from pathlib import Path

from dashboard.loaders.folder_snapshot import within_snapshot
from dashboard.loaders.releases import written_at
from dashboard.loaders.restricted import is_closed, number_seen
from dashboard.sight import OPEN, Sight
from dashboard.store.datasets import BESIDE


@within_snapshot
def version_beside(data_dir: Path, sight: Sight) -> str:
    """Changes whenever an answer about what stands beside may change."""
    numbers = {name: number_seen(data_dir, name, sight) for name in BESIDE}
    files = [one and written_at(data_dir, name, one) for name, one in numbers.items()]
    return f"{[*numbers.values()]}{files}"


def restricted_beside(data_dir: Path, sight: Sight) -> dict[str, int | None]:
    """Those that a reader sees and others do not, and the number of the release."""
    closed = () if sight == OPEN else (one for one in BESIDE if is_closed(data_dir, one))
    return {one: number_seen(data_dir, one, sight) for one in closed}
