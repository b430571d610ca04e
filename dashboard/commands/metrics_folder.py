"""The folder in which server processes share the figures of ``/metrics``."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from dashboard.settings import shared_metrics

MEMORY = Path("/dev/shm")
"""Files are mapped into memory there: a full disk must not end a process that counts."""


def figures_folder() -> Path:
    """A new folder, in memory where that can be."""
    place = MEMORY if os.access(MEMORY, os.W_OK) else None
    return Path(tempfile.mkdtemp(prefix="dashboard-", dir=place))


def left(_: Any, worker: Any) -> None:
    """A server process has ended: what it held is held no more; what it counted stays counted."""
    from prometheus_client.multiprocess import mark_process_dead

    mark_process_dead(worker.pid, shared_metrics())  # type: ignore[no-untyped-call]


def removed(_: Any) -> None:
    """The first process ends, and all others with it."""
    shutil.rmtree(shared_metrics(), ignore_errors=True)
