"""``import-relations``: the owner's workbook of relations, events and sources."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dashboard.commands.flags import add_data_dir, add_dry_run, add_lang, path_named
from dashboard.commands.printing import print_done
from dashboard.commands.restricted import add_marking
from dashboard.commands.rollback import say_waiting
from dashboard.commands.rollback_hint import way_back
from dashboard.errors import DataRefused
from dashboard.language import Language, language
from dashboard.sentences import said
from dashboard.settings import Settings

if TYPE_CHECKING:
    from dashboard.imports.relations import Import, RelationsReport, TableChange
    from dashboard.loaders.published import Published
    from dashboard.loaders.registers import Registers
    from dashboard.loaders.relations import Relations
    from dashboard.narrative.disputes import Dispute


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The workbook, what it may do, and the owner's folder."""
    parser.add_argument(
        "file",
        type=path_named,
        metavar="FILE.xlsx",
        help="the workbook, filled in; its template is on the page of relations",
    )
    add_marking(parser)
    add_dry_run(parser)
    parser.add_argument(
        "--replace",
        action="store_true",
        help="import even if most of what was imported before would be lost",
    )
    add_lang(parser, "the report")
    add_data_dir(parser)


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Import a workbook. Raises ``DataRefused``, ``StoreUnavailable``; then nothing was changed."""
    from dashboard.imports.relations import import_relations, try_relations
    from dashboard.loaders.published import load_published
    from dashboard.loaders.registers import load_registers
    from dashboard.loaders.relations import load_relations

    registers = load_registers(settings.data)
    relations = load_relations(settings.data, registers)
    published = load_published(settings.data, registers)
    order = _order(args, settings, registers, relations, published)
    try:
        report = try_relations(order) if args.dry_run else import_relations(order, say_waiting)
    except DataRefused as refused:
        refused.add_note(said("relations_report.refused"))
        raise
    at_odds = contradicted(report, relations, registers, language(args.lang))
    back = way_back(settings, "relations", report.before or 0)
    print_done(report_text(report, language(args.lang), at_odds, back, tried=args.dry_run))
    return 0


def contradicted(
    report: RelationsReport, relations: Relations, registers: Registers, words: Language
) -> tuple[Dispute, ...]:
    """Where rows of the workbook say otherwise than published ones: both are shown."""
    from dashboard.loaders.contested import contested
    from dashboard.loaders.owner_relations import owners_relations
    from dashboard.narrative.disputes import of_owner

    return of_owner(words, contested(relations, owners_relations(report.rows, registers)))


def _order(
    args: argparse.Namespace,
    settings: Settings,
    registers: Registers,
    relations: Relations,
    published: Published,
) -> Import:
    from dashboard.imports.relations import Import
    from dashboard.imports.relations_guide import names_of_codes
    from dashboard.imports.relations_rules import Rules
    from dashboard.store.owners import known_codes

    return Import(
        path=args.file,
        data_dir=settings.data_dir,
        published={
            "relations": relations.relations,
            "events": relations.events,
            "sources": published.sources,
        },
        known=known_codes(registers, published, relations),
        rules=Rules(
            dt.date.today(),
            dict(zip(registers.regions["region"], registers.regions["country"], strict=True)),
            names_of_codes(registers),
        ),
        lose=args.replace,
        restricted=args.restricted,
        most=settings.largest_relations * 2**20,
    )


def report_text(
    report: RelationsReport,
    words: Language,
    at_odds: Sequence[Dispute] = (),
    back: str = "",
    *,
    tried: bool = False,
) -> str:
    """The report as the terminal shows it, with what to do next; ``tried``: of a dry run."""
    from dashboard.narrative.imports import unmade

    if report.release:
        lines = [words.t("relations_report.release", number=report.release)]
    else:
        lines = [unmade(words, report.held_in, tried=tried)]
    if report.restricted:
        number = report.release or report.held_in
        lines.append("  " + words.t("relations_report.restricted", number=number))
    if not any(change.rows for change in report.tables.values()):
        lines.append("  " + words.t("relations_report.empty"))
    for name, change in report.tables.items():
        lines += _table(name, change, words)
    if report.passed_over:
        names = ", ".join(report.passed_over)
        lines.append("  " + words.t("relations_report.passed_over", names=names))
    if report.hidden_rows:
        lines.append("  " + words.plural("relations_report.hidden", report.hidden_rows))
    if at_odds:
        lines.append("  " + words.t("relations_report.contradicts"))
        lines += [f"    {one.topic}: {one.text} {one.shown}" for one in at_odds]
    if not report.held_in:
        key = "next" if report.release else "next_dry_run"
        lines.append("  " + words.t(f"relations_report.{key}", command=back))
    return "\n".join(lines)


def _table(name: str, change: TableChange, words: Language) -> list[str]:
    """What became of a table."""
    from dashboard.narrative.relations_changes import change_lines

    first, *others = change_lines(change.as_mapping(), words)
    return [f"  {name}: {first}", *(f"    {line}" for line in others)]
