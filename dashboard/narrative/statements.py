"""What other sources state of the trade with a partner, where they differ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from dashboard.amount import Amount
from dashboard.loaders.records import Rows, records
from dashboard.narrative.amounts import figure
from dashboard.narrative.linked import Line, LinkedText, Number, joined, said
from dashboard.narrative.scene import Scene
from dashboard.narrative.traded import PLACES
from dashboard.row_amounts import amount_of


def stated_sources(rows: Iterable[Any], statements: Rows) -> tuple[str, ...]:
    """The ids of the sources that `stated_lines` names."""
    turnovers = {(int(row.year), str(row.partner)): amount_of(row, "turnover") for row in rows}
    return tuple(
        one.source
        for one in records(statements)
        if (mine := turnovers.get((int(one.year), one.partner))) is not None
        and mine.known
        and one.turnover_usd != mine.value
    )


def stated_notes(
    scene: Scene, rows: Iterable[Any], statements: Rows
) -> Mapping[tuple[int, str], str]:
    """`stated_lines` as text that knows its numbers."""
    lines = stated_lines(scene, rows, statements)
    return {key: LinkedText(line) for key, line in lines.items()}


def stated_lines(
    scene: Scene, rows: Iterable[Any], statements: Rows
) -> Mapping[tuple[int, str], Line]:
    """(year, partner) → what other sources state of its turnover, where they differ.

    ``rows``: ``year, partner, turnover_usd, status``; ``statements`` is `answers.trade.stated`.
    The turnover itself is a cell of the table of trade with the partner by year.
    """
    of: dict[tuple[int, str], list[Any]] = {}
    for one in records(statements):
        of.setdefault((int(one.year), one.partner), []).append(one)
    notes = {}
    for row in rows:
        key = (int(row.year), str(row.partner))
        if key not in of:
            continue
        turnover = amount_of(row, "turnover")
        others = [
            _other(scene, turnover, one)
            for one in of[key]
            if turnover.known and one.turnover_usd != turnover.value
        ]
        if others:
            notes[key] = joined(others, "; ")
    return notes


def _other(scene: Scene, turnover: Amount, statement: Any) -> Line:
    words, other = scene.language, amount_of(statement, "turnover")
    row, partner = next(iter(other.rows), ""), str(statement.partner)
    value = figure(words, turnover)
    return said(
        words,
        "note.stated" if turnover.status == "implied" else "note.also",
        value=Number(figure(words, other), row=row) if row else figure(words, other),
        source=_called(scene.names.publisher(statement.source)),
        computed=Number(value, turnover, PLACES, str(int(statement.year)), "turnover", partner),
    )


def _called(publisher: str) -> str:
    """A publisher by name, without its address and whose words it brings."""
    return re.split(r" \(|, ", publisher, maxsplit=1)[0]
