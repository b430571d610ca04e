"""``import-relations``: the owner's workbook of relations, events and sources."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.commands.rollback import say_waiting
from dashboard.settings import Settings

if TYPE_CHECKING:
    from dashboard.imports.relations import RelationsReport


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The workbook, and the owner's folder."""
    parser.add_argument("file", type=Path, metavar="FILE.xlsx")
    parser.add_argument("--dry-run", action="store_true", help="only report; change nothing")
    parser.add_argument("--data-dir", type=Path, default=None, metavar="DIR")


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Import a workbook. Raises ``DataRefused``; then nothing was changed."""
    from dashboard.imports.relations import import_relations
    from dashboard.loaders.published import load_published
    from dashboard.loaders.registers import load_registers
    from dashboard.loaders.relations import load_relations
    from dashboard.store.library import known_codes

    registers = load_registers(settings.data)
    relations, published = load_relations(settings.data, registers), load_published(settings.data)
    report = import_relations(
        args.file,
        settings.data_dir,
        {
            "relations": relations.relations,
            "events": relations.events,
            "sources": published.sources,
        },
        known_codes(registers, published, relations),
        dry_run=args.dry_run,
        waiting=say_waiting,
    )
    print(report_text(report))
    return 0


def report_text(report: RelationsReport) -> str:
    """The report as the terminal shows it."""
    lines = [
        f"Release {report.release} of relations"
        if report.release
        else "Dry run: nothing was changed"
    ]
    lines += [
        f"  {name:10} {added:>6,} added  {replaced:>6,} in place of published rows"
        for name, (added, replaced) in report.counts.items()
    ]
    lines.append(f"  the owner's rows before: {report.before:,}; the workbook replaces them all")
    if report.release:
        lines.append("  A running program shows them from its next page on.")
    return "\n".join(lines)
