"""Say of an odd row that it is right or wrong: `dashboard.loaders.verdicts`, whole or not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dashboard.audit import record
from dashboard.imports.work_folder import unchanged_if_full, work_folder, written_whole
from dashboard.loaders.verdicts import Row, Verdict, path_of, read_verdicts, written


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
    with unchanged_if_full(), work_folder(data_dir, dataset, waiting):
        known = read_verdicts(data_dir, dataset)
        others = [one for one in known if one.row != row]
        now = [*others, verdict] if verdict else others
        if sorted(now) == sorted(known):
            return False
        written_whole(path_of(data_dir, dataset), written(now))
    said = verdict.verdict if verdict else "open"
    record(data_dir, "verdict", dataset=dataset, row="/".join(row), verdict=said)
    return True
