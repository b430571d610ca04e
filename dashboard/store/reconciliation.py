"""The ledger: what sources print against what follows from their own figures."""

from __future__ import annotations

import pandas as pd

from dashboard.store.published import PublishedStore

COLUMNS = [
    "figure",
    "year",
    "published_usd",
    "computed_usd",
    "difference_usd",
    "verdict",
    "note",
]
MISPRINT = "misprint in the source: the page's own growth and the China figure agree with the sum"
AGREES = "agrees to within the rounding of the share"
TOLERANCE = 0.015


def reconciliation(store: PublishedStore, figures: pd.DataFrame) -> pd.DataFrame:
    """Published against computed, one row a figure that can be checked.

    ``figures`` has ``year, territory, measure, partner, period, value, unit, standing``. Answer:
    ``figure, year, published_usd, computed_usd, difference_usd, verdict, note`` in plain US
    dollars; difference = computed − published.
    """
    region = store.region
    rows = [_turnover(store, figures)]
    rows += _district(figures, region.district)
    rows += _partners(store)
    return pd.DataFrame(rows, columns=COLUMNS)


def _turnover(store: PublishedStore, figures: pd.DataFrame) -> tuple[object, ...]:
    year = store.choices.latest
    printed = _figure(figures, year, store.region.territory, "turnover", "WLD")
    computed = store.turnover(year).usd
    parts = store.turnover(year).formula
    verdict = MISPRINT if abs(computed - printed) > TOLERANCE * computed else AGREES
    return ("turnover", year, printed, computed, computed - printed, verdict, parts)


def _figure(figures: pd.DataFrame, year: int, territory: str, measure: str, partner: str) -> float:
    mask = (
        figures["year"].eq(year)
        & figures["territory"].eq(territory)
        & figures["measure"].eq(measure)
        & figures["partner"].eq(partner)
        & figures["period"].eq("year")
        & figures["unit"].eq("USD million")
        & figures["standing"].eq("actual")
    )
    found = figures.loc[mask, "value"]
    return float(found.iloc[0]) * 1e6 if len(found) else float("nan")


def _district(figures: pd.DataFrame, code: str) -> list[tuple[object, ...]]:
    """Turnover of the federal district against the sum of its printed flows."""
    rows: list[tuple[object, ...]] = []
    years = figures.loc[figures["territory"].eq(code), "year"].dropna().unique()
    for year in sorted(int(year) for year in years):
        printed, exports, imports = (
            _figure(figures, year, code, measure, "WLD")
            for measure in ("turnover", "export", "import")
        )
        computed = exports + imports
        if printed != printed or computed != computed:
            continue
        exact = abs(computed - printed) < 1e6
        verdict = "agrees" if exact else "not resolved: the printed exports are likely a slip"
        formula = f"{exports / 1e6:.12g} + {imports / 1e6:.12g}"
        row = (f"turnover {code}", year, printed, computed, computed - printed, verdict, formula)
        rows.append(row)
    return rows


def _partners(store: PublishedStore) -> list[tuple[object, ...]]:
    """A partner's value by its share against what other sources state."""
    rows: list[tuple[object, ...]] = []
    for year, partner in store.checked_partners:
        value = store.partner(year, partner)
        for stated in store.statements(year, partner):
            difference = value.usd - stated.usd
            close = abs(difference) <= TOLERANCE * value.usd
            verdict = AGREES if close else "not resolved"
            note = " ".join(part for part in (stated.qualifier, value.formula) if part)
            rows.append(
                (f"turnover {partner}", year, stated.usd, value.usd, difference, verdict, note)
            )
    return rows
