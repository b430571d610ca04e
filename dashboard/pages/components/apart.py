"""What is not among the partners abroad: multilateral and domestic ties and events, and what is
only noted, each counted by itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dashboard import ids
from dashboard.amount import counted
from dashboard.language import Language
from dashboard.measures.ties import Event, Relation
from dashboard.narrative.linked import Line, Number, said
from dashboard.narrative.names import Names
from dashboard.pages import html
from dashboard.pages.components.data_sources import Cited
from dashboard.pages.components.document import folded
from dashboard.pages.components.numbers import linked
from dashboard.pages.components.profile_tables import events_table, relations_table


@dataclass(frozen=True, slots=True)
class Apart:
    """One kind of what is counted by itself: its relations, its events, how many of the year."""

    kind: str
    relations: tuple[Relation, ...]
    events: tuple[Event, ...]
    in_year: int


def apart_parts(
    groups: Iterable[Apart], year: int, cited: Cited, names: Names, words: Language
) -> list[Any]:
    """The kinds one under the other, each with its count and its folded lists."""
    t = words.t
    parts: list[Any] = [
        html.H2(t("apart.title"), className="chart-title"),
        html.P(t("apart.note"), className="caption"),
    ]
    for one in groups:
        count = html.P(count_line(one, year, words), id=ids.count_apart(one.kind))
        kind = t(f"apart.{one.kind}")
        parts += [html.H3(kind), count]
        if one.relations:
            caption = t("profile.agreements")
            table = relations_table(caption, one.relations, cited, names, words)
            parts.append(folded(caption, table, kind))
        if one.events:
            caption = t("profile.events")
            table = events_table(caption, one.events, cited, names, words)
            parts.append(folded(caption, table, kind))
    return parts


def count_line(one: Apart, year: int, words: Language) -> list[Any]:
    """How many relations and events of a kind there are, and how many events of the year."""
    return linked(_count(one, year, words))


def _count(one: Apart, year: int, words: Language) -> Line:
    """``8 relations, 12 events, 5 of them in 2018``, each a cell of the table ``apart``."""

    def number(text: str, count: int, column: str) -> Number:
        return Number(text, counted(count), "apart", one.kind, column)

    ties, held = len(one.relations), len(one.events)
    return said(
        words,
        "apart.count",
        relations=number(words.plural("matrix.ties", ties), ties, "relations"),
        events=number(words.plural("timeline.events", held), held, "events_total"),
        in_year=number(words.number(one.in_year, 0), one.in_year, "events"),
        year=year,
    )
