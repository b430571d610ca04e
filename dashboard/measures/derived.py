"""Every value that no source prints, with its formula: what the page about the data lists."""

from __future__ import annotations

import pandas as pd

from dashboard.loaders.records import records
from dashboard.measures.concentration import concentration_interval
from dashboard.measures.growth import NAN, contribution

MILLION = 1e6
COLUMNS = ["noun", "partner", "year", "value", "upper", "unit", "formula", "status", "source"]
DERIVED = ("computed", "implied")

Row = tuple[object, ...]


def derived_values(
    years: pd.DataFrame, partners: pd.DataFrame, latest: int, countries: int | None
) -> pd.DataFrame:
    """Computed and implied values, one a row.

    ``years`` as from `dashboard.measures.balance.turnover`; ``partners``: ``year, partner,
    turnover_usd, share_pct, status, formula, source`` of every year; ``latest``: the latest
    complete year, in which there were so many partner ``countries``.

    Returns:
        ``noun`` (exports, imports, turnover, balance, coverage, growth, contribution.exports,
        contribution.imports, partner, top, rest, concentration), ``partner`` (of noun partner),
        ``year``, ``value``, ``upper`` (the upper end where the value is an interval, else NaN),
        ``unit`` (usd, pct, points, index), ``formula`` (amounts in million US dollars),
        ``status``, ``source`` (ids separated by ``;``).
    """
    rows = [row for year in records(years) for row in _of_year(year)]
    rows += _growth(years)
    rows += _partners(partners)
    rows += _latest(partners, latest, countries)
    return pd.DataFrame(rows, columns=COLUMNS)


def _row(noun: str, year: int, value: float, unit: str, formula: str, *known: str) -> Row:
    status, source = known
    return (noun, "", year, value, NAN, unit, formula, status, source)


def _of_year(year: object) -> list[Row]:
    """Exports, imports and turnover that are derived, and what follows from both flows."""
    now = int(getattr(year, "year"))  # noqa: B009
    rows = []
    for noun in ("exports", "imports", "turnover"):
        status = str(getattr(year, f"{noun}_status"))
        if status in DERIVED:
            value, formula = getattr(year, f"{noun}_usd"), str(getattr(year, f"{noun}_formula"))
            source = str(getattr(year, f"{noun}_source"))
            rows.append(_row(noun, now, value, "usd", formula, status, source))
    balance, coverage = (float(getattr(year, name)) for name in ("balance_usd", "coverage_pct"))
    if balance == balance:
        exports, imports = (_mln(getattr(year, f"{noun}_usd")) for noun in ("exports", "imports"))
        known = str(getattr(year, "turnover_status")), str(getattr(year, "turnover_source"))  # noqa: B009
        rows.append(_row("balance", now, balance, "usd", f"{exports} − {imports}", *known))
        rows.append(_row("coverage", now, coverage, "pct", f"100 × {exports} / {imports}", *known))
    return rows


def _growth(years: pd.DataFrame) -> list[Row]:
    """Growth of the turnover on the year before, and what exports and imports gave of it."""
    rows: list[Row] = []
    amounts = years.set_index("year")
    for year in amounts.index[amounts["turnover_growth_pct"].notna()]:
        now, then = amounts.loc[year], amounts.loc[year - 1]
        whole = _mln(then["turnover_usd"])
        parts = contribution(years, year, year - 1, comparable=True).set_index("part")
        sources = ";".join(dict.fromkeys((then["turnover_source"], now["turnover_source"])))
        known = str(parts.loc["exports", "status"]), sources
        formula = f"100 × {_mln(now['turnover_usd'])} / {whole} − 100"
        rows.append(_row("growth", int(year), now["turnover_growth_pct"], "pct", formula, *known))
        for part in ("exports", "imports"):
            formula = f"100 × ({_mln(now[f'{part}_usd'])} − {_mln(then[f'{part}_usd'])}) / {whole}"
            points = float(parts.loc[part, "contribution_points"])
            rows.append(_row(f"contribution.{part}", int(year), points, "points", formula, *known))
    return rows


def _partners(partners: pd.DataFrame) -> list[Row]:
    derived = partners[partners["status"].isin(DERIVED)].sort_values(
        ["year", "turnover_usd"], ascending=[True, False], kind="stable"
    )
    return [
        ("partner", row.partner, row.year, row.turnover_usd, NAN, "usd", row.formula, row.status,
         row.source)
        for row in records(derived)
    ]  # fmt: skip


def _latest(partners: pd.DataFrame, year: int, countries: int | None) -> list[Row]:
    """Of the latest complete year: the named partners together, the rest, the concentration."""
    named = partners[partners["year"].eq(year) & partners["share_pct"].notna()]
    named = named.sort_values("share_pct", ascending=False, kind="stable")
    shares = named["share_pct"].tolist()
    if not shares:
        return []
    source = ";".join(dict.fromkeys(named["source"]))
    together, total = sum(shares), " + ".join(f"{share:.1f}" for share in shares)
    rows = [
        _row("top", year, together, "pct", total, "computed", source),
        _row("rest", year, 100 - together, "pct", f"100 − {together:.1f}", "computed", source),
    ]
    if countries is not None:
        low, high = concentration_interval(shares, countries)
        rows.append(("concentration", "", year, low, high, "index", "", "computed", source))
    return rows


def _mln(usd: float) -> str:
    return f"{usd / MILLION:.1f}"
