"""Two small releases of customs data, for the tests of whoever reads releases."""

from __future__ import annotations

from pathlib import Path

from dashboard.imports.customs import Import, import_customs
from dashboard.loaders.pointer import COPY, POINTER
from tests.imports.customs_files import REGISTERS, ROWS, row, text, written

USD = (2290.05, 3290.05)
"""Exports of each of the two releases, all years together."""


def make_two(folder: Path) -> Path:
    """Import two small files one after the other, and one as demonstration; the data directory."""
    more = [row(period="03/2019", usd="1000.00"), row("ИМ", "03/2019", usd="0")]
    for number, rows in enumerate((ROWS, more), 1):
        file = written(folder / f"{number}.csv", text(rows))
        import_customs(Import((file,), folder / "data"), REGISTERS)
    import_customs(Import((file,), folder / "data", "demonstration"), REGISTERS)
    return folder / "data"


def release_folder(data_dir: Path, number: int, dataset: str = "customs") -> Path:
    """Where a release lies."""
    return data_dir / dataset / "releases" / f"{number:04d}"


def spoil_pointer(home: Path, content: str = "rubbish") -> None:
    """Leave in the folder of a dataset nothing that says which release is the current one."""
    for name in (POINTER, COPY):
        (home / name).write_text(content)


def cut(path: Path) -> None:
    """Leave the first hundred bytes of a file."""
    path.write_bytes(path.read_bytes()[:100])


def changed(path: Path) -> None:
    """Change the last byte of a file."""
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
