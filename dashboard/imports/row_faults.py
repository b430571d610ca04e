"""What is wrong with the rows of a block: each fault with its line, column, value and reason."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from dashboard.errors import SHOWN
from dashboard.imports.encodings import is_flow
from dashboard.imports.fields import FieldReader, Fields, Rules
from dashboard.imports.numbers import LARGEST, MONEY, wrong_number
from dashboard.imports.periods import wrong_period
from dashboard.imports.reading import FEW_VALUES, READ, Fault, Lines
from dashboard.imports.tally import First
from dashboard.imports.tallying import CLOSED
from dashboard.imports.values import UNKNOWN, has_exponent, latin
from dashboard.imports.wording import why
from dashboard.sentences import Sentence

MOST_CENTS = 2**62
"""What the values of a block may add up to, signs left out."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The lines of a block and what they mean; ``order``: the columns of their file."""

    fields: Fields
    lines: Lines
    reader: FieldReader
    order: Collection[str]

    def number(self, row: int) -> int:
        """The line of the file."""
        return int(self.lines.numbers[row])

    def shown(self, name: str, row: int) -> str:
        """A cell as a person would read it."""
        return self.reader.shown(self.lines.columns[name][int(row)].as_py())

    def place(self, name: str, row: int) -> First:
        """Where a cell stands in the file, and as what."""
        return First(self.number(row), self.shown(name, row))

    def line(self, row: int) -> str:
        """All cells of a line that are read, in the order of the file."""
        cells = (self.shown(name, row) for name in self.order if name in READ)
        return " ".join(filter(None, cells))


def faults_of(rows: Rows, counted: np.ndarray, others: np.ndarray, rules: Rules) -> list[Fault]:
    """The faults of the ``counted`` rows; those that are none at all are counted no more.
    ``others``: headings among them that are not those of the file."""
    return [
        *_notes(rows, counted),
        *_no_rows(rows, counted, rules),
        *_other_headings(rows, others),
        *_faults_of_words(rows, counted, rules),
        *_faults_of_numbers(rows, counted),
        *_beyond_sums(rows),
        *_rounded_codes(rows, counted),
        *_too_long(rows, rules.limits.longest_field),
    ]


def _notes(rows: Rows, counted: np.ndarray) -> list[Fault]:
    """Lines in which a text stands alone, as people write them above and below a table."""
    fields = rows.fields
    alone = counted & fields.numbers[MONEY].empty
    if alone.any():
        alone &= pa.compute.binary_length(rows.lines.columns["tnved"]).to_numpy() == 0
        for name in FEW_VALUES[1:]:
            alone &= fields.words[name].each(lambda text: not text, bool)
        counted &= ~alone
    return [
        (rows.number(row), "NAPR", rows.shown("napr", row), why("note"))
        for row in np.flatnonzero(alone)[:SHOWN]
    ]


def _no_rows(rows: Rows, counted: np.ndarray, rules: Rules) -> list[Fault]:
    """Lines without flow and month amid rows, as people put them between headings and rows, or
    below them. Where most lines are so, and where the rest says that it is trade, each column has
    its reason."""
    strange = counted & (rows.fields.flow == UNKNOWN) & (rows.fields.month == UNKNOWN)
    if strange.any():
        strange &= ~_is_trade(rows.fields, rules)
    if not strange.any() or 2 * np.count_nonzero(strange) > np.count_nonzero(counted):
        return []
    counted &= ~strange
    return [
        (rows.number(row), "", rows.line(row), why("no_row"))
        for row in np.flatnonzero(strange)[:SHOWN]
    ]


def _is_trade(fields: Fields, rules: Rules) -> np.ndarray:
    """Whether the money of a row whose flow and month are not understood is a number, and two of
    three tell of what: that anything stands for flow or month, its partner, and its code."""
    written = np.logical_or(*(fields.words[name].each(bool, bool) for name in ("napr", "period")))
    partner = fields.words["strana"].each(lambda text: latin(text) in rules.alpha2, bool)
    codes = fields.codes
    code = (codes.filled > 0) & (codes.digits > 1)
    code[codes.odd_rows] |= codes.odd.each(lambda text: CLOSED.fullmatch(text) is not None, bool)
    no_number = fields.numbers[MONEY].empty | fields.numbers[MONEY].wrong
    found: np.ndarray = ~no_number & (written.astype(int) + partner + code > 1)
    return found


def _other_headings(rows: Rows, others: np.ndarray) -> list[Fault]:
    """Headings among the rows that are not those of the file: what is below is another table."""
    found = np.flatnonzero(others)[:SHOWN]
    return [(rows.number(row), "", "", why("headings_again")) for row in found]


def _faults_of_words(rows: Rows, counted: np.ndarray, rules: Rules) -> list[Fault]:
    fields, today = rows.fields, rules.today
    wrong: dict[str, tuple[np.ndarray, Callable[[str], Sentence]]] = {
        "napr": (fields.flow, lambda text: why("flow")),
        "period": (fields.month, lambda text: wrong_period(text, today)),
        "region": (fields.region, lambda text: why("region")),
    }
    faults: list[Fault] = []
    for name, (meaning, reason) in wrong.items():
        words = fields.words[name]
        unknown = (meaning == UNKNOWN) & counted
        below = unknown & words.each(lambda text: not text, bool)
        below &= np.logical_or.accumulate(counted & (meaning != UNKNOWN))
        if below.any():
            # Of merged cells the first alone has the value; each of the others would be a reason.
            first, count = int(np.flatnonzero(below)[0]), f"{np.count_nonzero(below):,}"
            faults.append((rows.number(first), name.upper(), "", why("empty_below", count=count)))
        for row in np.flatnonzero(unknown & ~below)[:SHOWN]:
            mixed = name == "napr" and is_flow(rows.lines.columns[name][int(row)].as_py())
            said = why("mixed_encodings") if mixed else reason(words.texts[words.of_row[row]])
            faults.append((rows.number(row), name.upper(), rows.shown(name, row), said))
    return faults


def _faults_of_numbers(rows: Rows, counted: np.ndarray) -> list[Fault]:
    faults: list[Fault] = []
    for name, column in rows.fields.numbers.items():
        no_number = (column.wrong | (column.empty & (name == MONEY))) & counted
        # What is too large or shortened is a fault of a sum as well: its money could not be told.
        for which, reason in (
            (no_number, None),
            (column.large, why("large", most=f"{LARGEST[name]:.0e}")),
            (column.shortened, why("rounded")),
        ):
            for row in np.flatnonzero(which)[:SHOWN]:
                text = rows.shown(name, row)
                faults.append((rows.number(row), name.upper(), text, reason or wrong_number(text)))
    return faults


def _beyond_sums(rows: Rows) -> list[Fault]:
    """A fault if the money of a block is more than whole numbers of 64 bits can add up."""
    cents = float(np.abs(rows.fields.numbers[MONEY].values).sum(dtype=float))
    if cents <= MOST_CENTS:
        return []
    reason = why("inexact", most=f"{MOST_CENTS // 100:,}")
    return [(rows.number(0), MONEY.upper(), f"{cents / 100:,.0f}", reason)]


def _rounded_codes(rows: Rows, counted: np.ndarray) -> list[Fault]:
    codes = rows.fields.codes
    odd = codes.odd
    rounded = odd.by_text(has_exponent, bool)[odd.of_row] & counted[codes.odd_rows]
    return [
        (rows.number(codes.odd_rows[place]), "TNVED", odd.texts[odd.of_row[place]], why("rounded"))
        for place in np.flatnonzero(rounded)[:SHOWN]
    ]


def _too_long(rows: Rows, longest: int) -> list[Fault]:
    faults: list[Fault] = []
    for name in READ:
        column = rows.lines.columns[name]
        if pa.types.is_dictionary(column.type):
            length = pa.compute.binary_length(column.dictionary).to_numpy(zero_copy_only=False)
            lengths = length[column.indices.to_numpy()] if (length > longest).any() else length[:0]
        else:
            lengths = pa.compute.binary_length(column).to_numpy()
        found = np.flatnonzero(lengths > longest)[:SHOWN]
        reason = why("long_field", most=longest)
        faults += [(rows.number(row), name.upper(), "", reason) for row in found]
    return faults
