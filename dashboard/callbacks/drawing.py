"""Read → ask → measure → draw: a selection and a path become charts and cards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from dashboard.figures.balance import balance_chart
from dashboard.figures.chart import Chart, Scene
from dashboard.figures.contribution import contribution_chart
from dashboard.figures.partners import partner_share_chart
from dashboard.figures.sectors import sector_chart
from dashboard.figures.timeline import timeline_chart
from dashboard.figures.turnover import turnover_chart
from dashboard.figures.world_map import partner_map_chart
from dashboard.language import Language, language
from dashboard.layout import ids
from dashboard.measures import answers
from dashboard.measures.growth import contribution
from dashboard.measures.relations import events_by_field, events_in, regions_in_year
from dashboard.selection import Selection
from dashboard.store.contract import TradeStore
from dashboard.store.library import Library


@dataclass(frozen=True, slots=True)
class Desk:
    """What a drawing is made from: the library, the store in use and the resolved selection."""

    library: Library
    store: TradeStore
    selection: Selection
    language: Language

    @property
    def scene(self) -> Scene:
        """Names, words and source line for the charts."""
        registers, code = self.library.registers, self.language.code
        return Scene(
            language=self.language,
            selection=self.selection,
            partner=lambda partner: registers.country_name(partner, code),
            sector=lambda sector: registers.sector_short(sector, code),
            source=self.language.t(
                f"source.{self.selection.dataset}", date=self.language.date(self.store.as_of)
            ),
            mark=mark(self.selection, self.language),
            subject=subject(self.selection, self.library, self.language),
        )

    def noted(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Partners with what other sources state of them, in the reader's language."""
        return answers.stated_notes(frame, self.store, self.language)


def desk(library: Library, selection: Selection) -> Desk:
    """A selection on its store, with the year and the year compared with filled in."""
    store = library.store(selection.dataset, selection.release)
    return Desk(library, store, selection.resolved(store.choices), language(selection.lang))


def mark(selection: Selection, words: Language) -> str:
    """ "Demonstration data" where that is what is shown, else nothing."""
    return words.t("dataset.demonstration") if selection.dataset == "demonstration" else ""


def subject(selection: Selection, library: Library, words: Language) -> str:
    """The filters in words: ``China; Energy; exports``; empty when nothing is chosen."""
    code, registers = words.code, library.registers
    parts = [
        ", ".join(registers.country_name(partner, code) for partner in selection.partners),
        ", ".join(registers.sector_name(sector, code) for sector in selection.sectors),
        words.t(f"flow.{selection.flow}") if selection.flow else "",
    ]
    if selection.months:
        first, last = selection.months
        parts.append(words.t("filter.months_range", first=first, last=last))
    return "; ".join(part for part in parts if part)


def reconciled(own: Desk) -> str:
    """What a minister needs to know beside the turnover; empty where all agrees."""
    chosen = own.selection
    if chosen.dataset != "published" or chosen.partners or chosen.sectors or chosen.flow:
        return ""
    ledger = own.library.ledger
    row = next((row for row in ledger.itertuples() if row.figure == "turnover"), None)
    if row is None or row.year != chosen.year or abs(row.difference_usd) < 1e6:
        return ""
    words = own.language
    return words.t(
        "reconciliation.misprint",
        printed=words.millions(row.published_usd),
        computed=words.millions(row.computed_usd),
        difference=words.usd(abs(row.difference_usd)),
    )


def _turnover(own: Desk) -> Chart:
    return turnover_chart(_totals(own), own.scene)


def _balance(own: Desk) -> Chart:
    return balance_chart(_totals(own), own.scene)


def _totals(own: Desk) -> pd.DataFrame:
    frame = answers.turnover_frame(own.store, own.selection)
    misprint = reconciled(own)
    year = own.selection.year
    return frame.assign(note=np.where(frame["year"].eq(year), misprint, ""))


def _contribution(own: Desk) -> Chart:
    both = replace(own.selection, flow=None)
    frame = own.store.turnover_by_year(both)
    year, against = own.selection.year, own.selection.against
    assert year is not None and against is not None
    causes = answers.drivers(own.library.figures, year)
    if own.selection.partners or own.selection.sectors or own.selection.dataset != "published":
        causes = causes.iloc[:0]
    return contribution_chart(contribution(frame, year, against), causes, own.scene)


def _partner_shares(own: Desk) -> Chart:
    return partner_share_chart(
        own.noted(answers.partner_shares(own.store, own.selection)), own.scene
    )


def _sectors(own: Desk) -> Chart:
    year = own.selection.year
    assert year is not None
    trade = answers.sector_frame(own.store, own.selection)
    causes = answers.drivers(own.library.figures, year).set_index("sector")["flow"].to_dict()
    trade = trade.assign(driver=trade["sector"].map(causes).fillna(""))
    relations = own.library.relations
    events = _events(own)
    fields = events_by_field(events, relations.relations)
    return sector_chart(trade, answers.fields_in(fields, year), own.scene)


def _events(own: Desk) -> pd.DataFrame:
    chosen = own.selection
    return events_in(
        own.library.relations.events, sectors=chosen.sectors, countries=chosen.partners
    )


def _partner_map(own: Desk) -> Chart:
    year = own.selection.year
    assert year is not None
    trade = own.noted(answers.partner_frame(own.store, replace(own.selection, partners=())))
    countries = answers.on_map(trade, own.library.registers)
    relations = own.library.relations
    regions = regions_in_year(relations.relations, relations.events, year, own.selection.sectors)
    placed = answers.regions_on_map(regions, own.library.registers, own.language.code)
    return partner_map_chart(countries, placed, own.scene)


def _timeline(own: Desk) -> Chart:
    events = _events(own)
    return timeline_chart(
        answers.named_events(events, own.library.registers, own.language.code), own.scene
    )


DRAWERS: dict[str, Callable[[Desk], Chart]] = {
    ids.TURNOVER: _turnover,
    ids.BALANCE: _balance,
    ids.CONTRIBUTION: _contribution,
    ids.PARTNER_SHARE: _partner_shares,
    ids.PARTNER_MAP: _partner_map,
    ids.SECTORS: _sectors,
    ids.TIMELINE: _timeline,
}

ON_PAGE: dict[str, tuple[str, ...]] = {
    "/": ids.CHARTS,
    "/trade": (ids.TURNOVER, ids.BALANCE, ids.CONTRIBUTION, ids.SECTORS),
    "/partners": (ids.PARTNER_SHARE, ids.PARTNER_MAP),
    "/relations": (ids.PARTNER_MAP, ids.TIMELINE, ids.SECTORS),
    "/data": (),
}


def draw(own: Desk, path: str) -> dict[str, Chart]:
    """Every chart of a page, by its id."""
    return {chart: DRAWERS[chart](own) for chart in ON_PAGE[path]}


def drawn_title(own: Desk, page: str) -> str:
    """Title of the browser's window: what is shown, then whose."""
    year: Any = own.selection.year
    return own.language.t("page.window", page=page, year=year)
