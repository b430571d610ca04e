"""The command line: ``python -m dashboard [command]``; no argument serves the pages.

Exit codes: 0 done; 1 the data was refused or is not there (the reasons are printed, nothing was
changed); 2 wrong usage.
"""

from __future__ import annotations

import argparse
import gc
import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path

from dashboard import __version__
from dashboard.commands import COMMANDS, IMPORTING, program
from dashboard.commands.choosing import Suggesting
from dashboard.commands.once import Once
from dashboard.errors import DashboardError, UnknownSelection, Unwritable, WrongUsage

DONE, REFUSED, WRONG = 0, 1, 2
PROGRAM_FLAGS = ("-h", "--help", "--version")
"""Those of the program itself, whatever its command."""
INTERRUPTED = 130
"""By Ctrl+C, as shells number it."""
STEPS_BACK = 15
"""How nice a command is that works long beside a server."""
SPARED = 100_000
"""Objects that a command makes between two looks for rings among them: what it imports makes many
and few rings, and the looks would take a tenth of its time. A server looks again when it has begun
(`dashboard.commands.memory`)."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. Raises ``SystemExit`` as argparse does."""
    _fill_closed_streams()
    _spell_out_strange_letters()
    words = _with_command(sys.argv[1:] if argv is None else list(argv))
    wanted = next((word for word in words if not word.startswith("-")), "")
    interrupts: list[int] = []
    if argv is None:  # the process is this command's own
        _note_interrupts(interrupts)
        _step_back(wanted)
        gc.set_threshold(SPARED)
    args = build_parser(wanted).parse_args(words)
    try:
        return _run(args)
    except (UnknownSelection, Unwritable, WrongUsage) as error:
        return _say(error, WRONG, args)
    except DashboardError as error:
        return _say(error, REFUSED, args)
    except BrokenPipeError:
        # Whoever read the output has had enough; at exit Python would flush into it once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception:
        if interrupts:
            return INTERRUPTED
        raise


def _with_command(words: list[str]) -> list[str]:
    """The words of a call, before flags alone the command that is meant without one."""
    names = {command.name for command in COMMANDS}
    asks = any(one.startswith(words[0]) for one in PROGRAM_FLAGS) if words else False
    meant = not words or (words[0].startswith("-") and not asks and names.isdisjoint(words))
    return [COMMANDS[0].name, *words] if meant else words


def _note_interrupts(into: list[int]) -> None:
    """Note each Ctrl+C: some libraries, and Python where it makes a class, turn one into an error
    of their own, which would end in a trace. A second one ends the process at once."""

    def note(number: int, _: object) -> None:
        into.append(number)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        raise KeyboardInterrupt

    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, note)


def _step_back(wanted: str) -> None:
    if wanted in IMPORTING:
        os.nice(STEPS_BACK)


def build_parser(wanted: str) -> argparse.ArgumentParser:
    """The parser that knows every command, and the arguments of the wanted one."""
    parser = Suggesting(
        prog=program(),
        description="Foreign trade and international relations of a region.",
        epilog=f"{program()} COMMAND --help: what a command takes. Exit codes: 0 done; 1 what is "
        "named was refused or is not there, and nothing was changed; 2 wrong usage.",
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command", metavar="command", required=True)
    for command in COMMANDS:
        below = commands.add_parser(
            command.name, help=command.help, description=f"{_sentence(command.help)}."
        )
        if command.name == wanted:
            module = import_module(f"dashboard.commands.{command.module}")
            below.register("action", None, Once)
            module.add_arguments(below)
            below.set_defaults(run=module.run)
    return parser


def _sentence(help: str) -> str:
    return help[0].upper() + help[1:]


def _run(args: argparse.Namespace) -> int:
    from dashboard import logs
    from dashboard.settings import SETTINGS, read_settings, variable_of

    flags = {setting.name: getattr(args, setting.name, None) for setting in SETTINGS}
    try:
        settings = read_settings(**flags)
    except ValueError as error:
        raise WrongUsage(str(error)) from None
    if refusal := _no_folder(settings.data_dir):
        flag = f"--data-dir, {variable_of('data_dir')}"
        raise WrongUsage(f"{flag}: {settings.data_dir} {refusal}")
    logs.configure(settings.log_level, settings.log_format)
    return int(args.run(args, settings))


def _no_folder(path: Path) -> str:
    """Why releases cannot lie at a path; empty if they can."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        if _is_utf8(sys.getfilesystemencoding()):
            return "is not written in UTF-8, as the files of releases are named"
        return "has letters that this environment has not: set LC_ALL=C.UTF-8"
    if "\\" in str(path):
        return "has a backslash in its name, which DuckDB takes for a slash: choose another folder"
    return "is a file, not a folder" if path.exists() and not path.is_dir() else ""


def _say(error: DashboardError, code: int, args: argparse.Namespace) -> int:
    """Say what was refused in the language that was asked for."""
    from dashboard.commands.refusals import import_refusal_text, refusal_text
    from dashboard.language import FALLBACK, language, languages

    asked = getattr(args, "lang", None)
    words = language(asked if asked in languages() else FALLBACK)
    if args.command in IMPORTING:
        # `demo` makes what it imports, and is given no file.
        given = getattr(args, "files", [args.file] if "file" in args else [])
        text = import_refusal_text(error, words, given)
    else:
        text = refusal_text(error, words)
    print(text, file=sys.stderr)
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


def _spell_out_strange_letters() -> None:
    """Print a letter that the terminal's encoding has not as its number, as errors are: what was
    done before would else end in a traceback, as if it had not been."""
    out = sys.stdout
    if isinstance(out, TextIOWrapper) and (out.errors == "strict" or not _is_utf8(out.encoding)):
        out.reconfigure(errors="backslashreplace")


def _is_utf8(encoding: str) -> bool:
    return encoding.lower().replace("-", "").startswith("utf8")


if __name__ == "__main__":
    sys.exit(main())
