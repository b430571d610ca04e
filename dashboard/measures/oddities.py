"""Oddities: rows of customs data whose unit value is out of range, or whose value is below zero.

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

import numpy as np
import pandas as pd

from dashboard.values import UNDISCLOSED

NEAR = 3
"""Rows of the series before and after that are compared with."""
FEWEST_NEAR = 3
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
"""Rows with the spread of most codes that are added to those of each code."""
LEAST_TIMES = 4.0
NEGATIVE, HIGH, LOW = "negative_value", "unit_value_high", "unit_value_low"
"""Reasons; ``unit_value_times_10`` and so on, to a thousand and a thousandth, where it is a power
of ten to within a factor of two: most likely a wrong unit."""
SERIES = ["flow", "code", "partner"]
CODE = ["flow", "code"]
COLUMNS = ["year", "month", "flow", "partner", "code", "value_usd", "net_mass_kg", "usd_per_kg",
           "reason", "usual_usd_per_kg", "times"]  # fmt: skip


def oddities(rows: pd.DataFrame) -> pd.DataFrame:
    """The odd ones of all rows of some codes, in the order of time.

    ``rows``: ``year, month, flow, partner, code, usd, net_mass_kg``; month 0 is a year as a whole.
    Answer: ``year, month, flow, partner, code, value_usd, net_mass_kg, usd_per_kg, reason,
    usual_usd_per_kg, times``; the last two are missing where no unit value is the reason.
    """
    named = rows.assign(**{name: rows[name].astype(object) for name in SERIES})
    named = named.rename(columns={"usd": "value_usd"})
    negative = _below_zero(named)
    priced = _priced(named)
    if priced.empty:
        return negative.reset_index(drop=True)
    # What is odd at first sight is no measure of the others, nor of itself: some of it is odd
    # only beside a row that is.
    first = _is_odd(priced, _usual(priced, np.zeros(len(priced), bool)))
    usual = _usual(priced, first)
    odd = _said(priced, usual)[_is_odd(priced, usual)]
    both = pd.concat([negative, odd]) if len(negative) else odd
    return both.sort_values(["year", "month", *SERIES], kind="stable", ignore_index=True)[COLUMNS]


def _below_zero(rows: pd.DataFrame) -> pd.DataFrame:
    odd = rows[rows["value_usd"].lt(0) | rows["net_mass_kg"].lt(0)]
    return odd.assign(reason=NEGATIVE).reindex(columns=COLUMNS)


def _priced(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that have a unit value, series by series in the order of time, with its logarithm
    and the numbers of series and of code."""
    known = rows["value_usd"].gt(0) & rows["net_mass_kg"].gt(0) & rows["code"].ne(UNDISCLOSED)
    there = rows[known].sort_values([*SERIES, "year", "month"], kind="stable", ignore_index=True)
    price = there["value_usd"] / there["net_mass_kg"]
    return there.assign(
        usd_per_kg=price,
        log=np.log(price),
        series=there.groupby(SERIES, sort=False).ngroup(),
        of_code=there.groupby(CODE, sort=False).ngroup(),
    )


def _usual(rows: pd.DataFrame, left_out: np.ndarray) -> pd.DataFrame:
    """The logarithm of the usual unit value of each row, from rows that are not left out, and
    whether it is that of its series (``near``); missing where too little is known of its code."""
    log = rows["log"].mask(left_out)
    kept = log.notna()
    series = log[kept].groupby(rows["series"])
    # Rows that are left out take the place that they would have between those that are kept.
    position = kept.astype(int).groupby(rows["series"]).cumsum().to_numpy()
    size = rows["series"].map(series.size()).fillna(0).astype(int).to_numpy()
    values = log[kept].to_numpy()
    start = np.cumsum(kept.to_numpy()) - position
    steps = np.array([step for step in range(-NEAR, NEAR + 1) if step])
    # The position of a row that is kept counts itself: the row before it is one further back.
    itself = kept.to_numpy(int)[:, None]
    wanted = position[:, None] - 1 + np.where(steps < 0, steps + 1 - itself, steps)
    there = (wanted >= 0) & (wanted < size[:, None])
    near = np.where(there, values[np.clip(start[:, None] + wanted, 0, len(values) - 1)], np.nan)
    found, count = _medians(near)
    codes = log[kept].groupby(rows["of_code"])
    median, enough = rows["of_code"].map(codes.median()), rows["of_code"].map(codes.size())
    usual = np.where(count >= FEWEST_NEAR, found, median)
    known = enough.ge(FEWEST_OF_CODE).to_numpy()
    return pd.DataFrame({"usual": np.where(known, usual, np.nan), "near": count >= FEWEST_NEAR})


def _medians(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The median of each row of a table without its missing values, and how many there are."""
    ordered = np.sort(values, axis=1)
    count = np.isfinite(ordered).sum(axis=1)
    places = np.column_stack([np.maximum(count - 1, 0) // 2, count // 2])
    middle = np.take_along_axis(ordered, np.minimum(places, values.shape[1] - 1), axis=1)
    return middle.mean(axis=1), count


def _is_odd(rows: pd.DataFrame, usual: pd.DataFrame) -> np.ndarray:
    """Which rows are outside of the bounds of their code: those with a series of bounds from
    all that have one, the others of bounds from all rows of the code beside each other."""
    e = rows["log"] - usual["usual"]
    of_series, of_code = (_spread(values, rows) for values in (e.where(usual["near"]), rows["log"]))
    spread = of_series["spread"].where(usual["near"], of_code["spread"])
    # Beside its code a row is compared with the median anyway.
    median = of_series["median"].where(usual["near"], 0)
    spreads = np.where(_powers(e) == 0, SPREADS, SPREADS_OF_TEN)
    spreads = np.where(usual["near"], spreads, SPREADS_OF_CODE)
    odd = (e - median).abs().gt(spreads * spread) & e.abs().gt(math.log(LEAST_TIMES))
    return np.asarray(odd, bool)


def _spread(values: pd.Series, rows: pd.DataFrame) -> pd.DataFrame:
    """The median of the values of each code, and half the distance of their quartiles, with some
    rows of that of most codes: a few say little of how far the others of their code may be."""
    codes = values.groupby(rows["of_code"])
    half = (codes.quantile(0.75) - codes.quantile(0.25)) / 2
    most = half.groupby(rows.groupby("of_code")["flow"].first()).transform("median")
    size = codes.count()
    spread = np.sqrt((size * half.fillna(0) ** 2 + BORROWED * most**2) / (size + BORROWED))
    found = pd.DataFrame({"median": codes.median(), "spread": spread})
    return found.loc[rows["of_code"]].set_axis(rows.index)


def _powers(e: pd.Series) -> np.ndarray:
    """The power of ten that each ratio is to within a factor of two; 0 where it is none."""
    power = (e / TEN).round().clip(-MOST_POWER, MOST_POWER)
    return np.asarray(power.where((e - power * TEN).abs().lt(math.log(2)), 0).fillna(0), int)


def _said(rows: pd.DataFrame, usual: pd.DataFrame) -> pd.DataFrame:
    e = rows["log"] - usual["usual"]
    reasons = [
        f"unit_value_times_{10.0**power:g}" if power else HIGH if away else LOW
        for power, away in zip(_powers(e), e.gt(0), strict=True)
    ]
    return rows.assign(usual_usd_per_kg=np.exp(usual["usual"]), times=np.exp(e), reason=reasons)
