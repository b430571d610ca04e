"""UN Comtrade's CSV, as the site's download gives it: a row a reporter, year, flow, partner, goods.

Headings are those of "Comtrade Plus": ``freqCode, refYear, reporterISO, flowCode, partnerISO,
partnerDesc, cmdCode, primaryValue`` are needed; ``partner2Code, customsCode, motCode`` tell rows
that are a breakdown of others, ``cifvalue, fobvalue`` on which basis ``primaryValue`` is. The site
is known to end rows with a comma more than the headings have; such an empty cell is passed over.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dashboard.choices import Flow
from dashboard.errors import DataRefused, Reason
from dashboard.imports.faults import Faults
from dashboard.loaders.mirror import COUNTRY, REGION, TOTAL, Reported
from dashboard.sentences import said

NEEDED = ("freqCode", "refYear", "reporterISO", "flowCode", "partnerISO", "partnerDesc", "cmdCode",
          "primaryValue")  # fmt: skip
OURS: Mapping[str, Flow] = {"M": "export", "X": "import"}
"""Their flow → ours. Others (re-exports and the like) are part of these."""
WHOLE = {"partner2Code": ("", "0"), "customsCode": ("", "C00"), "motCode": ("", "0")}
"""What stands in a row that is no breakdown of another."""
ANNUAL = "A"
CHAPTER = 2
YEARS = range(1960, 2101)


@dataclass(frozen=True, slots=True)
class Home:
    """How others name us: the country (alpha-3), and the region by its names and its code."""

    country: str
    regions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Read:
    """What a file holds of our trade, and how many of its rows are of something else."""

    rows: tuple[Reported, ...]
    passed_over: int


def read_comtrade(path: Path, home: Home, partners: Collection[str]) -> Read:
    """The rows of a file on trade with the region or its country, by year, flow and chapter.

    ``partners``: the reporters that are known. Rows of other partners, of longer codes and of
    breakdowns are passed over and counted.

    Raises:
        DataRefused: by file, row and column; a heading lacks, a value is none, a row is there
            twice, or nothing in the file is of our trade.
    """
    faults = Faults(path.name)
    found: dict[tuple[str, ...], Reported] = {}
    passed = 0
    for line, row in _rows(path, faults):
        of = _of(row, home)
        if of is None or not _whole(row):
            passed += 1
            continue
        one = _reported(row, of, line, partners, faults)
        if one is None:
            continue
        key = (one.partner, str(one.year), one.flow, one.chapter, one.of)
        if key in found:
            faults.add(line, "cmdCode", row["cmdCode"], said("refused.mirror.twice"))
        found[key] = one
        if not faults.room:
            break
    faults.refuse()
    if not found:
        reason = said("refused.mirror.nothing", country=home.country)
        raise DataRefused([Reason(path.name, None, "partnerISO", "", reason)])
    return Read(tuple(found.values()), passed)


def _rows(path: Path, faults: Faults) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row with its line, by its headings."""
    try:
        text = path.read_bytes().decode("utf-8-sig", errors="replace")
    except OSError as error:
        reason = said("refused.mirror.unreadable", error=error.strerror or str(error))
        raise DataRefused([Reason(path.name, None, "", "", reason)]) from error
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        head = [one.strip() for one in next(reader, [])]
        for one in NEEDED:
            if one not in head:
                faults.add(1, one, "", said("refused.mirror.heading"))
        faults.refuse()
        for cells in reader:
            if any(cells):
                filled = [*cells, *[""] * len(head)]
                yield reader.line_num, dict(zip(head, filled, strict=False))
    except csv.Error as error:
        reason = said("refused.mirror.csv", error=str(error))
        raise DataRefused([Reason(path.name, reader.line_num, "", "", reason)]) from error


def _of(row: Mapping[str, str], home: Home) -> str | None:
    """Whose trade a row is: the region's where it is named, its country's, or somebody's."""
    if {row["partnerISO"].strip().casefold(), row["partnerDesc"].strip().casefold()} & home.regions:
        return REGION
    return COUNTRY if row["partnerISO"].strip() == home.country else None


def _whole(row: Mapping[str, str]) -> bool:
    code = row["cmdCode"].strip()
    return (
        row["flowCode"].strip() in OURS
        and (code == TOTAL or (len(code) == CHAPTER and code.isdigit()))
        and all(row.get(name, "").strip() in usual for name, usual in WHOLE.items())
    )


def _reported(
    row: Mapping[str, str], of: str, line: int, partners: Collection[str], faults: Faults
) -> Reported | None:
    """A row as what it says; None with its faults where it says nothing."""
    wrong = [
        (name, said(f"refused.mirror.{key}"))
        for name, key, right in (
            ("freqCode", "annual", row["freqCode"].strip() == ANNUAL),
            ("refYear", "year", _year(row["refYear"]) is not None),
            ("reporterISO", "reporter", row["reporterISO"].strip() in partners),
            ("primaryValue", "value", _usd(row["primaryValue"]) is not None),
        )
        if not right
    ]
    for name, reason in wrong:
        faults.add(line, name, row[name], reason)
    year, usd = _year(row["refYear"]), _usd(row["primaryValue"])
    if wrong or year is None or usd is None:
        return None
    theirs = row["flowCode"].strip()
    return Reported(row["reporterISO"].strip(), year, OURS[theirs], row["cmdCode"].strip(), of,
                    _basis(row, usd, theirs), usd)  # fmt: skip


def _basis(row: Mapping[str, str], usd: float, flow: str) -> str:
    """CIF or FOB, whichever value the primary one is; as is usual where neither is given."""
    if flow == "X":
        return "FOB"
    cif, fob = _usd(row.get("cifvalue", "")), _usd(row.get("fobvalue", ""))
    return "FOB" if not cif and fob == usd else "CIF"


def _year(text: str) -> int | None:
    text = text.strip()
    plain = text.isascii() and text.isdigit()
    return int(text) if plain and int(text) in YEARS else None


def _usd(text: str) -> float | None:
    """A value of a row, never below zero; None where it is none."""
    try:
        found = float(text)
    except ValueError:
        return None
    return found if 0 <= found < float("inf") else None
