"""Show that the locks install on the pips and Pythons that people have, resolving nothing.

The oldest pip that came with this Python, and the newest for every Python of ours, say in a new
environment each what they would install from all locks: every hash is compared, nothing is put in
place. Whether that is the whole closure is then read from the packages' own metadata, with the
markers of that Python and with extras, which `pip check` passes over.

Usage: .venv/bin/python .ci/setup_check.py; `make setup-check` sees to the rest.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
import tomllib
import venv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
RUN, TESTS = ROOT / "requirements.txt", ROOT / "tests" / "requirements.txt"
SPARK = ROOT / "tests" / "requirements-spark.txt"
PYTHONS = ("3.11", "3.12", "3.13")
# What ensurepip of the first release of each Python brought; older pips do not run on it.
OLDEST_PIP = {"3.11": "22.3", "3.12": "23.2.1", "3.13": "24.2"}
HERE = f"{sys.version_info.major}.{sys.version_info.minor}"
# As in the Makefile. Only pyspark is published without a wheel; the locked setuptools builds it.
FLAGS = ("--no-deps", "--require-hashes", "--no-build-isolation", "--use-pep517")
WHEELS = ("--only-binary", ":all:", "--no-binary", "pyspark")
BUILDER = "setuptools"

Environment = dict[str, Any]


class SetupBroken(Exception):
    """The locks do not install, or are not the whole closure; says how."""


@dataclass(frozen=True)
class Locked:
    """One package of a lock: what is pinned, when, and the hashes of its files."""

    requirement: Requirement
    hashes: tuple[str, ...]

    def applies(self, environment: Environment) -> bool:
        """Whether its marker, if any, holds there."""
        marker = self.requirement.marker
        return marker is None or marker.evaluate(environment)

    def line(self) -> str:
        """The line of a lock without its marker, which pip would hold against its own Python."""
        pinned = str(self.requirement).partition(";")[0].strip()
        return " ".join((pinned, *self.hashes))


@dataclass(frozen=True)
class Case:
    """A pip, the newest when none is named, asked for the packages of each of some Pythons."""

    pip: str
    pythons: tuple[str, ...]


def read_lock(text: str) -> list[Locked]:
    """The packages of a lock."""
    lines = (line for line in text.splitlines() if not line.lstrip().startswith("#"))
    entries = "\n".join(lines).replace("\\\n", " ").splitlines()
    found = []
    for entry in filter(str.strip, entries):
        pinned, *hashes = entry.split("--hash=")
        kept = tuple(f"--hash={value.strip()}" for value in hashes)
        found.append(Locked(Requirement(pinned.strip()), kept))
    return found


def read_wanted(text: str) -> list[Requirement]:
    """What a ``.in`` file asks for, without its comments and options."""
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return [Requirement(line) for line in lines if line and not line.startswith("-")]


def environment_of(python: str) -> Environment:
    """The names of markers as a Python of that version would fill them on this platform."""
    version = {"python_version": python, "python_full_version": f"{python}.0"}
    return {**default_environment(), **version}


def faults(
    packages: Sequence[Mapping[str, Any]],
    wanted: Iterable[Requirement],
    environment: Environment,
) -> Iterator[str]:
    """What is missing, does not fit or is too much, for packages to be the closure of wishes.

    A package is its metadata: ``name``, ``version`` and ``requires_dist``.
    """
    found = {canonicalize_name(package["name"]): package for package in packages}
    waiting = [("this program", need) for need in wanted if _asked(need, environment, "")]
    seen: set[tuple[str, str]] = set()
    while waiting:
        who, need = waiting.pop()
        name = canonicalize_name(need.name)
        if name not in found:
            yield f"{who} needs {need}, which is not locked"
            continue
        version = found[name]["version"]
        if not need.specifier.contains(version, prereleases=True):
            yield f"{who} needs {need}, and {version} is locked"
        for extra in {"", *need.extras}:
            if (name, extra) in seen:
                continue
            seen.add((name, extra))
            needs = map(Requirement, found[name].get("requires_dist") or ())
            waiting += [(name, one) for one in needs if _asked(one, environment, extra)]
    for name in sorted(found.keys() - {name for name, _ in seen}):
        yield f"nothing needs {name}, which is locked"


def _asked(need: Requirement, environment: Environment, extra: str) -> bool:
    return need.marker is None or need.marker.evaluate({**environment, "extra": extra})


def check(case: Case) -> list[str | SetupBroken]:
    """What one pip would install for each of its Pythons, in a sentence, or why it would not."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            pip = NewPip(Path(folder), case.pip)
            pip.install_builder([one for one in _locked(RUN) if one.requirement.name == BUILDER])
        except SetupBroken as broken:
            return [broken]
        return [_told(pip, python) for python in case.pythons]


def _told(pip: NewPip, python: str) -> str | SetupBroken:
    name = f"pip {pip.version()} for Python {python}"
    began = time.monotonic()
    try:
        count = _closed(pip, python)
    except SetupBroken as broken:
        return SetupBroken(f"{name}: {broken}")
    took = time.monotonic() - began
    return f"{name}: {count} packages, the whole closure, nothing resolved ({took:.0f} s)"


def _closed(pip: NewPip, python: str) -> int:
    """How many packages a pip would install for a Python. Raises ``SetupBroken``."""
    run, tests, spark = map(_locked, (RUN, TESTS, SPARK))
    environment = environment_of(python)
    packages = pip.plan(python, [*run, *tests, *spark], environment)
    program = _wanted_by_the_program()
    to_run = {canonicalize_name(one.requirement.name) for one in run if one.applies(environment)}
    only_run = [one for one in packages if canonicalize_name(one["name"]) in to_run]
    wrong = [
        *(f"requirements.txt: {fault}" for fault in faults(only_run, program, environment)),
        *(
            f"all locks: {fault}"
            for fault in faults(packages, [*program, *_wanted_by_the_tests()], environment)
        ),
    ]
    if wrong:
        raise SetupBroken("\n  ".join(("the locks are not the whole closure.", *wrong)))
    return len(packages)


def _locked(lock: Path) -> list[Locked]:
    return read_lock(lock.read_text("utf-8"))


class NewPip:
    """A pip in an environment of its own, which holds nothing else."""

    def __init__(self, folder: Path, version: str) -> None:
        self.folder = folder
        venv.create(folder / "venv", with_pip=True)
        self._run("install", "--upgrade", f"pip=={version}" if version else "pip")

    def version(self) -> str:
        """The pip that it came to be."""
        return self._run("--version").split()[1]

    def install_builder(self, builder: Sequence[Locked]) -> None:
        """Put the tool in place that builds what is published without a wheel."""
        self._run("install", *FLAGS[:2], "-r", self._lock("builder", builder))

    def plan(
        self, python: str, locked: Sequence[Locked], environment: Environment
    ) -> list[dict[str, Any]]:
        """The metadata of what would be installed. Raises ``SetupBroken`` with pip's words."""
        plan = self.folder / "plan.json"
        what = ["-r", str(RUN), "-r", str(TESTS), "-r", str(SPARK)]
        if python != HERE:
            chosen = [one for one in locked if one.applies(environment)]
            target = ["--python-version", python, "--target", str(self.folder / "target")]
            what = [*target, "-r", self._lock("chosen", chosen)]
        asked = ("--dry-run", "--ignore-installed", "--report", str(plan))
        self._run("install", *asked, *FLAGS, *WHEELS, *what)
        return [one["metadata"] for one in json.loads(plan.read_text("utf-8"))["install"]]

    def _lock(self, name: str, packages: Iterable[Locked]) -> str:
        path = self.folder / f"{name}.txt"
        path.write_text("\n".join(one.line() for one in packages), encoding="utf-8")
        return str(path)

    def _run(self, *arguments: str) -> str:
        done = subprocess.run(
            [self.folder / "venv" / "bin" / "python", "-m", "pip", "--quiet", *arguments],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
        )
        if done.returncode:
            errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
            raise SetupBroken("\n  ".join(("pip refuses.", *(errors or [done.stderr]))))
        return done.stdout


def _wanted_by_the_program() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return [Requirement(line) for line in project["dependencies"]]


def _wanted_by_the_tests() -> list[Requirement]:
    texts = [lock.with_suffix(".in").read_text("utf-8") for lock in (TESTS, SPARK)]
    return [one for text in texts for one in read_wanted(text)]


def main() -> int:
    """Check every case, side by side; 0 when all are well, else 1."""
    print("Asking pip what it would install from the locks.", flush=True)
    cases = [Case("", tuple(sorted({HERE, *PYTHONS})))]
    if HERE in OLDEST_PIP:
        cases = [Case(OLDEST_PIP[HERE], (HERE,)), *cases]
    broken = False
    with ThreadPoolExecutor(len(cases)) as pool:
        for told in (one for found in pool.map(check, cases) for one in found):
            wrong = isinstance(told, SetupBroken)
            print(told, file=sys.stderr if wrong else sys.stdout, flush=True)
            broken = broken or wrong
    if broken:
        print("Mend pyproject.toml or the .in files of tests, then `make requirements`.")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
