"""For all tests: how long an example takes says nothing on a machine that others share."""

from __future__ import annotations

import contextlib
import fcntl
import gc
import hashlib
import io
import os
from collections.abc import Generator, Iterator
from pathlib import Path
from shutil import copytree, rmtree
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("shared", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("shared")

# Pages and tables are many small objects that live: to look through them at every 700 new ones is a
# seventh of the time of the tests.
gc.set_threshold(100_000, 50, 50)

ROOT = Path(__file__).parents[1]

LONGEST = ("tests/imports/test_engines.py", "tests/browser/", "tests/commands/", "tests/equality/",
           "tests/test_every_number.py", "tests/test_app.py", "tests/pages/")  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the modules that take longest, so that no process is left with one at the end."""

    def place(item: pytest.Item) -> int:
        where = (n for n, start in enumerate(LONGEST) if item.nodeid.startswith(start))
        return next(where, len(LONGEST))

    items.sort(key=lambda item: (place(item), item.path))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Generator[None, Any, Any]:
    """Have one process compile a module that all want, and half of them begin at the end.

    Else each of those that test side by side would rewrite every module at the same moment.
    """
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    if not worker:
        return (yield)
    wanted = os.open(collector.path, os.O_RDONLY)
    try:
        fcntl.flock(wanted, fcntl.LOCK_EX)
        report = yield
    finally:
        os.close(wanted)
    if isinstance(collector, pytest.Directory) and int(worker.removeprefix("gw")) % 2:
        report.result.reverse()
    return report


@pytest.fixture(autouse=True)
def no_request() -> None:
    """No test is within a request that one before it left open: sentences of failures name it."""
    from dashboard.logs import REQUEST

    REQUEST.set("")


@pytest.fixture(scope="session")
def made_releases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with two releases of customs data, to be left as it is."""
    from tests.imports.releases import make_two

    return make_two(tmp_path_factory.mktemp("made"))


@pytest.fixture
def two_releases(made_releases: Path, tmp_path: Path) -> Path:
    """A data directory with two releases of customs data, to be spoilt at will; the second is
    the current one."""
    return copytree(made_releases, tmp_path / "data")


@pytest.fixture(scope="session")
def demonstration_folder(
    tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config
) -> Path:
    """A data directory with the two demonstration releases, to be left as it is: a copy for all
    processes that test side by side of what was made once for this program and its data, for it
    takes some fifteen seconds. What the command printed stands in the file ``made``."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "demonstration"
    with (folder.parent / "demonstration.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            cache = getattr(pytestconfig, "cache", None)
            kept = cache.mkdir("demonstration") if cache else tmp_path_factory.mktemp("kept")
            copytree(_demonstration(kept), folder)
    return folder


def _demonstration(kept: Path) -> Path:
    """The demonstration of this program and these data, in a directory of those that are kept;
    what was made by another program goes."""
    from dashboard.__main__ import main

    folder = kept / _written(ROOT / "dashboard", ROOT / "data", ROOT / "requirements.txt")
    with (kept / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "made").exists():
            for old in kept.glob("*/"):
                rmtree(old)
            with contextlib.redirect_stdout(io.StringIO()) as printed:
                assert main(["demo", "--data-dir", str(folder)]) == 0
            (folder / "made").write_text(printed.getvalue(), "utf-8")
    return folder


def _written(*places: Path) -> str:
    """What stands in some files and in those of some directories, but for what was imported into
    this checkout, as one number."""
    found = hashlib.sha256()
    for place in places:
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if (
                path.is_file()
                and path.suffix != ".pyc"
                and ROOT / "data/releases" not in path.parents
            ):
                found.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return found.hexdigest()[:16]


@pytest.fixture(scope="module")
def tables_built_once() -> Iterator[None]:
    """One table answers for all of its cells, one reading of a row for all that rest on it: for
    tests that open the panels of very many numbers."""
    from dashboard.documents import cells
    from dashboard.documents.quotes import Evidence

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cells, "table_of", _remembered(cells.table_of, _of_table))
        patch.setattr(Evidence, "of", _remembered(Evidence.of, _of_row))
        yield


def _of_table(ask: Any, query: Any, name: str) -> tuple[object, ...]:
    return id(ask.library), query, name


def _of_row(evidence: Any, row: str) -> tuple[object, ...]:
    """A row is read in a language, whatever else is asked."""
    return id(evidence.library), evidence.scene.language.code, row


def _remembered(build: Any, key_of: Any) -> Any:
    kept: dict[Any, Any] = {}

    def of(*given: Any) -> Any:
        if (key := key_of(*given)) not in kept:
            # What was given is kept too, for an id means nothing once its object is gone.
            kept[key] = build(*given), given
        return kept[key][0]

    return of
