"""What the command line does, one module a command.

A module has ``add_arguments(parser)`` and ``run(args, settings) -> int``. It is imported when its
command is called, and imports what is heavy when it runs: help is told at once.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass

INSTALLED = "trade-dashboard"
"""The program's name where it is installed."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command by its name: the module below this package, and its line of help."""

    name: str
    module: str
    help: str


COMMANDS = (
    Command("serve", "serve", "serve the pages (what no command at all does)"),
    Command("table", "table", "print the frame behind a chart"),
    Command("ask", "ask", "answer a question in words from the tables"),
    Command("check", "check", "check all data and registers"),
    Command("import", "import_customs", "import files of the customs service"),
    Command("releases", "releases", "list the releases"),
    Command("rollback", "rollback", "make another release the current one, or none"),
    Command("publish", "publish", "let everybody see a release that was not for publication"),
    Command("verdict", "verdict", "say that an odd row is right or wrong, and why"),
    Command("demo", "demo", "make demonstration data and import them"),
    Command("import-relations", "import_relations", "import the owner's workbook of relations"),
    Command("import-mirror", "import_mirror", "import what partners report, from UN Comtrade"),
    Command("import-reference", "import_reference", "import the trade that ours is held against"),
    Command("accounts", "accounts", "add, remove or list those who may log in"),
    Command("audit", "audit", "print what was done and by whom, or verify it"),
    Command("export", "export", "write a slide deck, factsheet, workbook, brief or picture"),
)

IMPORTING = frozenset(
    one.name for one in COMMANDS if one.name == "demo" or one.module.startswith("import_")
)
"""The commands that work long beside a server, and leave the processor to it."""


def program() -> str:
    """The program as it was called, for texts that advise a command: installed, or from its
    checkout."""
    return INSTALLED if sys.argv[0].rpartition(os.sep)[2] == INSTALLED else "python -m dashboard"
