"""The tally of a block: where its rows and its money went."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute

from dashboard.flows import FLOWS
from dashboard.imports.fields import Fields
from dashboard.imports.numbers import MONEY
from dashboard.imports.tally import FEW, Absurd, Amounts, First, Stated, Tally, places_of
from dashboard.imports.values import NO_CODE, TOTALS, UNKNOWN, folded, is_total
from dashboard.loaders.special_codes import UNKNOWN_PARTNER

ABSURD_CENTS = 5_000_000_000_00
LAST_CHAPTER = 97
RESERVED = (77,)
"""Chapters that the Harmonized System keeps free: no goods have a code of them."""
TEN_DIGITS_TO_TWO = 10**8
CLOSED = re.compile(r"\d*(X+|S+|Х+)")
"""Codes that the customs service does not disclose: in Latin or Russian letters."""
EVERY = frozenset(map(folded, (*TOTALS, "ОБЩИЙ ИТОГ", "GRAND TOTAL")))
"""Words for the sum of all. What says more (``ИТОГО ПО СНГ``) may be the sum of some."""
_HALF = 2**26


def tally_of(
    fields: Fields,
    kept: np.ndarray,
    counted: np.ndarray,
    partners: Sequence[str | None],
    place_of: Callable[[str, int], First],
) -> Tally:
    """Count the rows of a block. ``partners``: what each different text means; ``place_of`` a
    column and row: where that stands in the file."""
    cents = fields.numbers[MONEY].values
    tally = Tally()
    for fate, rows in (
        ("kept", kept),
        ("other_regions", counted & ~kept),
        ("sums", fields.sums & ~fields.empty),
        ("empty", fields.empty),
    ):
        if count := int(np.count_nonzero(rows)):
            tally.read.count(fate, count, int(cents[rows].sum()))
    _regions(fields, counted, cents, tally)
    tally.places = _places(fields, counted)
    chapter = _chapters(fields)
    words = fields.words["strana"]
    tally.partners_there = {words.texts[place] for place in _some(words.of_row[counted])}
    tally.chapters_there = set(_some(chapter[counted]))
    _sums(fields, cents, tally)
    _of_kept(fields, np.flatnonzero(kept), cents, chapter, partners, tally)
    _places_of_stray(fields, kept, place_of, tally)
    if tally.odd_partners.rows or tally.odd_codes.rows or tally.strange_codes.rows:
        _places_of_odd(fields, kept, chapter, partners, place_of, tally)
    return tally


def _places_of_stray(
    fields: Fields, kept: np.ndarray, place_of: Callable[[str, int], First], tally: Tally
) -> None:
    """Where each month's flow that has a few of the kept rows first stands among them."""
    rows = np.flatnonzero(kept & (fields.month != UNKNOWN) & (fields.flow != UNKNOWN))
    keys = fields.month[rows].astype(np.int64) * len(FLOWS) + fields.flow[rows]
    counts = np.bincount(keys)
    tally.stand({
        ("PERIOD", str(key)): place_of("period", int(rows[np.argmax(keys == key)]))
        for key in np.flatnonzero((counts > 0) & (counts <= FEW)).tolist()
    })  # fmt: skip


def _places_of_odd(
    fields: Fields,
    kept: np.ndarray,
    chapters: np.ndarray,
    partners: Sequence[str | None],
    place_of: Callable[[str, int], First],
    tally: Tally,
) -> None:
    """Where each text that is not understood first stands among the rows that are kept."""
    words, codes = fields.words["strana"], fields.codes
    is_unknown = np.array([one is None for one in partners], bool)
    unknown = np.flatnonzero(kept & is_unknown[words.of_row])
    odd = np.flatnonzero(kept[codes.odd_rows])
    is_strange = kept & (chapters == 0)
    is_strange[codes.odd_rows] = False
    strange = np.flatnonzero(is_strange)
    for column, rows, texts in (
        ("STRANA", unknown, [words.texts[one] for one in words.of_row[unknown]]),
        ("TNVED", strange, [f"{code:010d}" for code in codes.filled[strange]]),
        ("TNVED", codes.odd_rows[odd], [codes.odd.texts[one] for one in codes.odd.of_row[odd]]),
    ):
        # The first of each comes last.
        found = dict(zip(reversed(texts), rows[::-1].tolist(), strict=True))
        tally.stand({
            (column, text): place_of(column.lower(), row)
            for text, row in found.items()
            if tally.tells_apart(column, text)
        })  # fmt: skip


def _places(fields: Fields, counted: np.ndarray) -> set[int]:
    """Which regions have rows of which flows and months; what is not understood has no place."""
    parts = (fields.month, fields.flow, fields.region)
    known = np.logical_and.reduce([counted, *(part != UNKNOWN for part in parts)])
    month, flow, region = (part[known].astype(np.int64) for part in parts)
    return set(pa.compute.unique(pa.array(places_of(month, flow, region))).to_pylist())


def _chapters(fields: Fields) -> np.ndarray:
    """The chapter of every row; 0 where its code has none."""
    chapter = fields.codes.filled // TEN_DIGITS_TO_TWO
    found: np.ndarray = np.where((chapter >= 1) & (chapter <= LAST_CHAPTER), chapter, 0)
    return found


def _all(keys: np.ndarray) -> list[int]:
    """The keys that there are."""
    found: list[int] = np.flatnonzero(np.bincount(keys)).tolist()
    return found


def _some(keys: np.ndarray) -> list[int]:
    """The first keys that there are, more than are ``FEW``."""
    return _all(keys)[: FEW + 1]


def exact_sums(keys: np.ndarray, cents: np.ndarray, count: int) -> np.ndarray:
    """Sums by key 0 … count - 1, as whole numbers: floats of both halves are exact."""
    high, low = cents // _HALF, cents % _HALF
    parts = (np.bincount(keys, part, count).astype(np.int64) for part in (high, low))
    found: np.ndarray = next(parts) * _HALF + next(parts)
    return found


def _by(keys: np.ndarray, cents: np.ndarray, names: Sequence[object], amounts: Amounts) -> None:
    """Add rows and cents by key, under the name of each."""
    rows = np.bincount(keys, minlength=len(names))
    sums = exact_sums(keys, cents, len(names))
    for place in np.flatnonzero(rows):
        amounts.count(names[int(place)], int(rows[place]), int(sums[place]))


def _regions(fields: Fields, counted: np.ndarray, cents: np.ndarray, tally: Tally) -> None:
    codes, place = np.unique(fields.region[counted], return_inverse=True)
    _by(place, cents[counted], [int(code) for code in codes], tally.regions)
    of_row = fields.words["region"].of_row
    _by(of_row[counted], cents[counted], fields.named_regions, tally.named_regions)


def _sums(fields: Fields, cents: np.ndarray, tally: Tally) -> None:
    """Rows that add up others, by the word that says so."""
    tally.sums_of = {*map(int, np.unique(fields.region[fields.sums]))}
    rows = np.flatnonzero(fields.sums)[:1000]
    tally.stated = set(_stated(fields, rows.tolist(), cents))
    for row in rows:
        cells = [(name, of, of.of_row[row]) for name, of in fields.words.items()]
        odd = np.flatnonzero(fields.codes.odd_rows == row)
        cells += [("tnved", fields.codes.odd, fields.codes.odd.of_row[place]) for place in odd]
        said = ((name, of.written[at]) for name, of, at in cells if is_total(of.texts[at]))
        region = fields.words["region"]
        column, word = next(said, ("region", region.written[region.of_row[row]]))
        tally.sums_by.count((column.upper(), word), 1, int(cents[row]))


def _stated(fields: Fields, rows: Iterable[int], cents: np.ndarray) -> Iterator[Stated]:
    """The sums that rows of totals state of all partners and goods."""
    odd = dict(zip(fields.codes.odd_rows.tolist(), fields.codes.odd.of_row.tolist(), strict=True))
    for row in rows:
        text = {name: words.texts[words.of_row[row]] for name, words in fields.words.items()}
        code = fields.codes.odd.texts[odd[row]] if row in odd else str(fields.codes.filled[row])
        if not (_is_all(text["strana"]) and _is_all(code)):
            continue
        month, flow = int(fields.month[row]), int(fields.flow[row])
        region = max(int(fields.region[row]), 0)
        unread = [name for name, found in (("napr", flow), ("period", month)) if found == UNKNOWN]
        if (not unread or len(unread) == 2) and all(_is_all(text[one]) for one in unread):
            yield month, flow, region, int(cents[row])


def _is_all(text: str) -> bool:
    return text in NO_CODE or folded(text).rstrip(" :.,") in EVERY


def _of_kept(
    fields: Fields,
    rows: np.ndarray,
    cents: np.ndarray,
    chapters: np.ndarray,
    partners: Sequence[str | None],
    tally: Tally,
) -> None:
    money, words, codes = cents[rows], fields.words["strana"], fields.codes
    tally.size = int(np.abs(money).sum())
    partner = words.of_row[rows]
    _by(partner, money, [one or UNKNOWN_PARTNER for one in partners], tally.partners)
    known = np.array([one is not None for one in partners], bool)[partner]
    _by(partner[~known], money[~known], words.texts, tally.odd_partners)
    not_stated = np.array([one == UNKNOWN_PARTNER for one in partners], bool)[partner]
    tally.not_stated.count("rows", int(not_stated.sum()), int(money[not_stated].sum()))
    chapter = chapters[rows]
    _by(chapter, money, range(LAST_CHAPTER + 1), tally.chapters)
    for flow in range(len(FLOWS)):
        of_flow = fields.flow[rows] == flow
        those = {partners[place] or UNKNOWN_PARTNER for place in _all(partner[of_flow])}
        tally.partners_of |= {(flow, one) for one in those}
        tally.chapters_of |= {(flow, one) for one in _all(chapter[of_flow])}
    is_odd = np.zeros(len(fields.flow), bool)
    is_odd[codes.odd_rows] = True
    kept = np.zeros(len(fields.flow), bool)
    kept[rows] = True
    odd = kept[codes.odd_rows]
    _by(codes.odd.of_row[odd], cents[codes.odd_rows[odd]], codes.odd.texts, tally.odd_codes)
    strange = rows[(chapter == 0) & ~is_odd[rows]]
    filled, place = np.unique(codes.filled[strange], return_inverse=True)
    _by(place, cents[strange], [f"{code:010d}" for code in filled], tally.strange_codes)
    plain = codes.digits[rows][~is_odd[rows]]
    tally.lengths = {int(length + length % 2) for length in np.unique(plain)}
    tally.mended = int(np.count_nonzero(plain % 2))
    tally.weightless = int(np.count_nonzero(fields.numbers["netto"].empty[rows]))
    tally.rounded = int(np.count_nonzero(fields.numbers["stoim"].cut[rows]))
    grams = fields.numbers["netto"].values[rows]
    negative = (money < 0) | (grams < 0)
    tally.negative.count("rows", int(negative.sum()), int(money[negative].sum()))
    for row in rows[np.abs(money) > ABSURD_CENTS][:1000]:
        tally.absurd.append(
            Absurd(
                int(fields.month[row]),
                int(fields.flow[row]),
                partners[words.of_row[row]] or UNKNOWN_PARTNER,
                int(codes.filled[row]),
                int(cents[row]),
            )
        )
