"""Made-up data become two releases of their dataset."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.__main__ import main


def test_demo_makes_two_releases(
    demonstration_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    printed = (demonstration_folder / "made").read_text("utf-8")
    assert "2018 Exports: $7,109.0 million, 12 months" in printed
    assert main(["releases", "--dataset", "demonstration",
                 "--data-dir", str(demonstration_folder)]) == 0  # fmt: skip
    assert len(capsys.readouterr().out.splitlines()) == 2
