"""The trade of others that ours is held against → the next release of it.

Years of a reporter and a flow that a file has take the place of those imported before; the others
stay.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dashboard.imports.all_regions import sums_of_all_regions
from dashboard.imports.other_reporters import (
    ImportOrder,
    joined,
    place_of,
    published,
    with_earlier,
)
from dashboard.imports.reference_table import Known, ReadTable, read_table
from dashboard.imports.reference_unknown import Unknown
from dashboard.imports.work_folder import unchanged_if_full
from dashboard.loaders.reference import DATASET, EVERYBODY, FILE, Referred, referred
from dashboard.loaders.registers import Registers


@dataclass(frozen=True, slots=True)
class ReferenceReport:
    """What an import read, what of it is in no register, and how many rows are in the release now;
    ``release`` is None in a dry run, ``restricted``: it is not for publication,
    ``held_in``: the release that has the very same already, so that none is made."""

    rows: tuple[Referred, ...]
    strangers: tuple[Unknown, ...]
    whole: int
    release: int | None = None
    restricted: bool = False
    held_in: int | None = None


def import_reference(
    order: ImportOrder,
    registers: Registers,
    progress: Callable[[int, int], None] = lambda size, rows: None,
    waiting: Callable[[], None] = lambda: None,
) -> ReferenceReport:
    """Read the files and publish them as the next release.

    Raises:
        DataRefused: a file breaks its rules, or two say the same; nothing was changed.
        StoreUnavailable: the folder cannot be written, or the release before cannot be read.
    """
    place = place_of(order, DATASET, waiting)
    with unchanged_if_full(), place as work:
        rows, others = _read(order, work, registers, progress)
        whole = with_earlier(rows, referred, order.data_dir)
        done = published(order, DATASET, work, (FILE, Referred._fields, whole))
    return ReferenceReport(rows, others, len(whole), *done)


def _read(
    order: ImportOrder,
    work: Path,
    registers: Registers,
    progress: Callable[[int, int], None],
) -> tuple[tuple[Referred, ...], tuple[Unknown, ...]]:
    """The rows of all files, and what is in no register. Raises ``DataRefused`` where two hold one
    year of a reporter."""
    known = Known({*registers.partners, registers.home, EVERYBODY},
                  frozenset(registers.chapters["chapter"]))  # fmt: skip
    read: list[tuple[Path, ReadTable]] = []
    customs: list[Path] = []
    for path in order.files:
        table = read_table(path, known, order.limits.largest_workbook, order.today)
        if table is None:
            customs.append(path)
        else:
            read.append((path, table))
    if customs:
        sums = sums_of_all_regions(customs, work, registers, order.limits, progress)
        read.append((customs[0], sums))
    rows = joined([(path, one.rows) for path, one in read], "year")
    return rows, tuple(other for _, one in read for other in one.strangers)
