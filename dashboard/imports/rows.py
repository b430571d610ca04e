"""A block of a file → the rows of a release, the faults, and the tally of all others.

A kept row has ``month`` (year · 13 + month, month 0 for a whole year), ``flow`` (0 export,
1 import), ``partner`` (alpha-3), ``code`` (filled up to ten digits), ``digits`` (as they came: odd
where a zero was lost), ``cents``, ``grams``, ``region`` (OKATO), ``entries`` (rows of the file:
1), and ``odd_code`` and ``odd_partner`` as they came where they were not understood.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from dashboard.imports.blocks import Block
from dashboard.imports.fields import FieldReader, Fields, Rules, Words
from dashboard.imports.fingerprints import KINDS, Prints, fingerprints
from dashboard.imports.formats import CustomsFile
from dashboard.imports.headings import is_heading
from dashboard.imports.numbers import MONEY, Evidence
from dashboard.imports.reading import READ, Fault, Lines, lines_of
from dashboard.imports.row_faults import Rows, faults_of
from dashboard.imports.tally import Tally
from dashboard.imports.tallying import tally_of
from dashboard.imports.values import latin
from dashboard.loaders.special_codes import UNKNOWN_PARTNER

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
    shown = Rows(fields, lines, reader, file.columns)
    found = faults_of(shown, counted, again & ~whole, rules)
    wanted = np.isin(fields.region, rules.regions) if rules.regions else counted
    kept = counted & wanted
    partners = _partners(fields.words["strana"], rules)
    tally = tally_of(fields, kept, counted, partners, shown.place)
    tally.blank, tally.deleted, tally.hidden = lines.blank, block.deleted, block.hidden
    rows = np.flatnonzero(kept)
    return Part(
        rows=_table(fields, rows, partners),
        prints=fingerprints(fields, rows, partners),
        tally=tally,
        evidence={name: column.evidence for name, column in fields.numbers.items()},
        faults=[*lines.faults, *found],
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
