"""The share of a partner, as the page, its map and every file print it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dashboard.amount import Amount
from dashboard.row_amounts import amount_of, known


def printed_share(row: Any) -> Amount:
    """The share of a partner so rounded that those of all add up to 100.0; as it is where there is
    no whole, or it would be nothing: then it is less than the least that is printed."""
    share, shown = amount_of(row, "share", "pct"), known(getattr(row, "shown_pct", None))
    return replace(share, value=shown) if shown else share
