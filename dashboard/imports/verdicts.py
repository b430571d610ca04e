"""Say of an odd row that it is right or wrong: `dashboard.loaders.verdicts`, whole or not."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from dashboard.audit import record
from dashboard.imports.publishing import unchanged_if_full, workshop
from dashboard.loaders.verdicts import FILE, Row, Verdict, path_of, read_verdicts, written


def put_verdict(
    data_dir: Path,
    dataset: str,
    row: Row,
    verdict: Verdict | None,
    waiting: Callable[[], None] = lambda: None,
) -> bool:
    """Have that said of a row, or with None nothing any more; whether that changes anything.

    Raises:
        DataRefused: what the file holds are no verdicts.
        StoreUnavailable: it cannot be read or written; then nothing was changed.
    """
    with unchanged_if_full(), workshop(data_dir, dataset, waiting) as work:
        known = read_verdicts(data_dir, dataset)
        others = [one for one in known if one.row != row]
        now = [*others, verdict] if verdict else others
        if sorted(now) == sorted(known):
            return False
        made = work / FILE
        with made.open("w", encoding="utf-8", newline="") as file:
            file.write(written(now))
            file.flush()
            os.fsync(file.fileno())
        made.replace(path_of(data_dir, dataset))
    said = verdict.verdict if verdict else "open"
    record(data_dir, "verdict", dataset=dataset, row="/".join(row), verdict=said)
    return True
