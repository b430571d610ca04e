"""The releases of a dataset: all of them, what one changed, and the report of each import."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from dash import html

from dashboard.language import NOTHING, Language
from dashboard.loaders.records import records
from dashboard.narrative.names import Names
from dashboard.pages.components.document import data_table, folded
from dashboard.pages.components.import_report import report_parts

LISTED = 15


@dataclass(frozen=True, slots=True)
class Entry:
    """A release as the page lists it; ``report`` is empty where it cannot be read."""

    number: int
    time: str
    rows: int
    years: tuple[int, int]
    turnover_usd: float
    program: str
    shown: bool
    current: bool
    report: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Changes:
    """What release ``new`` changed against ``old``: frames of `dashboard.measures.revision`."""

    old: int
    new: int
    years: pd.DataFrame
    partners: pd.DataFrame
    sectors: pd.DataFrame


def releases_list(entries: Sequence[Entry], mark: str, language: Language) -> list[Any]:
    """All releases, newest first; ``mark`` says that the data are made up."""
    lead = [html.P(mark, className="misprint")] if mark else []
    return [*lead, html.P(language.t("releases.lead")), _list(entries, language)]


def reports(entries: Sequence[Entry], names: Names, language: Language) -> list[Any]:
    """The report of each import, folded."""
    return [_report(entry, names, language) for entry in entries]


def _list(entries: Sequence[Entry], language: Language) -> Any:
    t = language.t
    heads = ("number", "time", "rows", "years", "turnover", "program", "state")
    return data_table(
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
                _time(language, entry.time),
                language.number(float(entry.rows), 0),
                f"{entry.years[0]}–{entry.years[1]}",
                language.usd(entry.turnover_usd),
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


def _time(language: Language, time: str) -> str:
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
    parts = [html.P(t("releases.change.lead")), _years(differ, language)]
    if not changes.partners.empty:
        parts += [
            _by(changes.partners, "partner", names.country, language),
            _by(changes.sectors, "sector", names.sector_in_full, language),
        ]
    return parts


def _years(frame: pd.DataFrame, language: Language) -> Any:
    t = language.t
    heads = ("year", "old_months", "new_months", "old", "new", "same")
    rows = []
    for row in records(frame):
        same = row.same_new_usd - row.same_old_usd
        rows.append(
            [
                str(row.year),
                str(row.old_months) if row.old_months else NOTHING,
                str(row.new_months) if row.new_months else NOTHING,
                language.millions(row.old_usd),
                language.millions(row.new_usd),
                _change(language, same, row.same_old_usd),
            ]
        )
    return data_table(
        t("releases.change.by_year"),
        [t(f"releases.head.{name}") for name in heads],
        rows,
        frozenset(range(1, len(heads))),
    )


def _change(language: Language, usd: float, before: float) -> str:
    if usd != usd:
        return NOTHING
    amount = language.signed(usd / 1e6)
    share = language.change(100 * usd / before) if before > 0 else NOTHING
    return f"{amount} ({share})"


def _by(frame: pd.DataFrame, noun: str, name: Callable[[str], str], language: Language) -> Any:
    t = language.t
    rest = len(frame) - LISTED
    table = data_table(
        t(f"releases.change.by_{noun}"),
        [t(f"releases.head.{head}") for head in (noun, "old", "new", "difference")],
        [
            [
                name(getattr(row, noun)),
                language.millions(row.old_usd),
                language.millions(row.new_usd),
                _change(language, row.difference_usd, row.old_usd),
            ]
            for row in records(frame.head(LISTED))
        ],
        frozenset({1, 2, 3}),
    )
    more = [html.P(language.plural("frame.more_rows", rest), className="caption")]
    return html.Div([table, *(more if rest > 0 else [])])


def _report(entry: Entry, names: Names, language: Language) -> Any:
    title = language.t("releases.report", number=entry.number, date=language.date(entry.time[:10]))
    if not entry.report:
        return folded(title, html.P(language.t("releases.no_report")))
    return folded(title, html.Div(report_parts(entry.report, names.country, language)))
