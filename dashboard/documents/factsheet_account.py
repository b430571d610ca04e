"""All that a factsheet tells of, asked once: trade, partners, relations, notes and sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.answers import printed, trade
from dashboard.charts import chart_named
from dashboard.charts.chart import Chart
from dashboard.charts.from_store import chart_of
from dashboard.charts.parts import causes
from dashboard.documents import factsheet_tables as tables
from dashboard.documents.factsheet_sources import cited_of, source_lines_of
from dashboard.documents.links import NOWHERE, Links
from dashboard.documents.slide import places
from dashboard.errors import ExportRefused
from dashboard.measures.shares import REST, shortened
from dashboard.narrative import contribution
from dashboard.narrative.below_zero import below_zero
from dashboard.narrative.discrepancies import at_odds
from dashboard.narrative.disputes import dispute_line, whys
from dashboard.narrative.leading import parted
from dashboard.narrative.linked import LinkedText, strung
from dashboard.narrative.partner import Partner, partner_of
from dashboard.narrative.printed_shares import rounded_note
from dashboard.narrative.scene import Scene, marked, scene_of
from dashboard.narrative.statements import stated_notes
from dashboard.narrative.turnover import reconciled_line
from dashboard.narrative.wording import once
from dashboard.query import Query
from dashboard.row_amounts import known
from dashboard.store.ask import Ask
from dashboard.store.library import Library
from dashboard.values import VIEWS


@dataclass(frozen=True, slots=True)
class Account:
    """All that a factsheet tells of, as it was answered; ``partner`` is empty of the region,
    ``leading`` are the largest of the partners and the row of all others."""

    scene: Scene
    partner: str
    turnover: Chart
    years: tuple[Any, ...]
    partners: tuple[Partner, ...]
    leading: tuple[Partner, ...]
    sectors: tuple[Any, ...]
    reasons: dict[str, str]
    places: Sequence[Any]
    relations: tuple[Any, ...]
    events: tuple[Any, ...]
    notes: tuple[str, ...]
    sources: tuple[str, ...]
    cited: tuple[str, ...]
    chapters: dict[str, list[str]]
    links: Links = NOWHERE

    def year(self, year: int) -> Any:
        """The row of a year, or None."""
        return next((row for row in self.years if row.year == year), None)


def account_of(ask: Ask, query: Query) -> Account:
    """All that the factsheet of a query tells of; raises what `factsheet` does. It is in dollars,
    however the page was looked at: as an index its chart would have nothing to draw."""
    query = query.with_(view=VIEWS["view"][0])
    scene, library = scene_of(ask, query), ask.library
    if len(query.partners) > 1:
        raise ExportRefused(scene.language.t("export.one_partner"))
    partner = next(iter(query.partners), "")
    of_years, of_partners = chart_named("turnover"), chart_named("partners")
    assert of_years is not None and of_partners is not None
    turnover = chart_of(of_years, ask, query)
    shares = ask.rows(trade.shares, query)
    short = shortened(shares, tables.MOST_PARTNERS, f"{scene.noun}_usd")
    of_country = tables.relations_with(ask, partner)
    happened = tables.events_with(ask, query) if partner else ()
    # Of a partner without published trade the chart of partners says nothing.
    traded = any(row.partner == partner for row in shares)
    noted = chart_of(of_partners, ask, query) if traded else turnover
    rows = (*turnover.rows, *noted.rows, *(row.relation for row in of_country),
            *(row.event for row in happened))  # fmt: skip
    disputes = at_odds(ask, scene, rows, query.pair)
    shown = of_country[: tables.MOST_RELATIONS], happened[: tables.MOST_EVENTS]
    cited = cited_of((turnover, noted), *shown)
    return Account(
        scene=marked(ask, scene, rows),
        partner=partner,
        turnover=turnover,
        years=tuple(ask.rows(trade.years, query)),
        partners=tuple(partner_of(scene, row) for row in shares),
        leading=tuple(partner_of(scene, row) for row in short),
        sectors=tuple(ask.rows(trade.sectors, query)),
        reasons=contribution.reasons(scene, causes(scene, ask.rows(printed.drivers, query))),
        places=places(ask, query),
        relations=of_country,
        events=happened,
        notes=once(
            [
                *([] if partner else _of_all(ask, scene, shares, short)),
                *map(LinkedText, whys(library, scene.language, disputes, rows)),
                *_stated(ask, scene, shares, partner),
                dispute_line(scene.language, disputes),
            ]
        ),
        sources=source_lines_of(ask, cited, scene.language),
        cited=cited,
        chapters=_chapters(library),
    )


def _chapters(library: Library) -> dict[str, list[str]]:
    """The chapters of each group of goods."""
    groups = library.registers.groups
    return {group: [one for one in groups if groups[one] == group] for group in groups.values()}


def _stated(ask: Ask, scene: Scene, shares: Sequence[Any], partner: str) -> list[str]:
    """What sources state otherwise of the trade with partners in the year."""
    notes = stated_notes(scene, shares, ask.rows(trade.stated, scene.query))
    return [
        strung((f"{scene.names.country(code)}: ", note))
        for (year, code), note in notes.items()
        if year == scene.year and partner in ("", code)
    ]


def _of_all(ask: Ask, scene: Scene, shares: Sequence[Any], short: Sequence[Any]) -> list[str]:
    """What is said of trade with all partners: published against computed, and what is left out."""
    ledger = {int(row.year): row for row in ask.rows(trade.ledger, scene.query)
              if row.figure == "turnover"}  # fmt: skip
    return [LinkedText(reconciled_line(scene, ledger)), *_of_partners(scene, shares, short)]


def _of_partners(scene: Scene, shares: Sequence[Any], short: Sequence[Any]) -> list[str]:
    """What the table of the largest partners cannot show: a tie at its end, who is below zero; that
    its shares are rounded."""
    column, every = f"{scene.noun}_usd", [row for row in shares if row.partner != REST]
    cut = parted([getattr(row, column) for row in every], len(short) - 1)
    below = [partner_of(scene, row) for row in every if getattr(row, column) < 0]
    return [
        scene.language.t("factsheet.tied") if cut else "",
        below_zero(scene, [(one.name, one.amount) for one in below]),
        rounded_note(scene, (known(one.share_pct) for one in short)),
    ]
