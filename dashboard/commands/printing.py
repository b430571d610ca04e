"""Printing what was asked for, and what was done. What was done and cannot be printed was done all
the same, and so the command says."""

from __future__ import annotations

import os
import sys

from dashboard.errors import WrongUsage
from dashboard.typography import harmless


def print_asked(text: str | bytes) -> None:
    """Print what was asked for: a line, or bytes as they are, whatever the locale of the terminal.

    Raises:
        WrongUsage: it cannot be printed, as on a full disk.
        BrokenPipeError: nobody reads it any more, which `main` knows.
    """
    try:
        if isinstance(text, bytes):
            sys.stdout.buffer.write(text)
            sys.stdout.buffer.flush()
        else:
            print(text, flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        _print_no_more()
        raise WrongUsage(f"Cannot print what was asked for: {error.strerror}") from None


def print_done(text: str) -> None:
    """Print what a command has changed; no name in it commands the terminal. Where it cannot be
    printed, say so on the standard error: an error would mean that nothing was changed.

    Raises ``BrokenPipeError``, which `main` knows.
    """
    try:
        print("\n".join(map(harmless, text.split("\n"))), flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        print(f"Done, but it cannot be printed what: {error.strerror}", file=sys.stderr)
        _print_no_more()


def _print_no_more() -> None:
    """At exit Python would flush into what cannot be written once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
