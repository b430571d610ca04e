"""A block of a file → the rows of a release, the faults, and the tally of all others.

A kept row has ``month`` (year · 13 + month, month 0 for a whole year), ``flow`` (0 export,
1 import), ``partner`` (alpha-3), ``code`` (filled up to ten digits), ``digits`` (as they came: odd
where a zero was lost), ``cents``, ``grams``, ``region`` (OKATO), ``entries`` (rows of the file:
1), and ``odd_code`` and ``odd_partner`` as they came where they were not understood.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa

from dashboard.errors import SHOWN
from dashboard.imports.blocks import Block
from dashboard.imports.encodings import is_flow
from dashboard.imports.fields import FieldReader, Fields, Rules, Words
from dashboard.imports.fingerprints import KINDS, Prints, fingerprints
from dashboard.imports.formats import CustomsFile
from dashboard.imports.headings import is_heading
from dashboard.imports.numbers import LARGEST, MONEY, Evidence, wrong_number
from dashboard.imports.periods import wrong_period
from dashboard.imports.reading import FEW_VALUES, READ, Fault, Lines, lines_of
from dashboard.imports.tally import Tally
from dashboard.imports.tallying import tally_of
from dashboard.imports.values import UNKNOWN, has_exponent, latin
from dashboard.imports.wording import why
from dashboard.loaders.special_codes import UNKNOWN_PARTNER
from dashboard.sentences import Sentence

MOST_CENTS = 2**62
"""What the values of a block may add up to, signs left out."""
SCHEMA = pa.schema(
    [("month", pa.int16()), ("flow", pa.int8()), ("partner", pa.string()), ("code", pa.int64()),
     ("digits", pa.int8()), ("cents", pa.int64()), ("grams", pa.int64()), ("region", pa.int32()),
     ("entries", pa.int32()), ("odd_code", pa.string()), ("odd_partner", pa.string())]
)  # fmt: skip


@dataclass(slots=True)
class Part:
    """What a block became: the rows that are kept and their fingerprints, and of all rows the
    tally, what the signs in their numbers prove, and the faults. ``headings``: how many kept rows
    stand before each line of headings that stands again."""

    rows: pa.Table
    prints: Prints
    tally: Tally
    evidence: dict[str, Evidence]
    faults: list[Fault]
    size: int
    headings: np.ndarray


def read_block(block: Block, file: CustomsFile, reader: FieldReader, rules: Rules) -> Part:
    """Read a block of a file."""
    lines = lines_of(block, file)
    if not lines.count:
        tally = Tally(blank=lines.blank, deleted=block.deleted, hidden=block.hidden)
        nothing = SCHEMA.empty_table(), {kind: np.empty(0, np.uint64) for kind in KINDS}
        no_headings = np.empty(0, np.int64)
        return Part(*nothing, tally, {}, lines.faults, len(block.text), no_headings)
    fields = reader.fields(lines)
    again, whole = _headings(fields, lines, file)
    counted = ~(fields.sums | fields.empty | again)
    notes = _notes(fields, counted, lines, reader)
    faults = [
        *lines.faults,
        *notes,
        *_other_headings(again & ~whole, lines),
        *_faults_of_words(fields, counted, lines, reader, rules.today),
        *_faults_of_numbers(fields, counted, lines, reader),
        *_beyond_sums(fields, lines),
        *_rounded_codes(fields, counted, lines),
        *_too_long(lines, rules.limits.longest_field),
    ]
    wanted = np.isin(fields.region, rules.regions) if rules.regions else counted
    kept = counted & wanted
    partners = _partners(fields.words["strana"], rules)
    tally = tally_of(fields, kept, counted, partners, lines.numbers)
    tally.blank, tally.deleted, tally.hidden = lines.blank, block.deleted, block.hidden
    rows = np.flatnonzero(kept)
    return Part(
        rows=_table(fields, rows, partners),
        prints=fingerprints(fields, rows, partners),
        tally=tally,
        evidence={name: column.evidence for name, column in fields.numbers.items()},
        faults=faults,
        size=len(block.text),
        headings=np.cumsum(kept)[whole],
    )


def _headings(fields: Fields, lines: Lines, file: CustomsFile) -> tuple[np.ndarray, np.ndarray]:
    """Which lines of a block have the heading of the flow in its column, and which of these have
    those of all columns that are read."""
    again = fields.words["napr"].each(lambda text: is_heading(text, "napr"), bool)
    whole = again.copy()
    for row in np.flatnonzero(again):
        whole[row] = all(
            is_heading(lines.columns[name][int(row)].as_py().decode(file.encoding, "replace"), name)
            for name in READ
        )
    return again, whole


def _partners(words: Words, rules: Rules) -> list[str | None]:
    """The partner that each different text means; None for one that is not understood."""
    return [rules.alpha2.get(latin(text)) for text in words.texts]


def _table(fields: Fields, rows: np.ndarray, partners: list[str | None]) -> pa.Table:
    words, codes = fields.words["strana"], fields.codes
    of_row = pa.array(words.of_row[rows])
    names = pa.array([partner or UNKNOWN_PARTNER for partner in partners], pa.string())
    odd = [
        text if partner is None else None
        for text, partner in zip(words.texts, partners, strict=True)
    ]
    odd_code = np.full(len(fields.flow), -1, np.int32)
    odd_code[codes.odd_rows] = codes.odd.of_row
    places = odd_code[rows]
    columns = [
        fields.month[rows],
        fields.flow[rows],
        names.take(of_row),
        codes.filled[rows],
        codes.digits[rows],
        fields.numbers[MONEY].values[rows],
        fields.numbers["netto"].values[rows],
        fields.region[rows],
        np.ones(len(rows), np.int32),
        pa.array(codes.odd.texts, pa.string()).take(pa.array(places, mask=places < 0)),
        pa.array(odd, pa.string()).take(of_row),
    ]
    return pa.table(columns, schema=SCHEMA)


# --- faults -----------------------------------------------------------------------------------


def _other_headings(others: np.ndarray, lines: Lines) -> list[Fault]:
    """Headings among the rows that are not those of the file: what is below is another table."""
    rows = np.flatnonzero(others)[:SHOWN]
    return [(int(lines.numbers[row]), "", "", why("headings_again")) for row in rows]


def _faults_of_words(
    fields: Fields, counted: np.ndarray, lines: Lines, reader: FieldReader, today: date
) -> list[Fault]:
    wrong: dict[str, tuple[np.ndarray, Callable[[str], Sentence]]] = {
        "napr": (fields.flow, lambda text: why("flow")),
        "period": (fields.month, lambda text: wrong_period(text, today)),
        "region": (fields.region, lambda text: why("region")),
    }
    faults: list[Fault] = []
    for name, (meaning, reason) in wrong.items():
        words = fields.words[name]
        for row in np.flatnonzero((meaning == UNKNOWN) & counted)[:SHOWN]:
            raw = lines.columns[name][int(row)].as_py()
            mixed = name == "napr" and is_flow(raw)
            said = why("mixed_encodings") if mixed else reason(words.texts[words.of_row[row]])
            faults.append((int(lines.numbers[row]), name.upper(), reader.shown(raw), said))
    return faults


def _notes(fields: Fields, counted: np.ndarray, lines: Lines, reader: FieldReader) -> list[Fault]:
    """Lines in which a text stands alone, as people write them below a table; they are counted no
    more."""
    alone = counted & (fields.flow == UNKNOWN) & fields.numbers[MONEY].empty
    if alone.any():
        alone &= pa.compute.binary_length(lines.columns["tnved"]).to_numpy() == 0
        for name in FEW_VALUES[1:]:
            alone &= fields.words[name].each(lambda text: not text, bool)
        counted &= ~alone
    return [
        (int(lines.numbers[row]), "NAPR",
         reader.shown(lines.columns["napr"][int(row)].as_py()), why("note"))
        for row in np.flatnonzero(alone)[:SHOWN]
    ]  # fmt: skip


def _faults_of_numbers(
    fields: Fields, counted: np.ndarray, lines: Lines, reader: FieldReader
) -> list[Fault]:
    faults: list[Fault] = []
    for name, column in fields.numbers.items():
        no_number = (column.wrong | (column.empty & (name == MONEY))) & counted
        # What is too large or shortened is a fault of a sum as well: its money could not be told.
        for which, reason in (
            (no_number, None),
            (column.large, why("large", most=f"{LARGEST[name]:.0e}")),
            (column.shortened, why("rounded")),
        ):
            for row in np.flatnonzero(which)[:SHOWN]:
                text = reader.shown(lines.columns[name][int(row)].as_py())
                reason_of_row = reason or wrong_number(text)
                faults.append((int(lines.numbers[row]), name.upper(), text, reason_of_row))
    return faults


def _beyond_sums(fields: Fields, lines: Lines) -> list[Fault]:
    """A fault if the money of a block is more than whole numbers of 64 bits can add up."""
    cents = float(np.abs(fields.numbers[MONEY].values).sum(dtype=float))
    if cents <= MOST_CENTS:
        return []
    reason = why("inexact", most=f"{MOST_CENTS // 100:,}")
    return [(int(lines.numbers[0]), MONEY.upper(), f"{cents / 100:,.0f}", reason)]


def _rounded_codes(fields: Fields, counted: np.ndarray, lines: Lines) -> list[Fault]:
    odd = fields.codes.odd
    rounded = odd.by_text(has_exponent, bool)[odd.of_row] & counted[fields.codes.odd_rows]
    return [
        (int(lines.numbers[fields.codes.odd_rows[place]]), "TNVED", odd.texts[odd.of_row[place]],
         why("rounded"))
        for place in np.flatnonzero(rounded)[:SHOWN]
    ]  # fmt: skip


def _too_long(lines: Lines, longest: int) -> list[Fault]:
    faults: list[Fault] = []
    for name in READ:
        column = lines.columns[name]
        if pa.types.is_dictionary(column.type):
            length = pa.compute.binary_length(column.dictionary).to_numpy(zero_copy_only=False)
            lengths = length[column.indices.to_numpy()] if (length > longest).any() else length[:0]
        else:
            lengths = pa.compute.binary_length(column).to_numpy()
        rows = np.flatnonzero(lengths > longest)[:SHOWN]
        reason = why("long_field", most=longest)
        faults += [(int(lines.numbers[row]), name.upper(), "", reason) for row in rows]
    return faults
