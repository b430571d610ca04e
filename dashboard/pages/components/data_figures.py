"""The tables of figures on the page about the data: ledger, published figures, derived values."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.charts.addresses import amount_path, row_path
from dashboard.documents.published_cells import (
    derived_amount,
    derived_key,
)
from dashboard.language import Language
from dashboard.loaders.records import records, text_in
from dashboard.narrative.amounts import figure, net
from dashboard.narrative.figures import (
    TOPICS,
    derived_formula,
    derived_name,
    derived_value,
    figure_name,
    figure_period,
    figure_status,
    figure_value,
    ledger_amounts,
    ledger_key,
    ledger_name,
    topic_of,
)
from dashboard.narrative.names import Names
from dashboard.narrative.statuses import formula_text, status_word
from dashboard.narrative.turnover import verdict
from dashboard.pages import html
from dashboard.pages.components.data_sources import Cited
from dashboard.pages.components.document import ROW_CELL, Valued, data_table, folded, valued
from dashboard.pages.components.numbers import fixed_link
from dashboard.row_amounts import known


def ledger_table(ledger: pd.DataFrame, names: Names, words: Language) -> Any:
    """Published against computed, a row a figure; columns of `store.reconciliation`."""
    headers = ("figure", "published", "computed", "difference", "verdict", "formula")
    return data_table(
        words,
        words.t("about.ledger.caption"),
        [words.t(f"about.ledger.{name}") for name in headers],
        [_ledger_row(row, names, words) for row in records(ledger)],
        frozenset({1, 2, 3}),
    )


def _ledger_row(row: Any, names: Names, words: Language) -> list[Any]:
    published, computed, difference = ledger_amounts(row)
    cells = {
        "published": (figure(words, published), published),
        "computed": (figure(words, computed), computed),
        "difference": (net(words, difference), difference),
    }
    paths = {
        column: amount_path(amount, "ledger", ledger_key(row), column)
        for column, (_, amount) in cells.items()
    }
    return [
        f"{ledger_name(row.figure, names, words)}, {row.year}",
        *(
            valued(fixed_link(text, paths[column], words), amount)
            for column, (text, amount) in cells.items()
        ),
        html.Span(verdict(words, row), className=f"verdict {row.kind}"),
        html.Span(formula_text(words, computed.formula), className="formula"),
    ]


def published_figures(
    figures: pd.DataFrame, cited: Cited, names: Names, words: Language
) -> list[Any]:
    """Every published figure, a folded table a topic."""
    topics = [topic_of(row, names) for row in records(figures)]
    headers = [
        words.t(f"about.figures.{name}")
        for name in ("figure", "period", "value", "status", "quote", "source")
    ]
    found = []
    for topic in TOPICS:
        rows = figures[[one == topic for one in topics]]
        title = words.t(f"topic.{topic}")
        count = words.plural("about.figures.count", len(rows))
        cells = [_figure_row(row, cited, names, words) for row in records(rows)]
        summary = words.t("about.figures.group", topic=title, count=count)
        found.append(folded(summary, data_table(words, title, headers, cells)))
    return found


def _figure_row(row: Any, cited: Cited, names: Names, words: Language) -> list[Any]:
    return [
        figure_name(row, names, words),
        figure_period(row, words),
        Valued(fixed_link(figure_value(row, words), row_path(row.figure), words), known(row.value)),
        figure_status(row, words),
        _quote(row, cited, words),
        cited.link(row.source),
    ]


def _quote(row: Any, cited: Cited, words: Language) -> Any:
    """The words of the source; in another language than the reader's, with what they say; and what
    sources disagree about."""
    foreign = row.quote_lang not in ("", words.code)
    quote = html.Q(row.quote, **({"lang": row.quote_lang} if foreign else {}))
    gist = text_in(row, "gist", words.code) if foreign else ""
    below = [*([gist] if gist else []), *cited.disputes(row.figure)]
    small = [html.Small(one) for one in below]
    return html.Div([quote, *small], className=ROW_CELL) if small else quote


def _derived_link(row: Any, words: Language) -> Any:
    path = amount_path(derived_amount(row), "derived", derived_key(row), "value")
    return fixed_link(derived_value(row, words), path, words)


def derived_table(derived: pd.DataFrame, cited: Cited, names: Names, words: Language) -> Any:
    """Computed and implied values with formulas; columns of `measures.derived`."""
    headers = [
        words.t(f"about.{name}")
        for name in ("figures.figure", "figures.period", "derived.value", "derived.formula",
                     "derived.status", "figures.source")
    ]  # fmt: skip
    rows = [
        [
            derived_name(row, names, words),
            str(row.year),
            valued(_derived_link(row, words), derived_amount(row)),
            html.Span(derived_formula(row, words), className="formula"),
            html.Span(status_word(words, row.status), className="status-word"),
            cited.links(row.source),
        ]
        for row in records(derived)
    ]
    return data_table(words, words.t("about.derived.caption"), headers, rows, frozenset({2}))
