"""``import-relations``: the owner's workbook of relations, events and sources."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from dashboard.loaders.published import load_published
from dashboard.loaders.registers import load_registers
from dashboard.loaders.relations import load_relations
from dashboard.imports.relations import RelationsReport, import_relations
from dashboard.settings import Settings


def add_parser(subparsers: Any) -> None:
    """Add the command."""
    parser = subparsers.add_parser(
        "import-relations", help="import the owner's workbook of relations and events"
    )
    parser.add_argument("file", type=Path, metavar="FILE.xlsx")
    parser.add_argument("--dry-run", action="store_true", help="only report; change nothing")
    parser.add_argument("--data-dir", type=Path, default=None, metavar="DIR")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Import a workbook. Raises ``DataRefused``; then nothing was changed."""
    registers = load_registers(settings.data)
    relations = load_relations(settings.data, registers)
    sources = load_published(settings.data).sources
    known = registers.codes | {
        "sources": frozenset(sources["source"]),
        "paragraphs": frozenset(relations.paragraphs["paragraph"]),
    }
    published = {
        "relations": relations.relations,
        "events": relations.events,
        "sources": sources,
    }
    report = import_relations(
        args.file,
        settings.data_dir,
        published,
        known,
        dry_run=args.dry_run,
        waiting=lambda: print("Another import is running; waiting.", file=sys.stderr),
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
