"""The events of the chosen years one by one, and those without a date."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.charts.listing import Item, Listing
from dashboard.loaders.records import text_in
from dashboard.measures.counting import APART, FOREIGN, NOTED
from dashboard.measures.families import event_family
from dashboard.narrative import event_lists as narrative
from dashboard.narrative.events import date_words, only_year, years_of
from dashboard.narrative.scene import Scene


def event_lists(scene: Scene, rows: Sequence[Any]) -> tuple[Listing, ...]:
    """The events of the chosen year or span of years by what they count as, then those without a
    date."""
    span = {*scene.query.span}
    here = [row for row in rows if not span.isdisjoint(years_of(row))]
    undated = [row for row in rows if not years_of(row)]
    found = []
    for kind in (FOREIGN, *APART):
        some = sorted((row for row in here if row.counted_as == kind), key=_in_time)
        if some or kind == FOREIGN:
            heading = narrative.heading(scene, kind, len(some))
            found.append(Listing(heading, _items(scene, some), brief=kind == FOREIGN))
    if undated:
        heading = narrative.undated_heading(scene)
        found.append(Listing(heading, _items(scene, undated), folded=True))
    return tuple(found)


def _items(scene: Scene, rows: Sequence[Any]) -> tuple[Item, ...]:
    code = scene.language.code
    return tuple(
        Item(
            row=row.event,
            when=date_words(code, row.start, row.end) if row.start else "",
            title=text_in(row, "title", code),
            about=narrative.item_about(scene, row),
            noun="muted" if row.counted_as == NOTED else f"event-{event_family(row.kind)}",
        )
        for row in rows
    )


def _in_time(row: Any) -> tuple[int, bool, str]:
    """In the order of the days; those of which only the year is known at its end."""
    return years_of(row)[0], only_year(row), row.start
