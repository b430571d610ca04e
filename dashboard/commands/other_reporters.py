"""What the imports from other reporters (mirror, reference) have in common: their arguments, and
the first lines of their report."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from dashboard.commands.flags import add_data_dir, add_dry_run, add_lang, path_named
from dashboard.commands.restricted import add_marking
from dashboard.errors import one_line
from dashboard.language import Language
from dashboard.settings import Settings

if TYPE_CHECKING:
    from dashboard.imports.mirror import MirrorReport
    from dashboard.imports.other_reporters import ImportOrder
    from dashboard.imports.reference import ReferenceReport

    Report: TypeAlias = MirrorReport | ReferenceReport

MOST_NAMED = 10


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The files, what they may do, and the owner's folder."""
    parser.add_argument(
        "files", type=path_named, nargs="+", metavar="FILE", help="CSV or XLSX, as published"
    )
    add_marking(parser)
    add_dry_run(parser)
    add_lang(parser, "the report")
    add_data_dir(parser)


def order_of(args: argparse.Namespace, settings: Settings) -> ImportOrder:
    """What the arguments ask to import, within the limits of the settings."""
    from dashboard.imports.limits import Limits
    from dashboard.imports.other_reporters import ImportOrder

    limits = Limits.of(settings)
    return ImportOrder(tuple(args.files), settings.data_dir, limits, args.dry_run, args.restricted)


def first_line(made: str, done: Report, words: Language, *, tried: bool) -> str:
    """That a release was made, by the key of the message that says so, or why none was."""
    from dashboard.narrative.imports import unmade

    if done.release is None:
        return unmade(words, done.held_in, tried=tried)
    return words.t(made, number=done.release)


def marking(dataset: str, done: Report, words: Language) -> list[str]:
    """That it is not for publication, if it is not."""
    number = done.release or done.held_in
    said = words.t("mirror_report.restricted", number=number, dataset=dataset)
    return [said] if done.restricted else []


def sheets_passed(done: Report, words: Language) -> list[str]:
    """The sheets that were not read, if there are any."""
    return [words.t("mirror_report.sheets", names=named(done.sheets))] if done.sheets else []


def named(strangers: Sequence[str]) -> str:
    """The first names of some that are not read, as a terminal may print them."""
    shown = [one_line(one) for one in strangers[:MOST_NAMED]]
    return ", ".join([*shown, "…"] if len(strangers) > MOST_NAMED else shown)
