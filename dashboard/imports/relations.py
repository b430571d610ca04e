"""The owner's workbook of relations → the next release of them.

Each import is the whole of the owner's rows: those of the release before that are no longer in
the workbook are gone. So what would be gone is told, and most of a table goes only when asked.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.copies import replace
from dashboard.errors import DataRefused, Reason, StoreUnavailable
from dashboard.imports.held import held_already
from dashboard.imports.publishing import publish_release, still_current
from dashboard.imports.relations_lacking import lacking, twins
from dashboard.imports.relations_languages import in_one_language
from dashboard.imports.relations_rules import Rules
from dashboard.imports.relations_workbook import LARGEST, OwnerBook, read_workbook
from dashboard.imports.scratch import scratch
from dashboard.imports.work_folder import unchanged_if_full, work_folder
from dashboard.loaders.owner_relations import (
    DATASET,
    KEYS,
    TABLES,
    OwnerTables,
    named_ids,
    owner_tables,
    restricted_rows,
)
from dashboard.loaders.releases import Release, open_release
from dashboard.loaders.restricted import MARK, is_restricted
from dashboard.sentences import said


@dataclass(frozen=True, slots=True)
class Import:
    """What is to be imported, and how.

    ``published``: the tables ``relations``, ``events``, ``sources`` of the repository; ``known``:
    the registers and ``rules`` as in `read_workbook`; ``lose``: rows of the release before may be
    lost, however many; ``restricted``: the release as a whole is not for publication; ``most``:
    bytes that the workbook may unpack to.
    """

    path: Path
    data_dir: Path
    published: Mapping[str, pd.DataFrame]
    known: Mapping[str, Collection[str]]
    rules: Rules
    lose: bool = False
    restricted: bool = False
    most: int = LARGEST


@dataclass(frozen=True, slots=True)
class TableChange:
    """What an import does to one table, by the ids of its rows: against the release before, and
    ``in_place`` of published rows; ``lacks``: what → the rows without it, as in `lacking`, and
    ``language`` of those that are written in one."""

    rows: int
    before: int
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    in_place: tuple[str, ...]
    lacks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def as_mapping(self) -> dict[str, Any]:
        """As its release keeps it: how many rows were added and changed, the ids of the others."""
        return {
            "rows": self.rows,
            "added": len(self.added),
            "changed": len(self.changed),
            "removed": list(self.removed),
            "in_place": list(self.in_place),
            "lacks": {what: list(ids) for what, ids in self.lacks.items()},
        }


@dataclass(frozen=True, slots=True)
class RelationsReport:
    """What an import did or would do. ``release`` is None in a dry run; ``before`` is the release
    before, None if there was none or it cannot be read; ``rows`` are the tables of the workbook;
    ``closed``: rows of it or of the release before are not for publication; ``held_in``: the
    release that has the very same already, so that none is made. The rest: see `OwnerBook`."""

    tables: Mapping[str, TableChange]
    before: int | None
    passed_over: tuple[str, ...]
    hidden_rows: int
    rows: Mapping[str, pd.DataFrame]
    release: int | None = None
    restricted: bool = False
    closed: bool = False
    held_in: int | None = None


def try_relations(order: Import) -> RelationsReport:
    """What importing a workbook would do; nothing is changed.

    Raises:
        DataRefused: the workbook breaks its rules, or would lose most of a table.
    """
    book = _read(order)
    report = _compared(order, book)
    with unchanged_if_full(), scratch(order.data_dir) as work:
        there = held_already(order.data_dir, DATASET, *_made(order, book, report, work))
    return _held(report, there) if there else report


def _held(report: RelationsReport, there: Release) -> RelationsReport:
    return replace(report, held_in=there.number, restricted=is_restricted(there))


def _read(order: Import) -> OwnerBook:
    published = {name: frozenset(order.published[name][key]) for name, key in KEYS.items()}
    return read_workbook(order.path, order.known, order.rules, order.most, published)


def import_relations(order: Import, waiting: Callable[[], None] = lambda: None) -> RelationsReport:
    """Read a workbook and publish it as the next release of the owner's relations.

    Raises:
        DataRefused: the workbook breaks its rules, or would lose most of a table; nothing was
            changed.
        StoreUnavailable: the data directory cannot be written; nothing was changed.
    """
    book, at = _read(order), (order.data_dir, DATASET)
    with unchanged_if_full(), work_folder(*at, waiting) as work:
        report = _compared(order, book)
        made = _made(order, book, report, work)
        if there := still_current(*at, *made):
            return _held(report, there)
        release = publish_release(*at, *made)
    return replace(report, release=release.number, restricted=order.restricted)


def _made(
    order: Import, book: OwnerBook, report: RelationsReport, work: Path
) -> tuple[Path, dict[str, Any]]:
    """The folder of a release, and what its manifest says beside its files."""
    made = work / "release"
    made.mkdir()
    for name, frame in book.tables.items():
        frame.to_csv(made / f"{name}.csv", index=False, lineterminator="\n")
    facts: dict[str, Any] = {"from": order.path.name}
    facts["rows"] = {name: len(frame) for name, frame in book.tables.items()}
    facts["changes"] = {name: change.as_mapping() for name, change in report.tables.items()}
    facts["closed"] = report.closed or order.restricted
    return made, facts | ({MARK: True} if order.restricted else {})


def _compared(order: Import, book: OwnerBook) -> RelationsReport:
    """The workbook against the release before.

    Raises:
        DataRefused: too much would be lost, and it was not said that it may be.
    """
    present = _present(order)
    before = present.tables if present else {}
    tables = {
        name: _change(book.tables[name], before.get(name), order.published[name], name)
        for name in TABLES
    }
    if not order.lose and (reasons := list(_losses(order.path.name, book, tables))):
        raise DataRefused(reasons)
    return RelationsReport(
        tables,
        present.release if present else None,
        book.passed_over,
        book.hidden_rows,
        book.tables,
        closed=bool(restricted_rows(book.tables)) or _is_closed(order.data_dir, present),
    )


def _present(order: Import) -> OwnerTables | None:
    try:
        return owner_tables(order.data_dir, order.known)
    except StoreUnavailable as error:
        if order.lose:
            return None
        there = f"--dataset {DATASET} --data-dir {shlex.quote(str(order.data_dir))}"
        reason = said("refused.loss.unreadable", error=str(error), there=there)
        raise DataRefused([Reason(order.path.name, None, "", "", reason)]) from error


def _is_closed(data_dir: Path, before: OwnerTables | None) -> bool:
    """Whether a release, or rows of it, are not for publication."""
    if before is None:
        return False
    there = open_release(data_dir, DATASET, before.release)
    return is_restricted(there) or bool(restricted_rows(before.tables))


def _change(
    rows: pd.DataFrame, before: pd.DataFrame | None, published: pd.DataFrame, table: str
) -> TableChange:
    key = KEYS[table]
    now = _by_id(rows, key)
    then = {} if before is None else _by_id(before, key)
    return TableChange(
        rows=len(now),
        before=len(then),
        added=tuple(one for one in now if one not in then),
        changed=tuple(one for one, cells in now.items() if then.get(one, cells) != cells),
        removed=tuple(one for one in then if one not in now),
        in_place=tuple(one for one in now if one in set(published[key])),
        lacks=lacking(table, rows) | _alone(table, rows) | twins(table, rows),
    )


def _alone(table: str, rows: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    found = tuple(rows.loc[in_one_language(table, rows), KEYS[table]])
    return {"language": found} if found else {}


def _by_id(rows: pd.DataFrame, key: str) -> dict[str, tuple[str, ...]]:
    cells = rows.astype("str").itertuples(index=False, name=None)
    return dict(zip(rows[key], cells, strict=True))


def _losses(file: str, book: OwnerBook, tables: Mapping[str, TableChange]) -> Iterator[Reason]:
    """The tables of which more would be lost than anybody takes out in one go."""
    for name, change in tables.items():
        lost = len(change.removed)
        if name in book.absent and lost:
            key = "sheet"
        elif lost == change.before and lost:
            key = "all"
        elif 2 * lost > change.before:
            key = "most"
        else:
            continue
        ids = named_ids(change.removed)
        reason = said(f"refused.loss.{key}", lost=lost, before=change.before, table=name)
        yield Reason(f"{file}: {name}", None, "", ids, reason)
