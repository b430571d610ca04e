"""Listing: things that a chart counts, one by one, as values; pages show it under the drawing."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.narrative.linked import Line


@dataclass(frozen=True, slots=True)
class Item:
    """One of them: the id of its row, when it was, its title, what is said of it beside that, and
    the noun that gives its colour in the drawing."""

    row: str
    when: str
    title: str
    about: str
    noun: str


@dataclass(frozen=True, slots=True)
class Listing:
    """Items under a heading that says what they are, and how many where they are counted.

    ``folded``: they are looked for, not read; ``brief``: where there is little room it is shown,
    shortened, and no other. ``figures``: names with a number each in place of items; ``chosen``:
    the names among them that are chosen.
    """

    heading: Line
    items: tuple[Item, ...] = ()
    folded: bool = False
    brief: bool = False
    figures: tuple[tuple[str, Line], ...] = ()
    chosen: frozenset[str] = frozenset()
