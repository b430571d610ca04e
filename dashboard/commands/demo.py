"""``demo``: made-up data in the form of the customs service's, imported as two releases."""

from __future__ import annotations

import argparse

from dashboard.commands.flags import add_data_dir
from dashboard.commands.named_files import refuse_unwritable
from dashboard.commands.printing import print_done
from dashboard.commands.rollback_hint import way_back
from dashboard.settings import Settings
from dashboard.values import DEMONSTRATION


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The owner's folder."""
    add_data_dir(parser)


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Make demonstration data and import them. Raises ``WrongUsage`` when the folder cannot be
    written."""
    from dashboard.imports.demonstration import import_demonstration
    from dashboard.language import FALLBACK, language
    from dashboard.loaders.registers import load_registers
    from dashboard.measures.oddities import oddities
    from dashboard.narrative.imports import report_text

    refuse_unwritable(settings.data_dir)
    registers = load_registers(settings.data)
    for report in import_demonstration(settings.data_dir, registers, oddities):
        back = way_back(settings, DEMONSTRATION, report.parent or 0)
        print_done(report_text(report.as_mapping(), language(FALLBACK), back))
    return 0
