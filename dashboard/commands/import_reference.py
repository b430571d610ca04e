"""``import-reference``: the trade of the country, of the world or of partners with everybody, that
ours is held against: a table, UN Comtrade's CSV, or a customs file of all regions."""

from __future__ import annotations

import argparse
from pathlib import Path

from dashboard.commands.printing import print_done
from dashboard.commands.restricted import add_marking
from dashboard.commands.rollback import say_waiting
from dashboard.language import FALLBACK, language, languages
from dashboard.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The files, what they may do, and the owner's folder."""
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
    add_marking(parser)
    parser.add_argument("--dry-run", action="store_true", help="only report; change nothing")
    parser.add_argument("--lang", choices=languages(), default=FALLBACK, help="of the report")
    parser.add_argument("--data-dir", type=Path, default=None, metavar="DIR")


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Import the files. Raises ``DataRefused``, ``StoreUnavailable``; then nothing was changed."""
    from dashboard.imports.limits import Limits
    from dashboard.imports.reference import ReferenceOrder, import_reference
    from dashboard.loaders.registers import load_registers

    registers = load_registers(settings.data)
    order = ReferenceOrder(
        tuple(args.files), settings.data_dir, Limits.of(settings), args.dry_run, args.restricted
    )
    report = import_reference(order, registers, waiting=say_waiting)
    words = language(args.lang)
    head = words.t("reference_report.release", number=report.release) if report.release else \
        words.t("mirror_report.dry_run")  # fmt: skip
    counts = {"rows": len(report.rows), "whole": report.whole}
    numbers = {name: words.number(count, 0) for name, count in counts.items()}
    lines = [head, words.t("reference_report.rows", **numbers)]
    if report.restricted:
        lines.append(
            words.t("mirror_report.restricted", number=report.release, dataset="reference")
        )
    places: dict[tuple[str, str], set[int]] = {}
    for row in report.rows:
        places.setdefault((row.reporter, row.flow), set()).add(row.year)
    lines += [
        words.t("reference_report.place", reporter=reporter, flow=words.t(f"flow.{flow}"),
                years=", ".join(map(str, sorted(years))))
        for (reporter, flow), years in sorted(places.items())
    ]  # fmt: skip
    print_done("\n".join(lines))
    return 0
