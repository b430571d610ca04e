"""Printing what was done. What cannot be printed was done all the same, and so the command says."""

from __future__ import annotations

import os
import sys

from dashboard.typography import harmless


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
        # At exit Python would flush into it once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
