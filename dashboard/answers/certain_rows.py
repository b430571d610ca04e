"""How certainly the amounts of rows are known, as columns: a qualifier, and the ends of the range.

A bound has the one end that its source states: what is more than 1,000 has it as the low one.
"""

from __future__ import annotations

import pandas as pd

from dashboard.amount import NOT_PUBLISHED
from dashboard.certainty import LOWER, UPPER
from dashboard.measures.sums import computed_if_published


def each_certain(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows in which each noun with a range says how certain it is: ``exports_qualifier`` beside
    ``exports_low_usd, exports_high_usd``."""
    for column in [str(one) for one in rows.columns if "_low_" in str(one)]:
        noun, _, unit = column.rpartition("_low_")
        name = f"{noun}_qualifier"
        stated = rows[name] if name in rows else pd.Series("", index=rows.index, dtype="str")
        rows = rows.assign(**{name: _about(stated, rows[column])})
        if f"{noun}_{unit}" in rows:
            low, high = _ends(rows, noun, rows[name], unit)
            rows = rows.assign(**{column: low, f"{noun}_high_{unit}": high})
    return rows


def certain(rows: pd.DataFrame, noun: str) -> pd.DataFrame:
    """Rows with ``low_usd, high_usd`` of what they are asked for; one that stands for a range is
    qualified as about right. ``qualifier`` is that of the noun already."""
    if f"{noun}_low_usd" not in rows:
        return rows
    qualifier = _about(rows["qualifier"], rows[f"{noun}_low_usd"])
    low, high = _ends(rows, noun, qualifier, "usd")
    return rows.assign(low_usd=low, high_usd=high, qualifier=qualifier)


def shares_known(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows with ``share_status``: of parts that no source prints the share of, it follows from
    what their ``status`` is of."""
    status = rows["status"].map(computed_if_published)
    return rows.assign(share_status=status.where(rows["share_pct"].notna(), NOT_PUBLISHED))


def _about(stated: pd.Series, low: pd.Series) -> pd.Series:
    """The qualifiers of a source, and "about" where there is none beside a range."""
    return stated.mask(stated.eq("") & low.notna(), "approx")


def _ends(
    rows: pd.DataFrame, noun: str, qualifier: pd.Series, unit: str
) -> tuple[pd.Series, pd.Series]:
    """The ends of the ranges; of a bound the end that is stated."""
    value = rows[f"{noun}_{unit}"]
    low, high = rows[f"{noun}_low_{unit}"], rows[f"{noun}_high_{unit}"]
    return (
        low.mask(low.isna() & qualifier.isin(LOWER), value),
        high.mask(high.isna() & qualifier.isin(UPPER), value),
    )
