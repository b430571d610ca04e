"""What the command line does, one module a command.

A module has ``add_arguments(parser)`` and ``run(args, settings) -> int``. It is imported when its
command is called, and imports what is heavy when it runs: help is printed at once.
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
    Command("serve", "serve", "serve the pages; also what is done without a command"),
    Command("table", "table", "print the table behind a chart, as CSV or JSON"),
    Command("ask", "ask", "answer a question in words from the tables"),
    Command("check", "check", "check all data and registers"),
    Command("import", "import_customs", "import files of the customs service"),
    Command("releases", "releases", "list the releases of imported data"),
    Command("rollback", "rollback", "make another release the current one, or none"),
    Command("publish", "publish", "let everybody see a release imported as not for publication"),
    Command("verdict", "verdict", "say that a row of `table oddities` is right or wrong, and why"),
    Command("demo", "demo", "make demonstration data and import them"),
    Command(
        "import-relations", "import_relations", "import your agreements and events from a workbook"
    ),
    Command("import-mirror", "import_mirror", "import what partners report of their trade with us"),
    Command(
        "import-reference",
        "import_reference",
        "import trade of the country or the world, to compare with",
    ),
    Command("accounts", "accounts", "add, remove or list those who may log in"),
    Command("audit", "audit", "print who did what, or verify that the log was not changed"),
    Command("export", "export", "write a chart, a page, a slide deck or another document"),
)

IMPORTING = frozenset(
    one.name for one in COMMANDS if one.name == "demo" or one.module.startswith("import_")
)
"""The commands that work long beside a server, and leave the processor to it."""


def program() -> str:
    """The program as it was called, for texts that advise a command: installed, or from its
    checkout."""
    return INSTALLED if sys.argv[0].rpartition(os.sep)[2] == INSTALLED else "python -m dashboard"
