"""What the threads of a process take from the system: little more than they hold; and how often
they look for what they no longer hold."""

from __future__ import annotations

import contextlib
import ctypes
import gc

M_TRIM_THRESHOLD, M_MMAP_THRESHOLD, M_ARENA_MAX = -1, -3, -8
"""Of glibc's malloc.h."""
ARENAS = 2
"""Heaps of all threads together. By default it is eight for each processor, and what a thread
gives back stays in the heap that it had: after pages of partners a worker held 234 MiB, with this
114."""
PIECE = 128 * 1024
"""Bytes from which on a piece goes back to the system at once; glibc raises it by itself."""

OBJECTS = 10_000
"""Objects by which a process has more than at its last look for rings among them, before it looks
again. By default they are 700, of which an answer makes many times more and hardly a ring: the
looks took a twentieth of its time."""


def share_loaded() -> None:
    """Have what this process has loaded stay shared with those that it forks: none of it is ever
    looked at for rings, and what is made later less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(OBJECTS)


def keep_little() -> None:
    """Have this process, and those that it forks, keep little of what they no longer use; where
    memory is not glibc's all stays as it is."""
    with contextlib.suppress(AttributeError, OSError, TypeError):
        mallopt = ctypes.CDLL(None).mallopt
        for option, value in (
            (M_ARENA_MAX, ARENAS),
            (M_MMAP_THRESHOLD, PIECE),
            (M_TRIM_THRESHOLD, PIECE),
        ):
            mallopt(option, value)
