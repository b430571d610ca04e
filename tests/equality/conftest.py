"""All datasets at once, for tests of random states."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from shutil import copytree

import pytest

from dashboard.imports.customs import Import, import_customs
from dashboard.imports.other_reporters import ImportOrder
from dashboard.imports.reference import import_reference
from dashboard.loaders.registers import load_registers
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library
from tests.equality.uneven import reference, uneven
from tests.imports.customs_files import text, written


@pytest.fixture(scope="session")
def ask(tmp_path_factory: pytest.TempPathFactory, demonstration_folder: Path) -> Ask:
    """The published figures; the demonstration data, whose last year has nine months; and customs
    data with all that an owner's may lack, beside which the trade of others is loaded."""
    folder = copytree(demonstration_folder, tmp_path_factory.mktemp("releases") / "data")
    settings = read_settings({}, data_dir=folder)
    file = written(folder / "uneven.csv", text(uneven()))
    registers = load_registers(settings.data)
    import_customs(Import((file,), folder), registers)
    table = folder / "reference.txt"
    table.write_text("\n".join(reference()), encoding="utf-8")
    import_reference(ImportOrder((table,), folder), registers)
    return ask_of(open_library(settings), dt.date(2026, 11, 26))
