"""The command line: ``python -m dashboard [command]``; no argument serves the pages.

Exit codes: 0 done; 1 the data was refused or is not there (the reasons are printed, nothing was
changed); 2 wrong usage.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from dashboard import __version__
from dashboard.errors import DashboardError, UnknownSelection, WrongUsage

DONE, REFUSED, WRONG = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. Raises ``SystemExit`` as argparse does."""
    _fill_closed_streams()
    given = sys.argv[1:] if argv is None else list(argv)
    args = build_parser().parse_args(given or ["serve"])
    try:
        return _run(args)
    except (UnknownSelection, WrongUsage) as error:
        return _told(error, WRONG)
    except DashboardError as error:
        return _told(error, REFUSED)
    except BrokenPipeError:
        # Whoever read the output has had enough; at exit Python would flush into it once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return DONE
    except KeyboardInterrupt:
        return 130


def build_parser() -> argparse.ArgumentParser:
    """The parser with every command."""
    from dashboard.commands import check, export, import_relations, releases, serve, table

    parser = argparse.ArgumentParser(
        prog="python -m dashboard",
        description="Foreign trade and international relations of a region.",
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command", metavar="command", required=True)
    for command in (serve, table, check, releases, import_relations, export):
        command.add_parser(commands)
    return parser


def _run(args: argparse.Namespace) -> int:
    from dashboard.settings import SETTINGS, read_settings

    own = {setting.name: getattr(args, setting.name, None) for setting in SETTINGS}
    try:
        settings = read_settings(**own)
    except ValueError as error:
        raise WrongUsage(str(error)) from None
    return int(args.run(args, settings))


def _told(error: DashboardError, code: int) -> int:
    print(error, file=sys.stderr)
    return code


def _fill_closed_streams() -> None:
    """Give a closed standard stream to nobody, lest the next socket be taken for it."""
    for stream in (0, 1, 2):
        try:
            os.fstat(stream)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    sys.stdout = sys.stdout or os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = sys.stderr or os.fdopen(2, "w", encoding="utf-8", closefd=False)


if __name__ == "__main__":
    sys.exit(main())
