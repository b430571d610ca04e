"""Numbers and codes of millions of rows at once, for what nearly all of them look like.

A value is read sixteen digits at a time as two machine words: plain digits, perhaps with one
point or comma and a minus. Whatever looks otherwise is left to `dashboard.imports.values`, value
by value; a test holds the two readings equal.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from dashboard.imports.lost_zeros import is_filled

WIDTH = 16
_HALF = WIDTH // 2
_ONES = 0xFFFFFFFFFFFFFFFF
_USED = np.array([_ONES ^ ((1 << 8 * (_HALF - k)) - 1) for k in range(_HALF + 1)], np.uint64)
"""By the number of digits in a word: the bytes that hold them (the last ones)."""
_ZEROS = np.array(
    [((1 << 8 * (_HALF - k)) - 1) & 0x3030303030303030 for k in range(_HALF + 1)], np.uint64
)
_TENS = 10 ** np.arange(19, dtype=np.int64)
_DECIMALS = ((0, 1, 2, 3), (0, 1, 2, 3, 4, 5, 6, 7, 8))
"""How many decimals are looked for: at first the usual ones, then of what was not understood."""
SAMPLE = 1000
"""Values that tell how most of a column look."""
POINT, COMMA, MINUS, ZERO, BLANK = b".,-0 "


def _word(value: int) -> np.uint64:
    return np.uint64(value)


class Texts:
    """The values of an Arrow column of bytes, laid out so that their last bytes can be taken."""

    def __init__(self, column: pa.Array) -> None:
        _, offsets, data = column.buffers()
        places = np.frombuffer(offsets, np.int32)[column.offset : column.offset + len(column) + 1]
        content = np.frombuffer(data, np.uint8) if data is not None else np.empty(0, np.uint8)
        self.bytes = np.full(len(content) + WIDTH, ZERO, np.uint8)
        self.bytes[WIDTH:] = content
        self.starts = places[:-1].astype(np.int64) + WIDTH
        self.ends = places[1:].astype(np.int64) + WIDTH
        self._trim()
        self.lengths = self.ends - self.starts

    def _trim(self) -> None:
        """Leave out the blanks around values, of which the fields of a DBF are full."""
        rows = np.flatnonzero(self.ends > self.starts)
        while len(rows := rows[self.bytes[self.ends[rows] - 1] == BLANK]):
            self.ends[rows] -= 1
            rows = rows[self.ends[rows] > self.starts[rows]]
        rows = np.flatnonzero(self.ends > self.starts)
        while len(rows := rows[self.bytes[self.starts[rows]] == BLANK]):
            self.starts[rows] += 1
            rows = rows[self.ends[rows] > self.starts[rows]]

    def digits(self, ends: np.ndarray, lengths: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The number that stands before each of ``ends``, and whether it is all digits."""
        if lengths.max(initial=0) <= _HALF:  # of most columns: half the work
            number, good = _digits_of(self._before(ends, _HALF)[:, 0], lengths)
            return number.astype(np.int64), good & (lengths >= 0)
        words = self._before(ends, WIDTH)
        low, fine = _digits_of(words[:, 1], lengths)
        high, good = _digits_of(words[:, 0], lengths - _HALF)
        good &= fine & (lengths >= 0) & (lengths <= WIDTH)
        return (high * _word(10**_HALF) + low).astype(np.int64), good

    def _before(self, ends: np.ndarray, width: int) -> np.ndarray:
        """The bytes before each of ``ends`` as machine words."""
        kind = np.dtype((np.void, width))
        windows = np.ndarray(len(self.bytes) - width + 1, kind, self.bytes, strides=(1,))
        found: np.ndarray = windows[ends - width].view(np.uint64).reshape(-1, width // _HALF)
        return found

    def has_signs(self) -> bool:
        """Whether any value has a point or a comma."""
        return bool((self.bytes == POINT).any() or (self.bytes == COMMA).any())


def _digits_of(words: np.ndarray, lengths: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The number in the last so many bytes of each word, and whether they are all digits."""
    used = np.clip(lengths, 0, _HALF)
    padded = (words & _USED[used]) | _ZEROS[used]
    return _number(padded), _are_digits(padded)


def _are_digits(words: np.ndarray) -> np.ndarray:
    upper = _word(0xF0F0F0F0F0F0F0F0)
    with np.errstate(over="ignore"):
        carried = ((words + _word(0x0606060606060606)) & upper) >> _word(4)
    found: np.ndarray = ((words & upper) | carried) == _word(0x3333333333333333)
    return found


def _number(words: np.ndarray) -> np.ndarray:
    """Eight digits to a number: pairs, then fours, then all."""
    with np.errstate(over="ignore"):
        pairs = (words & _word(0x0F0F0F0F0F0F0F0F)) * _word(2561) >> _word(8)
        fours = (pairs & _word(0x00FF00FF00FF00FF)) * _word(6553601) >> _word(16)
        found: np.ndarray = (fours & _word(0x0000FFFF0000FFFF)) * _word(42949672960001) >> _word(32)
    return found


@dataclass(slots=True)
class Numbers:
    """A column of numbers, ``value`` in whole units of the scale.

    ``sign`` is the byte between the digits, 0 for none; ``places`` the digits behind it; ``asks``
    whether it may as well group them; ``known`` whether the value was understood; ``cut`` whether
    it has parts of a unit, to which it was rounded.
    """

    value: np.ndarray
    known: np.ndarray
    sign: np.ndarray
    places: np.ndarray
    asks: np.ndarray
    cut: np.ndarray


def read_numbers(texts: Texts, scale: int) -> Numbers:
    """Read what is plain of a column; see `dashboard.imports.values.number_of` for the rest."""
    every = np.arange(len(texts.ends))
    found = _read(texts, every, scale, _DECIMALS[0], signed=False)
    left = np.flatnonzero(~found.known & (texts.lengths > 0))
    if len(left):
        more = _read(texts, left, scale, _DECIMALS[1], signed=True)
        for name in ("value", "known", "sign", "places", "asks", "cut"):
            getattr(found, name)[left] = getattr(more, name)
    return found


def _read(
    texts: Texts, rows: np.ndarray, scale: int, decimals: tuple[int, ...], *, signed: bool
) -> Numbers:
    ends, starts = texts.ends[rows], texts.starts[rows]
    minus = np.zeros(len(rows), bool)
    if signed:
        minus = texts.bytes[np.minimum(starts, len(texts.bytes) - 1)] == MINUS
        starts = starts + minus
    lengths = ends - starts
    places = np.full(len(rows), -1, np.int64)
    sign = np.zeros(len(rows), np.uint8)
    for place in _likely_first(decimals, texts, ends):
        byte = texts.bytes[ends - 1 - place]
        hit = ((byte == POINT) | (byte == COMMA)) & (lengths > place) & (places < 0)
        places[hit], sign[hit] = place, byte[hit]
        if hit.all():
            break
    has = places >= 0
    whole_length = np.where(has, lengths - places - 1, lengths)
    places[~has] = 0
    whole, good = texts.digits(ends - np.where(has, places + 1, 0), whole_length)
    rest, fine = texts.digits(ends, places)
    up = scale - places
    cut = rest % _TENS[np.maximum(-up, 0)] != 0
    # Halves away from zero, as everywhere; there are at most eight decimals to a value.
    rest = np.where(
        up >= 0,
        rest * _TENS[np.maximum(up, 0)],
        (rest + 5 * _TENS[np.maximum(-up - 1, 0)]) // _TENS[np.maximum(-up, 0)],
    )
    small = whole_length <= WIDTH - scale
    value = np.where(small, whole, 0) * _TENS[scale] + rest
    first = texts.bytes[np.minimum(starts, len(texts.bytes) - 1)]
    asks = has & (places == 3) & (whole_length <= 3) & (first != ZERO)
    return Numbers(
        value=np.where(minus, -value, value),
        known=good & fine & (whole_length >= 1) & small,
        sign=sign,
        places=places,
        asks=asks,
        cut=cut,
    )


def _likely_first(decimals: tuple[int, ...], texts: Texts, ends: np.ndarray) -> list[int]:
    """How many decimals are looked for, the usual number first: a value with a second sign is not
    understood in any order."""
    if not texts.has_signs():
        return []
    few = ends[:SAMPLE]
    bytes_at = {place: texts.bytes[few - 1 - place] for place in decimals}
    often = {
        place: int(np.count_nonzero((byte == POINT) | (byte == COMMA)))
        for place, byte in bytes_at.items()
    }
    return sorted(decimals, key=lambda place: -often[place])


def read_codes(texts: Texts) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Codes filled up to ten digits, how many digits came, and which are nothing but digits."""
    digits = np.clip(texts.lengths, 0, 10)
    number, good = texts.digits(texts.ends, texts.lengths)
    known = good & (texts.lengths >= 1) & (texts.lengths <= 10)
    known &= is_filled(number, digits)
    filled = number * _TENS[10 - digits - digits % 2]
    return np.where(known, filled, 0), digits.astype(np.int8), known
