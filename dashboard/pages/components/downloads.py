"""Links to every table of the program."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.pages.components.document import data_table
from dashboard.query import Query

FILTERED = ("turnover", "partners", "sectors", "regions", "events", "reconciliation")
"""The tables behind the charts, as `dashboard.answers.tables` has them."""
FILES = (
    "trade_figures", "sources", "contradictions", "relations", "events_full", "paragraphs",
    "countries", "sectors_register", "commodity_groups", "concordance", "chapters",
    "regions_register",
)  # fmt: skip


def downloads(query: Query, words: Language) -> list[Any]:
    """Links to every table; those behind the charts carry the query.

    A link with ``data-download`` is brought up to date by the browser when the filters change.
    """
    text = query.with_(theme="light", present=False).to_query()
    return [
        html.P(words.t("download.lead")),
        _table("filtered", FILTERED, text, words),
        _table("files", FILES, "", words),
    ]


def _table(kind: str, names: tuple[str, ...], text: str, words: Language) -> Any:
    rows = [
        [_link(name, text, filtered=kind == "filtered"), words.t(f"download.of.{name}")]
        for name in names
    ]
    headers = [words.t(f"download.{name}") for name in ("table", "holds")]
    return data_table(words.t(f"download.{kind}"), headers, rows)


def _link(name: str, text: str, *, filtered: bool) -> Any:
    path = f"/download/{name}.csv"
    data = {"data-download": path} if filtered else {}
    return html.A(f"{name}.csv", href=f"{path}?{text}" if text else path, download=True, **data)
