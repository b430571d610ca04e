"""Where a number comes from: the panel of a number, the same in its dialog and on its page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from dashboard import ids
from dashboard.documents.origins import Origin
from dashboard.documents.provenance import Input, Provenance
from dashboard.documents.quotes import Quoted, Source
from dashboard.language import Language
from dashboard.narrative.disputes import Dispute
from dashboard.narrative.wording import ended
from dashboard.pages import html
from dashboard.pages.components.close_button import close_button
from dashboard.pages.components.document import external
from dashboard.pages.components.numbers import fixed_line

LISTED = 40
"""So many of the things counted are listed; the others are a number."""
FIGURES = "/data"
"""Where all figures are with their sources."""


def figure_dialog(words: Language) -> Any:
    """The dialog of a number, empty until one is asked for; assets/provenance.js runs it."""
    return html.Dialog(
        [
            html.Div(
                [
                    html.H2(words.t("figure.title"), id=ids.FIGURE_TITLE, tabIndex="-1"),
                    close_button(words, "switch", id=ids.FIGURE_CLOSE),
                ],
                className="provenance-head",
            ),
            html.Div(
                id=ids.FIGURE_PANEL,
                className="provenance-panel",
                tabIndex="0",
                role="region",
                **{"aria-labelledby": ids.FIGURE_TITLE, "data-failed": words.t("figure.missing")},
            ),
        ],
        id=ids.FIGURE_DIALOG,
        className="provenance-dialog",
        **{"aria-labelledby": ids.FIGURE_TITLE},
    )


def provenance_panel(found: Provenance | None, address: str, words: Language) -> list[Any]:
    """All that is known of a number; ``address`` is its own, to be shared. What is not there is
    said to be so."""
    t = words.t
    if found is None:
        leads = html.A(t("figure.missing_go"), href=FIGURES, **{"data-go": FIGURES})
        return [html.P(t("figure.missing"), className="figure-missing"), html.P(leads)]
    facts = [
        (t("figure.status"), found.status),
        (t("figure.range"), found.span),
        (t("figure.formula"), html.Code(found.formula) if found.formula else ""),
    ]
    quotes = "figure.quotes" if len(found.quoted) == 1 else "figure.quotes_of"
    return [
        html.H2(found.name, className="figure-name"),
        html.P(found.about, className="caption"),
        html.P(found.value, className="figure-value"),
        *([html.P(found.exact, className="caption")] if found.exact else []),
        _facts(facts),
        *_inputs(t("figure.inputs"), found.inputs, words),
        *_inputs(t("figure.counted"), found.counted, words),
        *_inputs(t("figure.ranked"), found.ranked, words, most=len(found.ranked)),
        *_section(t(quotes), [_quote(one, found, words) for one in found.quoted]),
        *_section(t("figure.notes"), [html.P(fixed_line(one, words)) for one in found.notes]),
        *_section(t("figure.disputes"), [_dispute(one, words) for one in found.disputes]),
        *(_origin(found.origin, words) if found.origin else []),
        html.P(
            [
                f"{t('figure.address')}: ",
                html.A(html.Code(address), href=address),
            ],
            className="caption figure-address",
        ),
    ]


def _facts(pairs: Iterable[tuple[str, Any]]) -> Any:
    shown = [part for term, text in pairs if text for part in (html.Dt(term), html.Dd(text))]
    return html.Dl(shown, className="facts")


def _section(title: str, inside: Sequence[Any]) -> list[Any]:
    return [html.Section([html.H3(title), *inside])] if inside else []


def _inputs(title: str, inputs: Sequence[Input], words: Language, most: int = LISTED) -> list[Any]:
    rest = len(inputs) - most
    items = [
        html.Li([html.A(one.value, href=_href(one, words), className="amount"), f" {one.name}"])
        for one in inputs[:most]
    ]
    more = [html.P(words.plural("frame.more_rows", rest), className="caption")] if rest > 0 else []
    return _section(title, [html.Ul(items), *more]) if items else []


def _href(one: Input, words: Language) -> str:
    """The address of an input: with its own query, or with the language alone."""
    query = one.query or f"lang={words.code}"
    return f"{one.path}?{query}"


def _quote(one: Quoted, found: Provenance, words: Language) -> Any:
    t = words.t
    named = [] if found.amount is None else [
        html.P([html.A(one.value, href=f"/data/figure/{one.row}?lang={words.code}",
                       className="amount"), f" {one.name}, {one.about}"])
    ]  # fmt: skip
    parts: list[Any] = [html.Blockquote(html.P(one.quote, lang=one.lang))] if one.quote else [
        html.P(t("figure.unquoted"))
    ]  # fmt: skip
    if one.gist:
        parts.append(html.P([f"{t('figure.gist')} ", one.gist], className="figure-gist"))
    sources = (
        [html.P(t("figure.unsourced"))] if one.source is None else [_source(one.source, words)]
    )
    if one.others:
        sources.append(html.P(t("figure.others"), className="caption"))
        sources += [_source(other, words) for other in one.others]
    notes = [html.P(text, className="caption") for text in (one.why, one.note) if text]
    return html.Div([*named, *parts, *sources, *notes], className="figure-quote")


def _source(source: Source, words: Language) -> Any:
    t = words.t
    key = "figure.dated" if source.published else "figure.undated"
    date = words.date(source.published) if source.published else ""
    said = t(key, publisher=source.publisher, date=date)
    read = [t("figure.read", date=words.date(source.accessed))] if source.accessed else []
    return html.P(
        [
            external(source.title, source.address),
            html.Br(),
            html.Small(" ".join(ended(one) for one in [said, *read])),
        ],
        className="figure-source",
    )


def _dispute(one: Dispute, words: Language) -> Any:
    return html.Div(
        [
            html.H4(fixed_line(one.subject, words)),
            html.P(fixed_line(one.what, words)),
            html.P([html.Strong(f"{words.t('figure.shown')} "), *fixed_line(one.shows, words)]),
        ],
        className="figure-dispute",
    )


def _origin(origin: Origin, words: Language) -> list[Any]:
    t = words.t
    release = t(
        "figure.origin.release_of", number=origin.release, date=words.date(origin.time[:10])
    )
    rows = "" if origin.rows is None else words.number(float(origin.rows), 0)
    pairs = [
        (t("figure.origin.release"), html.A(release, href=f"/releases?dataset={origin.dataset}")),
        (t("figure.origin.files"), ", ".join(origin.files)),
        (t("figure.origin.rows"), rows),
        *((t("figure.origin.query"), html.Code(one)) for one in origin.queries),
    ]
    return _section(t(f"figure.origin.{origin.dataset}"), [_facts(pairs)])
