"""``rollback``: an earlier (or later) release becomes the current one; ``0``: none is."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from dashboard.commands.flags import add_data_dir, add_released
from dashboard.commands.printing import print_done
from dashboard.errors import StoreUnavailable
from dashboard.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The number, the dataset, and the owner's folder."""
    parser.add_argument(
        "number",
        type=int,
        metavar="N",
        help="number of the release, as `releases` lists it; 0: back to nothing",
    )
    add_released(parser)
    add_data_dir(parser, to_read=True)


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Point to another release.

    Raises:
        StoreUnavailable: there is none of that number, or it is damaged; nothing was changed.
    """
    from dashboard.imports.publishing import roll_back

    if args.number == 0 and _at_nothing(settings.data_dir, args.dataset):
        print_done(
            f"No release of {args.dataset} is the current one; there is nothing to go back from."
        )
        return 0
    release = roll_back(settings.data_dir, args.dataset, args.number, say_waiting)
    if release is None:
        print_done(f"No release of {args.dataset} is the current one any more.")
    else:
        print_done(f"Release {release.number} of {args.dataset} is the current one.")
    return 0


def _at_nothing(data_dir: Path, dataset: str) -> bool:
    """Whether no release is the current one; a pointer that cannot be read is one to take away."""
    from dashboard.loaders.releases import current_number

    try:
        return current_number(data_dir, dataset) is None
    except StoreUnavailable:
        return False


def say_waiting() -> None:
    """Say why nothing happens for a while."""
    print("Another import is running; waiting for it to end.", file=sys.stderr)
