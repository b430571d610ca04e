"""The tables of figures on the page about the data: ledger, published figures, derived values."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd
from dash import html

from dashboard.language import Language
from dashboard.loaders.records import records
from dashboard.loaders.registers import Registers
from dashboard.narrative.wording import formula_text, qualified, status_word
from dashboard.pages.components.data_sources import Cited
from dashboard.pages.components.document import data_table, folded
from dashboard.store.reconciliation import AGREES, MISPRINT

TOPICS = ("totals", "partners", "goods", "district", "city", "plans")
VERDICTS = {
    MISPRINT: "misprint",
    AGREES: "agrees_share",
    "agrees": "agrees",
    "not resolved: the printed exports are likely a slip": "slip",
    "not resolved": "open",
}
_QUALIFIERS = ("approx", "more-than", "at-least", "less-than")
_OF_EITHER_FLOW = ("growth", "share", "share_of_district", "rank", "growth_driver", "over_plan")
"""Measures that are told apart by their flow; the others name it or have none."""
_TRAILING = re.compile(r" (\d+)$")


def ledger_table(ledger: pd.DataFrame, registers: Registers, words: Language) -> Any:
    """Published against computed, a row a figure; columns of `store.reconciliation`."""
    headers = ("figure", "published", "computed", "difference", "verdict", "formula")
    return data_table(
        words.t("about.ledger.caption"),
        [words.t(f"about.ledger.{name}") for name in headers],
        [_ledger_row(row, registers, words) for row in records(ledger)],
        frozenset({1, 2, 3}),
    )


def _ledger_row(row: Any, registers: Registers, words: Language) -> list[Any]:
    qualifier, _, formula = row.note.partition(" ")
    if qualifier not in _QUALIFIERS:
        qualifier, formula = "", row.note
    kind = VERDICTS.get(row.verdict)
    return [
        f"{_ledger_name(row.figure, registers, words)}, {row.year}",
        qualified(words, words.usd(row.published_usd), qualifier),
        words.usd(row.computed_usd),
        words.usd_change(row.difference_usd) if row.difference_usd else words.usd(0.0),
        html.Span(
            words.t(f"verdict.{kind}") if kind else row.verdict,
            className=f"verdict {kind or 'open'}",
        ),
        formula_text(words, formula),
    ]


def _ledger_name(figure: str, registers: Registers, words: Language) -> str:
    """``turnover``, ``turnover NWFD`` or ``turnover CHN`` in words."""
    whose = figure.partition(" ")[2]
    turnover = words.t("flow.turnover")
    if not whose:
        return f"{turnover}: {words.t('territory.region')}"
    if whose == "NWFD":
        return f"{turnover}: {words.t('said.district')}"
    return f"{turnover}: {registers.country_name(whose, words.code)}"


def published_figures(
    figures: pd.DataFrame, cited: Cited, registers: Registers, words: Language
) -> list[Any]:
    """Every published figure, a folded table a topic."""
    topics = [topic_of(row) for row in records(figures)]
    headers = [
        words.t(f"about.figures.{name}")
        for name in ("figure", "period", "value", "status", "quote", "source")
    ]
    found = []
    for topic in TOPICS:
        rows = figures[[own == topic for own in topics]]
        title = words.t(f"topic.{topic}")
        count = words.plural("about.figures.count", len(rows))
        cells = [_figure_row(row, cited, registers, words) for row in records(rows)]
        summary = words.t("about.figures.group", topic=title, count=count)
        found.append(folded(summary, data_table(title, headers, cells)))
    return found


def topic_of(row: Any) -> str:
    """Under which topic a published figure is listed; each under one."""
    if row.standing in ("forecast", "target"):
        return "plans"
    if row.territory == "SPE+LEN":
        return "city"
    if row.territory == "NWFD" or "North-West" in row.unit:
        return "district"
    if row.partner != "WLD":
        return "partners"
    return "totals" if row.sector_text == "all goods" else "goods"


def _figure_row(row: Any, cited: Cited, registers: Registers, words: Language) -> list[Any]:
    status = {"actual": "published"}.get(row.standing, row.standing)
    told = (
        words.t(f"said.{status}")
        if status in ("forecast", "target")
        else status_word(words, status)
    )
    if row.confidence == "ambiguous":
        told = f"{told}; {words.t('about.figures.ambiguous')}"
    return [
        figure_name(row, registers, words),
        figure_period(row, words),
        figure_value(row, words),
        told,
        html.Q(row.quote, **cited.tongue(row.source)),
        cited.link(row.source),
    ]


def figure_name(row: Any, registers: Registers, words: Language) -> str:
    """What a published figure measures, of whom and of which goods, in words."""
    name = words.t(f"said.measure.{row.measure}")
    if row.flow in ("export", "import") and row.measure in _OF_EITHER_FLOW:
        name = f"{name}, {words.t(f'said.flow.{row.flow}')}"
    of = [words.t("said.district")] if row.territory == "NWFD" else []
    if row.partner != "WLD":
        of.append(registers.country_name(row.partner, words.code))
    if row.sector_text != "all goods":
        of.append(words.t(f"said.goods.{message_key(row.sector_text)}"))
    return f"{name}: {', '.join(of)}" if of else name


def figure_period(row: Any, words: Language) -> str:
    """The period of a published figure in words."""
    undated = pd.isna(row.year)
    if undated and row.period in ("year", "not stated", "target"):
        return words.t("said.undated")
    year = words.t("said.undated") if undated else int(row.year)
    return words.t(f"said.period.{message_key(row.period)}", year=year)


def figure_value(row: Any, words: Language) -> str:
    """The value of a published figure with its unit, as exactly as its source states it."""
    number = _TRAILING.search(row.unit)
    unit = _TRAILING.sub("", row.unit)
    digits = 0 if float(row.value).is_integer() else 1
    signed = row.measure == "growth" and unit.startswith("%")
    value = (words.signed if signed else words.number)(row.value, digits)
    text = words.t(
        f"said.unit.{message_key(unit)}", value=value, number=number[1] if number else ""
    )
    return qualified(words, text, row.qualifier)


def message_key(text: str) -> str:
    """A word of the data as the last part of a message's key: ``% of exports``, pct_of_exports."""
    return re.sub(r"[^a-z0-9]+", "_", text.lower().replace("%", "pct")).strip("_")


def derived_table(
    derived: pd.DataFrame, cited: Cited, registers: Registers, words: Language
) -> Any:
    """Computed and implied values with formulas; columns of `measures.derived`."""
    headers = [
        words.t(f"about.{name}")
        for name in ("figures.figure", "figures.period", "derived.value", "derived.formula",
                     "derived.status", "figures.source")
    ]  # fmt: skip
    rows = [
        [
            words.t(
                f"derived.{row.noun}",
                partner=registers.country_name(row.partner, words.code) if row.partner else "",
            ),
            str(row.year),
            _derived_value(row, words),
            formula_text(words, row.formula) or words.t("derived.sum_of_squares"),
            status_word(words, row.status),
            cited.links(row.source),
        ]
        for row in records(derived)
    ]
    return data_table(words.t("about.derived.caption"), headers, rows, frozenset({2}))


def _derived_value(row: Any, words: Language) -> str:
    if row.unit == "usd":
        return words.usd(row.value)
    if row.unit == "points":
        return words.points(row.value)
    if row.unit == "index":
        low, high = (words.number(end, 0) for end in (row.value, row.upper))
        return words.t("derived.interval", low=low, high=high)
    return words.change(row.value) if row.noun == "growth" else words.percent(row.value)
