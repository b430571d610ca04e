"""Made-up data become two releases of their dataset."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.__main__ import main


def test_demo_makes_two_releases(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = ["--data-dir", str(tmp_path)]
    assert main(["demo", *place]) == 0
    assert "2018 Exports: $7,109.0 million, 12 months" in capsys.readouterr().out
    assert main(["releases", "--dataset", "demonstration", *place]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
