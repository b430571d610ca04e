"""Where a number comes from, as a value: what the panel of a number says.

A published figure, a relation or an event has its quote and source; any other number its formula
with the numbers that it takes, each with an address of the same kind, or what was counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.amount import Amount
from dashboard.answers import trade
from dashboard.charts.addresses import amount_path, row_path
from dashboard.copies import replace
from dashboard.documents.address import comparable
from dashboard.documents.cells import Cell, Made, cell_at
from dashboard.documents.count_lineage import counted_ids
from dashboard.documents.lineage import AskedCell, At
from dashboard.documents.origins import OF_TRADE, OF_YEARS, Origin, origin_of
from dashboard.documents.printed_too import printed_too
from dashboard.documents.quotes import Evidence, Quoted
from dashboard.documents.ranked import Placed, ranked_amounts
from dashboard.documents.row_sums import follows
from dashboard.language import Language
from dashboard.loaders.records import records
from dashboard.measures.shares import REST
from dashboard.narrative import amounts
from dashboard.narrative import provenance as narrative
from dashboard.narrative.discrepancies import at_odds
from dashboard.narrative.disputes import Dispute, why_of
from dashboard.narrative.linked import Line, joined
from dashboard.narrative.marked import CHOSEN
from dashboard.narrative.scene import Scene, scene_of
from dashboard.query import Query
from dashboard.row_amounts import codes_in
from dashboard.store.ask import Ask
from dashboard.store.library import Library

OF_PARTNERS = frozenset({"partners", "partner_map", "region_map", "partner_sectors"})
"""The tables of trade with a row for each partner."""


@dataclass(frozen=True, slots=True)
class Input:
    """A number that another follows from: what it is, its value, and its address."""

    name: str
    value: str
    path: str
    query: str = ""


@dataclass(frozen=True, slots=True)
class Provenance:
    """All that is known of where a number comes from, in the reader's language.

    ``about``: of what, with filters, period and unit. ``value`` is as it is written in a sentence,
    ``exact`` the same to the dollar where it is known so; ``span`` its range. ``inputs`` are those
    of the ``formula``; ``counted`` the relations or events that a count is of; ``ranked`` the
    amounts that a place is a place among, from the first on; ``quoted`` the rows that it rests on,
    each with its quote. ``origin`` is that of customs data.
    """

    name: str
    about: str
    value: str
    status: str
    amount: Amount | None = None
    exact: str = ""
    span: str = ""
    formula: str = ""
    inputs: tuple[Input, ...] = ()
    counted: tuple[Input, ...] = ()
    ranked: tuple[Input, ...] = ()
    quoted: tuple[Quoted, ...] = ()
    notes: tuple[Line, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    origin: Origin | None = None


def provenance_at(ask: Ask, query: Query, figure: str, partner: str = "") -> Provenance | None:
    """Where the number of an address comes from; None where there is no such number.

    ``figure`` is the id of a row, or ``table/row/column``; ``query`` is that of its page, of
    ``partner`` where the page is of one.

    Raises:
        StoreUnavailable: the dataset cannot be asked.
    """
    first, _, rest = figure.partition("/")
    if not rest:
        return _of_row(ask, query, first)
    row, _, column = rest.rpartition("/")
    return _of_cell(ask, query, At(first, row, column), partner) if row else None


def _of_row(ask: Ask, query: Query, row: str) -> Provenance | None:
    """A published figure, a relation or an event."""
    scene = scene_of(ask, query)
    found = Evidence(ask.library, scene).of(row)
    if found is None:
        return None
    return Provenance(
        name=found.name,
        about=found.about,
        value=found.value,
        status=found.status,
        quoted=(found,),
        notes=_choices(ask, query, [found.row]),
        # A row is the same whoever is chosen.
        disputes=at_odds(ask, replace(scene, query=scene.query.with_(partners=())), [found.row]),
    )


def _of_cell(ask: Ask, query: Query, at: At, partner: str) -> Provenance | None:
    cell = cell_at(ask, query, at.table, at.row, at.column)
    if cell is None:
        return None
    scene = scene_of(ask, query)
    words, amount = scene.language, cell.amount
    rows_beside = drawn_partners(ask, query) if at.row == REST else cell.rows
    asked = AskedCell(query, at.row, at.column, ask.library.registers, rows_beside)
    found = follows(at.table, asked)
    if found is not None and not found.form and found.inputs:
        # It is the very amount of another cell, which says more of itself.
        (same,) = found.inputs
        asked_of = query.with_(**same.changes) if same.changes else query
        if (itself := _of_cell(ask, asked_of, same, partner)) is not None:
            return itself
    formula, inputs, taken = _formula(ask, asked, at, amount, partner)
    ids = counted_ids(ask, at.table, asked) if amount.unit == "count" else ()
    rows = tuple(dict.fromkeys((*amount.rows, *taken, *printed_too(ask, query, at))))
    evidence = Evidence(ask.library, scene)
    of_relations = amount.unit == "count" and at.table in narrative.COUNTED
    published = bool(amount.rows) or of_relations
    origin = None if published else origin_of(ask, at.table, asked, alone=not inputs)
    return Provenance(
        name=narrative.name(words, cell.column.key, cell.column.label, cell.of),
        about=cell.about,
        value=narrative.value(words, amount, change=cell.column.change),
        status=narrative.status(words, amount, follows=bool(inputs)),
        amount=amount,
        exact=narrative.exact(words, amount) if origin and not inputs else "",
        span=amounts.span(words, amount),
        formula=formula,
        inputs=inputs or tuple(map(_input, evidence.every(amount.rows if amount.derived else ()))),
        counted=tuple(_input(one) for one in evidence.every(ids)),
        ranked=tuple(_placed(words, one) for one in ranked_amounts(ask, query, at)),
        quoted=tuple(evidence.every(rows)),
        notes=(*((one,) for one in narrative.notes(words, at.table, at.column, amount)),
               *_choices(ask, query, rows, at.row if at.table == CHOSEN else "")),
        disputes=at_odds(ask, scene, (*rows, *ids)) if of_relations
        else _disputes(ask, scene, at, rows),
        origin=origin,
    )  # fmt: skip


def drawn_partners(ask: Ask, query: Query) -> tuple[str, ...]:
    """The partners that are not folded into the row of all others."""
    return tuple(row.partner for row in ask.rows(trade.shares, query) if not row.folded)


def _formula(
    ask: Ask, asked: AskedCell, at: At, amount: Amount, partner: str
) -> tuple[str, tuple[Input, ...], tuple[str, ...]]:
    """The formula of a cell, what it takes, and the published figures behind that; no inputs where
    one of them is not known, or where a source prints the rate, by which others were implied."""
    if amount.printed and amount.unit == "pct":
        return "", (), ()
    words = ask.library.language(asked.query.lang)
    found, made = follows(at.table, asked), Made()
    cells = [(one, *_cell_of(ask, asked.query, one, made)) for one in found.inputs] if found else []
    if found is None or not cells or any(cell is None for _, _, cell in cells):
        formula = amount.formula if amount.derived else ""
        if method := narrative.method(words, at.table, at.column):
            return method, (), ()
        if amount.unit == "index" and not formula:
            key = "derived.sum_of_squares" if amount.derived else "derived.squares"
            return words.t(key), (), ()
        return narrative.formula(words, formula), (), ()
    known = [(one, query, cell) for one, query, cell in cells if cell is not None]
    written = found.form.format(*(cell.amount.in_formula() for _, _, cell in known))
    written = narrative.method(words, at.table, at.column) or written
    inputs = tuple(_of_input(words, *one, partner) for one in known)
    rows = tuple(row for _, _, cell in known for row in cell.amount.rows)
    return narrative.formula(words, written), inputs, rows


def _cell_of(ask: Ask, query: Query, at: At, made: Made) -> tuple[Query, Cell | None]:
    changed = query.with_(**at.changes) if at.changes else query
    return changed, cell_at(ask, changed, at.table, at.row, at.column, made)


def _of_input(words: Language, at: At, query: Query, cell: Cell, partner: str) -> Input:
    """``partner``: of whom the page is; the whole of a share is of others and not of it."""
    of = "" if "partners" in at.changes else partner
    return Input(
        narrative.name(words, cell.column.key, cell.column.label, cell.of),
        narrative.value(words, cell.amount, change=cell.column.change),
        amount_path(cell.amount, at.table, at.row, at.column, of),
        "" if cell.amount.printed else _address_query(query),
    )


def _placed(words: Language, one: Placed) -> Input:
    return Input(
        words.t("figure.placed", name=one.name, place=one.place),
        narrative.value(words, one.amount, change=False),
        amount_path(one.amount, one.at.table, one.at.row, one.at.column),
        "" if one.amount.printed else _address_query(one.query),
    )


def _address_query(query: Query) -> str:
    """A query as the address of a number has it: how it is looked at is no part of that."""
    return comparable(query).with_(theme="light", present=False).to_query()


def _input(row: Quoted) -> Input:
    return Input(", ".join(part for part in (row.name, row.about) if part), row.value,
                 row_path(row.row))  # fmt: skip


def _disputes(ask: Ask, scene: Scene, at: At, rows: Sequence[str]) -> tuple[Dispute, ...]:
    """The contradictions that concern a cell: its year, and its partner where it is of one."""
    if at.table not in OF_TRADE:
        return at_odds(ask, scene, rows)
    year = int(at.row) if at.table in OF_YEARS else scene.query.pair[0]
    if at.table in OF_PARTNERS and at.row in ask.library.registers.partners:
        scene = replace(scene, query=scene.query.with_(partners=(at.row,)))
    return at_odds(ask, scene, rows, (year,))


def _choices(ask: Ask, query: Query, rows: Iterable[str], chosen: str = "") -> tuple[Line, ...]:
    """Why of several values one was taken, where all of them are among the rows, or of the one
    that is ``chosen``, by its contradiction."""
    library, there = ask.library, set(rows)
    return tuple(
        joined([why_of(library, library.language(query.lang), row), (".",)])
        for row in library.once(_every_choice)
        if there >= set(codes_in(row.figures))
        or (row.chosen and row.chosen in there)
        or row.contradiction == chosen
    )


def _every_choice(library: Library) -> Sequence[Any]:
    return records(library.published.choices)
