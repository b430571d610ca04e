from __future__ import annotations

import os
import shutil
import signal
import threading
from datetime import date
from pathlib import Path

import numpy as np
import psutil
import pytest

from dashboard.errors import WrongUsage
from dashboard.imports.cube import build_cube
from dashboard.imports.demonstration import demonstration_rows
from dashboard.imports.engines import Embedded, EngineFailed, Spark, engine_named
from dashboard.imports.fields import Rules
from dashboard.imports.formats import recognise
from dashboard.imports.limits import Limits
from dashboard.imports.staging import stage_files
from dashboard.loaders.cube import Cube
from tests.imports.customs_files import ROWS, registers, text, written

REGISTERS = registers()
MASTER = "local-cluster[2,1,1024]"
QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
SHORT_RUN = {
    "spark.driver.extraJavaOptions": QUICK,
    "spark.executor.extraJavaOptions": QUICK,
    "spark.sql.shuffle.partitions": "4",
}
"""Java's best compiler costs more than it gains in a run of seconds."""


def staged(folder: Path, content: bytes) -> Path:
    place = folder / "staged"
    place.mkdir()
    rules = Rules(REGISTERS.alpha2, (41000,), date.today(), Limits())
    files = recognise(written(folder / "f", content), rules.limits).files
    stage_files(files, place, rules).write_few()
    return place


def known(cells: dict[str, np.ndarray]) -> set[tuple[int, int]]:
    return {(int(m), int(f)) for m, f in zip(cells["month"], cells["flow"], strict=True)}


def records(folder: Path) -> list[tuple[object, ...]]:
    with Embedded(folder.parent) as database:
        return database.rows(
            "select month, flow, partner, chapter, code, digits, cents, grams, entries "
            f"from '{folder}/*.parquet' order by all"
        )


def same(one: Cube, other: Cube) -> bool:
    return (
        one.axes == other.axes
        and np.array_equal(one.cents, other.cents)
        and np.array_equal(one.grams, other.grams)
    )


def test_the_embedded_engine_orders_rows_so_that_a_chapter_of_a_year_is_together(
    tmp_path: Path,
) -> None:
    place = staged(tmp_path, text(ROWS))
    with Embedded(tmp_path) as database:
        database.build(place, tmp_path / "rows")
        order = "month // 13, chapter, month, code"
        found = database.rows(f"select {order} from '{tmp_path}/rows/*.parquet'")
    assert len(found) == 5
    assert found == sorted(found)


def test_what_the_database_refuses_is_told(tmp_path: Path) -> None:
    with Embedded(tmp_path) as database, pytest.raises(EngineFailed, match="nothing"):
        database.execute("select * from nothing")


def test_engines_are_named() -> None:
    assert engine_named("duckdb") is None
    assert isinstance(engine_named("spark://host:7077"), Spark)
    with pytest.raises(WrongUsage, match="hadoop"):
        engine_named("hadoop")


def _spark_is_here() -> bool:
    try:
        import pyspark  # noqa: F401
    except ImportError:
        return False
    return shutil.which("java") is not None


spark = pytest.mark.spark
needed = pytest.mark.skipif(not _spark_is_here(), reason="needs pyspark and Java")


@spark
@needed
@pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning")
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_spark_builds_the_same_release_though_a_worker_is_killed(tmp_path: Path) -> None:
    frame = demonstration_rows(REGISTERS).sample(50_000, random_state=1)
    place = staged(tmp_path, frame.to_csv(index=False).encode())
    with Embedded(tmp_path) as database:
        cells = database.build(place, tmp_path / "embedded")
        embedded = build_cube(cells, known(cells))
    killed: list[int] = []
    stop = threading.Event()
    killer = threading.Thread(target=_kill_one_worker, args=(tmp_path / "spark", killed, stop))
    killer.start()
    try:
        built = build_cube(Spark(MASTER, SHORT_RUN).build(place, tmp_path / "spark"), known(cells))
    finally:
        stop.set()
        killer.join()
    assert killed
    assert same(embedded, built)
    assert records(tmp_path / "embedded") == records(tmp_path / "spark")


def _kill_one_worker(rows: Path, killed: list[int], stop: threading.Event) -> None:
    """Kill an executor of Spark as soon as the first rows are being written."""
    own = psutil.Process()
    while not stop.wait(0.02):
        if not rows.exists():
            continue
        for child in own.children(recursive=True):
            if "CoarseGrainedExecutorBackend" in " ".join(_words(child)):
                os.kill(child.pid, signal.SIGKILL)
                killed.append(child.pid)
                return


def _words(process: psutil.Process) -> list[str]:
    try:
        found: list[str] = process.cmdline()
    except psutil.Error:
        return []
    return found
