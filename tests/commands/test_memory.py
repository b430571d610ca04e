"""Many threads of a process share few heaps; what answers are made of is not kept of hundreds."""

from __future__ import annotations

import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from dashboard.commands.memory import ARENAS
from dashboard.commands.serve import read_ahead
from dashboard.imports.customs import Import, import_customs
from dashboard.query import Query
from dashboard.render.texts import hover_html
from dashboard.row_amounts import amount_of
from dashboard.settings import Settings
from dashboard.store import cube
from dashboard.store.library import open_library
from tests.imports.customs_files import registers, row, text, written

HEAPS = """
import ctypes, sys, threading
from dashboard.commands.memory import keep_little
if sys.argv[1] == "little":
    keep_little()
libc, start = ctypes.CDLL(None), threading.Barrier(6)
libc.malloc.restype = ctypes.c_void_p
def take():
    start.wait()
    libc.malloc(ctypes.c_size_t(5000))
    start.wait()
threads = [threading.Thread(target=take) for _ in range(6)]
for thread in threads: thread.start()
for thread in threads: thread.join()
libc.malloc_info(0, ctypes.c_void_p.in_dll(libc, "stdout"))
libc.fflush(None)
"""


def test_many_threads_share_few_heaps() -> None:
    assert _heaps("little") <= ARENAS < _heaps("usual")


def _heaps(how: str) -> int:
    command = [sys.executable, "-c", HEAPS, how]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.count(
        "<heap nr="
    )


class _Sold(NamedTuple):
    """A row with an amount."""

    exports_usd: float
    formula: str


def _say_amount(number: int) -> None:
    amount_of(_Sold(number + 0.5, f"the sum of {number} rows"), "exports")


def _say_hover(number: int) -> None:
    hover_html(f"China\n{number} million US dollars were exported to China in this year")


@pytest.mark.parametrize("say", [_say_amount, _say_hover])
def test_of_many_cold_answers_little_is_kept(say: Callable[[int], None]) -> None:
    # Readers who ask what nobody asked before say others each time: what is kept of them is taken
    # by every process, and lies between what comes and goes.
    tracemalloc.start()
    try:
        for number in range(10_000):
            say(number)
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held < 2**20


def test_what_all_processes_answer_from_is_read_before_there_are_any(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_customs(Import((written(tmp_path / "TCBT.csv", text([row()])),), tmp_path), registers())
    library = open_library(Settings(data_dir=tmp_path))
    read_ahead(library)
    monkeypatch.setattr(cube, "read_array", None)
    store = library.store("customs")
    goods = Query(dataset="customs", year=2021, sectors=(min(store.choices.sectors),))
    asked = goods.with_(partners=(min(store.choices.partners),))
    assert store.partner_sector(asked) is not None
    assert store.turnover_by_month(asked) is not None
