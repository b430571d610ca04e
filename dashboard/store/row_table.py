"""The rows of a release as a frame: what the files number, by its codes."""

from __future__ import annotations

import numpy as np
import pandas as pd

from dashboard.choices import FLOWS
from dashboard.loaders.cube import PLACES
from dashboard.values import UNDISCLOSED

TEN = 10
"""Digits that a code is filled up to."""


def row_table(rows: pd.DataFrame) -> pd.DataFrame:
    """``year, month, flow, partner, code, usd, net_mass_kg`` from the rows of
    `dashboard.store.codes.rows_below`, in the order of time. Texts are categories: there may be
    millions of rows of a few thousand codes."""
    ordered = rows.sort_values(["month", "flow", "partner", "code"], kind="stable")
    month = ordered["month"].to_numpy()
    return pd.DataFrame(
        {
            "year": month // PLACES,
            "month": month % PLACES,
            "flow": pd.Categorical.from_codes(ordered["flow"], categories=list(FLOWS)),
            "partner": pd.Categorical(ordered["partner"]),
            "code": _codes(ordered),
            "usd": ordered["usd"].to_numpy(float),
            "net_mass_kg": ordered["net_mass_kg"].to_numpy(float),
        }
    )


def _codes(rows: pd.DataFrame) -> pd.Categorical:
    """Codes as long as they came: a code of six digits is not the one of ten that fills it up."""
    digits = rows["digits"].where(rows["chapter"].ne(0), 0).to_numpy()
    numbers = np.where(digits > 0, rows["code"].to_numpy(), 0)
    places, found = pd.factorize(numbers * (TEN + 1) + digits, sort=True)
    texts = [_text(*divmod(int(key), TEN + 1)) for key in found]
    return pd.Categorical.from_codes(places, categories=texts)


def _text(number: int, digits: int) -> str:
    return f"{number:0{TEN}d}"[:digits] if digits else UNDISCLOSED
