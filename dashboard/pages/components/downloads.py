"""Links to every table of the program."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.answers.named_table import NamedTable
from dashboard.answers.tables import EVERY, TABLES
from dashboard.language import Language
from dashboard.pages import html
from dashboard.pages.components.document import data_table, file_name
from dashboard.query import Query
from dashboard.store.contract import TradeStore

FILES = (
    "trade_figures", "sources", "contradictions", "relations", "events_full", "paragraphs",
    "countries", "sectors_register", "commodity_groups", "concordance", "chapters",
    "regions_register",
)  # fmt: skip

CHECKED = frozenset({"reconciliation"})
"""What is checked against published figures, as nothing made up can be."""


def downloads(query: Query, store: TradeStore, words: Language) -> list[Any]:
    """Links to every table that a dataset has; those that are no files of the repository carry
    the query.

    A link with ``data-download`` is brought up to date by the browser when the filters change.
    """
    there = [name for name, table in EVERY.items() if _has(store, name, table)]
    text = query.with_(theme="light", present=False).to_query()
    return [
        html.P(words.t("download.lead")),
        _table("filtered", [name for name in there if name in TABLES], text, words),
        _table("analysis", [name for name in there if name not in TABLES], text, words),
        _table("files", FILES, "", words),
    ]


def _has(store: TradeStore, name: str, table: NamedTable) -> bool:
    if name in CHECKED and store.made_up:
        return False
    return table.needs is None or table.needs in store.capabilities


def _table(kind: str, names: Sequence[str], text: str, words: Language) -> Any:
    rows = [
        [_link(name, text, filtered=kind != "files"), words.t(f"download.of.{name}")]
        for name in names
    ]
    headers = [words.t(f"download.{name}") for name in ("table", "holds")]
    return data_table(words, words.t(f"download.{kind}"), headers, rows)


def _link(name: str, text: str, *, filtered: bool) -> Any:
    path = f"/download/{name}.csv"
    data = {"data-download": path} if filtered else {}
    return html.A(
        file_name(f"{name}.csv"), href=f"{path}?{text}" if text else path, download=True, **data
    )
