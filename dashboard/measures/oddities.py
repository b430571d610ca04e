"""Oddities: rows of customs data whose unit value is out of range, whose value is below zero, or
whose value jumps, repeats or is round (`dashboard.measures.odd_values`); one reason for each row,
the first of these.

A row is the trade of a month, flow, partner and code; its unit value u is US dollars per kilogram.
Each is compared with its usual one, r = u / ū: ū is the median of up to three rows before and
three after it in the series of its code and partner, so that prices may rise and fall; where the
series is shorter than `FEWEST_NEAR` other rows, the median of its code and flow. As of Hidiroglou
and Berthelot (1986, "Statistical editing and forecasting of periodic business surveys") the ratios
of a code are made symmetric and held against bounds from their quartiles,

    e = ln r,    e outside of  median ± `SPREADS` · half the distance of the quartiles

with the logarithm for their own symmetric form, so that ten times too much and a tenth are equally
far, and with none of their weight for size: a wrong row of a small code spoils its average as
well. Nothing nearer than `LEAST_TIMES` times the usual is called odd. Chance that is normal is
beyond 7.4 such distances, 5 standard deviations, less than once in a million rows.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
import pandas as pd

from dashboard.loaders.ordering import order_by
from dashboard.measures.cells import numbered, quantiles_by
from dashboard.measures.odd_values import jumps, repeats, round_numbers, rounded_as_a_rule
from dashboard.values import UNDISCLOSED

NEAR = 3
"""Rows of the series before and after that are compared with."""
FEWEST_NEAR = 3
PLACES = 13
"""Months of a year, and the year as a whole."""
FEWEST_OF_CODE = 6
"""Rows of a code and flow: of fewer neither a usual unit value nor a spread is known."""
SPREADS = 7.4
SPREADS_OF_TEN = 6.8
"""For what is ten times the usual to within a factor of two, or another power of ten: likelier an
error of units than chance, and chance that far is rarer still."""
SPREADS_OF_CODE = 8.5
"""For rows beside their code alone: what is of several partners is less like chance."""
TEN, MOST_POWER = math.log(10), 3
BORROWED = 20
"""Rows with the spread of most codes of its chapter that are added to those of each code."""
LEAST_TIMES = 4.0
NEGATIVE, HIGH, LOW = "negative_value", "unit_value_high", "unit_value_low"
"""Reasons; ``unit_value_times_10`` and so on, to a thousand and a thousandth, where it is a power
of ten to within a factor of two: most likely a wrong unit."""
JUMP, REPEATED, ROUND = "jump", "repeated", "round"
SERIES = ["flow", "code", "partner"]
CODE = ["flow", "code"]
CHAPTER = 2
"""Digits of a code that are its chapter."""
COLUMNS = ["year", "month", "flow", "partner", "code", "value_usd", "net_mass_kg", "usd_per_kg",
           "reason", "usual_usd_per_kg", "times"]  # fmt: skip


def oddities(rows: pd.DataFrame) -> pd.DataFrame:
    """The odd ones of all rows of some codes, in the order of time.

    ``rows``: ``year, month, flow, partner, code, usd, net_mass_kg``; month 0 is a year as a whole.
    Answer: ``year, month, flow, partner, code, value_usd, net_mass_kg, usd_per_kg, reason,
    usual_usd_per_kg, times``: how many times the usual the unit value is, or the value that jumps;
    the last two are missing where nothing usual is the reason.
    """
    negative = _below_zero(rows)
    priced = _priced(rows)
    if not len(priced.log):
        return negative.reset_index(drop=True)
    # What is odd at first sight is no measure of the others, nor of itself: some of it is odd
    # only beside a row that is.
    _, of_code = _spread(priced.log, priced)
    first = _is_odd(priced, _usual(priced, np.zeros(len(priced.log), bool)), of_code)
    usual = _usual(priced, first)
    wrong = _is_odd(priced, usual, of_code)
    found = [negative, _said(rows, priced, usual, wrong), _of_values(rows, priced, ~wrong)]
    every = pd.concat([one for one in found if len(one)] or found[1:2])
    return every.sort_values(["year", "month", *SERIES], kind="stable", ignore_index=True)[COLUMNS]


class _Priced(NamedTuple):
    """The rows that have a unit value, series by series in the order of time: their places, the
    logarithm of it, their months counted through the years (a year as a whole is one more), and
    the numbers of series, of code, and of the chapter and flow of each
    code."""

    row: np.ndarray
    log: np.ndarray
    month: np.ndarray
    series: np.ndarray
    code: np.ndarray
    chapter: np.ndarray


class _Usual(NamedTuple):
    """The logarithm of the usual unit value of each row, missing where too little is known of its
    code, and whether it is that of its series."""

    log: np.ndarray
    near: np.ndarray


def _below_zero(rows: pd.DataFrame) -> pd.DataFrame:
    odd = rows[rows["usd"].lt(0) | rows["net_mass_kg"].lt(0)]
    return _texts(odd).assign(reason=NEGATIVE).reindex(columns=COLUMNS)


def _texts(rows: pd.DataFrame) -> pd.DataFrame:
    named = rows.assign(**{name: rows[name].astype(object) for name in SERIES})
    return named.rename(columns={"usd": "value_usd"})


def _priced(rows: pd.DataFrame) -> _Priced:
    usd, kg = (rows[name].to_numpy(float) for name in ("usd", "net_mass_kg"))
    known = (usd > 0) & (kg > 0) & rows["code"].ne(UNDISCLOSED).to_numpy()
    place = np.flatnonzero(known)
    code, of_flow = np.zeros(len(place), np.int64), np.zeros(len(place), np.int64)
    for name in CODE:
        (numbers,), every = numbered([rows[name]])
        code = code * len(every) + numbers[place]
        of_flow = numbers[place] if name == "flow" else of_flow
    chapters = np.unique([text[:CHAPTER] for text in every.tolist()], return_inverse=True)[1]
    of_chapter = of_flow * len(every) + chapters[numbers[place]]
    (partner,), every = numbered([rows["partner"]])
    series = code * len(every) + partner[place]
    month = rows["year"].to_numpy(np.int64) * PLACES + rows["month"].to_numpy(np.int64)
    order = order_by(series, month[place])
    place, series, code = place[order], series[order], code[order]
    starts = np.diff(code, prepend=-1) != 0
    return _Priced(
        row=place,
        log=np.log(usd[place] / kg[place]),
        month=month[place],
        series=np.cumsum(np.diff(series, prepend=-1) != 0) - 1,
        code=np.cumsum(starts) - 1,
        chapter=of_chapter[order][starts],
    )


def _usual(rows: _Priced, left_out: np.ndarray) -> _Usual:
    """From rows that are not left out."""
    kept = ~left_out
    count = np.cumsum(kept)
    size = np.bincount(rows.series, kept).astype(int)
    start = (np.cumsum(size) - size)[rows.series]
    # Rows that are left out take the place that they would have between those that are kept.
    position, size = count - start, size[rows.series]
    values = rows.log[kept]
    steps = np.array([step for step in range(-NEAR, NEAR + 1) if step])
    # The position of a row that is kept counts itself: the row before it is one further back.
    itself = kept.astype(int)[:, None]
    wanted = position[:, None] - 1 + np.where(steps < 0, steps + 1 - itself, steps)
    there = (wanted >= 0) & (wanted < size[:, None])
    near = np.where(there, values[np.clip(start[:, None] + wanted, 0, len(values) - 1)], np.nan)
    found, number = _medians(near)
    masked = np.where(kept, rows.log, np.nan)
    enough, (median,) = quantiles_by(rows.code, masked, len(rows.chapter), (0.5,))
    usual = np.where(number >= FEWEST_NEAR, found, median[rows.code])
    known = enough[rows.code] >= FEWEST_OF_CODE
    return _Usual(np.where(known, usual, np.nan), number >= FEWEST_NEAR)


def _medians(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The median of each row of a table without its missing values, and how many there are."""
    ordered = np.sort(values, axis=1)
    count = np.isfinite(ordered).sum(axis=1)
    places = np.column_stack([np.maximum(count - 1, 0) // 2, count // 2])
    middle = np.take_along_axis(ordered, np.minimum(places, values.shape[1] - 1), axis=1)
    return middle.mean(axis=1), count


def _is_odd(rows: _Priced, usual: _Usual, of_code: np.ndarray) -> np.ndarray:
    """Which rows are outside of the bounds of their code: those with a series of bounds from
    all that have one, the others of bounds from all rows of the code beside each other, whose
    spread is ``of_code``."""
    e = rows.log - usual.log
    middle, of_series = _spread(np.where(usual.near, e, np.nan), rows)
    spread = np.where(usual.near, of_series, of_code)
    # Beside its code a row is compared with the median anyway.
    median = np.where(usual.near, middle, 0)
    spreads = np.where(_powers(e) == 0, SPREADS, SPREADS_OF_TEN)
    spreads = np.where(usual.near, spreads, SPREADS_OF_CODE)
    odd = (np.abs(e - median) > spreads * spread) & (np.abs(e) > math.log(LEAST_TIMES))
    return np.asarray(odd, bool)


def _spread(values: np.ndarray, rows: _Priced) -> tuple[np.ndarray, np.ndarray]:
    """For each row the median of the values of its code, and half the distance of their quartiles,
    with some rows of that of most codes of its chapter and flow: a few say little of how far the
    others may be.

    An import looks at all chapters and a page at some, each whole: what is borrowed within one is
    the same for both."""
    size, (low, median, high) = quantiles_by(
        rows.code, values, len(rows.chapter), (0.25, 0.5, 0.75)
    )
    half = (high - low) / 2
    _, (most,) = quantiles_by(rows.chapter, half, int(rows.chapter.max()) + 1, (0.5,))
    squares = size * np.nan_to_num(half) ** 2 + BORROWED * most[rows.chapter] ** 2
    spread = np.sqrt(squares / (size + BORROWED))
    return median[rows.code], spread[rows.code]


def _powers(e: np.ndarray) -> np.ndarray:
    """The power of ten that each ratio is to within a factor of two; 0 where it is none."""
    power = np.clip(np.round(np.nan_to_num(e) / TEN), -MOST_POWER, MOST_POWER)
    return np.where(np.abs(np.nan_to_num(e) - power * TEN) < math.log(2), power, 0).astype(int)


def _said(rows: pd.DataFrame, priced: _Priced, usual: _Usual, odd: np.ndarray) -> pd.DataFrame:
    """The odd ones, each with its reason."""
    e = (priced.log - usual.log)[odd]
    reasons = [
        f"unit_value_times_{10.0**power:g}" if power else HIGH if away else LOW
        for power, away in zip(_powers(e).tolist(), (e > 0).tolist(), strict=True)
    ]
    found = _texts(rows.iloc[priced.row[odd]])
    price, of_usual = found["value_usd"] / found["net_mass_kg"], np.exp(usual.log[odd])
    return found.assign(
        usd_per_kg=price, usual_usd_per_kg=of_usual, times=np.exp(e), reason=reasons
    )


def _of_values(rows: pd.DataFrame, priced: _Priced, left: np.ndarray) -> pd.DataFrame:
    """Those that are odd in their value, of those ``left``, each with its reason."""
    usd, kg = (rows[name].to_numpy(float)[priced.row] for name in ("usd", "net_mass_kg"))
    times, same = np.full(len(usd), np.nan), np.zeros(len(usd), bool)
    # A year as a whole is no month beside the others.
    at = np.flatnonzero(priced.month % PLACES)
    of, series = priced.month[at], priced.series[at]
    times[at] = jumps(usd[at], of - of // PLACES, series, priced.code[at])
    same[at] = repeats(usd[at], kg[at], series)
    whole = round_numbers(usd)
    if (same | whole).any():
        exact = ~rounded_as_a_rule(usd, priced.chapter[priced.code])
        same, whole = same & exact, whole & exact
    odd = np.flatnonzero(left & (np.isfinite(times) | same | whole))
    reasons = np.select([np.isfinite(times[odd]), same[odd]], [JUMP, REPEATED], ROUND)
    found = _texts(rows.iloc[priced.row[odd]]).assign(
        usd_per_kg=usd[odd] / kg[odd], reason=reasons.astype(object), times=times[odd]
    )
    return found.reindex(columns=COLUMNS)
