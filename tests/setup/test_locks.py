"""The locks pin everything, agree, name no host; what installs and checks says the same everywhere.

That they install, and are the whole closure, asks a package index: ``make setup-check``.
"""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.txt", "tests/requirements.txt", "tests/requirements-spark.txt")
LEAST = {"requirements.txt": 40, "tests/requirements.txt": 40, "tests/requirements-spark.txt": 2}
PEERS = tuple(f"tests/bench/peers/requirements-{name}.txt"
              for name in ("panel", "streamlit", "vizro"))  # fmt: skip
"""Each is an environment of its own, and may have other versions."""
PYTHONS = ("3.11", "3.12", "3.13")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def load_setup_check() -> ModuleType:
    spec = importlib.util.spec_from_file_location("setup_check", ROOT / ".ci" / "setup_check.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


setup_check = load_setup_check()


@pytest.mark.parametrize("lock", (*LOCKS, *PEERS))
def test_every_package_is_pinned_to_one_version_and_hashed(lock: str) -> None:
    packages = setup_check.read_lock(read(lock))
    assert len(packages) > LEAST.get(lock, 20)
    for one in packages:
        assert re.fullmatch(r"==[^,*]+", str(one.requirement.specifier)), one
        assert one.hashes
        assert all(re.fullmatch("--hash=sha256:[0-9a-f]{64}", value) for value in one.hashes)


@pytest.mark.parametrize("lock", (*LOCKS, *PEERS))
def test_a_lock_names_no_host(lock: str) -> None:
    assert not re.search(r"://|--(?:extra-)?index|--find-links|@", read(lock))


def test_the_lock_of_the_scripts_names_no_host() -> None:
    told = 'npm adds whom to sponsor: take the "funding" of each package out'
    assert "://" not in read("tests/node/package-lock.json"), told


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("lock", LOCKS[1:])
def test_a_package_of_two_locks_has_one_version(python: str, lock: str) -> None:
    environment = setup_check.environment_of(python)
    run, more = (
        {
            one.requirement.name: str(one.requirement.specifier)
            for one in setup_check.read_lock(read(name))
            if one.applies(environment)
        }
        for name in (LOCKS[0], lock)
    )
    both = run.keys() & more.keys()
    assert both
    assert {name: run[name] for name in both} == {name: more[name] for name in both}


def test_every_cap_has_its_reason() -> None:
    capped = [line for line in read("pyproject.toml").splitlines() if re.search(r'[^"]<\d', line)]
    assert len(capped) > 5
    assert [line for line in capped if "# " not in line] == []


def test_readme_and_makefile_install_as_the_check_does() -> None:
    resolved_nothing = " ".join(setup_check.FLAGS[:2])
    assert f"pip install {resolved_nothing} -r requirements.txt" in read("README.md")
    deployed = re.findall(r"pip install .*", read(".ci/deploy/README.md"))
    assert len(deployed) == 4
    assert [line for line in deployed if setup_check.FLAGS[0] not in line] == []
    installs = read("Makefile")
    assert re.search(rf"^INSTALL := .* {resolved_nothing} --no-compile$", installs, re.MULTILINE)
    assert re.search(rf"^BUILD := {' '.join(setup_check.FLAGS[2:])}$", installs, re.MULTILINE)


def test_the_hooks_before_a_commit_are_what_ci_runs() -> None:
    hooks = re.findall(r"^ *entry: (.*)$", read(".pre-commit-config.yaml"), re.MULTILINE)
    told = subprocess.run(
        ["make", "--no-print-directory", "--dry-run", "--always-make", "lint"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip
    assert hooks[:-1] == told[-4:]
    assert hooks[-1] == "make --silent scripts"


def package(name: str, version: str = "1", *needs: str) -> dict[str, Any]:
    return {"name": name, "version": version, "requires_dist": list(needs)}


APP = package("App", "2.0", "web.tools[fast]>=3", "old; python_version < '3.13'")
TOOLS = package("web-tools", "3.1", "squeeze>1; extra == 'fast'", "never; extra == 'slow'")


@pytest.mark.parametrize(
    ("packages", "told"),
    [
        ([APP, TOOLS, package("squeeze", "1.5")], []),
        ([APP, TOOLS], ["web-tools needs squeeze>1; extra == \"fast\", which is not locked"]),
        ([APP], ["app needs web.tools[fast]>=3, which is not locked"]),
        (
            [APP, TOOLS, package("squeeze", "1.0")],
            ['web-tools needs squeeze>1; extra == "fast", and 1.0 is locked'],
        ),
        (
            [APP, TOOLS, package("squeeze", "2"), package("old")],
            ["nothing needs old, which is locked"],
        ),
    ],
    ids=["closed", "extra", "missing", "too old", "too much"],
)  # fmt: skip
def test_a_closure_is_read_from_metadata(packages: list[dict[str, Any]], told: list[str]) -> None:
    environment = setup_check.environment_of("3.13")
    assert list(setup_check.faults(packages, [Requirement("app")], environment)) == told


def test_markers_are_those_of_the_python_asked_for() -> None:
    wanted = [Requirement("app<3")]
    told = setup_check.faults(
        [APP, TOOLS, package("squeeze", "2")], wanted, setup_check.environment_of("3.12")
    )
    assert list(told) == ['app needs old; python_version < "3.13", which is not locked']


def test_a_line_for_another_python_bears_no_marker() -> None:
    (one,) = setup_check.read_lock(
        "# made by hand\nnumpy[fast]==2.5 ; python_full_version >= '3.12' \\\n"
        "    --hash=sha256:ab \\\n    --hash=sha256:cd\n    # via this\n"
    )
    assert one.line() == "numpy[fast]==2.5 --hash=sha256:ab --hash=sha256:cd"
    assert not one.applies(setup_check.environment_of("3.11"))
    assert one.applies(setup_check.environment_of("3.13"))


def test_wishes_are_read_without_comments_and_options() -> None:
    assert list(map(str, setup_check.read_wanted("-c ../x.txt\npytest\nruff>=1  # why\n\n"))) == [
        "pytest",
        "ruff>=1",
    ]
