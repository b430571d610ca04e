"""The tables whose cells have an address, by name: those of charts, and a few besides.

The server rebuilds the table of a query and looks the cell up, so that an address always leads to
the number that stands on the screen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dashboard.amount import UNKNOWN, Amount
from dashboard.charts import chart_named
from dashboard.charts.from_store import chart_of
from dashboard.charts.table import Column, Table
from dashboard.copies import replace
from dashboard.documents.drawn_only import DRAWN_ONLY
from dashboard.documents.mass_cells import masses_table
from dashboard.documents.news_cells import NEWS, news_table
from dashboard.documents.published_cells import chosen_table, derived_table, ledger_table
from dashboard.documents.release_cells import releases_table, revision_table
from dashboard.documents.row_sums import summed_row
from dashboard.documents.tie_cells import (
    apart_table,
    event_counts_table,
    families_table,
    kinds_table,
    partner_fields_table,
    region_states_table,
    tally_table,
    with_each_table,
)
from dashboard.documents.time_series_lineage import RATES
from dashboard.documents.trade_cells import (
    cards_table,
    changes_table,
    countries_table,
    parts_table,
    places_table,
    rates_table,
)
from dashboard.documents.trial_cells import trials_table
from dashboard.language import Language
from dashboard.measures.event_years import FAMILIES, WITH_EACH
from dashboard.narrative.facts import EVENT_COUNTS, REGION_STATES
from dashboard.narrative.inquiry import MASSES, PARTS
from dashboard.narrative.marked import CHOSEN, LEDGER
from dashboard.narrative.prospects import TRIALS
from dashboard.narrative.scene import Scene, scene_of
from dashboard.narrative.ties import TALLY
from dashboard.narrative.wording import small
from dashboard.query import Query
from dashboard.store.ask import Ask


@dataclass(frozen=True, slots=True)
class Cell:
    """A number in a table: its column, what its row is ``of``, what the table is ``about``, and
    the keys of all rows; of the row of the others those of which it is the sum."""

    amount: Amount
    column: Column
    of: str
    about: str
    rows: tuple[str, ...]


Made = dict[tuple[Query, str], tuple[Table, str]]
"""Tables that were made already, by query and name: one answers for many of its cells."""


def cell_at(
    ask: Ask, query: Query, table: str, row: str, column: str, made: Made | None = None
) -> Cell | None:
    """The cell of a table of a query; None where there is no such table, row, column or number.
    A table that is not among those ``made`` is, and is added to them.

    Raises:
        StoreUnavailable: the dataset cannot be asked.
    """
    made = {} if made is None else made
    if (table, column) in DRAWN_ONLY:
        return _drawn(ask, query, table, row, column, made)
    if (query, table) not in made:
        made[query, table] = table_of(ask, query, table)
    found, about_it = made[query, table]
    line = next((one for one in found.rows if one.key == row), None)
    places = [place for place, one in enumerate(found.columns) if one.key == column]
    rows = tuple(one.key for one in found.rows)
    if line is None and (summed := summed_row(table, found, row, column, _words(ask, query))):
        line, rows = summed
    if line is None or not places:
        return None
    amount = line.cells[places[0]]
    if not isinstance(amount, Amount) or not amount.known:
        return None
    words = dict.fromkeys(
        _head(one, cell) for one, cell in zip(found.columns, line.cells, strict=True)
        if isinstance(cell, str) and one.key in HEADS and cell
    )  # fmt: skip
    if amount.unit == "count" and table in (*MAPS, "sectors"):
        about_it = _about_relations(ask, query.with_(partners=()) if table in MAPS else query)
    return Cell(amount, found.columns[places[0]], ", ".join(words), about_it, rows)


def _drawn(ask: Ask, query: Query, table: str, row: str, column: str, made: Made) -> Cell | None:
    """A number of a drawing that stands in no column, from those of its row that it follows from:
    `dashboard.documents.drawn_only`."""
    drawn = DRAWN_ONLY[table, column]
    cells = [cell_at(ask, query, table, row, one, made) for one in drawn.of]
    known = [one for one in cells if one is not None]
    amount = drawn.made([one.amount for one in known]) if known else UNKNOWN
    if not amount.known:
        return None
    label = _words(ask, query).t(drawn.label)
    return replace(known[0], amount=amount, column=Column(column, label, drawn.unit))


def _head(column: Column, cell: str) -> str:
    """What a cell says of its row; a number of months with its heading."""
    bare = column.key == "month" and cell.isdigit()
    return f"{small(column.label)} {cell}" if bare else cell


def _about_relations(ask: Ask, query: Query) -> str:
    """What is counted beside trade: of no flow and no months, and at a partner region of a map
    not of the partners that are chosen."""
    scene = scene_of(ask, query.with_(flow=None, months=None, chosen_months=None))
    parts = (scene.language.t("territory.region"), scene.subject)
    return ", ".join(part for part in parts if part)


def _words(ask: Ask, query: Query) -> Language:
    return ask.library.language(query.lang)


HEADS = frozenset({"year", "name", "country", "partner", "sector", "code", "month", "part", "of"})
"""The columns whose words say what a row is of."""


def table_of(ask: Ask, query: Query, name: str) -> tuple[Table, str]:
    """The table of a name and what it is about; empty where there is none."""
    if name in TABLES:
        scene = scene_of(ask, query)
        words = scene.language
        about_it = (
            "" if name in OF_OTHERS_TOO else words.t("territory.region"),
            "" if name in OF_ALL else scene.subject,
            words.t("chart.year", year=scene.year) if name in OF_THE_YEAR else "",
            scene.mark if name in OF_DATASET else "",
        )
        return TABLES[name](ask, scene), ", ".join(part for part in about_it if part)
    declared = chart_named(name)
    if declared is None or declared.name != name:
        return Table(), ""
    chart = chart_of(declared, ask, query)
    return chart.table, chart.subtitle


MAPS = frozenset({"partner_map", "region_map"})
"""Tables of trade with partners that count events with partner regions besides."""
TABLES: Mapping[str, Callable[[Ask, Scene], Table]] = {
    "apart": apart_table,
    "cards": cards_table,
    CHOSEN: chosen_table,
    "countries": countries_table,
    "derived": derived_table,
    EVENT_COUNTS: event_counts_table,
    PARTS: parts_table,
    RATES: rates_table,
    "changes": changes_table,
    "kinds": kinds_table,
    LEDGER: ledger_table,
    MASSES: masses_table,
    "partner_fields": partner_fields_table,
    "places": places_table,
    REGION_STATES: region_states_table,
    "releases": releases_table,
    "revision": revision_table,
    NEWS: news_table,
    FAMILIES: families_table,
    TALLY: tally_table,
    TRIALS: trials_table,
    WITH_EACH: with_each_table,
}
"""Tables that are those of no chart."""
OF_THE_YEAR = frozenset({"cards", MASSES, PARTS, NEWS, TRIALS})
"""Those of the chosen year; rows or columns of the others say of when they are."""
OF_ALL = frozenset(
    {"apart", "countries", "derived", "kinds", "releases", "revision", CHOSEN, LEDGER}
)
"""Those that are the same whatever is chosen."""
OF_OTHERS_TOO = frozenset({CHOSEN, LEDGER})
"""Those whose rows say of which territory they are."""
OF_DATASET = frozenset(
    {"cards", "changes", "countries", "places", "rates", "releases", "revision", NEWS}
    | {MASSES, PARTS}
)
"""Those of the trade of the dataset, which may be made up; all others are of published rows."""
