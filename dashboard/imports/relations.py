"""The owner's workbook of relations → the next release of them.

Each import is the whole of the owner's rows: those of an earlier import that are no longer in the
workbook are gone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from dashboard.imports.publishing import publish_release, workshop
from dashboard.imports.relations_workbook import read_workbook
from dashboard.loaders.owner_relations import DATASET, KEYS, TABLES, owner_tables


@dataclass(frozen=True, slots=True)
class RelationsReport:
    """What an import did or would do: rows added and rows that take a published one's place.

    ``counts``: table → (added, replaced). ``release`` is None in a dry run.
    """

    counts: Mapping[str, tuple[int, int]]
    before: int
    release: int | None


def import_relations(
    path: Path,
    data_dir: Path,
    published: Mapping[str, pd.DataFrame],
    known: Mapping[str, Collection[str]],
    *,
    dry_run: bool = False,
    waiting: Callable[[], None] = lambda: None,
) -> RelationsReport:
    """Read a workbook and publish it as the next release of the owner's relations.

    ``published``: the tables ``relations``, ``events``, ``sources`` of the repository;
    ``known``: the registers as in `read_workbook`.

    Raises:
        DataRefused: the workbook breaks its rules; nothing was changed.
    """
    tables = read_workbook(path, known)
    present = owner_tables(data_dir, known)
    before = sum(map(len, present.values())) if present else 0
    counts = {name: _counts(tables[name], published[name], KEYS[name]) for name in TABLES}
    if dry_run:
        return RelationsReport(counts, before, None)
    with workshop(data_dir, DATASET, waiting) as work:
        for name, frame in tables.items():
            frame.to_csv(work / f"{name}.csv", index=False, encoding="utf-8", lineterminator="\n")
        facts = {"rows": {name: len(frame) for name, frame in tables.items()}, "from": path.name}
        release = publish_release(data_dir, DATASET, work, facts)
    return RelationsReport(counts, before, release.number)


def _counts(rows: pd.DataFrame, published: pd.DataFrame, key: str) -> tuple[int, int]:
    replaced = int(rows[key].isin(published[key]).sum())
    return len(rows) - replaced, replaced
