"""Which release of a dataset is the current one: a number in a file, and the same in a copy of it.

All processes of a server, and all commands, have to name the same release. Where the file is spoilt
by a disk or a hand, each would otherwise go on with the one that it saw last.

The copy decides only while the pointer is there and spoilt, and the log says so. It must then say
what the pointer said last: so it is gone before the pointer changes, and written again after, by
`dashboard.imports.publishing`; what is refused puts it back. A hand, or an older program, may
change the pointer alone: `check` names a copy that says otherwise, and the next import mends it.
"""

from __future__ import annotations

import logging
import os
from functools import cache

from dashboard.errors import StoreUnavailable

LOG = logging.getLogger(__name__)
POINTER, COPY = "current", "current-copy"
LONGEST_POINTER = 64
"""Bytes of the pointer that are read: its number has a few."""


def pointed_number(home: str, dataset: str) -> int | None:
    """The number in the pointer of a dataset's folder, or in its copy while that is spoilt; None
    where there is no pointer, also if there is a copy. One small, plain read.

    Raises:
        StoreUnavailable: neither can be read.
    """
    try:
        return _number_in(f"{home}/{POINTER}", dataset)
    except StoreUnavailable as error:
        try:
            kept = _number_in(f"{home}/{COPY}", dataset)
        except StoreUnavailable:
            kept = None
        if kept is None:
            raise
        _say(home, f"{error}; its copy says {kept}")
        return kept


def pointer_faults(home: str, dataset: str) -> dict[str, str]:
    """What is wrong with the pointer of a dataset's folder, and with its copy, by their names."""
    found: dict[str, str] = {}
    numbers: list[int | None] = []
    for name in (POINTER, COPY):
        try:
            numbers.append(_number_in(f"{home}/{name}", dataset))
        except StoreUnavailable as error:
            found[name] = str(error)
    if not found and numbers[0] and numbers[1] not in (None, numbers[0]):
        found[COPY] = f"says {numbers[1]}, and {POINTER} {numbers[0]}"
    return found


def _number_in(path: str, dataset: str) -> int | None:
    try:
        file = os.open(path, os.O_RDONLY)
        try:
            text = os.read(file, LONGEST_POINTER).decode("ascii", "replace").strip()
        finally:
            os.close(file)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _lost(dataset, error.strerror or error) from error
    if not (text.isascii() and text.isdigit()) or int(text) < 1:
        raise _lost(dataset, repr(text[:20]))
    return int(text)


@cache
def _say(home: str, what: str) -> None:
    """Log once: every question comes by here."""
    LOG.warning("%s: %s", home, what)


def _lost(dataset: str, why: object) -> StoreUnavailable:
    """Nothing says which release is the current one, and how that is said."""
    lost = StoreUnavailable(f"the current release of {dataset} is unreadable: {why}")
    lost.add_note(
        f"The releases are there. `releases --dataset {dataset}` lists them, with the command that "
        "makes one the current one; then do this again."
    )
    return lost
