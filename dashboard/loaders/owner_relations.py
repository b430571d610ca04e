"""The owner's relations as the current release of them holds them, and laid on the published ones.

A row with the id of a published one takes its place, any other is added. The published files of
the repository are never touched.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from dashboard.copies import replace
from dashboard.errors import DataRefused, Reason
from dashboard.loaders.checking import REPEATED
from dashboard.loaders.columns import Schema, choice, lately
from dashboard.loaders.registers import Registers
from dashboard.loaders.relations import Relations, as_events, as_relations
from dashboard.loaders.releases import Release, open_release
from dashboard.loaders.restricted import MARK, NOT_MARKED, visible_number, without_restricted
from dashboard.loaders.schemas.published import SOURCES
from dashboard.loaders.schemas.relations import EVENTS, RELATIONS
from dashboard.loaders.tables import checked_frame, columns_in
from dashboard.sentences import said
from dashboard.sight import ALL, OPEN, Sight
from dashboard.typography import plain

DATASET = "relations"
NAMED = 12
"""How many ids of rows a refusal or a report names."""
_MARKED = lately(choice(("yes", "no"), "Whether the row is not for publication", optional=True))


def _of_owner(schema: Schema) -> Schema:
    """The schema of a published table with the column that only the owner's has."""
    return replace(schema, columns={**schema.columns, MARK: _MARKED})


TABLES: Mapping[str, Schema] = {
    "relations": _of_owner(RELATIONS),
    "events": _of_owner(EVENTS),
    "sources": _of_owner(SOURCES),
}
KEYS: Mapping[str, str] = {"relations": "relation", "events": "event", "sources": "source"}
"""Table → the column that identifies its rows."""


@dataclass(frozen=True, slots=True, eq=False)
class OwnerTables:
    """The owner's rows of one release: each table of its schema, and why rows of it are left out.

    A row that breaks the rules costs itself and what refers to it, nothing else.
    """

    release: int
    tables: Mapping[str, pd.DataFrame]
    left_out: tuple[Reason, ...] = ()


def owner_tables(
    data_dir: Path, known: Mapping[str, Collection[str]], sight: Sight = ALL
) -> OwnerTables | None:
    """The tables of the current release; None when nothing was imported. Who sees what is for
    publication alone has neither releases nor rows that are not.

    Rows may break the rules, though none of them was imported so: a register may have changed
    since, or a hand may have been at work. ``known``: the registers by name, with ``sources`` and
    ``paragraphs`` of the repository.

    Raises:
        StoreUnavailable: the release cannot be read, or a file of it was changed.
    """
    number = visible_number(data_dir, DATASET, sight)
    if number is None:
        return None
    release = open_release(data_dir, DATASET, number)
    found: dict[str, pd.DataFrame] = {}
    left_out: list[Reason] = []
    codes = dict(known)
    for name in ("sources", "relations", "events"):
        place = f"{DATASET}/{release.number:04d}/{name}.csv"
        raw, lines = _cells(release, name, place, left_out)
        if sight == OPEN:
            raw, lines = _for_publication(raw, lines)
        found[name] = _sound_rows(raw, lines, TABLES[name], codes, place, left_out)
        if name == "sources":
            codes["sources"] = {*known["sources"], *found[name]["source"]}
    return OwnerTables(release.number, {name: found[name] for name in TABLES}, tuple(left_out))


def _cells(
    release: Release, name: str, place: str, left_out: list[Reason]
) -> tuple[pd.DataFrame, list[int]]:
    """The texts of a file of a release, with the columns that its schema had when it was written,
    and the line of each row."""
    try:
        text = release.read(f"{name}.csv").decode("utf-8-sig")
        header, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    except (ValueError, csv.Error) as error:
        raise release.damaged(f"{name}.csv: {error}") from error
    columns = columns_in(header, TABLES[name])
    if missing := [column for column in columns if column not in header]:
        raise release.damaged(f"{name}.csv lacks {', '.join(missing)}")
    whole, lines = [], []
    for line, cells in enumerate(rows, start=2):
        if len(cells) == len(header):
            whole.append([plain(cell) for cell in cells])
            lines.append(line)
        else:
            reason = said("refused.rule.cells", there=len(cells), expected=len(header))
            left_out.append(Reason(place, line, "", ",".join(cells), reason))
    return pd.DataFrame(whole, columns=header, dtype="str")[columns], lines


def _for_publication(raw: pd.DataFrame, lines: list[int]) -> tuple[pd.DataFrame, list[int]]:
    """The rows that are for publication. What refers to a source that is not is left out with it:
    of the source it knows nothing."""
    kept = without_restricted(raw)
    return kept.reset_index(drop=True), [lines[place] for place in kept.index]


def named_ids(ids: Sequence[str]) -> str:
    """The first of some ids of rows; that there are more is seen."""
    return ", ".join(ids[:NAMED]) + ("…" if len(ids) > NAMED else "")


def restricted_rows(tables: Mapping[str, pd.DataFrame]) -> frozenset[str]:
    """The ids of the owner's rows that are not for publication."""
    return frozenset(
        row
        for name, table in tables.items()
        for row in table.loc[~table[MARK].isin(NOT_MARKED), KEYS[name]]
    )


def _sound_rows(
    raw: pd.DataFrame,
    lines: list[int],
    schema: Schema,
    codes: Mapping[str, Collection[str]],
    place: str,
    left_out: list[Reason],
) -> pd.DataFrame:
    """The rows that keep the rules; of those with one id the first. The others are left out."""
    (key,) = schema.key
    while True:
        try:
            return checked_frame(raw, lines, schema, codes, place)
        except DataRefused as refused:
            bad = {one.row for one in refused.reasons if one.reason != REPEATED}
            if not bad:
                bad = {
                    line
                    for line, repeats in zip(lines, raw[key].duplicated(), strict=True)
                    if repeats
                }
            left_out += [one for one in refused.reasons if one.row in bad]
            kept = [line not in bad for line in lines]
            raw = raw[kept].reset_index(drop=True)
            lines = [line for line in lines if line not in bad]


def with_owner(
    relations: Relations,
    tables: Mapping[str, pd.DataFrame],
    registers: Registers | None = None,
) -> Relations:
    """Relations and events with the owner's rows on top; ``tables`` as in `OwnerTables`,
    ``registers`` as for `dashboard.loaders.relations.as_relations`."""
    owner = owners_relations(tables, registers)
    return Relations(
        on_top(relations.relations, owner.relations, "relation"),
        on_top(relations.events, owner.events, "event"),
        relations.paragraphs,
    )


def owners_relations(
    tables: Mapping[str, pd.DataFrame], registers: Registers | None = None
) -> Relations:
    """The owner's relations and events alone; arguments as for `with_owner`."""
    return Relations(
        as_relations(tables["relations"].drop(columns=MARK), registers),
        as_events(tables["events"].drop(columns=MARK), registers),
        pd.DataFrame(),
    )


def on_top(published: pd.DataFrame, rows: pd.DataFrame, key: str) -> pd.DataFrame:
    """The published rows but those with an id of the owner's, then the owner's."""
    if rows.empty:
        return published
    kept = published.loc[~published[key].isin(rows[key])]
    return pd.concat([kept, rows], ignore_index=True)
