"""Releases from other reporters, beside customs data: what partners report, and the reference.

A place is a reporter, a year and a flow. Places that the files of an import have take the place of
those imported before; the others stay.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeVar

from dashboard.errors import DataRefused, Reason, StoreUnavailable
from dashboard.imports.held import held_already
from dashboard.imports.limits import Limits
from dashboard.imports.publishing import publish_release, still_current
from dashboard.imports.scratch import scratch
from dashboard.imports.work_folder import work_folder
from dashboard.loaders.restricted import MARK, is_closed, is_restricted
from dashboard.sentences import said
from dashboard.sight import ALL, Sight


class Placed(Protocol):
    """A row, a named tuple, that knows its place."""

    @property
    def place(self) -> tuple[str, int, str]:
        """Reporter, year and flow."""

    def __iter__(self) -> Iterator[Any]:
        """Its cells."""

    def __lt__(self, other: Any, /) -> bool:
        """Rows are kept in their order."""


T = TypeVar("T", bound=Placed)
Place = AbstractContextManager[Path]


@dataclass(frozen=True, slots=True)
class ImportOrder:
    """What to import: files of UN Comtrade or, for the reference, tables and customs files of all
    regions too; where to, and how much that may cost. ``restricted``: the release is not for
    publication; nor is one that is built on such a release."""

    files: tuple[Path, ...]
    data_dir: Path
    limits: Limits = field(default_factory=Limits)
    dry_run: bool = False
    restricted: bool = False
    today: date = field(default_factory=date.today)


class Published(NamedTuple):
    """The release that was made of an import, whether it is not for publication, as one that is
    built on such a release is not; or the one that holds all of it already, and none was made."""

    release: int | None
    restricted: bool
    held_in: int | None


def joined(files: Iterable[tuple[Path, tuple[T, ...]]], column: str) -> tuple[T, ...]:
    """The rows of all files. Raises ``DataRefused`` where two hold one place, naming the
    ``column`` of its year."""
    found: dict[tuple[str, int, str], Path] = {}
    rows: list[T] = []
    for path, some in files:
        for place in dict.fromkeys(one.place for one in some):
            if place in found:
                reason = said("refused.mirror.files", file=found[place].name)
                value = " ".join(map(str, place))
                raise DataRefused([Reason(path.name, None, column, value, reason)])
            found[place] = path
        rows += some
    return tuple(rows)


def with_earlier(
    rows: Sequence[T], read: Callable[[Path, Sight], tuple[T, ...]], data_dir: Path
) -> list[T]:
    """Rows with those that were imported so far, as ``read`` from the folder; a release that cannot
    be read is not carried on."""
    try:
        before = read(data_dir, ALL)
    except StoreUnavailable:
        before = ()
    new = {one.place for one in rows}
    return sorted([*(one for one in before if one.place not in new), *rows])


def place_of(order: ImportOrder, dataset: str, waiting: Callable[[], None]) -> Place:
    """Where an import is made, or is only tried."""
    if order.dry_run:
        return scratch(order.data_dir)
    return work_folder(order.data_dir, dataset, waiting)


def published(
    order: ImportOrder,
    dataset: str,
    work: Path,
    table: tuple[str, Sequence[str], Sequence[Placed]],
) -> Published:
    """Publish rows as the next release, unless the current one holds the very same, or it is only
    tried. Only within `place_of`.

    ``table``: the name of its file, the columns, the rows.
    """
    name, columns, rows = table
    data_dir, made = order.data_dir, work / "release"
    made.mkdir()
    closed = order.restricted or is_closed(data_dir, dataset)
    with (made / name).open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
    facts: dict[str, Any] = {
        "rows": {dataset: len(rows)},
        "from": [path.name for path in order.files],
    }
    facts |= {MARK: True} if closed else {}
    look = held_already if order.dry_run else still_current
    if there := look(data_dir, dataset, made, facts):
        return Published(None, is_restricted(there), there.number)
    if order.dry_run:
        return Published(None, restricted=False, held_in=None)
    return Published(publish_release(data_dir, dataset, made, facts).number, closed, None)
