"""Who comes first, where some are equal: of those that are level either all are named or none."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile
from typing import Any, TypeVar

from dashboard.amount import Amount
from dashboard.language import Language
from dashboard.narrative.linked import linked_text
from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import listed

T = TypeVar("T")
MOST_NAMED = 3
"""Names in one sentence."""
PRINTED = 0.1
"""The last digit of a share as it is printed."""
MOST_TIED = 5
"""Names in one sentence where the last of them are equal."""


def level(one: float, other: float) -> bool:
    """Whether two values are the same but for the noise of floats."""
    return math.isclose(one, other, rel_tol=1e-9)


def leading(
    items: Sequence[T], value: Callable[[T], float], most: int = MOST_NAMED
) -> tuple[list[T], list[T]]:
    """The first few of some items, largest first, and those that are equal where the cut after
    ``most`` would part them; these are named too if they are few.

    ``items``: ordered by ``value``, largest first.
    """
    if len(items) <= most or not level(value(items[most - 1]), value(items[most])):
        return list(items[:most]), []
    tied = value(items[most])
    before = list(takewhile(lambda one: not level(value(one), tied), items))
    equal = list(takewhile(lambda one: level(value(one), tied), items[len(before) :]))
    if len(before) + len(equal) <= MOST_TIED:
        return [*before, *equal], []
    return before, equal


def level_with_first(items: Sequence[T], value: Callable[[T], float]) -> list[T]:
    """Those of some items, largest first, that are as large as the first, itself among them."""
    return list(takewhile(lambda one: level(value(one), value(items[0])), items))


def level_with_last(shown: Sequence[T], rest: Iterable[T], value: Callable[[T], float]) -> list[T]:
    """Those of the rest, largest first, that are as large as the last of those that are shown."""
    return list(takewhile(lambda one: level(value(one), value(shown[-1])), rest))


def tied_first(items: Sequence[T], value: Callable[[T], float]) -> bool:
    """Whether the first of some items, largest first, is no larger than the second."""
    return len(items) > 1 and level(value(items[0]), value(items[1]))


def named(scene: Scene, names: Sequence[str], tied: int, each: str, noun: str = "countries") -> str:
    """``China (5), Germany (4) and 7 others (2 each)``: names, and how many are equal after them;
    ``noun``: what these are where there are no names."""
    words = scene.language
    if not tied:
        return listed(words, names)
    key = "tied.more" if names else f"tied.{noun}"
    return listed(words, [*names, words.plural(key, tied, level=each)])


def unless_adding_up(words: Language, text: str, items: Sequence[Any], whole: Amount) -> str:
    """A text with the ``whole`` of the shares of some items; where these are named beside it and do
    not add up to it as they are printed, that it was added up before they were rounded."""
    shares = [one.share for one in items]
    printed = sum(round(one.plain(), 1) for one in shares if one.known)
    adds_up = abs(printed - round(whole.plain(), 1)) < PRINTED / 2
    if adds_up or len(shares) > MOST_NAMED or not all(one.known for one in shares):
        return text
    return linked_text(words, "finding.unrounded", text=text)


def parted(values: Sequence[float], shown: int) -> bool:
    """Whether the last of those that are shown is no larger than the first that is not; all
    values, largest first."""
    return 0 < shown < len(values) and level(values[shown - 1], values[shown])


def parted_note(scene: Scene, values: Sequence[float], shown: int) -> str:
    """That some that are not drawn equal the last that is; else empty."""
    return scene.language.t("tied.note") if parted(values, shown) else ""
