"""``check``: read every data file and register, and say of each that it is in order.

Every quote is checked to contain its value; what is excepted from that is listed with the reason.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path

from dashboard.commands.flags import add_data_dir
from dashboard.commands.named_files import refuse_unreadable
from dashboard.commands.printing import print_asked, print_done
from dashboard.errors import DataRefused, Reason
from dashboard.language import FALLBACK
from dashboard.settings import Settings
from dashboard.sight import ALL
from dashboard.store.datasets import BESIDE, RELATIONS, WITH_RELEASES


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whether changes are meant, and the owner's folder."""
    parser.add_argument(
        "--accept",
        action="store_true",
        help="record the checksums of files that were changed on purpose, then check",
    )
    add_data_dir(parser, to_read=True)


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Check everything.

    Raises:
        DataRefused: with the reasons of all data files together.
    """
    from dashboard.loaders.code_changes import load_editions
    from dashboard.loaders.owner_relations import owner_tables
    from dashboard.loaders.provenance import accept, data_files, shown
    from dashboard.loaders.published import load_published
    from dashboard.loaders.records import records, text_in
    from dashboard.loaders.registers import load_registers
    from dashboard.loaders.relations import load_relations
    from dashboard.loaders.release_faults import faults
    from dashboard.loaders.releases import current_number
    from dashboard.store.library import open_library
    from dashboard.store.owners import known_codes

    data, data_dir = settings.data, settings.data_dir
    files = data_files(data)
    if args.accept:
        for path in accept(files):
            print_done(f"{shown(path)}: the new checksum is recorded")
    _raise_all([_reader(path) for path in files])
    registers = load_registers(data)
    load_editions(data)
    _raise_all([lambda: load_published(data, registers), lambda: load_relations(data, registers)])
    _raise_all([_release_reader(data_dir, name, faults) for name in WITH_RELEASES])
    published, relations = load_published(data, registers), load_relations(data, registers)
    owner = owner_tables(data_dir, known_codes(registers, published, relations))
    if owner is not None and owner.left_out:
        raise DataRefused(owner.left_out)
    refuse_unreadable(settings)
    for path in files:
        print_asked(f"{shown(path)}: in order")
    print_asked(f"quotes and dates: in order but for {len(published.exceptions)} exceptions")
    for row in records(published.exceptions):
        print_asked(f"  {row.row} {row.lacks}: {text_in(row, 'reason', FALLBACK)}")
    for dataset, there in open_library(settings, ALL).datasets().items():
        print_asked(f"dataset {dataset}: {'in order' if there else 'nothing imported'}")
    for name in (RELATIONS, *BESIDE):
        number = current_number(data_dir, name)
        print_asked(f"{name}: {f'release {number}, in order' if number else 'nothing imported'}")
    print_asked("All data are in order.")
    return 0


def _reader(path: Path) -> Callable[[], object]:
    from dashboard.loaders.provenance import read_checked, shown

    def read() -> None:
        content = read_checked(path)
        if path.suffix not in (".json", ".geojson"):
            return
        try:
            json.loads(content)
        except ValueError as fault:
            reason = Reason(shown(path), None, "", "", f"is not JSON: {fault}")
            raise DataRefused([reason]) from None

    return read


def _release_reader(
    data_dir: Path, dataset: str, faults: Callable[[Path, str], list[Reason]]
) -> Callable[[], object]:
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
