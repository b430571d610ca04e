"""What a release changed against the one before it."""

from __future__ import annotations

import pandas as pd

from dashboard.query import Query
from dashboard.store.customs import CustomsStore

SUMS = ["old_usd", "new_usd", "difference_usd"]


KEYS = ["year", "partner", "sector"]


def revision(old: CustomsStore, new: CustomsStore) -> pd.DataFrame:
    """What a release revised: ``year, partner, sector, old_usd, new_usd, difference_usd`` of
    turnover over the months that both know, where it differs, largest first.

    New months and years are no revision, unlike in `dashboard.store.current.revision`.
    """
    sides = []
    for store in (old, new):
        years = [
            store.partner_sector(Query(year=year, months=months))
            for year, months in _known_to_both(old, new)
        ]
        sides.append(pd.concat(years) if years else pd.DataFrame(columns=[*KEYS, "turnover_usd"]))
    both = sides[0].merge(sides[1], on=KEYS, how="outer", suffixes=("_old", "_new"))
    both = both.rename(columns={"turnover_usd_old": "old_usd", "turnover_usd_new": "new_usd"})
    both = both.fillna({"old_usd": 0.0, "new_usd": 0.0})
    both = both.assign(difference_usd=(both["new_usd"] - both["old_usd"]).round(2))
    changed = both.loc[both["difference_usd"].ne(0)]
    order = changed["difference_usd"].abs().sort_values(ascending=False, kind="stable").index
    return changed.loc[order].reset_index(drop=True)


def _known_to_both(
    old: CustomsStore, new: CustomsStore
) -> list[tuple[int, tuple[int, int] | None]]:
    """The years of both with their common months; None: whole years, known alike."""
    found: list[tuple[int, tuple[int, int] | None]] = []
    for year in sorted(set(old.years) & set(new.years)):
        before, after = old.months_of(year), new.months_of(year)
        both = before & after - {0}
        if before == after:
            found.append((year, None))
        elif both:
            found.append((year, (min(both), max(both))))
    return found


def revision_by(frame: pd.DataFrame, noun: str) -> pd.DataFrame:
    """Changes by ``year``, ``partner`` or ``sector``, largest first (years in their order).

    ``frame`` as from `revision`. Answer: the noun, ``old_usd, new_usd,
    difference_usd`` of what changed; what stayed as it was is not in the sums.
    """
    found = frame.groupby(noun, as_index=False, sort=True)[SUMS].sum()
    if noun == "year":
        return found
    order = found["difference_usd"].abs().sort_values(ascending=False, kind="stable").index
    return found.loc[order].reset_index(drop=True)


def revised_years(old: CustomsStore, new: CustomsStore) -> pd.DataFrame:
    """Every year of either release: ``year, old_months, new_months, old_usd, new_usd,
    same_old_usd, same_new_usd``.

    The last two are over the months that both know, so that new months do not pass for a
    revision; ``NaN`` where a year is only known as a whole. Turnover, US dollars.
    """
    rows = []
    totals = [_totals(store) for store in (old, new)]
    monthly = [_by_month(store) for store in (old, new)]
    for year in sorted({*old.years, *new.years}):
        both = old.months_of(year) & new.months_of(year) - {0}
        same = [
            sum(usd for (y, month), usd in months.items() if y == year and month in both)
            if both
            else float("nan")
            for months in monthly
        ]
        months = [len(store.months_of(year) - {0}) for store in (old, new)]
        rows.append((year, *months, *(total.get(year, float("nan")) for total in totals), *same))
    columns = ["year", "old_months", "new_months", "old_usd", "new_usd",
               "same_old_usd", "same_new_usd"]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def _totals(store: CustomsStore) -> dict[int, float]:
    frame = store.turnover_by_year(Query())
    return dict(zip(frame["year"].tolist(), frame["turnover_usd"].tolist(), strict=True))


def _by_month(store: CustomsStore) -> dict[tuple[int, int], float]:
    frame = store.turnover_by_month(Query())
    usd = frame["exports_usd"] + frame["imports_usd"]
    keys = zip(frame["year"].tolist(), frame["month"].tolist(), strict=True)
    return dict(zip(keys, usd.tolist(), strict=True))
