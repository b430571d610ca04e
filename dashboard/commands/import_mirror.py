"""``import-mirror``: what partners report of the trade with us, from UN Comtrade's CSV."""

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
    from dashboard.imports.comtrade import Home
    from dashboard.imports.mirror import import_mirror
    from dashboard.loaders.mirror import REGION
    from dashboard.loaders.registers import load_registers

    registers = load_registers(settings.data)
    region = registers.region
    names = {name.casefold() for words in region.names.values()
             for key, name in words.items() if key in ("name", "short")}  # fmt: skip
    home = Home(region.country, frozenset({*names, region.iso.casefold()}))
    order = order_of(args, settings)
    report = import_mirror(order, home, registers.partners, say_waiting)
    words = language(args.lang)
    of_region = sum(one.of == REGION for one in report.rows)
    counts = {"rows": len(report.rows), "region": of_region, "passed": report.passed_over,
              "whole": report.whole}  # fmt: skip
    lines = opening("mirror", report, words, counts, tried=args.dry_run)
    if report.strangers:
        lines.append(words.t("mirror_report.strangers", names=named(report.strangers)))
    lines += [words.t("mirror_report.country")] if of_region < len(report.rows) else []
    print_done("\n".join(lines))
    return 0
