"""Copies of values with some of their fields changed, as `dataclasses.replace` makes them.

An answer changes its query, its scene and its amounts some fifty times. Each of these has up to
thirty fields, and a frozen class sets each through `object.__setattr__`, which by this way takes a
quarter of the time.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from functools import lru_cache
from operator import attrgetter
from types import MemberDescriptorType
from typing import Any, TypeVar

T = TypeVar("T")
_Put = Callable[[Any, Any], None]


def replace(value: T, /, **changes: Any) -> T:
    """A copy of a dataclass with some fields changed. Raises ``TypeError`` where it has no such
    field."""
    kind: type = type(value)
    take, places = _fields(kind)
    if places is None:
        made: T = dataclasses.replace(value, **changes)  # type: ignore[type-var]
        return made
    made = object.__new__(kind)
    for put, cell in zip(places.values(), take(value), strict=True):
        put(made, cell)
    for name, cell in changes.items():
        if name not in places:
            raise TypeError(f"{kind.__name__} has no field {name!r}")
        places[name](made, cell)
    return made


@lru_cache(maxsize=512)
def _fields(kind: type) -> tuple[Callable[[Any], tuple[Any, ...]], Mapping[str, _Put] | None]:
    """What takes all fields of a class, and what puts each; None where making one does more than
    setting its fields."""
    fields = dataclasses.fields(kind)
    slots = {field.name: getattr(kind, field.name, None) for field in fields if field.init}
    puts = {name: slot.__set__ for name, slot in slots.items()
            if isinstance(slot, MemberDescriptorType)}  # fmt: skip
    # The taker of a single field gives it alone, not a tuple of one.
    if hasattr(kind, "__post_init__") or len(puts) < max(2, len(fields)):
        return tuple, None
    return attrgetter(*puts), puts
