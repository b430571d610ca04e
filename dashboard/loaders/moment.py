"""What may change at any moment, looked at once for an answer: it is of one state of the folder.

Which releases are current and when files were written is asked for dozens of times by each answer.
A request says by `look_once` where it begins, and by `look_anew` that it is over.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
_SEEN: ContextVar[dict[Hashable, Any] | None] = ContextVar("seen", default=None)


def look_once() -> None:
    """From here on what was looked at is not looked at again, in this thread."""
    _SEEN.set({})


def look_anew() -> None:
    """From here on every question looks anew."""
    _SEEN.set(None)


def of_moment(look: Callable[P, T]) -> Callable[P, T]:
    """Declare a function of the folder as one that is called once in a moment: from `look_once` to
    `look_anew`. What it raises is not kept."""

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
