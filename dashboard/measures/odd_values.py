"""Values of rows of customs data that are odd in themselves: jumps, repeats and round numbers.

A row is the trade of a month, flow, partner and code, in US dollars and kilograms; a series is the
rows of one flow, code and partner in the order of time. All that is looked at has a value and a
mass. Each rule would rather miss an error than call what is honest odd: trade comes in ships.
"""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

NEAR = 3
"""Rows of the series before and after that a jump is held against."""
FEWEST_OF_SERIES = 24
"""Rows of a series in which a jump is told from trade that comes and goes: two years of months."""
FAR = math.log(20)
"""A jump is twenty times the usual, or a twentieth of it: more than growth and seasons make."""
FEWEST_USD = 100_000
SPREADS = 8.6
"""Mean distances from the usual: for chance that is normal, seven standard deviations. Where chance
has longer tails more is called odd: of steady trade whose logarithm is Student's t of five degrees
one row of ten thousand."""
MONTHS = 12
REPEATS, REPEATED_USD = 3, 10_000
ROUND_USD, ROUND_TO = 1_000_000, 100_000
ROUNDED_TO, AS_A_RULE = 1_000, 0.01


def jumps(usd: np.ndarray, month: np.ndarray, series: np.ndarray, code: np.ndarray) -> np.ndarray:
    """How many times the usual the value of each row is where it jumps; missing where it does not.

    The usual is ū₋, the median of the three rows before in the series, and ū₊, that of the three
    after: of the two the one nearer to the value v. With d = ln v − (ln ū₋ + ln ū₊) / 2, v jumps if

        v > 20 · ū₋ and v > 20 · ū₊, or less than a twentieth of both;
        |d| > `SPREADS` · the mean of |d| over the rows of its code that are not so far off;

    it is of `FEWEST_USD` US dollars or more, of a series of `FEWEST_OF_SERIES` rows or more, and in
    no other year about as far off in that month or the one beside it: harvests and the last ships
    before the ice do so every year. A level that changes and stays is no jump: it is near to one
    side. What jumps does not widen the spread that it is held against.

    ``usd`` above zero; ``month`` counted through the years; ``series`` and ``code`` are numbers
    from zero, a series has one code; rows series by series in the order of time.
    """
    times = np.full(len(usd), np.nan)
    if len(usd) <= 2 * NEAR:
        return times
    log = np.log(usd)
    middle, value = _middle(log[:-2], log[1:-1], log[2:]), log[NEAR:-NEAR]
    before, after = middle[: -NEAR - 1], middle[NEAR + 1 :]
    least, most = np.minimum(before, after), np.maximum(before, after)
    beyond = (value > most + FAR) | (value < least - FAR)
    # All that is between is of the same series if the ends are.
    among = series[: -2 * NEAR] == series[2 * NEAR :]
    at = np.flatnonzero(beyond & among & (usd[NEAR:-NEAR] >= FEWEST_USD))
    at = at[np.bincount(series)[series[at + NEAR]] >= FEWEST_OF_SERIES]
    if not len(at):
        return times
    distance, of_code = np.abs(value - (before + after) / 2), code[NEAR:-NEAR]
    usual = among & ~beyond
    sums = np.bincount(of_code, np.where(usual, distance, 0))
    mean = sums / np.maximum(np.bincount(of_code, usual), 1)
    at = at[distance[at] > SPREADS * mean[of_code[at]]]
    at = at[~_every_year(at + NEAR, log, month, series)]
    nearer = np.where(value[at] > most[at], most[at], least[at])
    times[at + NEAR] = np.exp(value[at] - nearer)
    return times


def _middle(one: np.ndarray, two: np.ndarray, three: np.ndarray) -> np.ndarray:
    """The median of three numbers."""
    low, high = np.minimum(one, two), np.maximum(one, two)
    return np.asarray(np.maximum(low, np.minimum(high, three)))


def _every_year(
    places: np.ndarray, log: np.ndarray, month: np.ndarray, series: np.ndarray
) -> np.ndarray:
    """Whether some other year has such a value in the same month of the series, or in one beside
    it: nearer to it than half the way to the usual."""
    month = month - month.min()
    years = int(month.max()) // MONTHS + 1
    # Wide enough that no month of one series is taken for one of another.
    place_of = series.astype(np.int64) * (3 * MONTHS * (years + 1)) + month
    alike = np.zeros(len(places), bool)
    for year in (*range(-years, 0), *range(1, years + 1)):
        for beside in (-1, 0, 1):
            wanted = place_of[places] + MONTHS * year + beside
            at = np.minimum(np.searchsorted(place_of, wanted), len(place_of) - 1)
            near = np.abs(log[at] - log[places]) < FAR / 2
            alike |= (place_of[at] == wanted) & near
    return alike


def repeats(usd: np.ndarray, kg: np.ndarray, series: np.ndarray) -> np.ndarray:
    """Which rows have a value, to the cent, and a mass, to the gram, that three or more months of
    their series have, of `REPEATED_USD` US dollars or more: most likely copied from month to month.

    Two weighed and priced consignments are hardly ever equal to the cent: of values of five digits
    and two decimals one pair of a million is. ``series``: a number from zero for each row.
    """
    found = np.zeros(len(usd), bool)
    large = np.flatnonzero(usd >= REPEATED_USD)
    cents, grams = _parts(usd[large], 100), _parts(kg[large], 1000)
    # Numbers that equal rows share and others hardly ever: to sort those is quick.
    mixed = series[large].astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    mixed ^= cents.view(np.uint64) * np.uint64(0xC2B2AE3D27D4EB4F)
    mixed ^= grams.view(np.uint64) * np.uint64(0x165667B19E3779F9)
    ordered = np.sort(mixed)
    often = np.unique(ordered[REPEATS - 1 :][ordered[REPEATS - 1 :] == ordered[: 1 - REPEATS]])
    if not len(often):
        return found
    at = np.flatnonzero(np.isin(mixed, often))
    rows = pd.DataFrame({"series": series[large[at]], "cents": cents[at], "grams": grams[at]})
    count = rows.groupby([*rows.columns])["series"].transform("size").to_numpy()
    found[large[at[count >= REPEATS]]] = True
    return found


def round_numbers(usd: np.ndarray) -> np.ndarray:
    """Which values of `ROUND_USD` US dollars or more are multiples of `ROUND_TO` to the cent: an
    estimate, or a plan, in the place of what was declared. Of a million values with cents less than
    one is so by chance."""
    found = usd >= ROUND_USD
    found[found] = _parts(usd[found], 100) % (100 * ROUND_TO) == 0
    return np.asarray(found, bool)


def rounded_as_a_rule(usd: np.ndarray, chapter: np.ndarray) -> np.ndarray:
    """For each row whether one of a hundred values of its chapter and flow, or more, is a multiple
    of `ROUNDED_TO` US dollars: where they were rounded, equal and round ones say nothing.

    ``chapter``: a number from zero for each row, of its chapter and flow. An import looks at all
    chapters and a page at some, each whole: what is counted within one is the same for both.
    """
    rounded = _parts(usd, 100) % (100 * ROUNDED_TO) == 0
    count = np.bincount(chapter)
    often = np.bincount(chapter, rounded) >= AS_A_RULE * count
    return np.asarray(often[chapter], bool)


def _parts(amounts: np.ndarray, of_one: int) -> np.ndarray:
    """Whole cents or grams; what is beyond all trade as the largest number."""
    most = float(2**62)
    return np.asarray(np.minimum(np.rint(amounts * of_one), most), np.int64)
