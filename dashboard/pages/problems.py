"""What is said above a page, a sentence each: what was not understood, what cannot be read, what
others do not see."""

from __future__ import annotations

from dashboard.language import Language
from dashboard.pages.page import Shown
from dashboard.query import Problem


def problem_texts(shown: Shown) -> tuple[str, ...]:
    """The problems of a page as sentences."""
    words = shown.words
    return tuple(
        words.t(f"problem.{one.name}", value=one.value, **_since(one, words))
        for one in shown.problems
    )


def _since(problem: Problem, words: Language) -> dict[str, str]:
    """When it was noticed that something cannot be read: day and time."""
    if not problem.since:
        return {}
    day, _, time = problem.since.partition("T")
    return {"since": f"{words.date(day)}, {time}"}
