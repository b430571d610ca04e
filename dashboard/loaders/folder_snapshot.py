"""The owner's folder as it was when an answer began: what may change is looked at once for it.

Which releases are current and when files were written is asked for dozens of times by each answer.
A request says by `begin_snapshot` where it begins, and by `end_snapshot` that it is over.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
_SEEN: ContextVar[dict[Hashable, Any] | None] = ContextVar("seen", default=None)


def begin_snapshot() -> None:
    """From here on what was looked at is not looked at again, in this thread."""
    _SEEN.set({})


def end_snapshot() -> None:
    """From here on every question looks anew."""
    _SEEN.set(None)


def within_snapshot(look: Callable[P, T]) -> Callable[P, T]:
    """Declare a function of the folder as one that is called once from `begin_snapshot` to
    `end_snapshot`. What it raises is not kept."""

    @wraps(look)
    def found(*of: P.args, **named: P.kwargs) -> T:
        seen = _SEEN.get()
        if seen is None or named:
            return look(*of, **named)
        key = look, of
        if key not in seen:
            seen[key] = look(*of, **named)
        kept: T = seen[key]
        return kept

    return found
