"""The page "About the data": every figure back to its source, and what is not known.

All figures on it are those of the published dataset, whatever dataset is chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from dashboard.answers import about as questions
from dashboard.answers import countries, relations, trade
from dashboard.language import Language
from dashboard.loaders.about import described_files
from dashboard.loaders.records import records
from dashboard.narrative import about as sentences
from dashboard.narrative.discrepancies import every_otherwise
from dashboard.narrative.disputes import every_dispute
from dashboard.narrative.turnover import misprint
from dashboard.pages import html
from dashboard.pages.components.data_figures import derived_table, ledger_table, published_figures
from dashboard.pages.components.data_sources import Cited, file_table, source_tables
from dashboard.pages.components.disputes import dispute_id
from dashboard.pages.components.document import data_table, points, section, section_id, terms
from dashboard.pages.components.downloads import downloads
from dashboard.pages.components.numbers import fixed_line
from dashboard.pages.page import Page, Shown
from dashboard.pages.page_sources import cited_in
from dashboard.pages.part import text_part
from dashboard.store.reconciliation import DIFFERS

LICENCES = ("figures", "registers", "base_map", "regions", "boundaries")


def _body(shown: Shown) -> list[Any]:
    words = shown.words
    sections = (
        section(noun, _title(noun, words), text_part(shown, noun, partial(make, shown)))
        for noun, make in SECTIONS.items()
    )
    return [html.Div([_opening(words), *sections], className="about")]


def _title(noun: str, words: Language) -> str:
    return words.t("download.title" if noun == "downloads" else f"about.{noun}.title")


def _opening(words: Language) -> Any:
    """What the page is for, and its contents."""
    links = [html.Li(html.A(_title(noun, words), href=f"#{section_id(noun)}")) for noun in SECTIONS]
    return html.Div(
        [
            html.P(words.t("about.lead"), className="lead"),
            html.P(words.t("about.on_paper"), className="on-paper"),
            html.P(words.t("about.scope")),
            html.Nav(
                html.Ul(links), className="contents", **{"aria-label": words.t("about.contents")}
            ),
        ],
        className="prose",
    )


def _cited(shown: Shown) -> Cited:
    return Cited(shown.library.published.sources, shown.words)


def _ledger(shown: Shown) -> list[Any]:
    ledger, words = shown.ask(trade.ledger, questions.PUBLISHED), shown.words
    wrong = records(ledger[ledger["figure"].eq("turnover") & ledger["kind"].isin(DIFFERS)])
    return [
        *(html.P(fixed_line(misprint(words, row), words), className="misprint") for row in wrong),
        html.P(words.t("about.ledger.lead")),
        ledger_table(ledger, shown.scene.names, words),
    ]


def _disputes(shown: Shown) -> list[Any]:
    words, cited = shown.words, _cited(shown)
    headers = [words.t(f"about.disputes.{name}") for name in ("topic", "text", "shown", "sources")]
    rows = [
        [
            html.Span(fixed_line(one.subject, words), id=dispute_id(one.code)),
            fixed_line(one.what, words),
            fixed_line(one.shows, words),
            cited.links(";".join(one.sources)),
        ]
        for one in (
            *every_dispute(shown.library, words),
            *every_otherwise(shown.ask, shown.scene),
        )
    ]
    table = data_table(words, words.t("about.disputes.caption"), headers, rows)
    return [html.P(words.t("about.disputes.lead")), table]


def _derived(shown: Shown) -> list[Any]:
    rows, words = shown.ask(questions.derived, questions.PUBLISHED), shown.words
    table = derived_table(rows, _cited(shown), shown.scene.names, words)
    return [html.P(words.t("about.derived.lead")), table]


def _figures(shown: Shown) -> list[Any]:
    words = shown.words
    tables = published_figures(shown.library.figures, cited_in(shown), shown.scene.names, words)
    return [html.P(words.t("about.figures.lead")), *tables]


def _latest(shown: Shown) -> int:
    return shown.ask.store(questions.PUBLISHED).choices.latest


def _definitions(shown: Shown) -> list[Any]:
    derived = shown.ask.rows(questions.derived, questions.PUBLISHED)
    ends = [(row.value, row.upper) for row in derived if row.noun == "concentration"]
    return [terms(sentences.definitions(shown.words, _latest(shown), next(iter(ends), None)))]


def _methods(shown: Shown) -> list[Any]:
    return [points(sentences.methods(shown.words, _latest(shown)))]


def _limits(shown: Shown) -> list[Any]:
    published, ask = questions.PUBLISHED, shown.ask
    years = ask.rows(trade.years, published)
    counts = {row.year: row.countries for row in ask.rows(countries.partner_counts, published)}
    (span,) = ask.rows(relations.span, published)
    fullest = span.fullest if isinstance(span.fullest, int) else None
    return [
        points(
            sentences.limits(
                shown.words,
                {row.year: row.exports_status for row in years},
                len(ask(questions.named_partners, published)),
                counts.get(_latest(shown)),
                fullest,
            )
        )
    ]


def _downloads(shown: Shown) -> list[Any]:
    query = shown.query
    return downloads(query, shown.ask.store(query), shown.words)


def _updates(shown: Shown) -> list[Any]:
    library, words = shown.library, shown.words
    files = described_files(library.settings.data)
    return [html.P(words.t("about.updates.lead")), file_table(files, words)]


def _sources(shown: Shown) -> list[Any]:
    sources, words = shown.library.published.sources, shown.words
    lead = html.P(words.plural("about.sources.lead", len(sources)))
    return [lead, *source_tables(sources, _cited(shown), words)]


def _licence(shown: Shown) -> list[Any]:
    return [points(shown.words.t(f"about.licence.{name}") for name in LICENCES)]


SECTIONS: Mapping[str, Callable[[Shown], list[Any]]] = {
    "ledger": _ledger,
    "disputes": _disputes,
    "derived": _derived,
    "figures": _figures,
    "definitions": _definitions,
    "methods": _methods,
    "limits": _limits,
    "downloads": _downloads,
    "updates": _updates,
    "sources": _sources,
    "licence": _licence,
}

PAGE = Page(
    noun="data",
    title=lambda shown: shown.words.t("page.data"),
    body=_body,
    place=50,
)
