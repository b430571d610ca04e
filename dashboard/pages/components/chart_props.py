"""What a chart changes on the page, and what is empty of one that is drawn later: properties by
component id."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard import ids
from dashboard.charts.chart import Chart
from dashboard.charts.plot import Plot
from dashboard.copies import replace
from dashboard.documents.address import REFERENCE
from dashboard.language import Language
from dashboard.narrative.linked import plain
from dashboard.pages import html
from dashboard.pages.components.aloud import apart
from dashboard.pages.components.disputes import dispute_links
from dashboard.pages.components.empty_chart import mending, sign_of, title_of
from dashboard.pages.components.numbers import fixed_line
from dashboard.pages.components.subtitle import subtitle_of
from dashboard.render.figure import figure
from dashboard.typography import DOT, kept

Props = dict[str, dict[str, Any]]
PICTURE = "chart-picture"
FOLDED = f"{PICTURE} nothing"
"""The class of the place of a picture, and that where there is nothing to draw."""
SEEN_NOTES = 2
"""Up to so many notes are seen; of more the first alone."""
FEW_ROWS, FEW_BARS = 6, 2
"""Up to so many rows of cells, or bars of a panel, do not fill a high place."""
LONGEST = 40
"""Characters of a reference that is read aloud whole."""
BEGINNING = 14
"""Characters of a longer one that are read aloud."""
MANY = 10
"""More rows of cells, or bars, than so are too low in a place that is not higher for them."""


def chart_props(
    chart: Chart,
    words: Language,
    reference: str = "",
    *,
    mended_by: str = "",
    invites: bool = False,
    leads: Sequence[Any] = (),
) -> Props:
    """What a chart changes on the page: properties by component id.

    ``reference``: the short one of the view, which a picture of the screen then shows too.
    ``mended_by``: the filter that leaves a chart with nothing to draw
    (`dashboard.pages.blocking_filter`);
    ``invites``: it has nothing to draw until something is chosen with it, which paper cannot;
    ``leads``: what leads on from what is chosen in it.
    """
    chart_id = chart.chart_id
    return {
        chart_id: {"figure": figure(_on_page(chart), words)},
        ids.figure(chart_id): {"data-empty": sign_of(chart, invites=invites)},
        ids.picture(chart_id): _place(chart),
        ids.title(chart_id): {"children": title_of(chart)},
        ids.subtitle(chart_id): {"children": subtitle_of(chart)},
        ids.finding(chart_id): {"children": kept(chart.finding)},
        ids.notes(chart_id): {
            "children": [
                *_notes(chart, words),
                *([html.Li(kept(chart.hint), className="hint")] if chart.hint else []),
                *(html.Li(one, className="hint") for one in leads),
                *([html.Li(mending(mended_by, words))] if mended_by else []),
            ]
        },
        ids.source(chart_id): {"children": chart.source},
        ids.reference(chart_id): {
            "children": reference,
            "href": f"{REFERENCE}{reference}" if reference else None,
            "aria-label": _spoken(reference, words),
        },
    }


def _spoken(reference: str, words: Language) -> str | None:
    """How one is read aloud that is too long for that: by its beginning."""
    if len(reference) <= LONGEST:
        return None
    return words.t("frame.long_reference", start=reference[:BEGINNING])


def _notes(chart: Chart, words: Language) -> list[Any]:
    """The notes of a chart: one is seen, the others are folded behind their number with what the
    sources disagree about. Of an empty one all are seen."""
    whys = {plain(one): fixed_line(one, words) for one in chart.whys}
    notes = [whys.get(one) or kept(one) for one in chart.notes]
    lines = [html.Li(one) for one in (*notes, *dispute_links(chart.disputes, words))]
    if chart.empty or len(lines) <= SEEN_NOTES:
        return lines
    first = lines[: bool(chart.notes)]
    counted = [words.plural("frame.notes", len(chart.notes) - 1)] if len(chart.notes) > 1 else []
    if chart.disputes:
        counted.append(words.t("disputes.count", count=len(chart.disputes)))
    head = html.Summary(apart(DOT.join(counted), words.t(f"chart_name.{chart.name}")))
    folded = html.Details([head, html.Ul(lines[len(first) :])], className="folded more-notes")
    return [*first, html.Li(folded)]


def _on_page(chart: Chart) -> Chart:
    """A chart as a page draws it: what the notes of its card say is not drawn too."""
    plot = replace(chart.plot, low=_is_low(chart.plot))
    return replace(chart, plot=replace(plot, asides=()) if plot.noted else plot, known=())


def _place(chart: Chart) -> dict[str, Any]:
    """The place of a picture, which is reached by Tab: arrow keys walk its points
    (assets/points.js)."""
    if chart.empty:
        return {"className": FOLDED, "tabIndex": None}
    plot = chart.plot
    rows = len(plot.rows) or (len(plot.categories) if plot.shape == "bars" else 0)
    few = 0 < len(plot.rows) <= FEW_ROWS or _is_low(plot)
    filled = " few" if few else " many" if rows > MANY else " of-panels" if plot.below else ""
    return {"className": f"{PICTURE} of-{plot.shape}{filled}", "tabIndex": "0"}


def _is_low(plot: Plot) -> bool:
    """Whether bars leave most of a high place empty."""
    lines = plot.asides and not plot.noted
    few = plot.shape == "bars" and len(plot.categories) <= FEW_BARS
    return few and not (plot.below or lines)


def empty_props(chart_id: str) -> Props:
    """The same of a chart that is drawn later."""
    words = (ids.title, ids.subtitle, ids.tools, ids.listing, ids.finding, ids.notes, ids.source,
             ids.reference)  # fmt: skip
    none: Props = {chart_id: {}, **{place(chart_id): {} for place in words}}
    return {**none, ids.figure(chart_id): {}, ids.picture(chart_id): {"className": PICTURE}}
