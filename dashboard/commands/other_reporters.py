"""What the imports from other reporters (mirror, reference) have in common: their arguments, and
the first lines of their report."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
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
MADE = {"mirror": "mirror_report.release", "reference": "reference_report.release"}
ROWS = {"mirror": "mirror_report.rows", "reference": "reference_report.rows"}
"""The messages of each dataset that a release was made, and of how many rows."""


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


def opening(
    dataset: str, done: Report, words: Language, counts: Mapping[str, int], *, tried: bool
) -> list[str]:
    """The lines that begin a report, by the messages of its dataset: that a release was made, or
    why none was; how many rows there are, by ``counts``; that it is not for publication, if it is
    not; the sheets that were not read."""
    from dashboard.narrative.imports import unmade

    numbers = {name: words.number(count, 0) for name, count in counts.items()}
    if done.release is None:
        head = unmade(words, done.held_in, tried=tried)
    else:
        head = words.t(MADE[dataset], number=done.release)
    lines = [head, words.t(ROWS[dataset], **numbers)]
    if done.restricted:
        number = done.release or done.held_in
        lines.append(words.t("mirror_report.restricted", number=number, dataset=dataset))
    if done.sheets:
        lines.append(words.t("mirror_report.sheets", names=named(done.sheets)))
    return lines


def named(strangers: Sequence[str]) -> str:
    """The first names of some that are not read, as a terminal may print them."""
    shown = [one_line(one) for one in strangers[:MOST_NAMED]]
    return ", ".join([*shown, "…"] if len(strangers) > MOST_NAMED else shown)
