"""The frames behind the charts: a store's answers with their measures.

The page, the slide and ``python -m dashboard table`` all take their frames from here.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import numpy as np
import pandas as pd

from dashboard.language import Language, language
from dashboard.loaders.records import records
from dashboard.loaders.registers import Registers
from dashboard.loaders.schemas import UNKNOWN_PARTNER
from dashboard.measures.balance import turnover
from dashboard.measures.shares import REST, ranked, share_pct, with_rest
from dashboard.selection import LANGUAGES, Selection
from dashboard.store.contract import TradeStore
from dashboard.store.derivation import Value
from dashboard.store.published import PublishedStore

HOME = "RUS"
SHOWN = 7
"""Partners that are named in the chart of shares; the table has all of them."""


def turnover_frame(store: TradeStore, selection: Selection) -> pd.DataFrame:
    """Every year: columns of `dashboard.measures.balance.turnover`."""
    return turnover(store.turnover_by_year(selection), selection.flow)


def whole_usd(store: TradeStore, selection: Selection, year: int) -> float:
    """The whole that partner shares are part of: turnover or the chosen flow, all partners."""
    rows = store.turnover_by_year(replace(selection, partners=(), year=year))
    column = {"export": "exports_usd", "import": "imports_usd"}.get(
        selection.flow or "", "turnover_usd"
    )
    found = rows.loc[rows["year"].eq(year), column]
    return float(found.iloc[0]) if len(found) else float("nan")


def measured_column(selection: Selection) -> str:
    """The column that a partner or sector is ranked by: the chosen flow, else turnover."""
    return {"export": "exports_usd", "import": "imports_usd"}.get(
        selection.flow or "", "turnover_usd"
    )


def partner_frame(store: TradeStore, selection: Selection) -> pd.DataFrame:
    """Named partners of a year, or of every year if none is chosen, ranked.

    ``year, partner, exports_usd, imports_usd, turnover_usd, share_pct, rank, status`` and the
    formula, source and qualifier of the value.
    """
    rows = store.trade_by_partner(selection)
    by = measured_column(selection)
    if selection.flow is not None:
        other = "imports_usd" if by == "exports_usd" else "exports_usd"
        rows = rows.assign(**{other: np.nan, "turnover_usd": np.nan})
        rows = rows.assign(share_pct=rows["share_pct"].where(rows[by].notna()))
    if rows.empty:
        return rows.assign(rank=pd.Series(dtype="Int64"))
    years = [
        _ranked_year(store, selection, int(year), of_year, by)
        for year, of_year in rows.groupby("year", sort=True)
    ]
    return pd.concat(years, ignore_index=True) if len(years) > 1 else years[0]


def _ranked_year(
    store: TradeStore, selection: Selection, year: int, rows: pd.DataFrame, by: str
) -> pd.DataFrame:
    """One year's partners with shares and ranks; no rank where the others are not known."""
    found = ranked(rows.assign(share_pct=_shares(store, selection, year, rows, by)), by)
    return found.assign(rank=found["rank"].where(found["share_pct"].notna()))


def _shares(
    store: TradeStore, selection: Selection, year: int, rows: pd.DataFrame, by: str
) -> pd.Series:
    """Shares as published where they are, else computed from the whole."""
    bounds = "qualifier" in rows and rows["qualifier"].ne("").any()
    if rows["share_pct"].notna().any() or rows[by].isna().all() or bounds:
        return rows["share_pct"]
    return share_pct(rows[by], whole_usd(store, selection, year))


def partner_shares(store: TradeStore, selection: Selection, listed: pd.DataFrame) -> pd.DataFrame:
    """Partner shares of the selection's year, made whole by the row of all other countries.

    ``listed``: all partners of the year, ranked; shown are the first seven and the chosen ones.
    The partner filter marks partners; it never takes the others out of the whole.
    """
    assert selection.year is not None
    return with_rest(
        listed,
        whole_usd(store, selection, selection.year),
        store.partner_count(selection.year),
        most=SHOWN,
        chosen=selection.partners,
        by=measured_column(selection),
    )


def sector_frame(store: TradeStore, selection: Selection) -> pd.DataFrame:
    """Trade by commodity group: ``year, sector, *_usd, share_pct, status``; the other flow and
    the turnover are missing when a flow is chosen."""
    rows = store.trade_by_sector(selection)
    if selection.flow is None:
        return rows
    other = "imports_usd" if selection.flow == "export" else "exports_usd"
    return rows.assign(**{other: np.nan, "turnover_usd": np.nan})


def drivers(figures: pd.DataFrame, year: int) -> pd.DataFrame:
    """What the source names as the cause of growth, in words of both languages.

    ``year, flow, sector, source, text_en, text_ru``.
    """
    named = figures["measure"].eq("growth_driver") & figures["year"].eq(year)
    rows = figures.loc[named].reset_index(drop=True)
    told = {
        f"text_{code}": [language(code).t(f"driver.{figure}") for figure in rows["figure"]]
        for code in LANGUAGES
    }
    return rows[["year", "flow", "sector", "source"]].assign(**told)


def fields_of(sectors: Collection[str], registers: Registers) -> tuple[str, ...]:
    """The sectors that relations are asked for when some are chosen.

    A field stands for itself; a commodity group also for every field of which all goods are in
    it, by the concordance: fuel → energy.
    """
    found = dict.fromkeys(sectors)
    kinds = dict(zip(registers.sectors["sector"], registers.sectors["kind"], strict=True))
    for chosen in sectors:
        covered = set(registers.chapters_of(chosen)) if kinds.get(chosen) == "trade" else set()
        for row in records(registers.sectors):
            own = set(registers.chapters_of(row.sector))
            if covered and row.kind == "field" and own and own <= covered:
                found.setdefault(row.sector)
    return tuple(found)


def concerning(relations: pd.DataFrame, countries: Collection[str]) -> pd.DataFrame:
    """The relations with any of some countries; all of them when none is chosen."""
    if not countries:
        return relations
    wanted = set(countries)
    kept = [not wanted.isdisjoint(cell.split(";")) for cell in relations["country"]]
    return relations.loc[kept].reset_index(drop=True)


def fields_in(fields: pd.DataFrame, year: int) -> pd.DataFrame:
    """Fields of cooperation in a year: ``sector, events_in_year, events_total, relations``.

    ``fields`` has ``sector, year, events, relations``; relations are those known in the year.
    """
    found: dict[str, list[int]] = {}
    for row in records(fields):
        own = found.setdefault(row.sector, [0, 0, 0])
        own[1] += int(row.events)
        if not pd.isna(row.year) and int(row.year) == year:
            own[0] += int(row.events)
            own[2] += int(row.relations)
    rows = [(sector, *counts) for sector, counts in found.items()]
    return pd.DataFrame(rows, columns=["sector", "events_in_year", "events_total", "relations"])


def on_map(partners: pd.DataFrame, registers: Registers) -> pd.DataFrame:
    """Trade of partner countries with their places: adds ``country, lon, lat``.

    Countries of partner regions have a row too, so that they can be clicked: their trade is
    missing where it is not published.
    """
    named = partners.loc[partners["partner"].ne(UNKNOWN_PARTNER)].rename(
        columns={"partner": "country"}
    )
    others = sorted(set(registers.regions["country"]) - set(named["country"]) - {HOME})
    missing = pd.DataFrame({"country": others, "status": "not published", "note": ""})
    every = pd.concat([named, missing.astype({"country": "str"})], ignore_index=True)
    places = registers.countries.set_index("country")[["lon", "lat"]]
    return every.merge(places, left_on="country", right_index=True, how="left")


def regions_on_map(regions: pd.DataFrame, registers: Registers, code: str) -> pd.DataFrame:
    """Partner regions with name, place and the way they are drawn."""
    columns = [f"short_{code}", "lon", "lat", "drawn", "disputed"]
    places = registers.regions.set_index("region")[columns]
    placed = regions.merge(places, left_on="region", right_index=True, how="inner")
    return placed.rename(columns={f"short_{code}": "name"}).reset_index(drop=True)


def named_events(
    events: pd.DataFrame, registers: Registers, sources: pd.DataFrame, code: str
) -> pd.DataFrame:
    """Events with ``name``, the partner in the reader's language; ``source`` is its publisher."""
    publishers = dict(zip(sources["source"], sources["publisher"], strict=True))
    regions = dict(zip(registers.regions["region"], registers.regions[f"name_{code}"], strict=True))
    countries = dict(
        zip(registers.countries["country"], registers.countries[f"name_{code}"], strict=True)
    )
    names = [
        ", ".join(
            [regions[one] for one in row.region.split(";") if one]
            or [countries[one] for one in row.country.split(";") if one]
        )
        for row in records(events)
    ]
    return events.assign(
        name=pd.Series(names, index=events.index, dtype="str"),
        source=events["source"].map(publishers),
    )


def stated_notes(
    frame: pd.DataFrame, store: TradeStore, sources: pd.DataFrame, words: Language
) -> pd.DataFrame:
    """Partners with ``note``: what another source states of a value known by its share."""
    if not isinstance(store, PublishedStore):
        return frame.assign(note="")
    publishers = dict(
        zip(
            sources["source"], sources["publisher"].str.split(" (", regex=False).str[0], strict=True
        )
    )
    texts = [
        "; ".join(
            words.t(
                "note.stated" if row.status == "implied" else "note.also",
                value=_qualified(value, words),
                source=publishers[value.source],
                own=words.usd(row.turnover_usd),
            )
            for value in store.stated(int(row.year), row.partner)
            if row.partner != REST and value.usd != row.turnover_usd
        )
        for row in records(frame[["year", "partner", "turnover_usd", "status"]])
    ]
    return frame.assign(note=pd.Series(texts, index=frame.index, dtype="str"))


def _qualified(value: Value, words: Language) -> str:
    amount = words.usd(value.usd)
    key = f"chart.qualifier.{value.qualifier.replace('-', '_')}"
    return words.t(key, figure=amount) if value.qualifier else amount
