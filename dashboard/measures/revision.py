"""What a release changed against the one before it: what was revised, and what is new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.months import Months
from dashboard.trade_rows import NAN

Known = Mapping[int, Months]
"""Year → its months that a release knows; 0 where it knows the year as a whole."""
KEYS = ["year", "partner", "sector"]
SUMS = ["old_usd", "new_usd", "difference_usd"]
COLUMNS = ["year", "old_months", "new_months", "old_usd", "new_usd",
           "same_old_usd", "same_new_usd"]  # fmt: skip


def known_to_both(old: Known, new: Known) -> list[tuple[int, Months | None]]:
    """The years of both with their common months; None: the year as a whole, known alike."""
    found: list[tuple[int, Months | None]] = []
    for year in sorted(set(old) & set(new)):
        both = old[year] & new[year] - {0}
        if old[year] == new[year]:
            # The months by name: what a part is held of counts in them.
            found.append((year, None if 0 in old[year] else old[year] or None))
        elif both:
            found.append((year, both))
    return found


def revision(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """What was revised: ``year, partner, sector, old_usd, new_usd, difference_usd`` where it
    differs, largest first.

    Both: ``year, partner, sector, turnover_usd`` of the months that both releases know, so that
    new months do not pass for a revision.
    """
    both = before.merge(after, on=KEYS, how="outer", suffixes=("_old", "_new"))
    both = both.rename(columns={"turnover_usd_old": "old_usd", "turnover_usd_new": "new_usd"})
    both = both.fillna({"old_usd": 0.0, "new_usd": 0.0})
    both = both.assign(difference_usd=(both["new_usd"] - both["old_usd"]).round(2))
    return _largest_first(both.loc[both["difference_usd"].ne(0)])


def revision_by(frame: pd.DataFrame, noun: str) -> pd.DataFrame:
    """Changes by ``partner`` or ``sector``, largest first.

    ``frame`` as from `revision`. Answer: the noun, ``old_usd, new_usd,
    difference_usd`` of what changed; what stayed as it was is not in the sums.
    """
    return _largest_first(frame.groupby(noun, as_index=False, sort=True)[SUMS].sum())


def _largest_first(frame: pd.DataFrame) -> pd.DataFrame:
    order = frame["difference_usd"].abs().sort_values(ascending=False, kind="stable").index
    return frame.loc[order].reset_index(drop=True)


def revised_years(
    old: Known,
    new: Known,
    years: Sequence[pd.DataFrame],
    months: Sequence[pd.DataFrame],
) -> pd.DataFrame:
    """Every year of either release: ``year, old_months, new_months, old_usd, new_usd,
    same_old_usd, same_new_usd``.

    ``years``: ``year, turnover_usd`` of both; ``months``: ``year, month, exports_usd,
    imports_usd`` of both. The last two columns are over the months that both know, so that new
    months do not pass for a revision; ``NaN`` where a year is only known as a whole.
    """
    totals = [dict(zip(one["year"], one["turnover_usd"], strict=True)) for one in years]
    monthly = [_by_month(one) for one in months]
    rows = []
    for year in sorted({*old, *new}):
        sides = [side.get(year, frozenset()) - {0} for side in (old, new)]
        same = [_sum_of(found, year, sides[0] & sides[1]) for found in monthly]
        rows.append((year, *map(len, sides), *(total.get(year, NAN) for total in totals), *same))
    return pd.DataFrame(rows, columns=COLUMNS)


def _by_month(frame: pd.DataFrame) -> dict[tuple[int, int], float]:
    usd = frame["exports_usd"] + frame["imports_usd"]
    return dict(zip(zip(frame["year"], frame["month"], strict=True), usd, strict=True))


def _sum_of(found: Mapping[tuple[int, int], float], year: int, months: frozenset[int]) -> float:
    if not months:
        return NAN
    return sum(usd for (one, month), usd in found.items() if one == year and month in months)
