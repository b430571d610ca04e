"""Classes of values: their colours and the limits between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.language import Language
from dashboard.measures.value_classes import CLASSES
from dashboard.render.theme import colour


def class_colours(count: int) -> tuple[str, ...]:
    """Names of the theme's colours for that many classes, the highest always the darkest."""
    if count == 1:
        return ("class-4",)
    steps = [round(CLASSES - (CLASSES - 1) * step / (count - 1)) for step in range(count)]
    return tuple(f"class-{step}" for step in reversed(steps))


def class_scale(names: Sequence[str]) -> list[list[Any]]:
    """The colours of classes as a scale of plotly's, a step a class."""
    steps = len(names)
    return [
        [place, colour(name)]
        for step, name in enumerate(names)
        for place in (step / steps, (step + 1) / steps)
    ]


def limit_texts(limits: Sequence[float], words: Language) -> list[str]:
    """Limits of US dollars in millions, each with as many digits as it needs."""
    return [words.millions(limit, _digits(limit / 1e6)) for limit in limits]


def _digits(millions: float) -> int:
    return next((digits for digits in range(6) if round(millions, digits) == millions), 6)
