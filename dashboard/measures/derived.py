"""Every value that no source prints, with its formula: what the page about the data lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from dashboard.amount import DERIVED, Amount
from dashboard.measures.balance import balance_of, coverage_of
from dashboard.measures.concentration import concentration_interval
from dashboard.measures.growth import contribution, growth
from dashboard.row_amounts import amount_of, codes_in
from dashboard.trade_rows import NAN, PartnerTrade, Year

MILLION = 1e6
COLUMNS = ["noun", "partner", "year", "value", "upper", "unit", "formula", "status", "source",
           "low", "high", "rows"]  # fmt: skip

Row = tuple[object, ...]


def derived_values(
    years: Sequence[Year], partners: Sequence[PartnerTrade], latest: int, countries: int | None
) -> pd.DataFrame:
    """Computed and implied values, one a row.

    ``years`` as from `dashboard.measures.balance.turnover`; ``partners`` of every year;
    ``latest``: the latest complete year, in which there were so many partner ``countries``.

    Returns:
        ``noun`` (exports, imports, turnover, balance, coverage, growth, contribution.exports,
        contribution.imports, partner, top, rest, concentration), ``partner`` (of noun partner),
        ``year``, ``value``, ``upper`` (the upper end where the value is an interval, else NaN),
        ``unit`` (usd, pct, points, index), ``formula`` (amounts in million US dollars),
        ``status``, ``source`` (ids separated by ``;``), ``low, high``: the range that a value
        stands for, NaN where it stands for itself; ``rows``: the published figures that it
        follows from, ids separated by ``;``.
    """
    rows = [row for year in years for row in _of_year(year)]
    rows += _growth(years)
    rows += _partners(partners)
    rows += _latest(partners, latest, countries)
    return pd.DataFrame(rows, columns=COLUMNS)


def _row(
    noun: str, year: int, value: Amount, formula: str, source: str, *, partner: str = ""
) -> Row:
    low, high = value.ends if value.ranged else (NAN, NAN)
    return (noun, partner, year, value.plain(), NAN, value.unit, formula, value.status, source,
            low, high, ";".join(value.rows))  # fmt: skip


def _of_year(year: Year) -> list[Row]:
    """Exports, imports and turnover that are derived, and what follows from both flows."""
    rows = []
    for noun in ("exports", "imports", "turnover"):
        status = getattr(year, f"{noun}_status")
        if status in DERIVED:
            formula, source = getattr(year, f"{noun}_formula"), getattr(year, f"{noun}_source")
            rows.append(_row(noun, year.year, amount_of(year, noun), formula, source))
    for noun, value in (("balance", balance_of(year)), ("coverage", coverage_of(year))):
        if value.known:
            rows.append(_row(noun, year.year, value, value.formula, year.turnover_source))
    return rows


def _growth(years: Sequence[Year]) -> list[Row]:
    """Growth of the turnover on the year before, and what exports and imports gave of it."""
    rows: list[Row] = []
    of = {row.year: row for row in years}
    for year, now in of.items():
        if now.turnover_growth_pct != now.turnover_growth_pct:
            continue
        then = of[year - 1]
        whole = _mln(then.turnover_usd)
        parts = {row.part: row for row in contribution(years, year, year - 1, comparable=True)}
        source = _sources((then.turnover_source, now.turnover_source))
        formula = f"100 × {_mln(now.turnover_usd)} / {whole} − 100"
        rate = growth(amount_of(now, "turnover"), amount_of(then, "turnover"))
        rows.append(_row("growth", year, rate, formula, source))
        for part in ("exports", "imports"):
            ends = (_mln(getattr(row, f"{part}_usd")) for row in (now, then))
            formula = f"100 × ({' − '.join(ends)}) / {whole}"
            points = amount_of(parts[part], "contribution", "points")
            rows.append(_row(f"contribution.{part}", year, points, formula, source))
    return rows


def _partners(partners: Sequence[PartnerTrade]) -> list[Row]:
    derived = [row for row in partners if row.status in DERIVED]
    derived.sort(key=lambda row: (row.year, -row.turnover_usd))
    return [
        _row("partner", row.year, amount_of(row, "turnover"), row.formula, row.source,
             partner=row.partner)
        for row in derived
    ]  # fmt: skip


def _latest(partners: Sequence[PartnerTrade], year: int, countries: int | None) -> list[Row]:
    """Of the latest complete year: the named partners together, the rest, the concentration."""
    named = [row for row in partners if row.year == year and row.share_pct == row.share_pct]
    named.sort(key=lambda row: -row.share_pct)
    shares = [row.share_pct for row in named]
    if not shares:
        return []
    source = _sources(row.source for row in named)
    together, total = sum(shares), " + ".join(f"{share:.1f}" for share in shares)
    of = tuple(dict.fromkeys(code for row in named for code in codes_in(row.share_rows)))
    named_ones = Amount(together, "pct", "computed", rows=of)
    rest = Amount(100 - together, "pct", "computed", rows=of)
    rows = [
        _row("top", year, named_ones, total, source),
        _row("rest", year, rest, f"100 − {together:.1f}", source),
    ]
    if countries is not None:
        low, high = concentration_interval(shares, countries)
        known = ("index", "", "computed", source, NAN, NAN, ";".join(of))
        rows.append(("concentration", "", year, low, high, *known))
    return rows


def _mln(usd: float) -> str:
    return f"{usd / MILLION:.1f}"


def _sources(cells: Iterable[str]) -> str:
    """The ids of cells that list them, each once, as one cell."""
    return ";".join(dict.fromkeys(code for cell in cells for code in codes_in(cell)))
