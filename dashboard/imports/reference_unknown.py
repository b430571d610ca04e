"""What a file of reference holds that is in no register, and how much of its value that is."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from dashboard.imports.report import ImportReport, Row
from dashboard.imports.tally import Amounts
from dashboard.loaders.reference import ALL_GOODS, Referred

CHAPTER = 2


@dataclass(frozen=True, slots=True)
class Unknown:
    """``what``: ``reporters``, which are passed over; ``partners`` and ``codes``, which are in the
    total. Their ``names``, the largest first, how many ``rows``, US dollars, and the share in the
    value of all rows that have one."""

    file: str
    what: str
    names: tuple[str, ...]
    rows: int
    usd: float
    share_pct: float


def unknown_names(file: str, what: str, found: Amounts, cents: int) -> Iterator[Unknown]:
    """Those of a file, if there are any; ``cents`` are of all rows."""
    if found.rows:
        names = tuple(str(name) for name, *_ in found.by_value())
        share = 100 * found.all_cents / cents if cents else 0.0
        yield Unknown(file, what, names, found.all_rows, found.all_cents / 100, share)


def unknown_codes_of(
    file: str, rows: Collection[Referred], chapters: Collection[str]
) -> Iterator[Unknown]:
    """The codes of no chapter that is known."""
    found, every = Amounts(), 0
    for row in rows:
        if row.code != ALL_GOODS:
            every += cents_of(row.usd)
            if row.code[:CHAPTER] not in chapters:
                found.count(row.code, 1, cents_of(row.usd))
    yield from unknown_names(file, "codes", found, every)


def of_customs(file: str, report: ImportReport) -> Iterator[Unknown]:
    """Those of customs files, as the import of them found them."""
    for what, rows, share in (
        ("partners", report.unknown_partners, report.unknown_partners_pct),
        ("codes", report.unknown_codes, report.unknown_codes_pct),
    ):
        if rows:
            yield _listed(file, what, rows, share)


def _listed(file: str, what: str, rows: Collection[Row], share: float) -> Unknown:
    names = tuple(str(row["code"]) for row in rows)
    count, usd = (sum(row[name] for row in rows) for name in ("rows", "usd"))
    return Unknown(file, what, names, count, usd, share)


def cents_of(usd: float) -> int:
    """Dollars in whole cents."""
    return round(usd * 100)
