"""How a release is taken back, as it is to be typed: by the name by which the program was called,
and for the folder that it was given."""

from __future__ import annotations

import shlex

from dashboard.commands import program
from dashboard.settings import Settings


def way_back(settings: Settings, dataset: str, number: int) -> str:
    """The command that makes a release the current one again."""
    words = ["rollback", str(number), "--dataset", dataset]
    if settings.data_dir != Settings().data_dir:
        words += ["--data-dir", str(settings.data_dir)]
    return f"{program()} {shlex.join(words)}"
