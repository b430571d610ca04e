"""The owner's relations as the current release of them holds them, and laid on the published ones.

A row with the id of a published one takes its place, any other is added. The published files of
the repository are never touched.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Mapping
from pathlib import Path

import pandas as pd

from dashboard.errors import DataRefused, Reason
from dashboard.loaders import schemas
from dashboard.loaders.columns import Schema
from dashboard.loaders.relations import Relations, as_events, as_relations
from dashboard.loaders.releases import Release, current_release
from dashboard.loaders.tables import checked_frame, columns_in

DATASET = "relations"
TABLES: Mapping[str, Schema] = {
    "relations": schemas.RELATIONS,
    "events": schemas.EVENTS,
    "sources": schemas.SOURCES,
}
KEYS: Mapping[str, str] = {"relations": "relation", "events": "event", "sources": "source"}
"""Table → the column that identifies its rows."""


def owner_tables(
    data_dir: Path, known: Mapping[str, Collection[str]]
) -> dict[str, pd.DataFrame] | None:
    """The tables of the current release, each of its schema; None when nothing was imported.

    ``known``: the registers by name, with ``sources`` and ``paragraphs`` of the repository.

    Raises:
        DataRefused: they no longer keep the rules, for example after a register was changed.
        StoreUnavailable: the release cannot be read, or a file of it was changed.
    """
    release = current_release(data_dir, DATASET)
    if release is None:
        return None
    cells = {name: _cells(release, name) for name in TABLES}
    codes = {**known, "sources": {*known["sources"], *cells["sources"]["source"]}}
    found: dict[str, pd.DataFrame] = {}
    reasons: list[Reason] = []
    for name, frame in cells.items():
        lines = range(2, len(frame) + 2)
        try:
            found[name] = checked_frame(frame, lines, TABLES[name], codes, _shown(release, name))
        except DataRefused as refused:
            reasons += refused.reasons
    if reasons:
        raise DataRefused(reasons)
    return found


def _shown(release: Release, name: str) -> str:
    return f"{DATASET}/{release.number:04d}/{name}.csv"


def _cells(release: Release, name: str) -> pd.DataFrame:
    """A file of a release as text, with the columns that its schema had when it was written."""
    content = io.BytesIO(release.read(f"{name}.csv"))
    try:
        frame = pd.read_csv(content, dtype="str", keep_default_na=False, encoding="utf-8")
    except ValueError as error:
        raise release.damaged(f"{name}.csv: {error}") from error
    wanted = columns_in(list(frame.columns), TABLES[name])
    if missing := [column for column in wanted if column not in frame]:
        raise DataRefused(
            Reason(_shown(release, name), 1, column, "", "the column is missing")
            for column in missing
        )
    return frame


def with_owner(
    relations: Relations,
    tables: Mapping[str, pd.DataFrame],
    former: Mapping[str, str] | None = None,
) -> Relations:
    """Relations and events with the owner's rows on top; ``tables`` as from `owner_tables`,
    ``former`` as for `dashboard.loaders.relations.as_relations`."""
    return Relations(
        on_top(relations.relations, as_relations(tables["relations"], former), "relation"),
        on_top(relations.events, as_events(tables["events"], former), "event"),
        relations.paragraphs,
    )


def on_top(published: pd.DataFrame, rows: pd.DataFrame, key: str) -> pd.DataFrame:
    """The published rows but those with an id of the owner's, then the owner's."""
    if rows.empty:
        return published
    kept = published.loc[~published[key].isin(rows[key])]
    return pd.concat([kept, rows], ignore_index=True)
