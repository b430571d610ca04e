"""A part of a page is made by itself: what fails costs its own place, not the page."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, TypeVar

from dashboard.logs import REQUEST
from dashboard.pages import html
from dashboard.pages.page import Shown

LOG = logging.getLogger(__name__)
T = TypeVar("T")


def part(shown: Shown, name: str, make: Callable[[], T], otherwise: Callable[[], T]) -> T:
    """A part of a page, or what ``otherwise`` makes where making it fails.

    A fault of the program is logged with its traceback, and the page marked as not whole.
    """
    try:
        return make()
    except Exception:
        LOG.exception("%s of %s?%s cannot be shown", name, shown.path, shown.query.to_query())
        shown.failed.append(name)
        return otherwise()


def numbered(text: str) -> str:
    """What is said of a failure, with the number of the request, by which the log names it."""
    return f"{text} ({number})" if (number := REQUEST.get()) else text


def lost(shown: Shown, name: str) -> list[Any]:
    """What stands in the place of cards or filters that could not be made; else nothing."""
    if name not in shown.failed:
        return []
    return [html.P(numbered(shown.words.t(f"page.lost.{name}")), className="part-failed")]


def text_part(shown: Shown, name: str, make: Callable[[], list[Any]]) -> list[Any]:
    """A part of text; in its place, where it fails, that it cannot be shown."""
    sorry = html.P(numbered(shown.words.t("page.part_failed")), className="part-failed")
    return part(shown, name, make, lambda: [sorry])
