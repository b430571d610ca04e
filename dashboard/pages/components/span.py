"""What chooses a span of years of a chart of events: its first and last year, in two lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard import ids
from dashboard.language import Language
from dashboard.pages import html
from dashboard.query import Query


def span_tools(query: Query, drawn: Sequence[int], years: Sequence[int], words: Language) -> Any:
    """Two native lists, and what goes back to one year; assets/brush.js obeys them, and takes a
    span that is drawn over the chart.

    ``drawn``: the years of the chart; ``years``: those of them that may be chosen.
    """
    span, t = query.span, words.t
    offered = sorted({*years, span[0], span[-1]})
    lists = [
        part
        for list_id, key, year in (
            (ids.SPAN_FIRST, "first", span[0]),
            (ids.SPAN_LAST, "last", span[-1]),
        )
        for part in (
            html.Label(t(f"span.{key}"), htmlFor=list_id, className="visually-hidden"),
            html.Select(
                [html.Option(str(one), value=str(one), selected=one == year) for one in offered],
                id=list_id,
                className="form-select",
            ),
        )
    ]
    alone = html.Button(
        t("span.alone", year=query.year),
        type="button",
        className="chosen-by",
        **{"data-order": f"alone:{query.year}"},
    )
    return html.Div(
        [
            html.Span(t("span.label"), className="field-label"),
            html.Div([lists[0], lists[1], html.Span("–", className="dash"), *lists[2:]],
                     className="span-lists"),
            *([alone] if len(span) > 1 else []),
            html.Small(t("span.hint"), className="span-hint"),
        ],
        className="tool-group span-tools",
        role="group",
        **{"aria-label": t("span.label"), "data-drawn": str(drawn[0])},
    )  # fmt: skip
