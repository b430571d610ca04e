"""A factsheet: one A4 page about a country or the region as a whole, in one of two orders.

``international``: the finding with both periods named, what it is made of, rank and share, chart,
partners, sectors. ``note``: the order of a Russian note (справка): table of totals, rates of
growth and of increase, groups with codes, shares, main exports, sources. What is said is made
here; `factsheet_pdf` and `factsheet_docx` print it.
"""

from __future__ import annotations

from typing import Literal

import pandas as pd

from dashboard.documents import factsheet_tables as tables
from dashboard.documents.factsheet_parts import (
    Account,
    Block,
    Bullets,
    Heading,
    Picture,
    Sheet,
    Small,
    Words,
    known,
    row_of,
    shown_share,
    usd_of,
)
from dashboard.loaders.records import records
from dashboard.measures.growth import growth_pct

Order = Literal["international", "note"]
ORDERS: tuple[Order, ...] = ("international", "note")


def factsheet(account: Account, order: Order) -> Sheet:
    """The page of an account in an order."""
    words = account.language
    key, name = ("partner", account.name) if account.partner else ("region", "")
    blocks = _international(account) if order == "international" else _note(account)
    return Sheet(
        title=words.t(f"factsheet.title.{key}", partner=name, year=account.year),
        subtitle=account.source,
        blocks=tuple(block for block in blocks if block is not None),
        footer=words.t("factsheet.prepared"),
        language=words,
        mark=account.mark,
    )


def _international(own: Account) -> list[Block | None]:
    words = own.language
    blocks: list[Block | None] = [_lead(own), *_of_this(own), _standing(own)]
    if own.plot is not None:
        single = {one.name for one in own.plot.of("bar")} == {words.t("chart.part.turnover")}
        title = words.t("factsheet.chart_turnover" if single else "factsheet.chart")
        blocks += [Heading(title), Picture(own.plot)]
    if own.partner:
        blocks += [*tables.relations(own), *tables.events(own)]
    else:
        blocks += [*tables.partners(own), *tables.groups(own, codes=False)]
        blocks.append(tables.main_exports(own))
    return [*blocks, *_ending(own)]


def _note(own: Account) -> list[Block | None]:
    words = own.language
    blocks: list[Block | None] = [_lead(own)]
    blocks += [Heading(words.t("factsheet.totals")), tables.totals(own)]
    rates = tables.rates(own)
    if rates.rows:
        blocks += [Heading(words.t("factsheet.rates")), rates]
    if own.partner:
        blocks += [_standing(own), *tables.relations(own), *tables.events(own)]
    else:
        blocks += [*tables.partners(own), *tables.groups(own, codes=True)]
        blocks.append(tables.main_exports(own))
    return [*blocks, *_ending(own)]


def _lead(own: Account) -> Words:
    words = own.language
    nothing = words.t("factsheet.nothing", year=own.year) if own.partner or own.years.empty else ""
    return Words(own.finding or nothing or words.t("factsheet.nothing", year=own.year), lead=True)


def _of_this(own: Account) -> list[Block]:
    """Exports and imports of the year: two parts that add up to the turnover named above."""
    words, now, then = own.language, row_of(own, own.year), row_of(own, own.against)
    whole = usd_of(now, "turnover")
    items = []
    for noun in ("exports", "imports"):
        usd = usd_of(now, noun)
        if usd != usd:
            continue
        growth = growth_pct(usd, usd_of(then, noun))
        apart = known(whole) and whole > 0
        items.append(
            words.t(
                f"factsheet.of_this.{'part' if apart else 'known'}",
                measure=words.t(f"finding.own.{noun}"),
                level=words.usd(usd),
                growth=f" ({words.change(growth)})" if growth == growth else "",
                share=words.percent(100 * usd / whole) if apart else "",
            )
        )
    if items:
        return [Words(words.t("factsheet.of_this.head")), Bullets(tuple(items))]
    return [Words(words.t("factsheet.parts_missing"))] if known(whole) else []


def _standing(own: Account) -> Block | None:
    """Rank and share of the country; places of the region in its district, and the balance."""
    words = own.language
    if own.partner:
        row = next((r for r in records(own.shares) if r.partner == own.partner), None)
        if row is None or row.share_pct != row.share_pct:
            return None
        share = words.percent(shown_share(row))
        if pd.isna(row.rank):
            return Words(words.t("factsheet.share_only", share=share))
        return Words(words.t("factsheet.share_of", share=share, rank=int(row.rank)))
    lines = []
    row = row_of(own, own.year)
    balance = float(getattr(row, "balance_usd", float("nan")))
    if balance == balance:
        key = "coverage" if balance >= 0 else "deficit"
        told = words.usd(abs(balance))
        coverage = words.percent(float(row.coverage_pct))
        lines.append(words.t(f"factsheet.{key}", balance=told, coverage=coverage))
    if {"export", "import"} <= set(own.district):
        places = {f"{flow}s": own.district[flow] for flow in ("export", "import")}
        lines.append(words.t("factsheet.district", **places))
    return Words(" ".join(lines)) if lines else None


def _ending(own: Account) -> list[Block]:
    words = own.language
    notes = [*own.notes, words.t("page.basis"), words.t("factsheet.page_missing")]
    blocks: list[Block] = [Heading(words.t("factsheet.notes")), Small(tuple(dict.fromkeys(notes)))]
    if own.sources:
        blocks += [Heading(words.t("factsheet.sources")), Small(tuple(own.sources))]
    return blocks
