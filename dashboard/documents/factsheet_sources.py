"""The sources of a factsheet: of its trade, and of the relations and events that it lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from dashboard.charts.chart import Chart
from dashboard.documents.quotes import sources_by_id
from dashboard.documents.slide import source_line
from dashboard.language import Language
from dashboard.measures.ties import relation_of
from dashboard.narrative.sources import more_sources
from dashboard.row_amounts import codes_in
from dashboard.store.ask import Ask

MOST = 8
"""Sources that have room; of more it is said which there are, and where they are described."""


def cited_of(
    charts: Iterable[Chart], relations: Sequence[Any], events: Sequence[Any]
) -> tuple[str, ...]:
    """The sources of what is said, each once, in its order; those of a relation are also who says
    that it ended or is in force."""
    found = [one for chart in charts for one in (*chart.sources, *chart.cited)]
    for row in relations:
        tie = relation_of(row)
        found += [*codes_in(row.source), *codes_in(tie.attested_by), *codes_in(tie.end_source)]
    found += [one for row in events for one in codes_in(row.source)]
    return tuple(dict.fromkeys(found))


def source_lines_of(ask: Ask, cited: Sequence[str], words: Language) -> tuple[str, ...]:
    """The first of the sources as lines, and which there are besides."""
    of = ask.library.once(sources_by_id)
    known = [of[one] for one in cited if one in of]
    more = more_sources(words, [row.source for row in known[MOST:]])
    return (*(source_line(row, words) for row in known[:MOST]), *more)
