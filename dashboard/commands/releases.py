"""``releases``: what was imported, and which of it is shown."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Any

from dashboard.commands import program
from dashboard.commands.flags import add_data_dir, add_released
from dashboard.commands.printing import print_asked
from dashboard.language import FALLBACK, language
from dashboard.settings import Settings
from dashboard.values import CUSTOMS, DEMONSTRATION

MADE_BY = {
    CUSTOMS: "import FILE",
    DEMONSTRATION: "demo",
    "relations": "import-relations FILE.xlsx",
    "mirror": "import-mirror FILE.csv",
    "reference": "import-reference FILE",
}
"""The command that makes a release of each dataset."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The dataset, and the owner's folder."""
    add_released(parser)
    add_data_dir(parser, to_read=True)


def run(args: argparse.Namespace, settings: Settings) -> int:
    """List the releases: number, time, rows, totals, and which is the current one. One that
    cannot be read has its reason there, and one that is not as it was written the files of it;
    where nothing says which is the current one, it is said how one is made so."""
    from dashboard.commands.rollback_hint import way_back
    from dashboard.errors import StoreUnavailable
    from dashboard.loaders.release_faults import damaged
    from dashboard.loaders.releases import current_number, numbers, open_release
    from dashboard.loaders.restricted import is_restricted

    found = numbers(settings.data_dir, args.dataset)
    if not found:
        print_asked(
            f"No release of {args.dataset} in {settings.data_dir}. "
            f"One is made by: {program()} {MADE_BY[args.dataset]}"
        )
        return 0
    current, lost = None, ""
    try:
        current = current_number(settings.data_dir, args.dataset)
    except StoreUnavailable as error:
        lost = str(error)
    whole = 0
    for number in found:
        mark = "*" if number == current else " "
        try:
            release = open_release(settings.data_dir, args.dataset, number)
        except StoreUnavailable as error:
            print_asked(f"{mark} {number:4d}  {error}")
            continue
        lost_files = damaged(release)
        whole = whole if lost_files else number
        time, held = release.manifest["time"], contents(release.manifest)
        seen = "  not for publication" if is_restricted(release) else ""
        print_asked(f"{mark} {number:4d}  {time}  {held}  {release.version}{seen}")
        if lost_files:
            print_asked(f"        damaged: {', '.join(lost_files)}: not what was written")
    if lost:
        print_asked(f"{lost}. Say which it is: {way_back(settings, args.dataset, whole)}")
    return 0


def contents(manifest: Mapping[str, Any]) -> str:
    """What is in a release: rows, years and dollars, to the cent below a million as in the report
    of its import, or the rows of the owner's tables."""
    from dashboard.narrative.import_money import money

    if isinstance(manifest["rows"], dict):
        return ", ".join(f"{name} {count:,}" for name, count in manifest["rows"].items())
    years = [row["year"] for row in manifest["totals"]]
    usd = sum(float(row["usd"]) for row in manifest["totals"])
    ends = sorted({min(years), max(years)}) if years else ["no years"]
    span = "–".join(map(str, ends))
    return f"{manifest['rows']:>12,} rows  {span}  {money(language(FALLBACK), usd)}"
