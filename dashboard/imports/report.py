"""The report of an import: what was read, what was mended, what looks wrong. Its keys are the
same in the terminal, in JSON and on the page, where they are put into words."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from dashboard.imports.engines import LAST_CHAPTER, TEN_DIGITS_TO_TWO, Embedded
from dashboard.imports.rows import Stage
from dashboard.loaders.cube import FLOWS, PLACES, Cube
from dashboard.loaders.schemas import UNKNOWN_PARTNER

ABSURD_USD = 5_000_000_000
JUMP = 10
JUMP_SHARE_PCT = 1
LISTED = 100
_CLOSED = re.compile(r"\d*(X+|S+)")
_CYRILLIC = str.maketrans("АВЕКМНОРСТУХ", "ABEKMHOPCTYX")
_OTHER_CODES = {"UK": "GB", "EL": "GR", "SU": "RU", "ZR": "CD", "TP": "TL", "BU": "MM"}

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """Money is US dollars. Lists are ordered by value; the counts beside them are of all.

    ``regions``: code, name, rows, usd, kept. ``totals`` (of the whole release): year, flow, usd,
    net_mass_kg, months. ``unknown_partners`` and ``unknown_codes``: code, rows, usd, suggestion.
    ``closed_codes``: code, rows, usd. ``absurd_values``: period, flow, partner, code, usd.
    ``jumps``: year, flow, partner, chapter, before_usd, usd. ``rows_in_release`` also counts the
    rows carried over from the release before. Months are ``YYYY-MM`` or ``YYYY``.
    """

    files: tuple[Row, ...]
    rows_read: int
    rows_kept: int
    rows_other_regions: int
    regions: tuple[Row, ...]
    totals: tuple[Row, ...]
    unknown_partners: tuple[Row, ...]
    partner_not_stated: Row
    unknown_codes: tuple[Row, ...]
    closed_codes: tuple[Row, ...]
    mended_codes: int
    repeated_rows: int
    rows_without_mass: int
    negative_values: Row
    absurd_values: tuple[Row, ...]
    jumps: tuple[Row, ...]
    months_read: tuple[str, ...]
    months_replaced: tuple[str, ...]
    months_missing: tuple[str, ...]
    rows_in_release: int
    release: int | None = None

    def to_json(self) -> str:
        """The report as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)


def period_text(month: int) -> str:
    """``2019-03``, or ``2019`` for a whole year, from year · 13 + month."""
    year, place = divmod(int(month), PLACES)
    return f"{year}-{place:02d}" if place else str(year)


def report(
    stage: Stage,
    database: Embedded,
    cube: Cube,
    files: Collection[Row],
    regions: Collection[int],
    alpha2: Mapping[str, str],
    replaced: Collection[int],
) -> ImportReport:
    """What there is to say about the staged rows, and about the cube they became a part of."""
    wanted = ", ".join(map(str, regions))
    kept = f"region in ({wanted})" if wanted else "true"
    database.execute(f"create or replace view kept as select * from {stage.parts} where {kept}")
    by_region = database.rows(
        f"select region, count(*), sum(cents) / 100, {kept} from {stage.parts} "
        "group by all order by 2 desc"
    )
    mended, weightless, months = database.rows(
        "select count_if(digits % 2 = 1), count_if(weightless), list(distinct month) from kept"
    )[0]
    rows_kept = sum(row[1] for row in by_region if row[3])
    odd = database.rows(
        "select odd_code, count(*), sum(cents) / 100 from kept where odd_code is not null "
        "group by all order by 3 desc"
    )
    strange = database.rows(
        "select code::varchar, count(*), sum(cents) / 100 from kept where odd_code is null and "
        f"code // {TEN_DIGITS_TO_TWO} not between 1 and {LAST_CHAPTER} group by all order by 3 desc"
    )
    closed = [row for row in odd if _CLOSED.fullmatch(row[0].upper())]
    unknown = [row for row in odd if not _CLOSED.fullmatch(row[0].upper())] + strange
    partners = database.rows(
        "select odd_partner, count(*), sum(cents) / 100 from kept where odd_partner is not null "
        f"group by all order by 3 desc limit {LISTED}"
    )
    return ImportReport(
        files=tuple(files),
        rows_read=stage.rows,
        rows_kept=rows_kept,
        rows_other_regions=stage.rows - rows_kept,
        regions=tuple(
            {"code": f"{r:05d}", "name": stage.regions.get(r, ""), "rows": n, "usd": v, "kept": k}
            for r, n, v, k in by_region
        ),
        totals=_totals(cube),
        unknown_partners=_suggested(partners, lambda code: _known_partner(code, alpha2)),
        partner_not_stated=_counted(
            database, f"partner = '{UNKNOWN_PARTNER}' and odd_partner is null"
        ),
        unknown_codes=_suggested(unknown[:LISTED], _known_code),
        closed_codes=tuple({"code": c, "rows": n, "usd": v} for c, n, v in closed[:LISTED]),
        mended_codes=mended or 0,
        repeated_rows=_repeated(database),
        rows_without_mass=weightless or 0,
        negative_values=_counted(database, "cents < 0 or grams < 0"),
        absurd_values=_absurd(database),
        jumps=_jumps(cube),
        months_read=tuple(period_text(month) for month in sorted(months or ())),
        months_replaced=tuple(period_text(month) for month in sorted(replaced)),
        months_missing=_missing(cube),
        rows_in_release=int(database.rows("select sum(entries) from built")[0][0]),
    )


def _suggested(rows: Collection[tuple[Any, ...]], suggest: Any) -> tuple[Row, ...]:
    return tuple(
        {"code": code, "rows": n, "usd": usd, "suggestion": suggest(code)} for code, n, usd in rows
    )


def _known_partner(code: str, alpha2: Mapping[str, str]) -> str:
    """The alpha-3 that was probably meant: alpha-3 as it is, Russian letters, an older code."""
    if code in alpha2.values():
        return code
    latin = code.translate(_CYRILLIC)
    return alpha2.get(_OTHER_CODES.get(latin, latin), "")


def _known_code(code: str) -> str:
    """The digits that were probably meant, where only signs stand between them."""
    digits = re.sub(r"[\s.\-]", "", code)[:10]
    usual = digits.isdigit() and 1 <= int(digits[:2]) <= LAST_CHAPTER and digits != code
    return digits if usual else ""


def _counted(database: Embedded, where: str) -> Row:
    rows, usd = database.rows(f"select count(*), sum(cents) / 100 from kept where {where}")[0]
    return {"rows": rows, "usd": usd or 0.0}


def _repeated(database: Embedded) -> int:
    """Rows that repeat another letter for letter; looked for only where rows were added up."""
    found = database.rows(
        """with several as (
            select distinct month, flow, partner, chapter, code from built where entries > 1
        ), repeated as (
            select count(*) as times from kept semi join several using (month, flow, partner, code)
            group by month, flow, partner, odd_partner, code, digits, odd_code, cents, grams,
                thousandths, region
        ) select coalesce(sum(times - 1), 0)::bigint from repeated"""
    )
    return int(found[0][0])


def _absurd(database: Embedded) -> tuple[Row, ...]:
    rows = database.rows(
        "select month, flow, partner, code, cents / 100 from kept where "
        f"abs(cents) > {ABSURD_USD}00 order by abs(cents) desc limit {LISTED}"
    )
    return tuple(
        {"period": period_text(month), "flow": FLOWS[flow], "partner": partner,
         "code": f"{code:010d}", "usd": usd}
        for month, flow, partner, code, usd in rows
    )  # fmt: skip


def _totals(cube: Cube) -> tuple[Row, ...]:
    cents = cube.cents[:, -1].sum(axis=(2, 3))
    grams = cube.grams[:, -1].sum(axis=(2, 3))
    return tuple(
        {
            "year": year,
            "flow": flow,
            "usd": int(cents[y, f]) / 100,
            "net_mass_kg": int(grams[y, f]) / 1000,
            "months": sum(1 for when, month in cube.axes.months if when == year and month),
        }
        for y, year in enumerate(cube.axes.years)
        for f, flow in enumerate(cube.axes.flows)
    )


def _missing(cube: Cube) -> tuple[str, ...]:
    """Months between the first and the last of which nothing is known."""
    there = {year * 12 + month - 1 for year, month in cube.axes.months if month}
    whole = {year for year, month in cube.axes.months if not month}
    gaps = sorted(set(range(min(there, default=0), max(there, default=-1) + 1)) - there)
    return tuple(f"{gap // 12}-{gap % 12 + 1:02d}" for gap in gaps if gap // 12 not in whole)


def _jumps(cube: Cube) -> tuple[Row, ...]:
    """Chapter × partner with more than 1 % of a flow that grew or shrank more than tenfold
    against the same months of the year before."""
    axes = cube.axes
    found = []
    for y, year in enumerate(axes.years):
        if y == 0 or axes.years[y - 1] != year - 1:
            continue
        now, before = (_months_of(cube, p, year) for p in (y, y - 1))
        for f, flow in enumerate(axes.flows):
            a, b = before[f], now[f]
            large = (a * 100 > a.sum() * JUMP_SHARE_PCT) | (b * 100 > b.sum() * JUMP_SHARE_PCT)
            moved = ((b > JUMP * a) | (a > JUMP * b)) & (a > 0) & (b > 0) & large
            for p, c in zip(*np.nonzero(moved), strict=True):
                found.append(
                    {
                        "year": year,
                        "flow": flow,
                        "partner": axes.partners[p],
                        "chapter": axes.chapters[c],
                        "before_usd": int(a[p, c]) / 100,
                        "usd": int(b[p, c]) / 100,
                    }
                )
    return tuple(sorted(found, key=lambda row: -row["usd"])[:LISTED])


def _months_of(cube: Cube, place: int, year: int) -> np.ndarray:
    """Cents by flow, partner and chapter in the months known of ``year`` and of the one before."""
    months = [{m for y, m in cube.axes.months if y == which} for which in (year, year - 1)]
    both = sorted(months[0] & months[1])
    monthly = np.diff(cube.cents[place], axis=0, prepend=0)
    cents: np.ndarray = monthly[both].sum(axis=0)
    return cents
