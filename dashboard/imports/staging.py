"""Files → rows on the disk, ready for an engine, and all there is to say of what was read.

A file is read once, block by block: while some are being checked, the next is unpacked. Faults
are gathered on the way, the first hundred; one anywhere and the whole import is refused.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import Executor, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from dashboard.errors import SHOWN, DataRefused, Reason
from dashboard.imports.blocks import Block
from dashboard.imports.faults import Faults
from dashboard.imports.fields import FieldReader, Rules
from dashboard.imports.fingerprints import apart
from dashboard.imports.formats import CustomsFile, blocks
from dashboard.imports.headings import PART
from dashboard.imports.kept_fingerprints import KeptFingerprints
from dashboard.imports.numbers import SCALES, Evidence, settle
from dashboard.imports.row_files import FEW_ROWS, RowWriter, write_rows
from dashboard.imports.rows import Part, read_block
from dashboard.imports.tally import Tally
from dashboard.imports.unpacking import zips_kept_open

Progress = Callable[[int, int], None]
"""Told the bytes and the rows that were read since the last time."""
WORKERS = 2
SMALL = 2**18
"""Bytes of a file that is read at once, without waiting for others."""


@dataclass(slots=True)
class StagedFile:
    """One file as it was read: its rows in ``part-NNN-*.parquet``, its fingerprints beside.

    ``copy_of`` is the file that holds the same rows, if there is one: its own then do not count.
    ``few``: the rows of a file of a few, until `Stage.write_few`. ``headings``: how many kept rows
    stand before each line of headings that stands again.
    """

    file: CustomsFile
    number: int
    prints: KeptFingerprints
    tally: Tally = field(default_factory=Tally)
    copy_of: str = ""
    few: pa.Table | None = None
    headings: list[int] = field(default_factory=list)

    def parts(self, folder: Path) -> list[Path]:
        """The files with its rows."""
        return sorted(folder.glob(f"part-{self.number:03d}-*.parquet"))

    @property
    def has_parts(self) -> bool:
        """Whether a column beside ours tells its rows apart."""
        return any(name.startswith(PART) for name in self.file.columns)


@dataclass(slots=True)
class Stage:
    """Everything that was read, below ``folder``, and the tally of it all."""

    folder: Path
    read: list[StagedFile] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)

    @property
    def files(self) -> list[StagedFile]:
        """Those whose rows count."""
        return [staged for staged in self.read if not staged.copy_of]

    @property
    def names(self) -> str:
        """What to call all of it."""
        return ", ".join(staged.file.name for staged in self.read)

    def count_up(self) -> None:
        """Make the tally of all files."""
        self.tally = Tally()
        for staged in self.read:
            if staged.copy_of:
                self.tally.read.count("copies", staged.tally.rows, staged.tally.read.all_cents)
            else:
                self.tally.add(staged.tally)

    def write_few(self) -> None:
        """Write the rows of files of a few all together, so that no question opens thousands."""
        few = [staged.few for staged in self.files if staged.few is not None]
        for staged in self.read:
            staged.few = None
        if few:
            write_rows(pa.concat_tables(few), self.folder / "part-few.parquet")

    def move(self, fate: str, rows: int, cents: int) -> None:
        """Say of some kept rows that they became something else."""
        self.tally.read.count("kept", -rows, -cents)
        self.tally.read.count(fate, rows, cents)


class _Reading(NamedTuple):
    """A file on its way into a folder, and what it is read by."""

    file: CustomsFile
    number: int
    folder: Path
    rules: Rules
    pool: Executor


def stage_files(
    files: Collection[CustomsFile],
    folder: Path,
    rules: Rules,
    progress: Progress = lambda size, rows: None,
) -> Stage:
    """Check every row of every file and write those that are kept into ``folder``.

    Raises:
        DataRefused: files break the rules; file, row, column, value and reason of each fault.
    """
    stage = Stage(folder)
    reasons: list[Reason] = []
    with zips_kept_open(), ThreadPoolExecutor(WORKERS) as pool:
        for number, file in enumerate(files):
            try:
                reading = _Reading(file, number, folder, rules, pool)
                stage.read.append(_stage_file(reading, progress))
            except DataRefused as refused:
                reasons += refused.reasons
                if not refused.complete or len(reasons) >= SHOWN:
                    raise DataRefused(reasons[:SHOWN], complete=False) from refused
    if reasons:
        raise DataRefused(reasons)
    stage.count_up()
    return stage


def _stage_file(reading: _Reading, progress: Progress) -> StagedFile:
    """Read a file; again if only its end tells how its numbers are to be read."""
    staged, evidence, faults = _read(reading, {}, progress)
    if not faults:
        groups, undecided = settle(evidence)
        faults.add_all((row, name.upper(), text, why) for row, name, text, why in undecided)
        if groups and not faults:
            for path in staged.parts(reading.folder):
                path.unlink()
            staged, _, faults = _read(reading, groups, lambda size, rows: None)
    faults.refuse()
    return staged


def _read(
    reading: _Reading, groups: Mapping[str, str], progress: Progress
) -> tuple[StagedFile, dict[str, Evidence], Faults]:
    """A file read once, what its numbers tell of how they are written, and its faults; ``groups``:
    the signs known to group digits, by column."""
    file, number, folder, rules, pool = reading
    staged = StagedFile(file, number, KeptFingerprints(folder, number))
    evidence = {name: Evidence() for name in SCALES}
    faults = Faults(file.name)
    reader = FieldReader(file, rules, groups)
    writer = RowWriter(folder, number)
    waiting: deque[Future[Part]] = deque()

    def work(block: Block, place: int) -> Part:
        part = read_block(block, file, reader, rules)
        if part.rows.num_rows >= FEW_ROWS:
            writer.write(part.rows, place)
        return part

    def settle_one(part: Part) -> None:
        staged.tally.add(part.tally)
        for name, found in part.evidence.items():
            evidence[name].add(found)
        faults.add_all(part.faults)
        staged.headings += (part.headings + staged.prints.count).tolist()
        staged.prints.add(part.prints)
        if part.rows.num_rows < FEW_ROWS:
            writer.gather(part.rows)
        progress(part.size, part.tally.rows)

    try:
        for place, block in enumerate(blocks(file, rules.limits, faults)):
            if file.size <= SMALL:
                settle_one(work(block, place))
            else:
                waiting.append(pool.submit(work, block, place))
            if len(waiting) > WORKERS:
                settle_one(waiting.popleft().result())
            if not faults.room:
                break
        while waiting:
            settle_one(waiting.popleft().result())
    finally:
        wait(waiting)
    staged.few = writer.end()
    return staged, evidence, faults


def prints_of(
    staged: StagedFile,
    kind: str = "rows",
    parts: bool = True,
    wanted: Callable[[np.ndarray], np.ndarray] = lambda prints: np.ones(len(prints), bool),
) -> np.ndarray:
    """The fingerprints of a file's kept rows, in their order; ``parts``: rows of different parts
    are told apart, if the file has any. ``wanted`` tells of some of them which are to be had: a
    stretch is read at a time, so that no more is held than that."""
    kinds = (kind, "parts") if parts and staged.has_parts else (kind,)
    found = []
    for prints, *beside in zip(*map(staged.prints.stretches, kinds), strict=True):
        for other in beside:
            prints = apart(prints, other)
        found.append(prints[wanted(prints)])
    return np.concatenate(found) if found else np.empty(0, np.uint64)
