"""How a release is taken back, as it is to be typed: by the name by which the program was called,
and for the folder that it was given."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

from dashboard.commands import program
from dashboard.settings import Settings, variable_of


def way_back(settings: Settings, dataset: str, number: int) -> str:
    """The command that makes a release the current one again."""
    words = ["rollback", str(number), "--dataset", dataset]
    usual = os.environ.get(variable_of("data_dir")) or Settings().data_dir
    if settings.data_dir != Path(usual):
        words += ["--data-dir", str(settings.data_dir)]
    return f"{program()} {shlex.join(words)}"
