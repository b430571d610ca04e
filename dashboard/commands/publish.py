"""``publish``: a release that was imported as not for publication is for everybody from now on."""

from __future__ import annotations

import argparse

from dashboard.commands.flags import add_data_dir, add_released
from dashboard.commands.printing import print_done
from dashboard.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The number, the dataset, and the owner's folder."""
    parser.add_argument(
        "number", type=int, metavar="N", help="number of the release, as `releases` lists it"
    )
    add_released(parser)
    add_data_dir(parser)


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Lift the mark of a release; rows that are marked themselves stay hidden.

    Raises:
        StoreUnavailable: there is none of that number, or the folder cannot be written.
    """
    from dashboard.imports.publishing import lift

    if lift(settings.data_dir, args.dataset, args.number):
        print_done(f"Release {args.number} of {args.dataset} is for publication from now on.")
    else:
        print_done(f"Release {args.number} of {args.dataset} was for publication already.")
    return 0
