"""A table of the trade of others, CSV or XLSX: ``reporter, year, flow, code, value_usd``; or UN
Comtrade's CSV, of which the rows with the world as partner are taken."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path

from dashboard.errors import DataRefused, Reason
from dashboard.flows import FLOWS
from dashboard.imports.comtrade import (
    FIRST_YEAR,
    OURS,
    filled,
    is_whole,
    rows_of,
    usd_of,
    wrong_in,
)
from dashboard.imports.faults import Faults
from dashboard.imports.homoglyphs import normalised
from dashboard.imports.reference_headings import COLUMNS, is_plain, opened_table
from dashboard.imports.reference_unknown import (
    Unknown,
    cents_of,
    unknown_codes_of,
    unknown_names,
)
from dashboard.imports.table_books import Row
from dashboard.imports.tally import Amounts
from dashboard.imports.values import latin, trimmed
from dashboard.loaders.reference import ALL_GOODS, Referred
from dashboard.sentences import said

LONGEST = 10
CHAPTER, NO_CHAPTER = 2, "00"
OF_COMTRADE = 6
WHOLE_WORLD = ("W00", "WLD")
"""How Comtrade names the world as a partner."""
REVERSED: Mapping[str, str] = {"export": "import", "import": "export"}
SLACK = 0.001
"""By so much of it the codes of one length may exceed the total: values are rounded."""
_CENTS = re.compile(r"^([0-9]+),([0-9]{1,2})$", re.ASCII)
"""A value with a comma before its cents, which no thousands can be."""
Found = dict[tuple[str, int, str, str], Referred]
"""Reporter, year, flow and code → the row that says so."""


@dataclass(frozen=True, slots=True)
class Known:
    """The reporters and chapters that there are."""

    reporters: Collection[str]
    chapters: Collection[str]


@dataclass(frozen=True, slots=True)
class ReadTable:
    """The rows of a file, what it holds that is in no register, and the sheets of a workbook that
    have other headings."""

    rows: tuple[Referred, ...]
    strangers: tuple[Unknown, ...]
    sheets: tuple[str, ...] = ()


def read_table(path: Path, known: Known, most: int, today: date) -> ReadTable | None:
    """The rows of a table; None of a file that has the headings of none, such as a customs file.

    ``most``: MiB of a workbook. No year is later than ``today``.

    Raises:
        DataRefused: by file, row and column; a heading lacks, a value is none, a row is there
            twice, codes are more than their total, or nothing is in it.
    """
    faults = Faults(path.name)
    opened = opened_table(path, faults, most)
    if opened is None:
        return None
    head, rows, sheets = opened
    comtrade = not is_plain(head)
    others = Amounts()
    found = (
        _of_comtrade(chain([(1, head)], rows), path.name, known.reporters, today, faults, others)
        if comtrade
        else _of_table(_lines(head, rows, faults), path.name, known.reporters, today, faults)
    )
    _parts_within_wholes(found.values(), faults)
    faults.refuse()
    if not found:
        column = "partnerISO" if comtrade else "reporter"
        reason = said(f"refused.reference.{'no_world' if comtrade else 'nothing'}")
        raise DataRefused([Reason(path.name, None, column, "", reason)])
    kept = tuple(found.values())
    cents = others.all_cents + sum(cents_of(row.usd) for row in kept)
    unknown = unknown_names(path.name, "reporters", others, cents)
    strangers = (*unknown, *unknown_codes_of(path.name, kept, known.chapters))
    return ReadTable(kept, strangers, tuple(sheets))


def _add(found: Found, one: Referred, line: int, column: str, faults: Faults) -> None:
    key = (*one.place, one.code)
    if key in found:
        faults.add(line, column, one.code, said("refused.reference.twice"))
    found[key] = one


def _of_comtrade(
    rows: Iterator[Row],
    file: str,
    reporters: Collection[str],
    today: date,
    faults: Faults,
    others: Amounts,
) -> Found:
    """Of what reporters trade with the world; ``others``, which are no countries, are counted."""
    found: Found = {}
    for line, row, headings in rows_of(rows, faults):
        if row["partnerISO"] not in WHOLE_WORLD or not is_whole(row, OF_COMTRADE):
            continue
        wrong = list(wrong_in(row, today))
        for name, reason in wrong:
            faults.add(line, headings.names.get(name, name), row[name], reason)
        if not wrong and row["reporterISO"] in reporters:
            one = Referred(row["reporterISO"], int(row["refYear"]), REVERSED[OURS[row["flowCode"]]],
                           filled(row["cmdCode"]), float(row["primaryValue"]),
                           file)  # fmt: skip
            _add(found, one, line, headings.names["cmdCode"], faults)
        elif not wrong:
            others.count(row["reporterISO"], 1, cents_of(float(row["primaryValue"])))
        if not faults.room:
            break
    return found


def _of_table(
    rows: Iterator[tuple[int, Mapping[str, str]]],
    file: str,
    reporters: Collection[str],
    today: date,
    faults: Faults,
) -> Found:
    found: Found = {}
    for line, row in rows:
        reporter, flow = latin(trimmed(row["reporter"])), normalised(row["flow"])
        year, code = _year(row["year"], today), _code(row["code"])
        usd = usd_of(_CENTS.sub(r"\1.\2", row["value_usd"]))
        wrong = {
            "reporter": reporter not in reporters,
            "year": year is None,
            "flow": flow not in FLOWS,
            "code": code is None,
            "value_usd": usd is None,
        }
        for name in (name for name, is_wrong in wrong.items() if is_wrong):
            faults.add(line, name, row[name], said(f"refused.reference.{name}"))
        if year is not None and code is not None and usd is not None and not any(wrong.values()):
            _add(found, Referred(reporter, year, flow, code, usd, file), line, "code", faults)
        if not faults.room:
            break
    return found


def _year(text: str, today: date) -> int | None:
    plain = text.isascii() and text.isdigit()
    return int(text) if plain and FIRST_YEAR <= int(text) <= today.year else None


def _code(text: str) -> str | None:
    if latin(trimmed(text)) == ALL_GOODS:
        return ALL_GOODS
    plain = text.isascii() and text.isdigit() and len(text) <= LONGEST
    code = filled(text) if plain else ""
    return code if code[:CHAPTER] > NO_CHAPTER else None


def _parts_within_wholes(rows: Collection[Referred], faults: Faults) -> None:
    """A fault for each reporter, year and flow whose codes of one length are more than all."""
    sums: dict[tuple[str, int, str], dict[int, float]] = {}
    wholes = {row.place: row.usd for row in rows if row.code == ALL_GOODS}
    for row in rows:
        if row.code != ALL_GOODS and row.place in wholes:
            of_place = sums.setdefault(row.place, {})
            of_place[len(row.code)] = of_place.get(len(row.code), 0.0) + row.usd
    for place, of_length in sums.items():
        if max(of_length.values()) > wholes[place] * (1 + SLACK):
            faults.add(None, "code", " ".join(map(str, place)), said("refused.reference.more"))


def _lines(
    texts: list[str], rows: Iterator[Row], faults: Faults
) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Each row of a table with its line, by its headings. A fault for each that has more cells, as
    where a value has a comma."""
    head = [normalised(name) for name in texts]
    for name in COLUMNS:
        if head.count(name) > 1:
            faults.add(1, name, "", said("refused.sheet.column_twice"))
    faults.refuse()
    for number, cells in rows:
        if any(cells[len(head) :]):
            reason = said("refused.customs.fields", there=len(cells), expected=len(head))
            faults.add(number, "", "", reason)
        else:
            yield number, dict(zip(head, [*cells, *[""] * len(head)], strict=False))
