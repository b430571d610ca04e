"""The owner's relations as releases, and the published ones with the owner's on top.

Each import is the whole of the owner's rows: a row with the id of a published one takes its
place, any other is added, and rows of an earlier import that are no longer in the workbook are
gone. The published files of the repository are never touched.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from dashboard.errors import DataRefused, Reason, StoreUnavailable
from dashboard.imports.relations_workbook import KEYS, SHEETS, read_workbook
from dashboard.loaders.relations import Relations, as_events, as_relations
from dashboard.loaders.releases import Release, current_release, publish_release, workshop
from dashboard.loaders.tables import checked_frame

DATASET = "relations"


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
    counts = {name: _counts(tables[name], published[name], KEYS[name]) for name in SHEETS}
    if dry_run:
        return RelationsReport(counts, before, None)
    with workshop(data_dir, DATASET, waiting) as work:
        for name, frame in tables.items():
            frame.to_csv(work / f"{name}.csv", index=False, encoding="utf-8", lineterminator="\n")
        told = {"rows": {name: len(frame) for name, frame in tables.items()}, "from": path.name}
        release = publish_release(data_dir, DATASET, work, told)
    return RelationsReport(counts, before, release.number)


def _counts(own: pd.DataFrame, published: pd.DataFrame, key: str) -> tuple[int, int]:
    replaced = int(own[key].isin(published[key]).sum())
    return len(own) - replaced, replaced


def owner_tables(
    data_dir: Path, known: Mapping[str, Collection[str]]
) -> dict[str, pd.DataFrame] | None:
    """The tables of the current release; None when nothing was imported.

    Raises:
        DataRefused: they no longer keep the rules, for example after a register was changed.
        StoreUnavailable: the release cannot be read.
    """
    release = current_release(data_dir, DATASET)
    if release is None:
        return None
    raw = {name: _raw(release, name) for name in SHEETS}
    own = {**known, "sources": {*known["sources"], *raw["sources"]["source"]}}
    found: dict[str, pd.DataFrame] = {}
    reasons: list[Reason] = []
    for name, cells in raw.items():
        lines = range(2, len(cells) + 2)
        try:
            found[name] = checked_frame(cells, lines, SHEETS[name], own, _shown(release, name))
        except DataRefused as refused:
            reasons += refused.reasons
    if reasons:
        raise DataRefused(reasons)
    return found


def _shown(release: Release, name: str) -> str:
    return f"{DATASET}/{release.number:04d}/{name}.csv"


def _raw(release: Release, name: str) -> pd.DataFrame:
    try:
        frame = pd.read_csv(
            release.folder / f"{name}.csv", dtype="str", keep_default_na=False, encoding="utf-8"
        )
    except (OSError, ValueError) as error:
        raise StoreUnavailable(f"release {release.number} of {DATASET}: {error}") from error
    missing = [column for column in SHEETS[name].columns if column not in frame]
    if missing:
        raise DataRefused(
            Reason(_shown(release, name), 1, column, "", "the column is missing")
            for column in missing
        )
    return frame


def with_owner(relations: Relations, own: Mapping[str, pd.DataFrame]) -> Relations:
    """Relations and events with the owner's rows on top."""
    return Relations(
        on_top(relations.relations, as_relations(own["relations"]), "relation"),
        on_top(relations.events, as_events(own["events"]), "event"),
        relations.paragraphs,
    )


def on_top(published: pd.DataFrame, own: pd.DataFrame, key: str) -> pd.DataFrame:
    """The published rows but those with an id of the owner's, then the owner's."""
    if own.empty:
        return published
    kept = published.loc[~published[key].isin(own[key])]
    return pd.concat([kept, own], ignore_index=True)
