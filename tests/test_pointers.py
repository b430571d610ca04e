"""What docstrings, comments and guides point to is there: names of the package, files."""

from __future__ import annotations

import re
import subprocess
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).parents[1]
NAME = re.compile(r"`(dashboard(?:\.\w+)+)`")
FILE = re.compile(
    r"(?<![\w/.-])((?:dashboard|assets|tests|data|\.ci|\.github)/[\w./-]+\.(?:py|js|css|csv|md|json))\b"
)
PATTERNS = {"data/registers/forms_CODE.csv"}
"""Names of files of which a part stands for others."""


def _texts() -> dict[str, str]:
    """Every module, script, style sheet and guide with its text."""
    listed = subprocess.run(
        ["git", "ls-files", "*.py", "*.js", "*.css", "*.md"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    return {name: (ROOT / name).read_text(encoding="utf-8") for name in listed}


def _is_there(name: str) -> bool:
    """Whether a dotted name leads to a module, or to what one has."""
    parts = name.split(".")
    for end in range(len(parts), 0, -1):
        try:
            found: object = import_module(".".join(parts[:end]))
        except ModuleNotFoundError:
            continue
        for part in parts[end:]:
            if part in getattr(found, "__annotations__", {}):
                return True
            if not hasattr(found, part):
                return False
            found = getattr(found, part)
        return True
    return False


def test_names_of_the_package_that_are_pointed_to_are_there() -> None:
    named = {
        (name, file)
        for file, text in _texts().items()
        if file.endswith(".py")  # guides name a file dashboard.service
        for name in NAME.findall(text)
    }
    assert len(named) > 100
    assert sorted(one for one in named if not _is_there(one[0])) == []


def test_files_that_are_pointed_to_are_there() -> None:
    named = {
        (path, file)
        for file, text in _texts().items()
        if not file.startswith("tests/")  # tests make files of their own
        for path in FILE.findall(text)
    }
    assert len(named) > 50
    assert sorted(
        one for one in named if one[0] not in PATTERNS and not (ROOT / one[0]).exists()
    ) == []  # fmt: skip
