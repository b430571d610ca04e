"""Small customs files of every form, for the tests."""

from __future__ import annotations

import datetime as dt
import struct
import zipfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from dashboard.imports.customs import Import, import_customs
from dashboard.imports.limits import Limits
from dashboard.imports.report import ImportReport
from dashboard.loaders.cube import Cube
from dashboard.loaders.registers import Registers, load_registers
from dashboard.loaders.releases import current_release
from dashboard.settings import ROOT, read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library
from tests.cubes import read_cube

HEADINGS = (
    "NAPR",
    "PERIOD",
    "STRANA",
    "TNVED",
    "EDIZM",
    "STOIM",
    "NETTO",
    "KOL",
    "REGION",
    "REGION_S",
)
OURS = "41000 - ЛЕНИНГРАДСКАЯ ОБЛАСТЬ"
NEIGHBOUR = "40000 - ГОРОД САНКТ-ПЕТЕРБУРГ - ГОРОД"
DISTRICT = "02-СЕВЕРО-ЗАПАДНЫЙ ФО"

Cells = tuple[str, ...]


def row(
    flow: str = "ЭК",
    period: str = "01/2019",
    partner: str = "CN",
    code: str = "2709009009",
    usd: str = "1234.56",
    kg: str = "100.5",
    amount: str = "0",
    region: str = OURS,
    unit: str = "",
) -> Cells:
    """One row; each value as the file has it."""
    return (flow, period, partner, code, unit, usd, kg, amount, region, DISTRICT)


ROWS = (
    row(),
    row("ИМ", "02/2019", "NA", "8703231981", "20000.10", "1500", "2", unit="ШТ"),
    row("ИМ", "02/2019", "DE", "8703231981", "10.05", "0.001"),
    row("ЭК", "12/2020", "NNN", "XXXXXXXXXX", "999.99", "1"),
    row("ЭК", "11/2020", "FI", "703101900", "55.5", "20"),
    row("ЭК", "11/2020", "FI", "4407", "5000000.01", "90000", region=NEIGHBOUR),
)
"""Exports 2,290.05 and imports 20,010.15 US dollars of our region; one row of the neighbour."""

EXPORTS_USD, IMPORTS_USD = 1234.56 + 999.99 + 55.5, 20000.10 + 10.05


def of_nothing(period: str = "01/2019", flows: Sequence[str] = ("ЭК", "ИМ")) -> list[Cells]:
    """Rows of so many partners and chapters that no file is taken for one that was narrowed to a
    few, without any value."""
    return [
        row(flow, period, partner, code, "0", "0")
        for flow in flows
        for partner, code in zip(
            ("NO", "SE", "US", "PL"),
            ("0302140000", "3102101000", "6204420000", "7306309700"),
            strict=True,
        )
    ]


def text(
    rows: Sequence[Cells],
    separator: str = ",",
    encoding: str = "cp866",
    decimal: str = ".",
    headings: Sequence[str] = HEADINGS,
    newline: str = "\n",
) -> bytes:
    """The bytes of a text file."""
    lines = [separator.join(headings)]
    for cells in rows:
        written = [
            c.replace(".", decimal) if place in (5, 6, 7) else c for place, c in enumerate(cells)
        ]
        lines.append(separator.join(f'"{c}"' if separator in c else c for c in written))
    return (newline.join(lines) + newline).encode(encoding)


WIDTHS = (2, 7, 3, 10, 13, 20, 20, 20, 60, 40)


def dbf(
    rows: Sequence[Cells],
    decimal: str = ",",
    encoding: str = "cp866",
    widths: Sequence[int] = WIDTHS,
) -> bytes:
    """The bytes of a DBF whose numbers are text."""
    fields = b"".join(
        struct.pack("<11sc4xBB14x", name.encode(), b"C", width, 0)
        for name, width in zip(HEADINGS, widths, strict=True)
    )
    start, width = 32 + len(fields) + 1, 1 + sum(widths)
    head = struct.pack("<BBBBIHH20x", 3, 121, 1, 1, len(rows), start, width)
    body = b""
    for cells in rows:
        body += b" "
        for place, (cell, wide) in enumerate(zip(cells, widths, strict=True)):
            written = cell.replace(".", decimal) if place in (5, 6, 7) else cell
            body += written.encode(encoding)[:wide].ljust(wide)
    return head + fields + b"\r" + body + b"\x1a"


def zipped(path: Path, **members: bytes) -> Path:
    """A zip of files."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "."), content)
    return path


def written(path: Path, content: bytes) -> Path:
    """A file with this content."""
    path.write_bytes(content)
    return path


@cache
def registers() -> Registers:
    """The registers of the repository, for all that are tested in one process."""
    return load_registers(ROOT / "data")


REGISTERS = registers()


TRUSTING = Limits(unknown_pct=100, repeats_pct=100)
"""Nothing is suspected: for tests of something else."""


def imported(folder: Path, *files: Path, region: tuple[int, ...] = (41000,), **more: Any) -> Cube:
    """The cube after the files were imported; no money may be lost on the way."""
    made = import_customs(Import(files, folder, regions=region, **more), REGISTERS)
    assert_adds_up(made)
    release = current_release(folder, "customs")
    assert release is not None
    return read_cube(release)


def asks_of(
    folder: Path, *releases: Sequence[Cells], today: dt.date | None = None, **more: Any
) -> Ask:
    """Asks of customs data after each of these lists of rows was imported as a release, whatever
    it takes away or adds up to."""
    for number, rows in enumerate(releases):
        file = written(folder / f"{number}.csv", text(rows))
        import_customs(Import((file,), folder, **{"replace": True} | more), REGISTERS)
    return ask_of(open_library(read_settings({}, data_dir=folder)), today)


def assert_adds_up(report: ImportReport) -> None:
    """Kept, of other regions and passed over are what was read, rows and cents."""
    for unit, parts in (("rows", 1), ("usd", 100)):
        read, *became = (
            round(getattr(report, f"{unit}_{fate}") * parts)
            for fate in ("read", "kept", "other_regions", "passed_over")
        )
        assert read == sum(became), unit


def usd(cube: Cube, flow: int) -> float:
    """All that is in a cube of one flow."""
    return int(cube.cents[:, -1, flow].sum()) / 100


def same(one: Cube, other: Cube) -> bool:
    """Whether two cubes hold the same."""
    return (
        one.axes == other.axes
        and np.array_equal(one.cents, other.cents)
        and np.array_equal(one.grams, other.grams)
    )
