"""The page "About the data": every figure back to its source, and what is not known."""

from __future__ import annotations

from typing import Any

import pandas as pd
from dash import html

from dashboard.language import Language
from dashboard.loaders.about import About
from dashboard.loaders.records import records
from dashboard.measures.derived import concentration_of, derived_values
from dashboard.pages.components.data_figures import derived_table, ledger_table, published_figures
from dashboard.pages.components.data_sources import Cited, file_table, source_tables
from dashboard.pages.components.document import (
    data_table,
    points,
    section,
    section_id,
    terms,
)
from dashboard.query import Query
from dashboard.store.library import Library
from dashboard.store.published import PublishedStore
from dashboard.store.reconciliation import MISPRINT, TOLERANCE

SECTIONS = (
    "ledger",
    "disputes",
    "derived",
    "figures",
    "definitions",
    "methods",
    "limits",
    "downloads",
    "updates",
    "sources",
    "licence",
)
TERMS = (
    "turnover", "balance", "coverage", "growth", "rate", "contribution", "share",
    "concentration", "partner", "partner_region", "sector", "basis", "published", "computed",
    "implied", "preliminary", "not_published", "release",
)  # fmt: skip
METHODS = (
    "sum", "before", "share", "rounding", "ledger", "interval", "gaps", "remainder", "relations",
)  # fmt: skip
LIMITS = (
    "years", "missing", "partners", "goods", "months", "regions", "services", "currency",
    "relations",
)  # fmt: skip
LICENCES = ("figures", "registers", "base_map", "regions", "boundaries")
FILTERED = ("turnover", "partners", "sectors", "regions", "events", "reconciliation")
"""The tables behind the charts, as `dashboard.answers.tables` has them."""
FILES = (
    "trade_figures", "sources", "contradictions", "relations", "events_full", "paragraphs",
    "countries", "sectors_register", "commodity_groups", "concordance", "chapters",
    "regions_register",
)  # fmt: skip


def data_page(library: Library, about: About, selection: Query, language: Language) -> list[Any]:
    """The body of the page ``/data`` in the reader's language.

    ``selection`` is the reader's, not resolved: the downloads carry its query. All figures on
    the page are those of the published dataset.
    """
    t, registers, store = language.t, library.registers, library.store_published
    cited = Cited(library.published.sources, language)
    figures = [
        html.P(t("about.figures.lead")),
        *published_figures(library.figures, cited, registers, language),
    ]
    derived = [
        html.P(t("about.derived.lead")),
        derived_table(derived_values(store), cited, registers, language),
    ]
    sources = library.published.sources
    inside: dict[str, list[Any]] = {
        "ledger": _ledger(library, language),
        "disputes": _disputes(about.contradictions, cited, language),
        "derived": derived,
        "figures": figures,
        "definitions": [terms(_definitions(store, language))],
        "methods": [points(_methods(store, language))],
        "limits": [points(limits(store, language))],
        "downloads": downloads(selection, language),
        "updates": [html.P(t("about.updates.lead")), file_table(about.files, language)],
        "sources": [
            html.P(language.plural("about.sources.lead", len(sources))),
            *source_tables(sources, cited, language),
        ],
        "licence": [points(t(f"about.licence.{name}") for name in LICENCES)],
    }
    return [
        html.Div(
            [
                _opening(language),
                *(section(noun, _title(noun, language), inside[noun]) for noun in SECTIONS),
            ],
            className="about",
        )
    ]


def _title(noun: str, words: Language) -> str:
    return words.t("download.title" if noun == "downloads" else f"about.{noun}.title")


def _opening(words: Language) -> Any:
    """What the page is for, and its contents."""
    links = [html.Li(html.A(_title(noun, words), href=f"#{section_id(noun)}")) for noun in SECTIONS]
    return html.Div(
        [
            html.P(words.t("about.lead"), className="lead"),
            html.P(words.t("about.scope")),
            html.Nav(
                html.Ul(links), className="contents", **{"aria-label": words.t("about.contents")}
            ),
        ],
        className="prose",
    )


def _ledger(library: Library, words: Language) -> list[Any]:
    ledger = library.ledger
    found: list[Any] = [
        html.P(misprint(row, words), className="misprint")
        for row in records(ledger[ledger["verdict"].eq(MISPRINT)])
    ]
    return [
        *found,
        html.P(words.t("about.ledger.lead")),
        ledger_table(ledger, library.registers, words),
    ]


def misprint(row: Any, words: Language) -> str:
    """A misprint of the ledger in a sentence."""
    return words.t(
        "reconciliation.misprint",
        printed=words.millions(row.published_usd),
        computed=words.millions(row.computed_usd),
        difference=words.usd(abs(row.difference_usd)),
    )


def _disputes(contradictions: pd.DataFrame, cited: Cited, words: Language) -> list[Any]:
    told = ("topic", "text", "shown")
    headers = [words.t(f"about.disputes.{name}") for name in (*told, "sources")]
    rows = [
        [*(getattr(row, f"{name}_{words.code}") for name in told), cited.links(row.sources)]
        for row in records(contradictions)
    ]
    table = data_table(words.t("about.disputes.caption"), headers, rows)
    return [html.P(words.t("about.disputes.lead")), table]


def _definitions(store: PublishedStore, words: Language) -> list[tuple[str, str]]:
    low, high = (words.number(end, 0) for end in concentration_of(store))
    told = {"year": store.choices.latest, "low": low, "high": high}
    return [
        (words.t(f"definition.{term}.term"), words.t(f"definition.{term}.text", **told))
        for term in TERMS
    ]


def _methods(store: PublishedStore, words: Language) -> list[str]:
    told = {"year": store.choices.latest, "tolerance": words.percent(100 * TOLERANCE)}
    return [words.t(f"method.{name}", **told) for name in METHODS]


def limits(store: PublishedStore, words: Language) -> list[str]:
    """What is not published; years and counts are those of the data."""
    rows = store.turnover_by_year(Query())
    status = dict(zip(rows["year"], rows["exports_status"], strict=True))
    years = {
        "published": [year for year, own in status.items() if own == "published"],
        "derived": [year for year, own in status.items() if own in ("computed", "implied")],
        "missing": [year for year, own in status.items() if own == "not published"],
    }
    latest = store.choices.latest
    named = store.trade_by_partner(Query(year=latest))
    told = {name: ", ".join(map(str, found)) for name, found in years.items()}
    told["count"] = words.number(int(named["share_pct"].notna().sum()), 0)
    told["countries"] = words.number(store.partner_count(latest), 0)
    without = {name for name, found in years.items() if not found}
    return [words.t(f"limit.{name}", **told) for name in LIMITS if name not in without]


def downloads(selection: Query, words: Language) -> list[Any]:
    """Links to every table; those behind the charts carry the query of the selection.

    A link with ``data-download`` is brought up to date by the browser when the filters change.
    """
    query = selection.with_(theme="light", present=False).to_query()
    headers = [words.t(f"download.{name}") for name in ("table", "holds")]

    def table(kind: str, names: tuple[str, ...], query: str) -> Any:
        rows = [
            [_download(name, query, filtered=kind == "filtered"), words.t(f"download.of.{name}")]
            for name in names
        ]
        return data_table(words.t(f"download.{kind}"), headers, rows)

    return [
        html.P(words.t("download.lead")),
        table("filtered", FILTERED, query),
        table("files", FILES, ""),
    ]


def _download(name: str, query: str, *, filtered: bool) -> Any:
    path = f"/download/{name}.csv"
    told = {"data-download": path} if filtered else {}
    return html.A(f"{name}.csv", href=f"{path}?{query}" if query else path, download=True, **told)
