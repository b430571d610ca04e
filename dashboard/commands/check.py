"""``check``: read every data file and register, and say of each that it is in order."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path

from dashboard.errors import DataRefused, Reason
from dashboard.loaders.provenance import accept, data_files, read_checked, shown
from dashboard.loaders.published import load_published
from dashboard.loaders.registers import load_registers
from dashboard.loaders.relations import load_relations
from dashboard.imports.relations import DATASET as RELATIONS
from dashboard.loaders.releases import DATASETS, faults
from dashboard.settings import Settings
from dashboard.store.library import open_library


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``check`` to the commands of the program."""
    parser = commands.add_parser("check", help="check all data and registers")
    parser.add_argument(
        "--accept",
        action="store_true",
        help="record the checksums of files that were changed on purpose, then check",
    )
    parser.add_argument("--data-dir", type=Path, help="folder of the owner's releases")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Check everything. Raises ``DataRefused`` with the reasons of all files together."""
    files = data_files(settings.data)
    if args.accept:
        for path in accept(files):
            print(f"{shown(path)}: the new checksum is recorded")
    _raise_all([_reader(path) for path in files])
    registers = load_registers(settings.data)
    _raise_all(
        [lambda: load_published(settings.data), lambda: load_relations(settings.data, registers)]
    )
    library = open_library(settings)
    _raise_all([_release_reader(settings.data_dir, dataset) for dataset in (*DATASETS, RELATIONS)])
    for path in files:
        print(f"{shown(path)}: in order")
    for dataset, there in library.datasets().items():
        print(f"dataset {dataset}: {'in order' if there else 'nothing imported'}")
    print("All data are in order.")
    return 0


def _reader(path: Path) -> Callable[[], object]:
    def read() -> None:
        content = read_checked(path)
        if path.suffix == ".csv":
            return
        try:
            json.loads(content)
        except ValueError as fault:
            reason = Reason(shown(path), None, "", "", f"is not JSON: {fault}")
            raise DataRefused([reason]) from None

    return read


def _release_reader(data_dir: Path, dataset: str) -> Callable[[], object]:
    def read() -> None:
        if reasons := faults(data_dir, dataset):
            raise DataRefused(reasons)

    return read


def _raise_all(readers: list[Callable[[], object]]) -> None:
    """Run every reader, then refuse once with what all of them refused; each reason once."""
    reasons: dict[Reason, None] = {}
    for read in readers:
        try:
            read()
        except DataRefused as refused:
            reasons |= dict.fromkeys(refused.reasons)
    if reasons:
        raise DataRefused(reasons)
