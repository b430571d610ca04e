"""What is said of where a number comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dashboard.amount import NOT_PUBLISHED, Amount, Unit
from dashboard.language import Language
from dashboard.loaders.records import text_in
from dashboard.measures.sums import computed_if_published
from dashboard.narrative import amounts, backtest, statuses
from dashboard.narrative.events import date_words
from dashboard.narrative.facts import EVENT_COUNTS
from dashboard.narrative.figures import figure_name, figure_period, figure_status, figure_value
from dashboard.narrative.names import Names
from dashboard.narrative.prospects import PRECISIONS, TRIALS
from dashboard.narrative.ties import TALLY
from dashboard.narrative.wording import ended

_NOUNS = {
    "exports": "flow.export",
    "imports": "flow.import",
    "turnover": "flow.turnover",
    "balance": "flow.balance",
}
_PLACES = ("rank", "ranked")
"""Columns of places among others, and of how many those are."""
_SUMMED: tuple[Unit, ...] = ("usd", "kg")
"""Units of sums of customs rows, which are as published as these are."""
COUNTED = ("fields", "sectors", "matrix", "partner_map", "region_map", "place_map", "apart",
           "kinds", "partner_fields", EVENT_COUNTS, TALLY)  # fmt: skip
"""Tables that count relations and events."""


@dataclass(frozen=True, slots=True)
class Said:
    """A row in words: what it is, of what or when, its value, and how it is known."""

    name: str
    about: str
    value: str
    status: str


def of_row(words: Language, names: Names, kind: str, row: Any) -> Said:
    """A published figure (kind ``figure``), a ``relation`` or an ``event`` in words."""
    if kind == "figure":
        about = figure_period(row, words)
        shown = figure_value(row, words)
        return Said(figure_name(row, names, words), about, shown, figure_status(row, words))
    title, what = text_in(row, "title", words.code), words.t(f"kind.{row.kind}")
    if kind == "event":
        return Said(title, what, date_words(words.code, row.start, row.end), "")
    since = words.date(row.since) if row.since else words.t("said.undated")
    return Said(title, what, since, words.t(f"state.{row.state}"))


def name(words: Language, key: str, label: str, of: str) -> str:
    """What a number is: ``Exports: 2018``."""
    what = words.t(_NOUNS[key]) if key in _NOUNS else label
    return f"{what}: {of}" if of else what


def value(words: Language, amount: Amount, *, change: bool) -> str:
    """A number as a sentence has it; a change with its sign."""
    return amounts.net(words, amount) if change else amounts.figure(words, amount)


def exact(words: Language, amount: Amount) -> str:
    """Money to the dollar; empty where it is not known so."""
    if amount.unit != "usd" or amount.qualifier or amount.ranged:
        return ""
    return words.t("figure.dollars", value=words.number(amount.value, 0))


def status(words: Language, amount: Amount, *, follows: bool = False) -> str:
    """How a number is known; what is only counted has no status of its own. An index, and a rate or
    a share that ``follows`` from other numbers, is computed, be they published as they are."""
    if amount.unit == "count" and amount.status == "published" and not amount.rows:
        return ""
    found = "computed" if amount.status == NOT_PUBLISHED else amount.status
    if amount.unit == "index" or (follows and amount.unit not in _SUMMED):
        found = computed_if_published(found)
    return statuses.status_word(words, found)


def formula(words: Language, written: str) -> str:
    """A formula with its numbers in the reader's language."""
    return statuses.formula_text(words, written)


METHODS = frozenset(
    (table, column)
    for table, columns in {
        "price_volume": ("value", "price", "covered", "whole", "cells"),
        "outlook": (
            "expected",
            "low",
            "high",
            "backtest_error",
            "known",
            "months_known",
            "tried_years",
            "spans",
            "held",
        ),
        "backtest": backtest.WAYS,
        "season": ("share", "low", "high"),
        "adjusted": ("adjusted", "season"),
        "dependence": ("hhi_low", "hhi_high", "top_share"),
        "mirror": ("share", "allowance", "timing", "rest"),
        "specialisation": (
            "reference",
            "ours_share",
            "reference_share",
            "advantage",
            "national",
            "goods",
            "regional",
            "unparted",
            "change",
        ),
        "prospects": ("theirs", "advantage", "ties", "score"),
        "news": ("news", "revision"),
        "revision": ("old", "new", "same_old", "same_new", "old_months", "new_months"),
        TRIALS: PRECISIONS,
        "what_if": ("left_out", "fact_share", "scenario_share", "fact_rank", "scenario_rank"),
    }.items()
    for column in columns
)
"""The cells that follow from more numbers than a formula can list: their formula is of sums."""


def method(words: Language, table: str, column: str) -> str:
    """The formula of such a cell, with what its letters are; empty for any other."""
    column = column.partition(".")[0]
    return words.t(f"worked_out.{table}.{column}") if (table, column) in METHODS else ""


def notes(words: Language, table: str, column: str, amount: Amount) -> tuple[str, ...]:
    """What must be known of how something was counted."""
    found = []
    if column in _PLACES:
        found.append(words.t(f"figure.note.{column}"))
    if amount.unit == "count" and amount.value == 0 and table in COUNTED:
        found.append(words.t("figure.note.none"))
    if table == "countries":
        found.append(words.t("figure.note.countries"))
    return tuple(ended(one) for one in found)
