"""``audit``: who logged in, imported, went back, changed accounts; whether a line is missing."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from dashboard.audit import faults, read
from dashboard.errors import DataRefused
from dashboard.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whether to verify, and the owner's folder."""
    parser.add_argument("--verify", action="store_true", help="hold each line against its chain")
    parser.add_argument("--data-dir", type=Path, help="folder of the owner's releases")


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Print the log, or verify it: the number of lines and the last chain, to be kept elsewhere.

    Raises:
        DataRefused: names every line that was changed or does not follow the one before.
        StoreUnavailable: the log cannot be read.
    """
    lines = read(settings.data_dir)
    if not args.verify:
        print("\n".join(lines) if lines else "Nothing was recorded.")
        return 0
    if reasons := faults(lines):
        raise DataRefused(reasons)
    last = f"; the last is {json.loads(lines[-1])['chain']}" if lines else ""
    print(f"{len(lines)} lines, each follows the one before{last}.")
    return 0
