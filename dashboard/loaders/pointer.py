"""Which release of a dataset is the current one: a number in a file, and the same in a copy of it.

All processes of a server, and all commands, have to name the same release. Where the file is spoilt
by a disk or a hand, each would otherwise go on with the one that it saw last.

The copy decides only while the pointer is spoilt or lost, and the log says so. It must then say
what the pointer said last: so it is gone before the pointer changes or is taken away, and written
again after, by `dashboard.imports.publishing`; what is refused puts it back. A hand, or an older
program, may change the pointer alone: `check` names a copy that says otherwise, and the next import
mends it.
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
    """The number in the pointer of a dataset's folder, or in its copy while that is spoilt or lost;
    None where there is neither. One small, plain read.

    Raises:
        StoreUnavailable: neither can be read.
    """
    lost: StoreUnavailable | None = None
    try:
        number = _number_in(f"{home}/{POINTER}", dataset)
    except StoreUnavailable as error:
        number, lost = None, error
    if number is not None:
        return number
    try:
        kept = _number_in(f"{home}/{COPY}", dataset)
    except StoreUnavailable:
        kept = None
    if kept is not None:
        _say(home, f"{lost or f'{POINTER} is not there'}; its copy says {kept}")
    elif lost is not None:
        raise lost
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
    if found or numbers[1] in (None, numbers[0]):
        return found
    if numbers[0] is None:
        return {POINTER: f"is not there, and {COPY} says {numbers[1]}"}
    return {COPY: f"says {numbers[1]}, and {POINTER} {numbers[0]}"}


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
