"""The control of what one chart alone obeys, which stands with that chart and not in the bar."""

from __future__ import annotations

from typing import Any

from dashboard.pages.components.controls import field_of
from dashboard.pages.options import offer_of
from dashboard.pages.page import Shown
from dashboard.pages.part import part


def control_of(shown: Shown, noun: str) -> list[Any]:
    """The filter of a noun, of a dataset that has it."""
    offered = part(shown, f"filter {noun}", lambda: offer_of(shown, noun), lambda: None)
    return [] if offered is None else [field_of(noun, shown.query, offered, shown.words)]
