"""The desk: a selection on its store, and the frames that a page is drawn from.

Every frame is asked once and kept by what it depends on, so that a change of one filter asks
only for what that filter changes.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from dashboard.charts.chart import Scene
from dashboard.narrative.dates import month_span
from dashboard.language import Language, language
from dashboard.loaders.records import records
from dashboard.measures import answers
from dashboard.measures.growth import contribution
from dashboard.measures.monthly import comparable_months
from dashboard.measures.relations import (
    events_by_field,
    events_in,
    of_kinds,
    partner_sector_matrix,
    regions_in_year,
)
from dashboard.query import Query
from dashboard.store.contract import TradeStore
from dashboard.store.customs import CustomsStore
from dashboard.store.library import Library


@dataclass(frozen=True, slots=True)
class Desk:
    """What a page is drawn from; ``selection`` is resolved.

    Its months are those by which the two years can be compared; ``asked`` are the reader's.
    """

    library: Library
    store: TradeStore
    selection: Query
    language: Language
    asked: tuple[int, int] | None = None

    @property
    def year(self) -> int:
        """The chosen year."""
        assert self.selection.year is not None
        return self.selection.year

    @property
    def against(self) -> int:
        """The year compared with."""
        assert self.selection.against is not None
        return self.selection.against

    @property
    def narrowed(self) -> bool:
        """Whether a partner or a sector is chosen."""
        return bool(self.selection.partners or self.selection.sectors)

    @property
    def scene(self) -> Scene:
        """Names, words and source line for the charts."""
        registers, code = self.library.registers, self.language.code
        dataset, date = self.selection.dataset, self.language.date(self.store.as_of)
        return Scene(
            language=self.language,
            selection=self.selection,
            partner=lambda partner: registers.country_name(partner, code),
            sector=lambda sector: registers.sector_short(sector, code),
            source=self.language.t(f"source.{dataset}", date=date),
            mark=self.language.t("dataset.demonstration") if dataset == "demonstration" else "",
            subject=subject(self.selection, self.library, self.language),
        )

    @property
    def marked(self) -> Scene:
        """The same, with an asterisk at partners whose trade another source counts."""
        if not isinstance(self.store, CustomsStore):
            return self.scene
        plain, others = self.scene, frozenset(self.store.eaeu_partners)
        return replace(
            plain, partner=lambda code: plain.partner(code) + ("*" if code in others else "")
        )

    def replaced(self, **changes: Any) -> Desk:
        """The same desk with some choices changed."""
        return replace(self, selection=replace(self.selection, **changes))

    def kept(self, noun: str, key: Hashable, ask: Callable[[], pd.DataFrame]) -> pd.DataFrame:
        """A frame that is asked once for a key."""
        question = (self.store.version, self.language.code, noun, key)
        found: pd.DataFrame = self.library.kept.ask(question, ask)
        return found.copy(deep=False)

    def totals(self) -> pd.DataFrame:
        """Every year of the selection's trade."""
        own = self.selection
        key = (own.partners, own.sectors, own.flow, own.months)
        return self.kept("totals", key, lambda: answers.turnover_frame(self.store, own))

    def noted_totals(self) -> pd.DataFrame:
        """Every year, with what a reader must know beside the chosen one."""
        frame = self.totals()
        return frame.assign(note=np.where(frame["year"].eq(self.year), reconciled(self), ""))

    def everyone(self) -> pd.DataFrame:
        """All partners of the year, whatever partner is chosen, with what sources state."""
        own = replace(self.selection, partners=())
        key = (own.year, own.sectors, own.flow, own.months)
        return self.kept(
            "everyone",
            key,
            lambda: answers.stated_notes(
                answers.partner_frame(self.store, own),
                self.store,
                self.library.published.sources,
                self.language,
            ),
        )

    def shares(self) -> pd.DataFrame:
        """Partner shares of the year with the row of all other countries."""
        own = self.selection
        key = (own.year, own.partners, own.sectors, own.flow, own.months)
        return self.kept(
            "shares", key, lambda: answers.partner_shares(self.store, own, self.everyone())
        )

    def sectors(self) -> pd.DataFrame:
        """Trade by commodity group, with what the source names as a driver."""
        own = self.selection
        key = (own.year, own.partners, own.sectors, own.flow, own.months)
        return self.kept("sectors", key, self._sectors)

    def _sectors(self) -> pd.DataFrame:
        trade = answers.sector_frame(self.store, self.selection)
        flows = {row.sector: row.flow for row in records(self.causes())}
        return trade.assign(driver=[flows.get(sector, "") for sector in trade["sector"]])

    def causes(self) -> pd.DataFrame:
        """What the source names as the cause of growth in the year."""
        figures = self.library.figures
        return self.kept("causes", self.year, lambda: answers.drivers(figures, self.year))

    def events(self) -> pd.DataFrame:
        """The events with the chosen partners in the chosen sectors, named."""
        own, registers = self.selection, self.library.registers
        fields = answers.fields_of(own.sectors, registers)
        events = self.library.relations.events
        return self.kept(
            "events",
            (own.partners, own.sectors, own.kinds),
            lambda: answers.named_events(
                events_in(events, sectors=fields, countries=own.partners, kinds=own.kinds),
                registers,
                self.library.published.sources,
                self.language.code,
            ),
        )

    def fields(self) -> pd.DataFrame:
        """Relations and events by field of cooperation in the year."""
        key = (self.selection.partners, self.selection.sectors, self.selection.kinds)
        return self.kept("fields", (*key, self.year), lambda: self._fields(key))

    def _fields(self, key: Hashable) -> pd.DataFrame:
        own, known = self.selection, self.library.relations.relations
        ties = of_kinds(answers.concerning(known, own.partners), own.kinds)
        by_year = self.kept("fields by year", key, lambda: events_by_field(self.events(), ties))
        return answers.fields_in(by_year, self.year)

    def contribution(self) -> pd.DataFrame:
        """What exports and imports gave to the growth of turnover; always of both flows."""
        both = self.replaced(flow=None)
        own = both.selection
        key = (own.year, own.against, own.partners, own.sectors, own.months)
        return self.kept(
            "contribution", key, lambda: contribution(both.totals(), self.year, self.against)
        )

    def matrix(self) -> pd.DataFrame:
        """Partner × field for the chosen kinds, all partners and years."""
        known, kinds = self.library.relations, self.selection.kinds
        return self.kept(
            "matrix",
            kinds,
            lambda: partner_sector_matrix(
                of_kinds(known.relations, kinds), of_kinds(known.events, kinds)
            ),
        )

    def countries(self) -> pd.DataFrame:
        """Trade of partner countries with their places."""
        own = self.selection
        key = (own.year, own.sectors, own.flow, own.months)
        registers = self.library.registers
        return self.kept("map", key, lambda: answers.on_map(self.everyone(), registers))

    def regions(self) -> pd.DataFrame:
        """Partner regions of the year with name, place and way of drawing."""
        own, known = self.selection, self.library.relations
        registers = self.library.registers
        fields = answers.fields_of(own.sectors, registers)
        return self.kept(
            "regions",
            (own.year, own.sectors, own.kinds),
            lambda: answers.regions_on_map(
                regions_in_year(
                    of_kinds(known.relations, own.kinds),
                    of_kinds(known.events, own.kinds),
                    self.year,
                    fields,
                ),
                registers,
                self.language.code,
            ),
        )


def desk(library: Library, selection: Query) -> Desk:
    """A selection on its store, with the years filled in, and months that can be compared."""
    store = library.store(selection.dataset, selection.release)
    chosen = selection.resolved(store.choices)
    if isinstance(store, CustomsStore):
        years = (chosen.year or 0, chosen.against or 0)
        chosen = chosen.with_(months=comparable_months(chosen.months, store.incomplete_year, years))
    return Desk(library, store, chosen, language(selection.lang), selection.months)


def subject(selection: Query, library: Library, words: Language) -> str:
    """The filters in words: ``China; Energy; exports``; empty when nothing is chosen."""
    code, registers = words.code, library.registers
    parts = [
        ", ".join(registers.country_name(partner, code) for partner in selection.partners),
        ", ".join(registers.sector_name(sector, code) for sector in selection.sectors),
        words.t(f"flow.{selection.flow}") if selection.flow else "",
    ]
    if selection.months:
        parts.append(month_span(words, selection.months))
    return "; ".join(part for part in parts if part)


def incomplete(own: Desk) -> str:
    """That an incomplete year narrows all years to its months; empty where it does not."""
    known = own.store.incomplete_year if isinstance(own.store, CustomsStore) else None
    months = own.selection.months
    if known is None or months is None or months == own.asked:
        return ""
    words = own.language
    return words.t("months.incomplete", year=known.year, span=month_span(words, months))


def reconciled(own: Desk) -> str:
    """What a minister needs to know beside the turnover; empty where all agrees."""
    if own.selection.dataset != "published" or own.narrowed or own.selection.flow:
        return ""
    ledger = own.library.ledger
    row = next((row for row in records(ledger) if row.figure == "turnover"), None)
    if row is None or row.year != own.year or abs(row.difference_usd) < 1e6:
        return ""
    words = own.language
    return words.t(
        "reconciliation.misprint",
        printed=words.millions(row.published_usd),
        computed=words.millions(row.computed_usd),
        difference=words.usd(abs(row.difference_usd)),
    )
