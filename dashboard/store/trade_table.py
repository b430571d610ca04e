"""The frames that a release answers with: dense sums → long tables with their provenance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from dashboard.loaders.cube import FLOWS

NOUNS = ("exports", "imports", "turnover")
WORDS = pd.array(["published", "not published", "", "made up"], dtype="str")
"""What the columns of provenance say; taken by place, as making text columns is what is slow."""

PUBLISHED, NOT_PUBLISHED, NOTHING, MADE_UP = range(len(WORDS))


def with_turnover(usd: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Exports, imports and turnover of sums by year, flow and whatever follows."""
    return usd[:, 0], usd[:, 1], usd[:, 0] + usd[:, 1]


def year_table(
    years: Sequence[int],
    usd: np.ndarray,
    months: Sequence[int],
    known: int = PUBLISHED,
) -> pd.DataFrame:
    """Sums by year and flow: ``year``, then of exports, imports, turnover ``*_usd``,
    ``*_status``, ``*_formula``, ``*_source``, ``*_qualifier``, then ``months``. ``known`` is the
    status of what is known, by its place in `WORDS`."""
    columns: dict[str, Any] = {"year": years}
    nothing = _said(NOTHING, len(years))
    for noun, values in zip(NOUNS, with_turnover(usd), strict=True):
        columns[f"{noun}_usd"] = values
        columns[f"{noun}_status"] = WORDS.take(np.where(np.isnan(values), NOT_PUBLISHED, known))
        columns |= {f"{noun}_{name}": nothing for name in ("formula", "source", "qualifier")}
    return pd.DataFrame({**columns, "months": months})


def code_table(
    years: Sequence[int],
    noun: str,
    codes: Sequence[str],
    usd: np.ndarray,
    whole: np.ndarray,
    there: np.ndarray,
    flow: str | None,
    known: int = PUBLISHED,
) -> pd.DataFrame:
    """Sums by year, flow and code as a long table of those that are ``there`` (year × code).

    ``year``, the noun, ``exports_usd, imports_usd, turnover_usd``, ``share_pct`` of ``whole`` (by
    year; of the flow, or of turnover), ``status, formula, source, qualifier``.
    """
    year, code = np.nonzero(there)
    values = with_turnover(usd)
    measured = values[2] if flow is None else values[FLOWS.index(flow)]
    with np.errstate(divide="ignore", invalid="ignore"):
        share = measured / whole.reshape(-1, 1) * 100
    nothing = _said(NOTHING, len(year))
    return pd.DataFrame(
        {
            "year": np.asarray(years, int)[year],
            noun: pd.array(np.asarray(codes, object)[code], dtype="str"),
            **{f"{name}_usd": part[year, code] for name, part in zip(NOUNS, values, strict=True)},
            "share_pct": share[year, code],
            "status": WORDS.take(np.where(np.isnan(measured[year, code]), NOT_PUBLISHED, known)),
            "formula": nothing,
            "source": nothing,
            "qualifier": nothing,
        }
    )


def _said(word: int, times: int) -> Any:
    return WORDS.take(np.full(times, word))
