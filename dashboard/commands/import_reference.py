"""``import-reference``: the trade of the country, of the world or of partners with everybody, that
ours is held against: a table, UN Comtrade's CSV, or a customs file of all regions."""

from __future__ import annotations

import argparse

from dashboard.commands.other_reporters import add_arguments, named, opening, order_of
from dashboard.commands.printing import print_done
from dashboard.commands.rollback import say_waiting
from dashboard.language import language
from dashboard.settings import Settings

__all__ = ["add_arguments", "run"]


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Import the files. Raises ``DataRefused``, ``StoreUnavailable``; then nothing was changed."""
    from dashboard.imports.reference import import_reference
    from dashboard.loaders.registers import load_registers

    registers = load_registers(settings.data)
    order = order_of(args, settings)
    report = import_reference(order, registers, waiting=say_waiting)
    words = language(args.lang)
    counts = {"rows": len(report.rows), "whole": report.whole}
    lines = opening("reference", report, words, counts, tried=args.dry_run)
    places: dict[tuple[str, str], set[int]] = {}
    for row in report.rows:
        places.setdefault((row.reporter, row.flow), set()).add(row.year)
    lines += [
        words.t("reference_report.place", reporter=reporter, flow=words.t(f"flow.{flow}"),
                years=", ".join(map(str, sorted(years))))
        for (reporter, flow), years in sorted(places.items())
    ]  # fmt: skip
    lines += [
        words.t(f"reference_report.strangers.{one.what}", file=one.file, names=named(one.names),
                rows=words.plural("releases.rows", one.rows), share=words.percent(one.share_pct))
        for one in report.strangers
    ]  # fmt: skip
    print_done("\n".join(lines))
    return 0
