"""UN Comtrade's CSV, as the site's download gives it: a row a reporter, year, flow, partner, goods.

`dashboard.imports.comtrade_headings` knows what the columns are called. ``partner2Code,
customsCode, motCode`` tell rows that are a breakdown of others, ``cifvalue, fobvalue`` on which
basis ``primaryValue`` is. The site is known to end rows with a comma more than the headings have;
such an empty cell is passed over. Spreadsheets save with other separators, and take the zero off a
chapter: both are read.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dashboard.errors import DataRefused, Reason
from dashboard.flows import Flow
from dashboard.imports.comtrade_headings import NEEDED, Headings, headings_of
from dashboard.imports.faults import Faults
from dashboard.imports.limits import Limits
from dashboard.imports.table_books import Row
from dashboard.imports.table_rows import table_rows
from dashboard.imports.values import has_exponent
from dashboard.loaders.mirror import COUNTRY, REGION, TOTAL, Reported
from dashboard.sentences import Sentence, said

OURS: Mapping[str, Flow] = {"M": "export", "X": "import"}
"""Their flow → ours. Others (re-exports and the like) are part of these."""
WHOLE = {"typeCode": ("", "C"), "partner2Code": ("", "0"), "customsCode": ("", "C00"),
         "motCode": ("", "0")}  # fmt: skip
"""What stands in a row of goods that is no breakdown of another."""
ANNUAL = "A"
CHAPTER = 2
FIRST_YEAR = 1962
"""The first year of UN Comtrade."""
_CODE = re.compile(r"[0-9]+")
_HARMONIZED = re.compile(r"(?:H[S0-9])?")
_VALUE = re.compile(r"[0-9]+(?:\.[0-9]*)?")


@dataclass(frozen=True, slots=True)
class Home:
    """How others name us: the country (alpha-3), and the region by its names and its code."""

    country: str
    regions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Read:
    """What a file holds of our trade, and how many of its rows are of something else; among them
    those of ``strangers``, reporters that are no partners (unions of countries, former states);
    ``sheets`` of a workbook that have other headings."""

    rows: tuple[Reported, ...]
    passed_over: int
    strangers: frozenset[str]
    sheets: tuple[str, ...] = ()


def read_comtrade(
    path: Path,
    home: Home,
    partners: Collection[str],
    today: date,
    most: int = Limits().largest_workbook,
) -> Read:
    """The rows of a file on trade with the region or its country, by year, flow and chapter.

    ``partners``: the reporters that are known. Rows of other partners and reporters, of longer
    codes and of breakdowns are passed over and counted. No year is later than ``today``. ``most``:
    MiB that a workbook may unpack to.

    Raises:
        DataRefused: by file, row and column; a heading lacks, a value is none, a row is torn or
            there twice, or nothing in the file is of our trade.
    """
    faults = Faults(path.name)
    found: dict[tuple[str, ...], Reported] = {}
    strangers: set[str] = set()
    passed = 0
    sheets: list[str] = []
    rows = table_rows(path, faults, most, comtrade_places, sheets)
    for line, row, headings in rows_of(rows, faults):
        of = _of(row, home)
        if of is None or not is_whole(row, CHAPTER):
            passed += 1
            continue
        if wrong := list(wrong_in(row, today)):
            for name, reason in wrong:
                faults.add(line, headings.names.get(name, name), row[name], reason)
        elif row["reporterISO"] not in partners:
            strangers.add(row["reporterISO"])
            passed += 1
        else:
            one = _reported(row, of)
            key = (one.partner, str(one.year), one.flow, one.chapter, one.of)
            if key in found:
                name = headings.names["cmdCode"]
                faults.add(line, name, row["cmdCode"], said("refused.mirror.twice"))
            found[key] = one
        if not faults.room:
            break
    faults.refuse()
    if not found:
        reason = said("refused.mirror.nothing", country=home.country)
        raise DataRefused([Reason(path.name, None, "partnerISO", "", reason)])
    return Read(tuple(found.values()), passed, frozenset(strangers), tuple(sheets))


def comtrade_places(texts: list[str]) -> Collection[int]:
    """The places of the headings that are read; none where one is lacking."""
    headings = headings_of(texts)
    return () if headings.lacking else (*headings.places.values(),)


def rows_of(rows: Iterator[Row], faults: Faults) -> Iterator[tuple[int, dict[str, str], Headings]]:
    """Each row below the headings with its line, by the names of its cells."""
    _, head = next(rows, (1, []))
    headings = headings_of(head)
    if 2 * len(headings.lacking) > len(NEEDED):
        reason = said("refused.mirror.strange", expected=", ".join(NEEDED))
        faults.add(1, "", " ".join(head), reason)
        faults.refuse()
    for one in headings.lacking:
        faults.add(1, one, "", said("refused.mirror.heading"))
    for one in headings.twice:
        faults.add(1, one, "", said("refused.sheet.column_twice"))
    faults.refuse()
    for line, cells in rows:
        if len(cells) < headings.width or any(cells[headings.width :]):
            reason = said("refused.customs.fields", there=len(cells), expected=headings.width)
            faults.add(line, "", "", reason)
        else:
            yield line, headings.cells(cells), headings


def _of(row: Mapping[str, str], home: Home) -> str | None:
    """Whose trade a row is: the region's where it is named, its country's, or somebody's."""
    if {row["partnerISO"].casefold(), row["partnerDesc"].casefold()} & home.regions:
        return REGION
    return COUNTRY if row["partnerISO"] == home.country else None


def is_whole(row: Mapping[str, str], digits: int) -> bool:
    """Whether a row is of exports or imports of all goods or of a code of so many digits at the
    most, and no breakdown of another."""
    code = row["cmdCode"]
    return (
        row["flowCode"] in OURS
        and (code == TOTAL or (_CODE.fullmatch(code) is not None and len(code) <= digits))
        and all(row[name] in usual for name, usual in WHOLE.items())
    )


def wrong_in(row: Mapping[str, str], today: date) -> Iterator[tuple[str, Sentence]]:
    """What is wrong with a row: name and reason."""
    if not _HARMONIZED.fullmatch(row["classificationCode"]):
        yield "classificationCode", said("refused.mirror.harmonized")
    if row["freqCode"] != ANNUAL:
        yield "freqCode", said("refused.mirror.annual")
    year = row["refYear"]
    if not (year.isascii() and year.isdigit() and FIRST_YEAR <= int(year) <= today.year):
        yield "refYear", said("refused.mirror.year", first=FIRST_YEAR, last=today.year)
    if not row["reporterISO"]:
        yield "reporterISO", said("refused.mirror.reporter")
    if has_exponent(row["primaryValue"].upper()):
        yield "primaryValue", said("refused.customs.rounded")
    elif usd_of(row["primaryValue"]) is None:
        yield "primaryValue", said("refused.mirror.value")


def _reported(row: Mapping[str, str], of: str) -> Reported:
    """A row as what it says."""
    usd = float(row["primaryValue"])
    return Reported(row["reporterISO"], int(row["refYear"]), OURS[row["flowCode"]],
                    filled(row["cmdCode"]), of, _basis(row, usd), usd)  # fmt: skip


def filled(code: str) -> str:
    """A code with the zero before it that spreadsheets take away."""
    return code if code == TOTAL else code.zfill(len(code) + len(code) % 2)


def _basis(row: Mapping[str, str], usd: float) -> str:
    """CIF or FOB, whichever value the primary one is; as is usual where neither is given."""
    if row["flowCode"] == "X":
        return "FOB"
    cif, fob = usd_of(row["cifvalue"]), usd_of(row["fobvalue"])
    return "FOB" if not cif and fob == usd else "CIF"


def usd_of(text: str) -> float | None:
    """A value of a row, never below zero; None where it is none."""
    found = float(text) if _VALUE.fullmatch(text) else float("inf")
    return found if found < float("inf") else None
