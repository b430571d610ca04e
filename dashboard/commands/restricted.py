"""``--restricted``: whoever may read the owner's folder may see what is not for publication, if
they say so; what is printed or written without it may go anywhere."""

from __future__ import annotations

import argparse

from dashboard.sight import ALL, OPEN, Sight


def add_restricted(parser: argparse.ArgumentParser) -> None:
    """The flag of a command that reads."""
    parser.add_argument(
        "--restricted", action="store_true", help="with what is not for publication"
    )


def add_marking(parser: argparse.ArgumentParser) -> None:
    """The flag of a command that imports."""
    parser.add_argument(
        "--restricted",
        action="store_true",
        help="mark the release as not for publication: editors and publishers alone see it",
    )


def sight_asked(args: argparse.Namespace) -> Sight:
    """How far the one who calls the command wants to see."""
    return ALL if args.restricted else OPEN
