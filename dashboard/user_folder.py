"""Where the data of a user lie, of whoever runs the program."""

from __future__ import annotations

import os
import pwd
from collections.abc import Mapping
from pathlib import Path

NOWHERE = "/nonexistent"
"""The home of those who have none, as systems write it."""


def user_folder(given: Mapping[str, str]) -> Path:
    """Where the XDG base directory specification puts a user's data. Where the environment names
    no home, or an empty one, as for a service, it is the one that the system knows."""
    data = Path(given.get("XDG_DATA_HOME", ""))
    if data.is_absolute():
        return data
    return Path(given.get("HOME") or _known_home(), ".local", "share")


def _known_home() -> str:
    try:
        return pwd.getpwuid(os.getuid()).pw_dir
    except KeyError:  # a number without a name, as in a container
        return NOWHERE
