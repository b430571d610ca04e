"""``audit``: who logged in, imported, went back, changed accounts; whether a line is missing."""

from __future__ import annotations

import argparse
import json

from dashboard.audit import faults, missing, read
from dashboard.commands.flags import add_data_dir
from dashboard.commands.printing import print_asked
from dashboard.errors import DataRefused
from dashboard.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whether to verify, and the owner's folder."""
    parser.add_argument(
        "--verify",
        nargs="?",
        const="",
        metavar="CHAIN",
        help="name every line that was changed; with the CHAIN that an earlier run printed also "
        "what was cut off since",
    )
    add_data_dir(parser, to_read=True)


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Print the log, or verify it: the number of lines and the last chain, to be kept elsewhere.

    Raises:
        DataRefused: names every line that was changed or does not follow the one before, or a
            kept chain that no line has.
        StoreUnavailable: the log cannot be read.
    """
    lines = read(settings.data_dir)
    if args.verify is None:
        print_asked("\n".join(lines) if lines else "Nothing was recorded.")
        return 0
    reasons = faults(lines)
    if args.verify and not reasons:
        reasons = missing(lines, args.verify)
    if reasons:
        raise DataRefused(reasons)
    last = f"; the last is {json.loads(lines[-1])['chain']}" if lines else ""
    counted = "1 line" if len(lines) == 1 else f"{len(lines)} lines"
    print_asked(f"{counted}, each follows the one before{last}.")
    return 0
