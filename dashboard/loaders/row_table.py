"""The rows of a release as a frame: what its files number, by its codes."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd

from dashboard.flows import FLOWS
from dashboard.loaders.cube import PLACES
from dashboard.loaders.ordering import order_by
from dashboard.values import UNDISCLOSED

TEN = 10
"""Digits that a code is filled up to."""


def selected(partners: Collection[str]) -> str:
    """SQL: what is to be selected of rows for `row_table`. month (year · 13 + month), flow,
    partner, chapter, code, digits, usd, net_mass_kg; 10 digits of code, 0 for a chapter that is
    not disclosed. ``partners`` are all that there are: numbers of them leave the database many
    times as quickly as texts."""
    return f"""month::integer as month, flow::integer as flow,
            partner::enum({quoted(sorted(partners))}) as partner, chapter::integer as chapter,
            code::bigint as code, digits::integer as digits,
            cents / 100 as usd, grams / 1000 as net_mass_kg"""


def quoted(texts: Collection[str]) -> str:
    """SQL: texts one after the other."""
    return ", ".join("'" + text.replace("'", "''") + "'" for text in texts)


def row_table(rows: pd.DataFrame) -> pd.DataFrame:
    """``year, month, flow, partner, code, usd, net_mass_kg`` from the rows that have
    what is `selected`, in the order of time. Texts are categories: there may be
    millions of rows of a few thousand codes."""
    partner, code = pd.Categorical(rows["partner"]), _codes(rows)
    order = order_by(rows["month"], rows["flow"], partner.codes, code.codes)
    month = rows["month"].to_numpy()[order]
    return pd.DataFrame(
        {
            "year": month // PLACES,
            "month": month % PLACES,
            "flow": pd.Categorical.from_codes(rows["flow"].to_numpy()[order], list(FLOWS)),
            "partner": partner[order],
            "code": code[order],
            "usd": rows["usd"].to_numpy(float)[order],
            "net_mass_kg": rows["net_mass_kg"].to_numpy(float)[order],
        },
        copy=False,  # they are of nobody else
    )


def _codes(rows: pd.DataFrame) -> pd.Categorical:
    """Codes as long as they came: a code of six digits is not the one of ten that fills it up."""
    digits = np.where(rows["chapter"].to_numpy() != 0, rows["digits"].to_numpy(), 0)
    numbers = np.where(digits > 0, rows["code"].to_numpy(), 0)
    places, found = pd.factorize(numbers * (TEN + 1) + digits, sort=True)
    return pd.Categorical.from_codes(places, categories=code_texts(*np.divmod(found, TEN + 1)))


def code_texts(numbers: np.ndarray, digits: np.ndarray) -> list[str]:
    """Numbers of ten digits as texts of so many; those without a digit are not disclosed."""
    figures = numbers[:, None] // 10 ** np.arange(TEN)[::-1] % 10 + ord("0")
    whole = figures.astype(np.uint8).view(f"S{TEN}").ravel().astype(str).tolist()
    return [text[:length] or UNDISCLOSED
            for text, length in zip(whole, digits.tolist(), strict=True)]  # fmt: skip
