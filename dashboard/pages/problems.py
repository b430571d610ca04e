"""What is said above a page, a sentence each: what was not understood, what cannot be read, what
others do not see."""

from __future__ import annotations

from dashboard.documents.address import brief_is_of
from dashboard.language import Language
from dashboard.pages.page import Shown
from dashboard.query import Problem
from dashboard.suggested import YEARS, few, nearest, spans_of


def problem_texts(shown: Shown) -> tuple[str, ...]:
    """The problems of a page as sentences, each with what there is in its place."""
    words = shown.words
    sentences = (
        (words.t(f"problem.{one.name}", value=one.value, **_since(one, words)), _meant(one, shown))
        for one in shown.problems
    )
    texts = (" ".join(part for part in parts if part) for parts in sentences)
    return (*texts, *_brief_of_one(shown))


def _brief_of_one(shown: Shown) -> tuple[str, ...]:
    """Of whom a brief is, where several are chosen: it is of the first of them alone."""
    code = brief_is_of(shown.query, shown.address, shown.library.registers)
    if shown.page.noun != "brief" or shown.address.code or not code or len(shown.query.named) < 2:
        return ()
    return (shown.words.t("problem.brief_of_one", place=shown.scene.names.place(code)),)


def _meant(problem: Problem, shown: Shown) -> str:
    """The value that may have been meant, a partner or sector by its name, too; where nothing is
    near, all that there are if they are few, of a year those that are known."""
    choices, words = shown.query.choices, shown.words
    if problem.name in YEARS and choices.years:
        return words.t("problem.known_years", years=spans_of(choices.years))
    if not (near := nearest(problem, choices)):
        known = few(problem, choices)
        return words.t("problem.known", values=", ".join(known)) if known else ""
    names = shown.scene.names
    named = {"partner": names.country, "sector": names.sector}.get(problem.name)
    return words.t("problem.meant", meant=f"{near} ({named(near)})" if named else near)


def _since(problem: Problem, words: Language) -> dict[str, str]:
    """When it was noticed that something cannot be read: day and time."""
    if not problem.since:
        return {}
    day, _, time = problem.since.partition("T")
    return {"since": f"{words.date(day)}, {time}"}
