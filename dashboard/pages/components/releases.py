"""The releases of a dataset: all of them, what one changed, and the report of each import."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.amount import Amount
from dashboard.charts.addresses import amount_path, cell_path
from dashboard.documents.release_cells import Amounts, revised_amounts, year_amounts
from dashboard.language import NOTHING, Language
from dashboard.loaders.records import records
from dashboard.narrative.amounts import bare, cell, figure, signed
from dashboard.narrative.names import Names
from dashboard.pages import html
from dashboard.pages.components.document import Valued, data_table, dated, folded, valued
from dashboard.pages.components.import_report import report_parts
from dashboard.pages.components.numbers import fixed_link

LISTED = 15
"""Rows that are seen of what a release changed; those of the whole table are sorted, and folded."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A release as the page lists it; ``report`` is empty where it cannot be read."""

    number: int
    time: str
    rows: int
    years: tuple[int, int]
    turnover: Amount
    program: str
    shown: bool
    current: bool
    report: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Changes:
    """What release ``new`` changed against ``old``: frames of `dashboard.measures.revision`.

    ``query`` is that of their numbers, ``status`` that of the dataset.
    """

    old: int
    new: int
    query: str
    status: str
    years: pd.DataFrame
    partners: pd.DataFrame
    sectors: pd.DataFrame


def releases_list(entries: Sequence[Entry], query: str, mark: str, language: Language) -> list[Any]:
    """All releases, newest first; ``query`` is that of their numbers, ``mark`` says that the data
    are made up."""
    lead = [html.P(mark, className="misprint")] if mark else []
    return [*lead, html.P(language.t("releases.lead")), _list(entries, query, language)]


def reports(entries: Sequence[Entry], names: Names, language: Language) -> list[Any]:
    """The report of each import, folded."""
    return [_report(entry, names, language) for entry in entries]


def _list(entries: Sequence[Entry], query: str, language: Language) -> Any:
    t = language.t

    def number(text: str, entry: Entry, column: str) -> Any:
        return fixed_link(text, cell_path("releases", str(entry.number), column), language, query)

    heads = ("number", "time", "rows", "years", "turnover", "program", "state")
    return data_table(
        language,
        t("releases.list"),
        [t(f"releases.head.{name}") for name in heads],
        [
            [
                html.Button(
                    t("releases.show", number=entry.number),
                    type="button",
                    className="chosen-by",
                    **{"data-order": f"release:{'' if entry.current else entry.number}"},
                ),
                dated(moment(language, entry.time), entry.time),
                Valued(number(language.number(float(entry.rows), 0), entry, "rows"), entry.rows),
                f"{entry.years[0]}–{entry.years[1]}",
                valued(number(figure(language, entry.turnover), entry, "turnover"), entry.turnover),
                entry.program,
                ", ".join(
                    t(f"releases.state.{name}")
                    for name, holds in (("current", entry.current), ("shown", entry.shown))
                    if holds
                ),
            ]
            for entry in entries
        ],
        frozenset({2, 4}),
    )


def moment(language: Language, time: str) -> str:
    """The day in words and the minute, in coordinated universal time."""
    return f"{language.date(time[:10])}, {time[11:16]} UTC"


def changes_title(changes: Changes | None, language: Language) -> str:
    """What the shown release is compared with."""
    if changes is None:
        return language.t("releases.change.first")
    return language.t("releases.change.title", new=changes.new, old=changes.old)


def changes_of(changes: Changes | None, names: Names, language: Language) -> list[Any]:
    """What the shown release changed, by year, partner and group of goods."""
    t = language.t
    if changes is None:
        return [html.P(t("releases.change.nothing_before"))]
    differ = changes.years.loc[
        (changes.years["new_usd"] - changes.years["old_usd"]).abs().ge(0.005)
        | changes.years["old_usd"].isna().ne(changes.years["new_usd"].isna())
        | changes.years["old_months"].ne(changes.years["new_months"])
    ]
    if differ.empty and changes.partners.empty:
        return [html.P(t("releases.change.same"))]
    parts = [html.P(t("releases.change.lead")), _years(differ, changes, language)]
    if not changes.partners.empty:
        parts += [
            _by(changes, "partner", names.country, language),
            _by(changes, "sector", names.sector_in_full, language),
        ]
    return parts


def _years(differ: pd.DataFrame, changes: Changes, language: Language) -> Any:
    t = language.t
    heads = ("year", "old_months", "new_months", "old", "new", "same")
    rows = [
        [str(row.year), *_numbers(f"year/{row.year}", year_amounts(row, changes.status),
                                  changes.query, language)]
        for row in records(differ)
    ]  # fmt: skip
    return data_table(
        language,
        t("releases.change.by_year"),
        [t(f"releases.head.{name}") for name in heads],
        rows,
        frozenset(range(1, len(heads))),
    )


def _numbers(key: str, amounts: Amounts, query: str, language: Language) -> list[Any]:
    """The cells of a row of the table ``revision``: months, sums, and the change with its rate."""

    def number(text: str, amount: Amount, column: str) -> Any:
        path = amount_path(amount, "revision", key, column)
        return fixed_link(text, path, language, query)

    old_months, new_months, old, new, difference, growth, *_ = amounts
    level = [
        valued(number(cell(language, one), one, column), one)
        for one, column in ((old, "old"), (new, "new"))
    ]
    more = number(signed(language, difference), difference, "difference")
    rate = number(signed(language, growth), growth, "growth")
    months = [
        valued(number(bare(language, one), one, column) if one.value else NOTHING, one)
        for one, column in ((old_months, "old_months"), (new_months, "new_months"))
    ]
    return [*months, *level, valued(html.Span([more, " (", rate, ")"]), difference)]


def _by(changes: Changes, noun: str, name: Callable[[str], str], language: Language) -> Any:
    t, frame = language.t, changes.partners if noun == "partner" else changes.sectors
    rows = []
    for row in records(frame):
        code, amounts = getattr(row, noun), revised_amounts(row, changes.status)
        _, _, *cells = _numbers(f"{noun}/{code}", amounts, changes.query, language)
        rows.append([name(code), *cells])

    title = t(f"releases.change.by_{noun}")

    def table(shown: Sequence[Sequence[Any]], caption: str = title) -> Any:
        return data_table(
            language,
            caption,
            [t(f"releases.head.{head}") for head in (noun, "old", "new", "difference")],
            shown,
            frozenset({1, 2, 3}),
            whole=len(shown) == len(rows),
        )

    if len(rows) <= LISTED:
        return table(rows)
    every = table(rows, t("releases.change.every", title=title))
    summary = language.plural("releases.change.all", len(rows))
    more = html.P(language.plural("frame.more_rows", len(rows) - LISTED), className="on-paper")
    # On paper one of the two alone: the first rows, or all where the reader unfolded them.
    return html.Div(
        [table(rows[:LISTED]), more, html.Div(folded(summary, every), className="whole-table")]
    )


def _report(entry: Entry, names: Names, language: Language) -> Any:
    title = language.t("releases.report", number=entry.number, date=language.date(entry.time[:10]))
    if not entry.report:
        return folded(title, html.P(language.t("releases.no_report")))
    return folded(
        title,
        html.Div(report_parts(entry.report, names.country, language), className="import-report"),
    )
