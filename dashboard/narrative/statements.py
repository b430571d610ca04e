"""What other sources state of the trade with a partner, where they differ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
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
    if not (given := records(statements)):
        return ()
    by_year = {(int(row.year), str(row.partner)): row for row in rows}
    stated = ((one, by_year.get((int(one.year), one.partner))) for one in given)
    return tuple(
        one.source
        for one, row in stated
        if row is not None
        and (mine := amount_of(row, "turnover")).known
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
    for row in rows if of else ():
        key = (int(row.year), str(row.partner))
        if key not in of:
            continue
        turnover = amount_of(row, "turnover")
        others = [one for one in of[key] if turnover.known and one.turnover_usd != turnover.value]
        if others:
            notes[key] = _others(scene, turnover, others)
    return notes


def _others(scene: Scene, turnover: Amount, statements: Sequence[Any]) -> Line:
    """What several sources state of one turnover, in one sentence."""
    words, first = scene.language, statements[0]
    implied = turnover.status == "implied"
    each = "note.stated_each" if implied else "note.also_each"
    year, partner = str(int(first.year)), str(first.partner)
    return said(
        words,
        "note.stated" if implied else "note.also",
        computed=Number(figure(words, turnover), turnover, PLACES, year, "turnover", partner),
        others=joined([_other(scene, each, one) for one in statements], ", "),
    )


def _other(scene: Scene, key: str, statement: Any) -> Line:
    words, other = scene.language, amount_of(statement, "turnover")
    row, value = next(iter(other.rows), ""), figure(words, other)
    return said(
        words,
        key,
        value=Number(value, row=row) if row else value,
        source=_called(scene.names.publisher(statement.source)),
    )


def _called(publisher: str) -> str:
    """A publisher by name, without its address and whose words it brings."""
    return re.split(r" \(|, ", publisher, maxsplit=1)[0]
