"""The tables of a factsheet: totals, rates, partners, groups with codes, relations, events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.amount import place_of
from dashboard.answers import relations as answers
from dashboard.charts.addresses import BEYOND
from dashboard.documents.factsheet_blocks import Block, Grid, Heading, Words
from dashboard.documents.links import NOWHERE, Links
from dashboard.flows import NOUNS
from dashboard.language import NOTHING
from dashboard.loaders.records import Rows, records, text_in
from dashboard.measures.contacts import contacts_of
from dashboard.measures.counting import MULTILATERAL, places_of_each
from dashboard.measures.relations import concerning
from dashboard.measures.ties import relation_of
from dashboard.narrative.amounts import cell, label
from dashboard.narrative.events import event_date
from dashboard.narrative.factsheet import runs
from dashboard.narrative.partner import Partner
from dashboard.narrative.reasons import origin
from dashboard.narrative.scene import Scene
from dashboard.narrative.ties import begun_on, cited_state
from dashboard.narrative.wording import capital, of_period
from dashboard.query import Query
from dashboard.row_amounts import amount_of
from dashboard.store.ask import Ask
from dashboard.typography import has_words

MOST_PARTNERS, MOST_GROUPS, MOST_RELATIONS, MOST_EVENTS = 6, 12, 7, 5
LONGEST_CELL = 110
STATES = ("in-force", "planned", "contacts", "unknown", "ended")
"""States of relations in the order in which a factsheet lists them."""
WHOLE = (*NOUNS.values(), "turnover")


def columns_of(scene: Scene) -> tuple[str, ...]:
    """The nouns of which a table has a column: the chosen flow, else both and their sum. In a
    column of what is not chosen a dash would say that it is not known."""
    return (scene.noun,) if scene.query.flow else WHOLE


def partners(scene: Scene, found: Sequence[Partner], links: Links = NOWHERE) -> list[Block]:
    """The main partners with their trade and share, made whole by the other countries; ``found``
    as `dashboard.measures.shares.shortened` leaves them."""
    words = scene.language
    if not any(one.named and (one.amount.known or one.share.known) for one in found):
        return []
    headers = (
        words.t("chart.column.rank"),
        words.t("chart.column.partner"),
        f"{words.t(f'flow.{scene.flow}')}, {words.t('unit.millions')}",
        words.t("chart.column.share"),
    )
    rows = tuple(
        (
            NOTHING if one.rank is None else str(one.rank),
            one.name.rstrip("*"),
            label(words, one.amount),
            cell(words, one.share),
        )
        for one in found
    )
    # What all others have stands in no table: it is the sum of the rows after those that are named.
    others = f"{BEYOND}{sum(one.named for one in found)}"
    led = tuple(
        (
            links.cell(place_of(one.rank, one.amount), "partners", key, "rank"),
            "",
            links.cell(one.amount, "partners", key, scene.noun),
            links.cell(one.share, "partners", key, "share"),
        )
        for one in found
        for key in [one.code if one.named else others]
    )
    title = of_period(scene, "factsheet.partners")
    return [Heading(title), Grid(headers, rows, frozenset({2, 3}), wide=frozenset({1}), links=led)]


def groups(
    scene: Scene,
    sectors: Sequence[Any],
    chapters: Mapping[str, Sequence[str]],
    links: Links = NOWHERE,
) -> list[Block]:
    """Commodity groups with their chapters, if those are given; or that they are not known."""
    words, names = scene.language, scene.names
    flow = scene.query.flow
    nouns = NOUNS if flow is None else {flow: NOUNS[flow]}
    shown = [
        row for row in sectors if any(amount_of(row, noun).known for noun in columns_of(scene))
    ]
    title = Heading(of_period(scene, "factsheet.sectors"))
    if not shown:
        return [title, Words(of_period(scene, f"factsheet.sectors_missing.{origin(scene)}"))]
    unit = words.t("unit.millions")
    headers = [words.t("factsheet.column.name")]
    headers += [words.t("factsheet.codes")] if chapters else []
    headers += [f"{words.t(f'flow.{one}')}, {unit}" for one in nouns]
    rows = []
    for row in shown[:MOST_GROUPS]:
        cells = [names.sector_in_full(str(row.sector))]
        cells += [runs(chapters.get(str(row.sector), ()))] if chapters else []
        cells += [cell(words, amount_of(row, noun)) for noun in nouns.values()]
        rows.append(tuple(cells))
    first = len(headers) - len(nouns)
    led = tuple(
        (
            *[""] * first,
            *(links.cell(amount_of(row, noun), "sectors", str(row.sector), noun)
              for noun in nouns.values()),
        )
        for row in shown[:MOST_GROUPS]
    )  # fmt: skip
    numeric = frozenset(range(first, len(headers)))
    return [title, Grid(tuple(headers), tuple(rows), numeric, wide=frozenset({0}), links=led)]


def relations_with(ask: Ask, partner: str) -> tuple[Any, ...]:
    """Relations with a country, those in force first, then the latest; none without one. One that
    has a row for each of its regions is there once."""
    if not partner:
        return ()
    found = concerning(ask.library.relations.relations, (partner,))
    rows = _each_once(found)
    latest = sorted(rows, key=lambda row: row.since, reverse=True)
    return tuple(sorted(latest, key=lambda row: STATES.index(row.state)))


def events_with(ask: Ask, query: Query) -> tuple[Any, ...]:
    """Events with the chosen partners, newest first; one of several regions once."""
    rows = _each_once(ask.rows(answers.events, query))
    return tuple(sorted(rows, key=lambda row: row.start, reverse=True))


def _each_once(given: Rows) -> list[Any]:
    rows = records(given)
    return [rows[place] for place in places_of_each([*contacts_of(given)])]


def relations(scene: Scene, rows: Sequence[Any], links: Links = NOWHERE) -> list[Block]:
    """Agreements and other relations with a country."""
    if not rows:
        return []
    words, shown = scene.language, rows[:MOST_RELATIONS]
    keys = ("workbook.name", "factsheet.since", "factsheet.state")
    body = tuple(
        (
            _cut(_titled(scene, row)),
            words.date(begun_on(row)) if begun_on(row) else NOTHING,
            capital(cited_state(words, relation_of(row), begun=True)),
        )
        for row in shown
    )
    blocks: list[Block] = [
        Heading(words.t("factsheet.relations")),
        Grid(
            tuple(words.t(key) for key in keys),
            body,
            wide=frozenset({0, 2}),
            links=tuple((links.row(row.relation), "", "") for row in shown),
        ),
    ]
    left = len(rows) - len(shown)
    if left > 0:
        blocks.append(Words(words.t("factsheet.more_relations", count=left)))
    return blocks


def _titled(scene: Scene, row: Any) -> str:
    """What the relation is and with whom: several may have the same title. One of several partners
    is with more of them than its row names."""
    words = scene.language
    title = text_in(row, "title", words.code) or words.t(f"kind.{row.kind}")
    party = "" if row.counted_as == MULTILATERAL else text_in(row, "party", words.code)
    return title if not party or has_words(title, party) else f"{title}{words.dash}{party}"


def events(scene: Scene, rows: Sequence[Any], links: Links = NOWHERE) -> list[Block]:
    """The last events with a country."""
    if not rows:
        return []
    words = scene.language
    headers = (words.t("factsheet.date"), words.t("factsheet.event"))
    body = tuple(
        (
            event_date(scene, row) if row.start else NOTHING,
            _cut(text_in(row, "title", words.code)),
        )
        for row in rows[:MOST_EVENTS]
    )
    led = tuple(("", links.row(row.event)) for row in rows[:MOST_EVENTS])
    return [
        Heading(words.t("factsheet.events")),
        Grid(headers, body, wide=frozenset({1}), links=led),
    ]


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1].rstrip() + "…"
