"""The table of what a release changed of a year against another: what is news, what was revised."""

from __future__ import annotations

from dashboard.answers.changes import by_partner
from dashboard.answers.releases import parent
from dashboard.charts.table import Column, Row, Table
from dashboard.flows import noun_of
from dashboard.loaders.records import records
from dashboard.measures.changes import by_flow
from dashboard.narrative import note as narrative
from dashboard.narrative.scene import Scene
from dashboard.query import Query
from dashboard.store.ask import Ask

NEWS = "news"
"""The name of the table."""


def compared_with(ask: Ask, query: Query) -> int | None:
    """The release that the one of a query is compared with: the chosen one, else the one that it
    was made from; None where the dataset has no releases or there is no other.

    Raises:
        StoreUnavailable: the dataset or its release cannot be asked.
    """
    store = ask.store(query)
    if "releases" not in store.capabilities or store.release is None:
        return None
    return parent(ask, query) if query.against_release is None else query.against_release


def other_years(ask: Ask, scene: Scene, other: int) -> list[int]:
    """The other years of which the release has another total than the ``other`` one.

    Raises:
        StoreUnavailable: one of them cannot be asked.
    """
    asked = scene.query.only(("partners", "sectors", "flow"))
    now, before = (
        {(row.year, flow, usd)
         for row in records(ask.store(query).turnover_by_year(asked))
         for flow, usd in (("export", row.exports_usd), ("import", row.imports_usd)) if usd == usd}
        for query in (scene.query, scene.query.with_(release=other))
    )  # fmt: skip
    return sorted({year for year, *_ in now ^ before} - {scene.year})


def news_table(ask: Ask, scene: Scene) -> Table:
    """Exports and imports, and both together, of the year: news, revision, and their sum, US
    dollars. No rows where nothing changed, or there is nothing to compare with.

    Raises:
        StoreUnavailable: the dataset, or the release that it is compared with, cannot be asked.
    """
    words, query = scene.language, scene.query
    other = compared_with(ask, query)
    asked = query.with_(against_release=other, year=scene.year)
    rows = () if other is None else by_flow(ask.rows(by_partner, asked))
    heads = narrative.changed_head(scene)
    return Table(
        columns=(
            Column("part", heads[0]),
            *(
                Column(name, head, "usd", change=True)
                for name, head in zip(narrative.CHANGED, heads[1:], strict=True)
            ),
        ),
        rows=tuple(
            Row(
                (
                    words.t(f"chart.part.{noun_of(row.flow)}"),
                    *(scene.computed(getattr(row, f"{name}_usd")) for name in narrative.CHANGED),
                ),
                key=row.flow,
            )
            for row in rows
        ),
    )
