"""The report of one import in words and tables; keys as in imports/report.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dashboard.language import NOTHING, Language
from dashboard.narrative.dates import periods_in
from dashboard.narrative.import_changes import changes
from dashboard.narrative.imports import coverage, other_names
from dashboard.pages import html
from dashboard.pages.components.document import Valued, data_table, terms

COUNTS = ("rows_read", "rows_kept", "rows_other_regions", "rows_passed_over", "mended_codes",
          "repeated_rows", "rows_without_mass")  # fmt: skip
SELDOM = ("deleted_rows", "hidden_rows", "rounded_values")
AMOUNTS = ("partner_not_stated", "negative_values")
MONTHS = ("months_replaced", "months_missing")

_Rows = Sequence[Mapping[str, Any]]


def report_parts(
    report: Mapping[str, Any], partner: Callable[[str], str], language: Language
) -> list[Any]:
    """Counts, totals, then a table for each thing that was found, and nothing for what was not."""
    counts = [(_said(language, key), language.number(float(report.get(key) or 0), 0))
              for key in (*COUNTS, *filter(report.get, SELDOM))]  # fmt: skip
    amounts = [(_said(language, key), _amount(report.get(key) or {}, language)) for key in AMOUNTS]
    months = [
        (
            _said(language, key),
            periods_in(report.get(key) or (), language) or language.t("releases.none_of"),
        )
        for key in MONTHS
    ]
    named = language, partner
    tables = [
        _files(report.get("files") or (), language),
        _regions(report.get("regions") or (), language),
        _totals(report.get("totals") or (), language),
        *(
            _codes(key, report.get(key) or (), language)
            for key in ("unknown_partners", "unknown_codes", "closed_codes", "reserved_chapters")
        ),
        _absurd(report.get("absurd_values") or (), *named),
        _jumps(report.get("jumps") or (), *named),
    ]
    lines = [
        *coverage(report, language),
        *other_names(report, language),
        *changes(report, language, partner),
    ]
    said = [html.Ul([html.Li(line) for line in lines])] if lines else []
    return [
        terms([*counts, *amounts, *months]),
        *said,
        *(table for table in tables if table is not None),
    ]


def _said(language: Language, key: str) -> str:
    return language.t(f"releases.said.{key}")


def _amount(row: Mapping[str, Any], language: Language) -> str:
    rows = language.plural("releases.rows", int(row.get("rows") or 0))
    return f"{rows}, {language.usd(float(row.get('usd') or 0.0))}"


def _table(
    key: str, heads: Sequence[str], rows: list[list[Any]], numeric: set[int], language: Language
) -> Any:
    if not rows:
        return None
    headers = [language.t(f"releases.head.{head}") for head in heads]
    return data_table(language, _said(language, key), headers, rows, frozenset(numeric))


def _count(number: float, language: Language) -> Valued:
    return Valued(language.number(number, 0), number)


def _usd(usd: float, language: Language, digits: int = 1) -> Valued:
    return Valued(language.millions(usd, digits), usd)


def _files(rows: _Rows, language: Language) -> Any:
    cells = [
        [
            str(row.get("name", "")),
            _kind(str(row.get("kind", "")), language),
            str(row.get("encoding", "")),
            html.Code(str(row.get("sha256", ""))[:16]),
        ]
        for row in rows
    ]
    return _table("files", ("file", "kind", "encoding", "sha256"), cells, set(), language)


def _kind(kind: str, language: Language) -> str:
    """What a file is; those that are not named after their form in words."""
    return language.t("releases.text_file") if kind == "text" else kind.upper()


def _regions(rows: _Rows, language: Language) -> Any:
    yes, no = (language.t(f"releases.{word}") for word in ("kept", "left_out"))
    cells = [
        [
            f"{row['code']} {row.get('name', '')}".strip(),
            _count(float(row["rows"]), language),
            _usd(row["usd"], language),
            yes if row["kept"] else no,
        ]
        for row in rows
    ]
    return _table("regions", ("region", "rows", "usd", "state"), cells, {1, 2}, language)


def _totals(rows: _Rows, language: Language) -> Any:
    cells = [
        [
            str(row["year"]),
            language.t(f"flow.{row['flow']}"),
            _usd(row["usd"], language),
            Valued(language.number(row["net_mass_kg"] / 1e6, 1), row["net_mass_kg"]),
            _months(row["months"], language),
        ]
        for row in rows
    ]
    return _table("totals", ("year", "flow", "usd", "mass", "months"), cells, {2, 3, 4}, language)


def _months(known: int | None, language: Language) -> Valued:
    """How many months are known of a year; data by the year are of all twelve."""
    whole = language.t("releases.whole_year")
    return Valued(str(known), known) if known else Valued(whole, 12)


def _codes(key: str, rows: _Rows, language: Language) -> Any:
    suggested = key.startswith("unknown")
    cells = [
        [
            html.Code(str(row["code"])),
            _count(float(row["rows"]), language),
            _usd(row["usd"], language, 3),
            *([str(row.get("suggestion") or NOTHING)] if suggested else []),
        ]
        for row in rows
    ]
    heads = ("code", "rows", "usd", *(("suggestion",) if suggested else ()))
    return _table(key, heads, cells, {1, 2}, language)


def _absurd(rows: _Rows, language: Language, partner: Callable[[str], str]) -> Any:
    cells = [
        [
            str(row["period"]),
            language.t(f"flow.{row['flow']}"),
            partner(row["partner"]),
            str(row["code"]),
            _usd(row["usd"], language),
        ]
        for row in rows
    ]
    heads = ("period", "flow", "partner", "code", "usd")
    return _table("absurd_values", heads, cells, {4}, language)


def _jumps(rows: _Rows, language: Language, partner: Callable[[str], str]) -> Any:
    cells = [
        [
            str(row["year"]),
            language.t(f"flow.{row['flow']}"),
            partner(row["partner"]),
            str(row["chapter"]),
            _usd(row["before_usd"], language),
            _usd(row["usd"], language),
        ]
        for row in rows
    ]
    heads = ("year", "flow", "partner", "chapter", "before", "usd")
    return _table("jumps", heads, cells, {4, 5}, language)
