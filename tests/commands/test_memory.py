"""Many threads of a process share few heaps."""

from __future__ import annotations

import subprocess
import sys

from dashboard.commands.memory import ARENAS

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
