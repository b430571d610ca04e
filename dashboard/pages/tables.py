"""The tables under the charts of a page, as HTML, and where the whole of each is."""

from __future__ import annotations

from urllib.parse import urlencode

from dashboard import ids
from dashboard.answers.tables import BY, EVERY
from dashboard.documents.chart_data import is_other_view
from dashboard.narrative.disputes import dispute_line
from dashboard.narrative.linked import plain
from dashboard.pages.page import Drawn, Shown
from dashboard.pages.part import numbered, part
from dashboard.pages.path_prefix import prefixed
from dashboard.render.table import ROWS_SHOWN, table_html


def tables_of(shown: Shown) -> dict[str, str]:
    """The tables that are to be made, as HTML by the ids of their places."""
    return {
        ids.table(one.chart_id): _table(shown, one)
        for one in shown.charts
        if shown.tables is None or one.chart_id in shown.tables
    }


def _table(shown: Shown, drawn: Drawn) -> str:
    words, chart = shown.words, drawn.chart
    href = prefixed(download_link(shown, drawn), shown.root)
    whole = shown.page.noun in drawn.declared.listed
    most = len(chart.table.rows) if whole else ROWS_SHOWN
    notes = (*map(plain, chart.whys), dispute_line(words, chart.disputes))
    partner = shown.address.code
    return part(
        shown,
        f"table of {chart.name}",
        lambda: table_html(
            chart.table,
            words,
            chart.title,
            href,
            drawn.declared.name,
            partner,
            notes,
            most,
            shown.table_order,
        ),
        lambda: f"<p>{numbered(words.t('page.part_failed'))}</p>",
    )


def download_link(shown: Shown, drawn: Drawn) -> str:
    """Where the whole table behind a chart is: of all years where the chart shows all years; of
    sums over twelve months and of an index, where what it shows is."""
    declared = drawn.declared
    if is_other_view(declared, shown.scene.query):
        asked = shown.scene.query.with_(theme="light", present=False).to_query()
        return f"/export/chart.csv?chart={declared.chart_id}&{asked}"
    query = declared.scope(shown.scene.query)
    given = {} if declared.every_year else {"year": query.year}
    table = EVERY[declared.table]
    if table.one_year:
        given["against"] = query.against
    dropped = query.without if "without" in table.filters else ()
    years = query.years if "years" in table.filters else ()
    plain = query.with_(without=dropped, years=years, theme="light", present=False)
    chosen = plain.with_(year=None, against=None, chosen_months=query.months)
    text = "&".join(one for one in (chosen.to_query(), urlencode(given)) if one)
    name = f"{declared.table}{BY}{declared.by}" if declared.by else declared.table
    return f"/download/{name}.csv?{text}"
