"""What is deployed: systemd takes the unit, and the program the settings."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from dashboard.commands.admission import refuse_open
from dashboard.settings import read_settings

FOLDER = Path(__file__).parents[2] / ".ci" / "deploy"
UNIT = (FOLDER / "dashboard.service").read_text("utf-8")
PROGRAM = "/opt/dashboard/.venv/bin/trade-dashboard"


def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    assert f"ExecStart={PROGRAM} serve" in UNIT
    if not (analyze := shutil.which("systemd-analyze")):
        return
    unit = tmp_path / "dashboard.service"
    unit.write_text(UNIT.replace(PROGRAM, sys.executable))
    done = subprocess.run([analyze, "verify", unit], capture_output=True, text=True, timeout=60)
    assert "dashboard.service" not in done.stderr
    assert done.returncode == 0


def test_the_settings_are_those_of_the_program() -> None:
    lines = (FOLDER / "dashboard.env").read_text("utf-8").splitlines()
    environ = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    settings = read_settings(environ)
    assert settings.access == "public"
    assert settings.secret_key
    refuse_open(settings)
