"""The trade of others that ours is held against → the next release of it.

Years of a reporter and a flow that a file has take the place of those imported before; the others
stay.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dashboard.errors import DataRefused
from dashboard.imports.all_regions import sums_of_all_regions
from dashboard.imports.other_reporters import (
    ImportOrder,
    joined,
    place_of,
    published,
    with_earlier,
)
from dashboard.imports.reference_headings import COLUMNS
from dashboard.imports.reference_table import Known, ReadTable, read_table
from dashboard.imports.reference_unknown import Unknown
from dashboard.imports.unpacking import refusal
from dashboard.imports.work_folder import unchanged_if_full
from dashboard.loaders.reference import DATASET, EVERYBODY, FILE, Referred, referred
from dashboard.loaders.registers import Registers
from dashboard.sentences import said


@dataclass(frozen=True, slots=True)
class ReferenceReport:
    """What an import read, what of it is in no register, and how many rows are in the release now;
    ``release`` is None in a dry run, ``restricted``: it is not for publication,
    ``held_in``: the release that has the very same already, so that none is made; ``sheets`` of
    the files that have other headings."""

    rows: tuple[Referred, ...]
    strangers: tuple[Unknown, ...]
    whole: int
    release: int | None = None
    restricted: bool = False
    held_in: int | None = None
    sheets: tuple[str, ...] = ()


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
        rows, others, sheets = _read(order, work, registers, progress)
        whole = with_earlier(rows, referred, order.data_dir)
        done = published(order, DATASET, work, (FILE, Referred._fields, whole))
    return ReferenceReport(rows, others, len(whole), *done, sheets=sheets)


def _read(
    order: ImportOrder,
    work: Path,
    registers: Registers,
    progress: Callable[[int, int], None],
) -> tuple[tuple[Referred, ...], tuple[Unknown, ...], tuple[str, ...]]:
    """The rows of all files, what is in no register, and the sheets that are no tables. Raises
    ``DataRefused`` where two hold one year of a reporter."""
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
        read.append((customs[0], _of_customs(customs, order, work, registers, progress)))
    rows = joined([(path, one.rows) for path, one in read], "year")
    others = tuple(other for _, one in read for other in one.strangers)
    return rows, others, tuple(f"{path.name}/{name}" for path, one in read for name in one.sheets)


def _of_customs(
    paths: list[Path],
    order: ImportOrder,
    work: Path,
    registers: Registers,
    progress: Callable[[int, int], None],
) -> ReadTable:
    """The sums of customs files. A refusal also says what else the files might have been."""
    try:
        if folder := next((path for path in paths if path.is_dir()), None):
            raise refusal(folder.name, said("refused.workbook.is_folder"))
        return sums_of_all_regions(paths, work, registers, order.limits, progress)
    except DataRefused as refused:
        refused.add_note(said("refused.reference.kinds", columns=", ".join(COLUMNS)))
        raise
