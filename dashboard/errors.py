"""Everything that can go wrong on purpose, in one tree.

::

    DashboardError            what the command line and the pages catch and show
    ├── DataRefused           a file breaks its rules; carries every reason, nothing was changed
    ├── StoreUnavailable      the data that was asked for is not there or cannot be opened
    │   └── Unwritable        a folder that is to be written cannot be; nothing was changed
    ├── StoreBusy             a question of rows takes long, or waits for one that does
    ├── UnknownSelection      a year, partner, sector or page that does not exist was asked for
    ├── WrongUsage            the command line was called wrongly, or a setting is no value of it
    ├── PortUnavailable       the address cannot be listened on          (commands.server)
    ├── UnknownScript         a script of a package is not as it is known  (render.plotly_script)
    ├── NotJoinable           a script of the pages cannot be joined     (callbacks.joined_modules)
    ├── EngineFailed          who builds a release could not             (imports.engines)
    ├── BodyRefused           a callback body that no page would send    (callbacks.guard)
    ├── TooManyAtOnce         as many passwords are compared as may be   (accounts)
    ├── ChromiumFailed        no chromium, or it died or hung              (exports.chromium)
    └── ExportRefused         an export cannot be made from what is selected
        ├── NoChromium        Chromium is not there or did not start     (exports.chromium_renderer)
        ├── ExportProcessGone what made a file ended meanwhile           (exports.export_process)
        ├── NotKept           there is no such file, or no longer        (exports.jobs)
        ├── QueueFull         more exports wait than are held            (exports.queue)
        └── TooSlow           an export was not made in time             (exports.queue)

The last column names the module of those that stand beside what raises them; a test holds the
tree against the package. Anything else that is raised is a fault of the program and is not
caught.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from dashboard.typography import harmless

SHOWN = 100
"""How many reasons a refusal prints. It says how many there are, or that there may be more."""

COLUMNS = ("file", "row", "column", "value", "reason")
WIDEST = 60
ALIKE = 3
"""Of reasons that are alike so many are printed; of the others only their rows."""
STRETCHES = 10
"""Stretches of rows that are printed of these."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that is wrong with one place of one file.

    ``row`` is the line of the file, the header being line 1; None where no line is meant.
    ``column`` and ``value`` are empty where the whole row or file is meant.
    """

    file: str
    row: int | None
    column: str
    value: str
    reason: str

    def cells(self) -> tuple[str, ...]:
        """The five cells of the printed table, each on one line."""
        row = "" if self.row is None else str(self.row)
        place = (one_line(cell) for cell in (self.file, row, self.column, self.value))
        return (*place, harmless(" ".join(self.reason.split())))


def one_line(text: str) -> str:
    """A text of a file in one line, as a terminal may print it: short, and without commands."""
    flat = harmless(" ".join(text.split()))
    return flat if len(flat) <= WIDEST else flat[: WIDEST - 1] + "…"


class DashboardError(Exception):
    """The root: a foreseen failure whose message is meant for the reader."""


class DataRefused(DashboardError):
    """Data that breaks its rules. ``str()`` is one aligned table of the reasons; not ``complete``:
    nobody looked further than these."""

    def __init__(self, reasons: Iterable[Reason], *, complete: bool = True) -> None:
        self.reasons: tuple[Reason, ...] = tuple(reasons)
        self.complete = complete
        """Whether its reasons are all that there are."""
        super().__init__(self.reasons)

    def __str__(self) -> str:
        count, lines = len(self.reasons), with_alike_together(self.reasons, _more)
        if not self.complete:
            last = f"The first {min(count, SHOWN)} reasons; there may be more."
        elif len(lines) > SHOWN:
            last = f"The first {SHOWN} of {count} reasons."
        else:
            last = f"{count} reason{'' if count == 1 else 's'}."
        return "\n".join([*aligned(COLUMNS, lines[:SHOWN]), last])


def with_alike_together(reasons: Iterable[Reason], more: Callable[[int, str], str]) -> list[Reason]:
    """Reasons for a table, in their order but those that are alike together, of which a few are
    printed and one line says how many ``more`` there are, and in which rows.

    Alike are those of a file and column whose sentence is the same; of no row, the same but for
    what it names.
    """
    groups: dict[tuple[str, str, str], list[Reason]] = {}
    for one in reasons:
        kind = one.reason if one.row is not None else getattr(one.reason, "key", one.reason)
        groups.setdefault((one.file, one.column, kind), []).append(one)
    return [line for alike in groups.values() for line in _first_of(alike, more)]


def _first_of(alike: Sequence[Reason], more: Callable[[int, str], str]) -> Iterator[Reason]:
    if len(alike) <= ALIKE + 1:
        yield from alike
        return
    yield from alike[:ALIKE]
    rest = alike[ALIKE:]
    rows = sorted({one.row for one in rest if one.row is not None})
    yield Reason(alike[0].file, None, alike[0].column, "", more(len(rest), _stretches(rows)))


def _stretches(rows: Sequence[int]) -> str:
    """Rows in their order, those that follow each other as ``5–101``."""
    found: list[list[int]] = []
    for row in rows:
        if found and row == found[-1][-1] + 1:
            found[-1][1:] = [row]
        else:
            found.append([row])
    shown = ["–".join(map(str, one)) for one in found[:STRETCHES]]
    return ", ".join(shown) + (" …" if len(found) > STRETCHES else "")


def _more(count: int, rows: str) -> str:
    return f"and {count:,} more like these{f': rows {rows}' if rows else ''}"


def aligned(heads: Iterable[str], reasons: Iterable[Reason]) -> list[str]:
    """Reasons as the lines of a table below its five heads."""
    rows = [tuple(heads), *(reason.cells() for reason in reasons)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(COLUMNS))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


class StoreUnavailable(DashboardError):
    """The store cannot answer: no such dataset or release, or its file cannot be opened."""


class Unwritable(StoreUnavailable):
    """A folder that is to be written cannot be: another is to be named. Nothing was changed."""


class StoreBusy(DashboardError):
    """The store cannot answer now: another question takes its time, or this one took too much."""


class UnknownSelection(DashboardError):
    """Something was selected that the data does not have."""


class WrongUsage(DashboardError):
    """The command line was called in a way that it does not know, or a setting is none."""


class ExportRefused(DashboardError):
    """Nothing can be exported from this selection; the message says why."""
