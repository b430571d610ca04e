"""The program finds data and assets from any directory: from its checkout, and when installed."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import urllib.request
import venv
import zipfile
from pathlib import Path

import pytest

from dashboard import __version__

ROOT = Path(__file__).parents[2]
ASKED = ("table", "turnover", "--year", "2018")
EXPORTS_2018 = "7109000000"
# All but the owner's releases, and pictures that only README shows.
CARRIED = {
    path.relative_to(ROOT).as_posix()
    for folder in ("assets", "data")
    for path in (ROOT / folder).rglob("*")
    if path.is_file()
    and not path.is_relative_to(ROOT / "assets" / "screenshots")
    and not path.is_relative_to(ROOT / "data" / "releases")
}


def run(*command: str | Path, **environ: str) -> str:
    """What a command says, run from the root of the file system."""
    done = subprocess.run(
        command, cwd="/", env=_environ(**environ), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def _environ(**changed: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DASHBOARD_")}
    return kept | changed


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built program. Neither its building nor its installing asks a package index."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """``bin`` of an environment that has the program, over the packages of this one."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, with_pip=True)
    python = home / "bin" / "python"
    packages = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
    (Path(packages) / "locked.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    run(python, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", wheel)
    return home / "bin"


@pytest.fixture(scope="module")
def told() -> str:
    """The answer of the checkout, asked from elsewhere."""
    answer = run(sys.executable, "-m", "dashboard", *ASKED, PYTHONPATH=str(ROOT))
    assert EXPORTS_2018 in answer
    return answer


def test_the_wheel_carries_data_and_assets_but_no_releases_and_no_screenshots(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    within = ("dashboard/assets/", "dashboard/data/")
    carried = {name.removeprefix("dashboard/") for name in names if name.startswith(within)}
    assert carried == CARRIED
    assert "dashboard/messages/ru.toml" in names


def test_the_version_is_that_of_the_package(wheel: Path) -> None:
    assert wheel.name.split("-")[1] == __version__


def test_an_installed_program_answers_as_its_checkout_does(installed: Path, told: str) -> None:
    assert run(installed / "python", "-m", "dashboard", *ASKED) == told
    assert run(installed / "trade-dashboard", *ASKED) == told


def test_an_installed_program_keeps_releases_where_its_user_may_write(
    installed: Path, tmp_path: Path
) -> None:
    ask = "from dashboard.settings import read_settings as read; print(read().data_dir)"
    own = run(installed / "python", "-c", ask, XDG_DATA_HOME=str(tmp_path)).strip()
    assert own == f"{tmp_path}/trade-dashboard/releases"
    for unusable in ("", "not/absolute"):
        home = run(installed / "python", "-c", ask, XDG_DATA_HOME=unusable, HOME=str(tmp_path))
        assert home.strip() == f"{tmp_path}/.local/share/trade-dashboard/releases"


@pytest.mark.parametrize("layout", ["checkout", "installed"])
def test_pages_are_served_from_another_directory(
    layout: str, installed: Path, tmp_path: Path
) -> None:
    python = Path(sys.executable) if layout == "checkout" else installed / "python"
    path = {"PYTHONPATH": str(ROOT)} if layout == "checkout" else {}
    with subprocess.Popen(
        [python, "-m", "dashboard", "serve", "--port", "0", "--workers", "1"],
        cwd=tmp_path,
        env=_environ(**path),
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            url = process.stdout.readline().strip()
            for page in ("health", "", "assets/favicon.ico"):
                with urllib.request.urlopen(url + page, timeout=20) as answer:
                    assert answer.status == 200
        finally:
            process.terminate()
            process.wait(timeout=30)
    assert list(tmp_path.iterdir()) == []


def test_the_first_steps_call_nothing_but_python_and_the_shell(tmp_path: Path) -> None:
    """`make run` needs git, make and Python, as it says: a shell does the rest by itself."""
    command = ["make", "--dry-run", "--always-make", "run", f"VENV={tmp_path}"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    first = {line.split()[0] for line in said.splitlines() if not line.startswith("make")}
    assert first == {".ci/python", f"{tmp_path}/bin/python", "echo", ":", "exec"}
