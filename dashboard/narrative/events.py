"""What is said of an event: its date in words, with whom it was, in which fields."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from dashboard.language import Language, language
from dashboard.loaders.records import text_in
from dashboard.measures.ties import Event
from dashboard.narrative.linked import Line, cited
from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import capital, small
from dashboard.row_amounts import known

MOST_PLANNED = 5
"""Announced events, lines each."""


def year_of(row: Any) -> int | None:
    """The year of an event, if a source dates it."""
    year = known(row.year)
    return None if year is None else int(year)


def years_of(row: Any) -> tuple[int, ...]:
    """The years in which an event counts: each from its first to its last; none if undated."""
    first, last = known(row.first_year), known(row.last_year)
    return () if first is None else tuple(range(int(first), int(last or first) + 1))


def only_year(row: Any) -> bool:
    """Whether no more than the year of an event is known."""
    return len(row.start) < len("2018-05")


def partner_names(scene: Scene, row: Any) -> str:
    """With whom an event was: its regions, or else its countries."""
    names = [scene.names.region(code) for code in row.regions]
    return ", ".join(names or [scene.names.country(code) for code in row.countries])


def field_names(scene: Scene, row: Any) -> str:
    """The fields of cooperation of an event, in full: abbreviations are for narrow places."""
    return ", ".join(scene.names.sector_in_full(code) for code in row.sectors)


@lru_cache(maxsize=4096)
def date_words(code: str, start: str, end: str) -> str:
    """A date or a range of partial ISO dates in words, in the language of that code.

    ``2018-05-28`` to ``2018-05-31`` is "28–31 May 2018"; a year alone is the year.
    """
    words = language(code)
    if not start:
        return words.t("timeline.undated")
    if not end or end == start:
        return words.date(start)
    return words.days(start, end)


def event_date(scene: Scene, row: Any) -> str:
    """When an event was, in words; says so where only the year is known."""
    year = year_of(row)
    alone = only_year(row) and row.start == (row.end or row.start)
    if alone and (row.start or year):
        return scene.language.t("timeline.year_only", year=row.start or year)
    return date_words(scene.language.code, row.start, row.end)


def planned_lines(words: Language, events: Sequence[Event]) -> list[Line]:
    """Announced events that are to come, a line each: when, what, of which kind, who says so."""
    lines = [_planned(words, one) for one in events[:MOST_PLANNED]]
    rest = len(events) - len(lines)
    return [*lines, (words.plural("brief.more", rest),)] if rest > 0 else lines


def _planned(words: Language, one: Event) -> Line:
    when, title = date_words(words.code, one.start, one.end), text_in(one, "title", words.code)
    kind = small(words.t(f"kind.{one.kind}"))
    return cited(f"{capital(when)}: {title} ({kind})", one.source, one.event)
