"""Flags that several commands have, each with one name, one word for its value and one help."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from dashboard.language import FALLBACK, languages
from dashboard.settings import too_long
from dashboard.store.datasets import WITH_RELEASES

SHOWN = 60
"""Characters of a path that is none which are repeated."""


def path_named(text: str) -> Path:
    """The path of a flag. Raises ``ArgumentTypeError`` where it is empty, which would be the folder
    that one is in, or longer than a file system takes."""
    if not text.strip():
        raise argparse.ArgumentTypeError("is empty: name a file or a folder")
    if why := too_long(text):
        raise argparse.ArgumentTypeError(f"{text[:SHOWN]}…: {why}")
    return Path(text)


def typed(text: str) -> str:
    """A text as it was typed: a terminal writes UTF-8 also where the environment says that letters
    are ASCII alone (``LC_ALL=C``). What is none stays as it was read."""
    try:
        return os.fsencode(text).decode("utf-8")
    except UnicodeError:
        return text


def folder_named(text: str) -> Path:
    """The path of a folder that has to be there. Raises ``ArgumentTypeError`` where it is not."""
    folder = path_named(text)
    if not folder.is_dir():
        raise argparse.ArgumentTypeError(f"there is no folder {folder}")
    return folder


def add_data_dir(parser: argparse.ArgumentParser, *, to_read: bool = False) -> None:
    """``--data-dir``: the folder in which everything lies that is imported or recorded. A command
    that only reads has to find it there: one that is misspelt would be taken for empty."""
    parser.add_argument(
        "--data-dir",
        type=folder_named if to_read else path_named,
        metavar="DIR",
        help="folder of the releases, accounts and log; without it that of the settings",
    )


def add_lang(parser: argparse.ArgumentParser, of: str) -> None:
    """``--lang``: the language of what the command writes."""
    parser.add_argument(
        "--lang",
        choices=languages(),
        default=FALLBACK,
        help=f"language of {of} (default {FALLBACK})",
    )


def add_dry_run(parser: argparse.ArgumentParser) -> None:
    """``--dry-run`` of the commands that import."""
    parser.add_argument(
        "--dry-run", action="store_true", help="print the report alone; change nothing"
    )


def add_released(parser: argparse.ArgumentParser) -> None:
    """``--dataset`` of the commands that are about releases."""
    parser.add_argument(
        "--dataset",
        choices=WITH_RELEASES,
        default=WITH_RELEASES[0],
        help=f"whose releases (default {WITH_RELEASES[0]})",
    )
