"""Files → rows on the disk, ready for an engine, and all there is to say of what was read.

A file is read once, block by block: while some are being checked, the next is unpacked. Faults
are gathered on the way, the first hundred; one anywhere and the whole import is refused.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet

from dashboard.errors import SHOWN, DataRefused, Reason
from dashboard.imports.blocks import Block
from dashboard.imports.faults import Faults, RowsRefused
from dashboard.imports.fields import FieldReader, Rules
from dashboard.imports.fingerprints import KINDS, apart
from dashboard.imports.formats import CustomsFile, blocks
from dashboard.imports.headings import PART
from dashboard.imports.numbers import SCALES, Evidence, settle
from dashboard.imports.rows import Part, read_block
from dashboard.imports.tally import Tally
from dashboard.imports.unpacking import zips_kept_open

Progress = Callable[[int, int], None]
"""Told the bytes and the rows that were read since the last time."""
STRETCH = 2**21
"""Fingerprints that are read at once: 16 MiB."""
WORKERS = 2
FEW_ROWS = 100_000
"""Kept rows that are gathered before they are written."""


@dataclass(slots=True)
class StagedFile:
    """One file as it was read: its rows in ``part-NNN-*.parquet``, its fingerprints beside.

    ``copy_of`` is the file that holds the same rows, if there is one: its own then do not count.
    """

    file: CustomsFile
    number: int
    tally: Tally = field(default_factory=Tally)
    copy_of: str = ""

    def parts(self, folder: Path) -> list[Path]:
        """The files with its rows."""
        return sorted(folder.glob(f"part-{self.number:03d}-*.parquet"))

    def prints(self, folder: Path, kind: str) -> Path:
        """The file with its fingerprints of a kind, see `dashboard.imports.fingerprints`."""
        return folder / f"prints-{self.number:03d}-{kind}.bin"

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

    def move(self, fate: str, rows: int, cents: int) -> None:
        """Say of some kept rows that they became something else."""
        self.tally.read.count("kept", -rows, -cents)
        self.tally.read.count(fate, rows, cents)


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
    with zips_kept_open():
        for number, file in enumerate(files):
            try:
                stage.read.append(_stage_file(file, number, folder, rules, progress))
            except DataRefused as refused:
                reasons += refused.reasons
                if isinstance(refused, RowsRefused) or len(reasons) >= SHOWN:
                    raise RowsRefused(reasons[:SHOWN]) from refused
    if reasons:
        raise DataRefused(reasons)
    stage.count_up()
    return stage


def _stage_file(
    file: CustomsFile, number: int, folder: Path, rules: Rules, progress: Progress
) -> StagedFile:
    """Read a file; again if only its end tells how its numbers are to be read."""
    staged, evidence, faults = _read(file, number, folder, rules, {}, progress)
    if not faults:
        groups, undecided = settle(evidence)
        faults.add_all((row, name.upper(), text, why) for row, name, text, why in undecided)
        if groups and not faults:
            for path in staged.parts(folder):
                path.unlink()
            staged, _, faults = _read(file, number, folder, rules, groups, lambda size, rows: None)
    faults.refuse()
    return staged


def _read(
    file: CustomsFile,
    number: int,
    folder: Path,
    rules: Rules,
    groups: Mapping[str, str],
    progress: Progress,
) -> tuple[StagedFile, dict[str, Evidence], Faults]:
    staged = StagedFile(file, number)
    evidence = {name: Evidence() for name in SCALES}
    faults = Faults(file.name)
    reader = FieldReader(file, rules, groups)
    writer = _Writer(folder, number)
    waiting: deque[Future[Part]] = deque()

    def work(block: Block, place: int) -> Part:
        part = read_block(block, file, reader, rules)
        if part.rows.num_rows >= FEW_ROWS:
            writer.write(part.rows, place)
        return part

    with ExitStack() as opened, ThreadPoolExecutor(WORKERS) as pool:
        files = {kind: opened.enter_context(staged.prints(folder, kind).open("wb"))
                 for kind in KINDS}  # fmt: skip

        def settle_one() -> None:
            part = waiting.popleft().result()
            staged.tally.add(part.tally)
            for name, found in part.evidence.items():
                evidence[name].add(found)
            faults.add_all(part.faults)
            for kind, prints in files.items():
                prints.write(part.prints[kind].data)
            if part.rows.num_rows < FEW_ROWS:
                writer.gather(part.rows)
            progress(part.size, part.tally.rows)

        for place, block in enumerate(blocks(file, rules.limits, faults)):
            waiting.append(pool.submit(work, block, place))
            if len(waiting) > WORKERS:
                settle_one()
            if not faults.room:
                break
        while waiting:
            settle_one()
    writer.flush()
    return staged, evidence, faults


class _Writer:
    """Writes rows as Parquet, small tables together."""

    def __init__(self, folder: Path, number: int) -> None:
        self._folder = folder
        self._number = number
        self._gathered: list[pa.Table] = []
        self._written = 0

    def write(self, rows: pa.Table, place: int, kind: str = "b") -> None:
        """Write a table as it is."""
        path = self._folder / f"part-{self._number:03d}-{kind}{place:06d}.parquet"
        pa.parquet.write_table(
            rows, path, compression="lz4", use_dictionary=["partner"], write_statistics=False
        )

    def gather(self, rows: pa.Table) -> None:
        """Write a table together with others."""
        if rows.num_rows:
            self._gathered.append(rows)
        if sum(table.num_rows for table in self._gathered) >= FEW_ROWS:
            self.flush()

    def flush(self) -> None:
        """Write what was gathered."""
        if self._gathered:
            self._written += 1
            self.write(pa.concat_tables(self._gathered), self._written, "s")
            self._gathered = []


def prints_of(
    staged: StagedFile,
    folder: Path,
    kind: str = "rows",
    parts: bool = True,
    wanted: Callable[[np.ndarray], np.ndarray] = lambda prints: np.ones(len(prints), bool),
) -> np.ndarray:
    """The fingerprints of a file's kept rows, in their order; ``parts``: rows of different parts
    are told apart, if the file has any. ``wanted`` tells of some of them which are to be had: a
    stretch is read at a time, so that no more is held than that."""
    found = []
    with ExitStack() as opened:
        kinds = (kind, "parts") if parts and staged.has_parts else (kind,)
        prints, *beside = (opened.enter_context(staged.prints(folder, one).open("rb"))
                           for one in kinds)  # fmt: skip
        while len(stretch := np.fromfile(prints, np.uint64, STRETCH)):
            for other in beside:
                stretch = apart(stretch, np.fromfile(other, np.uint64, STRETCH))
            found.append(stretch[wanted(stretch)])
    return np.concatenate(found) if found else np.empty(0, np.uint64)
