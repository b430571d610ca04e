"""Pins have owners and reasons; a search for known faults says what it did not search."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
FAULT = {"id": "PYSEC-1", "fix_versions": ["1.2"]}
SOUND = {"name": "a", "version": "1", "vulns": []}
FAULTY = {"name": "b", "version": "1.1", "vulns": [FAULT]}
PASSED_OVER = {"name": "c", "version": "3", "skip_reason": "not found on PyPI"}


def audit() -> ModuleType:
    path = ROOT / ".ci" / "audit_packages.py"
    spec = importlib.util.spec_from_file_location("audit_packages", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("packages", "code", "said"),
    [
        ([SOUND], 0, "1 of 1 packages searched"),
        ([SOUND, FAULTY, PASSED_OVER], 1, "b 1.1: PYSEC-1, mended in 1.2"),
        ([SOUND, PASSED_OVER], 3, "No data"),
        ([], 3, "0 of 0 packages searched"),
    ],
    ids=["sound", "faulty", "passed over", "none"],
)
def test_only_what_was_searched_is_sound(
    packages: list[dict[str, Any]], code: int, said: str
) -> None:
    lines, given = audit().verdict({"dependencies": packages})
    assert given == code
    assert said in "\n".join(lines)


def test_a_search_that_cannot_be_made_is_no_success(capsys: pytest.CaptureFixture[str]) -> None:
    assert audit().main("/bin/false", "requirements.txt") == 3
    assert "nothing was searched" in capsys.readouterr().out


def test_every_pin_has_an_owner_and_a_reason() -> None:
    """What the program needs, the part of it that needs it, and why."""
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    listed = text.partition("dependencies = [\n")[2].partition("\n]")[0].splitlines()
    assert len(listed) > 15
    for line in listed:
        told = re.fullmatch(r' +"[^"]+", +# (\w+): (.+)', line)
        assert told, line
        owner = ROOT / "dashboard" / told[1]
        assert owner.is_dir() or owner.with_suffix(".py").is_file(), line
        assert len(told[2].split()) > 2, line
