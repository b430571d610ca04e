"""Shares of a whole that add up to 100.0, ranks, and the partners that are not named."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

import numpy as np
import pandas as pd

from dashboard.amount import LOWER, UPPER, Amount, justified
from dashboard.loaders.special_codes import UNKNOWN_PARTNER
from dashboard.measures.sums import computed, ratio_ends

REST = "REST"
"""The code of the row of all other countries together; not a partner."""

MOST_CHOSEN = 15
"""Chosen partners that are shown beside the largest: a group may have two hundred."""


def share_pct(parts: pd.Series, whole: float) -> pd.Series:
    """100·part/whole, per cent; ``NaN`` where the part or the whole is not known."""
    if math.isnan(whole) or whole <= 0:
        return pd.Series(np.nan, index=parts.index, dtype="float64")
    return 100 * parts / whole


def add_up(shares: Sequence[float], whole: float = 100.0, digits: int = 1) -> list[float]:
    """Shares rounded so that they add up to the whole exactly (largest remainder).

    The shares must add up to the whole before rounding, to within half a rounding step each.
    """
    scale = 10**digits
    exact = [share * scale for share in shares]
    floors = [math.floor(value + 1e-9) for value in exact]
    missing = round(whole * scale) - sum(floors)
    order = sorted(range(len(exact)), key=lambda i: (floors[i] - exact[i], -exact[i], i))
    for i in order[: max(missing, 0)]:
        floors[i] += 1
    return [value / scale for value in floors]


def ranked(frame: pd.DataFrame, by: str) -> pd.DataFrame:
    """Rows of a year ordered by ``by``, largest first, with ``rank`` (equal values, equal rank).

    Beside a value that is only known to be more than something no place is certain; beside one
    that is less than something, only those above it. The unknown partner is no country and has
    none.
    """
    ordered = frame.sort_values(by, ascending=False, kind="stable", na_position="last")
    named = ordered["partner"].ne(UNKNOWN_PARTNER)
    rank = ordered[by].where(named).rank(method="min", ascending=False).astype("Int64")
    if "qualifier" in ordered:
        if ordered["qualifier"].isin(LOWER).any():
            rank = rank.mask(rank.notna())
        below = ordered.loc[ordered["qualifier"].isin(UPPER), by].max()
        rank = rank.where(~(ordered[by] <= below))
    return ordered.assign(rank=rank).reset_index(drop=True)


def with_rest(
    frame: pd.DataFrame,
    whole_usd: float,
    countries: int | None,
    *,
    most: int | None = None,
    chosen: Collection[str] = (),
    by: str = "turnover_usd",
) -> pd.DataFrame:
    """Partner shares of one year made whole by a row ``REST`` and rounded to add up to 100.0.

    Adds ``shown_pct`` (what is printed; ``NaN`` when the whole is not known), ``countries`` (how
    many the rest row stands for; 1 for a partner) and ``folded``: beyond the first ``most``
    partners, which are ranked, only the largest of the ``chosen`` are shown; the others are in
    the rest. Their
    ``shown_pct`` is their own share, rounded. Without a whole there is no rest row. ``by`` is the
    column that shares are of.
    """
    place = np.arange(len(frame))
    wanted = frame.loc[frame["partner"].isin(list(chosen)), "partner"].head(MOST_CHOSEN)
    folded = np.zeros(len(frame), bool) if most is None else place >= most
    listed = frame.assign(
        countries=1,
        shown_pct=np.nan,
        folded=folded & ~frame["partner"].isin(wanted).to_numpy(bool),
    )
    if listed.empty or math.isnan(whole_usd) or bool(listed["share_pct"].isna().any()):
        return listed
    named = listed.loc[~listed["folded"]]
    left = 100 - float(named["share_pct"].sum())
    if abs(left) > 0.05:
        others = int(named["partner"].ne(UNKNOWN_PARTNER).sum())
        rest = {
            "year": listed["year"].iloc[0],
            "partner": REST,
            by: whole_usd * left / 100,
            "share_pct": left,
            "status": "made up" if "made up" in set(named.get("status", ())) else "computed",
            "countries": -1 if countries is None else countries - others,
            "folded": False,
            **_range_of_rest(named, by, whole_usd * left / 100),
        }
        listed = pd.concat([listed, pd.DataFrame([rest])], ignore_index=True)
    shown = ~listed["folded"].astype(bool)
    listed = listed.assign(shown_pct=listed["share_pct"].round(1))
    listed.loc[shown, "shown_pct"] = add_up(listed.loc[shown, "share_pct"].tolist())
    return listed


def _range_of_rest(named: pd.DataFrame, by: str, value: float) -> dict[str, object]:
    """The range of what the named partners leave: as wide as theirs together; none if their
    amounts are exact."""
    noun = by.removesuffix("_usd")
    low, high = f"{noun}_low_usd", f"{noun}_high_usd"
    if low not in named or named[low].isna().all():
        return {}
    half = float((named[high] - named[low]).sum()) / 2
    digits = justified(value, value - half, value + half)
    ends = {low: value - half, high: value + half, f"{noun}_digits": digits}
    return {"status": "implied", **ends}


def top_share_pct(frame: pd.DataFrame, count: int = 6) -> float:
    """Share of the ``count`` largest named partners together, per cent."""
    return float(frame["share_pct"].nlargest(count).sum())


def part_of(part: Amount, whole: Amount) -> Amount:
    """The share of a part in a whole, 100·part/whole, per cent; not known unless both are known
    exactly and the whole is above zero."""
    if not (part.exact and whole.exact) or whole.plain() <= 0:
        return Amount(unit="pct")
    share = 100 * part.plain() / whole.plain()
    return computed(share, "pct", part, whole, ends=ratio_ends(part, whole))
