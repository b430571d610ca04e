"""What SECURITY.md rests on is there; the wheel is the same each time; packages have licences."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / ".github" / "SECURITY.md").read_text("utf-8")
ACCESS = (ROOT / ".github" / "ACCESSIBILITY.md").read_text("utf-8")
PINNED = re.findall(r"^([a-z0-9-]+(?:\[.*\])?==\S+)", (ROOT / "requirements.txt").read_text(), re.M)
FREE = re.compile(
    r"\b(MIT|BSD|0BSD|Apache|ISC|PSF|Python Software|MPL|HPND|Zlib|Unlicense)\b", re.I
)


def test_every_requirement_names_tests_that_there_are() -> None:
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    for name in re.findall(r"`(test_\w+)`", TEXT + ACCESS):
        assert f"def {name}(" in sources, name
    for path in re.findall(r"`(tests/[\w/.]+)`", TEXT + ACCESS):
        assert (ROOT / path).exists(), path
    assert [f"V{n}" for n in range(1, 15)] == list(
        dict.fromkeys(re.findall(r"^\| (V\d+)", TEXT, re.M))
    )


def test_every_criterion_of_wcag_is_there() -> None:
    """Guidelines and how many of their criteria are of level A or AA."""
    counts = {"1.1": [1], "1.3": range(1, 6), "1.4": [*range(1, 6), *range(10, 14)],
              "2.1": [1, 2, 4], "2.2": [1, 2], "2.3": [1], "2.4": [*range(1, 8), 11],
              "2.5": [1, 2, 3, 4, 7, 8], "3.1": [1, 2], "3.2": [1, 2, 3, 4, 6],
              "3.3": [1, 2, 3, 4, 7, 8], "4.1": [2, 3]}  # fmt: skip
    named = set(re.findall(r"\b(\d\.\d\.\d+)\b", ACCESS))
    assert {f"{of}.{n}" for of, numbers in counts.items() for n in numbers} <= named


@pytest.mark.parametrize("pin", PINNED)
def test_every_package_has_a_licence_that_lets_it_be_passed_on(pin: str) -> None:
    try:
        about = metadata(Requirement(pin).name)
    except PackageNotFoundError:
        return  # for another system or Python
    said = [about.get("License-Expression"), (about.get("License") or "")[:200]]
    said += [one for one in about.get_all("Classifier", []) if one.startswith("License ::")]
    assert FREE.search(" ".join(filter(None, said))), said


def test_two_builds_of_the_program_are_equal_bytes(tmp_path: Path) -> None:
    wheels = []
    for number in (1, 2):
        copy = tmp_path / str(number)
        copy.mkdir()
        for name in ("dashboard", "data", "assets"):
            ignored = shutil.ignore_patterns("__pycache__", "releases", "screenshots")
            shutil.copytree(ROOT / name, copy / name, ignore=ignored)
        for name in ("pyproject.toml", "README.md", "LICENSE"):
            shutil.copy(ROOT / name, copy / name)
        for path in copy.rglob("*"):
            os.utime(path, (number * 10**9, number * 10**9))
        command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", "made"]
        subprocess.run(command, cwd=copy, check=True, capture_output=True)
        (wheel,) = (copy / "made").iterdir()
        wheels.append(wheel.read_bytes())
    assert wheels[0] == wheels[1]
