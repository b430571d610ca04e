"""The table of the maps of partners: countries by their trade, then partner regions by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dashboard.amount import Amount, counted
from dashboard.charts.table import Column, Row, Table
from dashboard.flows import NOUNS
from dashboard.narrative.scene import Scene
from dashboard.narrative.statuses import status_in
from dashboard.narrative.ties import begun_on
from dashboard.row_amounts import amount_of

_MEASURED = (*NOUNS.values(), "turnover")


def map_table(scene: Scene, countries: Sequence[Any], regions: Sequence[Any]) -> Table:
    """Countries by value, then regions by name, told apart by their second column."""
    words = scene.language
    unit = words.t("unit.millions")
    return Table(
        columns=(
            *(Column(key, words.t(f"map.table.{key}")) for key in ("name", "kind", "country")),
            *(Column(noun, f"{words.t(f'map.table.{noun}')}, {unit}", "usd") for noun in _MEASURED),
            Column("share", words.t("map.table.share"), "pct"),
            *(Column(key, words.t(f"map.table.{key}")) for key in ("status", "since")),
            Column("events", words.t("map.table.events"), "count"),
        ),
        rows=lambda: (*_country_rows(scene, countries), *_region_rows(scene, regions)),
        keys=(*(row.partner for row in countries), *(row.region for row in regions)),
    )


def _country_rows(scene: Scene, countries: Sequence[Any]) -> Iterator[Row]:
    words = scene.language
    for row in sorted(countries, key=lambda one: _descending(amount_of(one, scene.noun))):
        name = scene.names.partner(row.partner)
        yield Row(
            cells=(
                name,
                words.t("map.table.country_row"),
                name,
                *(amount_of(row, noun) for noun in _MEASURED),
                amount_of(row, "share", "pct"),
                status_in(scene, row.status),
                "",
                "",
            ),
            order=f"partner:{row.partner}",
            key=row.partner,
        )


def _region_rows(scene: Scene, regions: Sequence[Any]) -> Iterator[Row]:
    words, names = scene.language, scene.names
    for row in sorted(regions, key=lambda one: words.order(names.region_in_short(one.region))):
        yield Row(
            cells=(
                names.region_in_short(row.region),
                words.t("map.table.region_row"),
                names.country(row.country) if row.country else "",
                *("" for _ in _MEASURED),
                "",
                words.t(f"state.{row.state}"),
                begun_on(row)[:4],
                counted(int(row.events_total)),
            ),
            order=f"partner:{row.country}",
            key=row.region,
        )


def _descending(amount: Amount) -> tuple[bool, float]:
    return (not amount.known, -(amount.value or 0.0))
