"""What is deployed: systemd takes the unit, and the program the settings."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
from ipaddress import ip_address
from pathlib import Path

import pytest

from dashboard.commands import COMMANDS
from dashboard.commands.admission import refuse_open
from dashboard.commands.sending import MOST as SLOW
from dashboard.settings import read_settings
from dashboard.store.current import ReleasedDataset
from tests.imports.customs_files import registers
from tests.imports.releases import cut, release_folder

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".ci" / "deploy"
UNIT = (FOLDER / "dashboard.service").read_text("utf-8")
PROGRAM = "/opt/dashboard/.venv/bin/trade-dashboard"
ANALYZE = shutil.which("systemd-analyze")


def test_the_unit_runs_the_program() -> None:
    assert f"ExecStart={PROGRAM} serve" in UNIT


def test_the_memory_for_slow_readers_is_told() -> None:
    # Whoever limits the memory of the service (MemoryMax) has to know of it.
    assert f"up to {SLOW // 2**20} MiB of what slow readers" in (FOLDER / "README.md").read_text()


@pytest.mark.skipif(not ANALYZE, reason="this machine has no systemd-analyze")
def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    unit = tmp_path / "dashboard.service"
    unit.write_text(UNIT.replace(PROGRAM, sys.executable))
    done = subprocess.run(
        [str(ANALYZE), "verify", unit], capture_output=True, text=True, timeout=60
    )
    assert "dashboard.service" not in done.stderr
    assert done.returncode == 0


def test_the_settings_are_those_of_the_program() -> None:
    lines = (FOLDER / "dashboard.env").read_text("utf-8").splitlines()
    environ = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    settings = read_settings(environ)
    assert settings.access == "public"
    assert settings.secret_key
    assert any(ip_address("127.0.0.1") in one for one in settings.proxies)
    refuse_open(settings)


def test_what_is_to_be_typed_is_there() -> None:
    """Files of the checkout, and commands of the program, in the lines of the document."""
    lines = (FOLDER / "README.md").read_text("utf-8").splitlines()
    files = {word for line in lines for word in line.split() if word.startswith(".ci/")}
    assert files >= {".ci/deploy/keep", ".ci/deploy/dashboard.env", ".ci/deploy/nginx.conf"}
    assert [one for one in files if not (ROOT / one).is_file()] == []
    called = {line.split()[1] for line in lines if line.startswith("trade-dashboard ")}
    assert "import" in called and called <= {one.name for one in COMMANDS}


def test_who_may_read_is_chosen_before_it_starts() -> None:
    lines = (FOLDER / "README.md").read_text("utf-8").splitlines()
    (begins,) = (i for i, line in enumerate(lines) if "enable --now" in line)
    (chosen,) = (i for i, line in enumerate(lines) if line == "editor /etc/dashboard.env")
    assert lines.index("install -m 600 .ci/deploy/dashboard.env /etc/dashboard.env") < chosen
    assert chosen < begins and "DASHBOARD_ACCESS" in "".join(lines[chosen - 2 : chosen])


def test_the_settings_are_given_a_key_of_their_own(tmp_path: Path) -> None:
    lines = (FOLDER / "README.md").read_text("utf-8").splitlines()
    (line,) = (one for one in lines if one.startswith("sed -i"))
    settings = tmp_path / "dashboard.env"
    shutil.copy(FOLDER / "dashboard.env", settings)
    for _ in range(2):
        command = line.replace("/etc/dashboard.env", str(settings))
        subprocess.run(["sh", "-c", command], check=True)
    (key,) = (one for one in settings.read_text().splitlines() if "SECRET_KEY" in one)
    assert len(key.partition("=")[2]) == 64


def _keep(*words: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "PROGRAM": f"{sys.executable} -m dashboard", **more}
    command = [FOLDER / "keep", *words]
    return subprocess.run(command, env=environ, cwd=ROOT, capture_output=True, text=True)


def test_what_was_backed_up_is_restored_and_answers(two_releases: Path, tmp_path: Path) -> None:
    copy, restored = tmp_path / "copy.tar.gz", tmp_path / "restored"
    assert _keep("backup", two_releases, copy).returncode == 0
    assert copy.stat().st_mode & 0o077 == 0
    again = _keep("restore", copy, restored)
    assert again.returncode == 0, again.stderr
    assert "3 lines, each follows" in again.stdout
    assert _keep("restore", copy, two_releases).returncode == 1
    before = ReleasedDataset(two_releases, "customs", registers()).store()
    assert ReleasedDataset(restored, "customs", registers()).store().version == before.version


def test_a_backup_takes_the_pointers_first_and_nothing_that_is_being_made(
    two_releases: Path, tmp_path: Path
) -> None:
    making = [two_releases / "customs" / "work", two_releases / ".dashboard-dry-run-x1y2z3w4"]
    for folder in [*making, two_releases / "dry-run-reports"]:
        folder.mkdir()
        (folder / "half.npy").touch()
    (two_releases / "customs" / ".dashboard-x1y2z3w4.part").touch()
    copy = tmp_path / "copy.tar.gz"
    assert _keep("backup", two_releases, copy).returncode == 0
    with tarfile.open(copy) as archive:
        names = archive.getnames()
    assert sorted(names[:2]) == ["./customs/current", "./demonstration/current"]
    assert len(names) == len(set(names)) and "./audit.log" in names
    assert [one for one in names if "work" in one or "x1" in one or "current-" in one] == []
    assert "./dry-run-reports/half.npy" in names, "the owner may call a folder so"
    assert list(tmp_path.glob("copy*")) == [copy]


@pytest.mark.parametrize(("ends", "status"), [(1, 0), (2, 1)])
def test_a_file_that_grows_meanwhile_is_taken_as_it_was(
    two_releases: Path, tmp_path: Path, ends: int, status: int
) -> None:
    """tar ends with 1 for such a file, with 2 when it could not read one."""
    tar, copy = tmp_path / "bin" / "tar", tmp_path / "copy.tar.gz"
    tar.parent.mkdir()
    tar.write_text(f'#!/bin/sh\n{shutil.which("tar")} "$@"\nexit {ends}\n')
    tar.chmod(0o755)
    path = f"{tar.parent}:{os.environ['PATH']}"
    assert _keep("backup", two_releases, copy, PATH=path).returncode == status
    assert list(tmp_path.glob("copy*")) == ([] if status else [copy])
    if not status:
        assert _keep("restore", copy, tmp_path / "restored").returncode == 0


def test_a_damaged_backup_is_noticed(two_releases: Path, tmp_path: Path) -> None:
    cut(release_folder(two_releases, 2) / "cube_grams.npy")
    copy = tmp_path / "copy.tar.gz"
    assert _keep("backup", two_releases, copy).returncode == 0
    damaged = _keep("restore", copy, tmp_path / "restored")
    assert damaged.returncode == 1 and "cube_grams.npy" in damaged.stderr
    copy.write_bytes(copy.read_bytes()[:1000])
    assert _keep("restore", copy, tmp_path / "third").returncode != 0
    assert not (tmp_path / "third").exists()


def test_nothing_is_restored_that_no_program_can_check(two_releases: Path, tmp_path: Path) -> None:
    copy, restored = tmp_path / "copy.tar.gz", tmp_path / "restored"
    assert _keep("backup", two_releases, copy).returncode == 0
    refused = _keep("restore", copy, restored, PROGRAM="no-such-program -m dashboard")
    assert refused.returncode == 1 and "There is no no-such-program" in refused.stderr
    assert not restored.exists()
    program = tmp_path / "bin" / "trade-dashboard"
    program.parent.mkdir()
    program.write_text('#!/bin/sh\necho "checked with: $*"\n')
    program.chmod(0o755)
    found = _keep("restore", copy, restored, PROGRAM="", PATH=f"{program.parent}:/usr/bin:/bin")
    assert found.returncode == 0
    assert f"checked with: check --data-dir {restored}" in found.stdout
