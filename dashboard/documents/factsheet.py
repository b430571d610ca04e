"""A factsheet: one A4 page about a country or the region as a whole, in one of two orders.

``international``: the finding with both periods named, what it is made of, rank and share, chart,
partners, sectors. ``note``: the order of a Russian note (справка): table of totals, rates of
growth and of increase, groups with codes, shares, main exports, sources.
"""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.copies import replace
from dashboard.documents import factsheet_tables as tables
from dashboard.documents.document import Factsheet
from dashboard.documents.factsheet_account import Account, account_of
from dashboard.documents.factsheet_blocks import (
    Block,
    Bullets,
    Grid,
    Heading,
    Picture,
    Small,
    Words,
)
from dashboard.documents.factsheet_rates import rates
from dashboard.documents.factsheet_years import totals
from dashboard.documents.forms import Order
from dashboard.documents.links import NOWHERE, Links
from dashboard.language import NOTHING
from dashboard.narrative import factsheet as narrative
from dashboard.narrative.narrowed import alone_note
from dashboard.narrative.sources import source_line
from dashboard.narrative.traded import of_goods
from dashboard.narrative.wording import of_period, once
from dashboard.query import Query
from dashboard.store.ask import Ask


def factsheet(ask: Ask, query: Query, order: Order, links: Links = NOWHERE) -> Factsheet:
    """The page of the region or of the one chosen partner.

    Raises:
        ExportRefused: several partners are chosen.
        StoreUnavailable: the dataset cannot be asked.
    """
    account = replace(account_of(ask, query), links=links)
    scene = account.scene
    name = scene.names.country(account.partner) if account.partner else ""
    said = _international(account) if order == "international" else _note(account)
    return Factsheet(
        title=narrative.title(scene, name),
        subtitle=source_line(scene, account.cited),
        blocks=(*said, *_ending(account, dashed=any(map(_dashed, said)))),
        footer=scene.language.t("factsheet.prepared"),
        language=scene.language,
        mark=scene.mark,
        links=links,
    )


def _international(account: Account) -> list[Block]:
    scene, plot = account.scene, account.turnover.plot
    blocks: list[Block] = [_lead(account), *_parts(account), *_standing(account)]
    if not account.turnover.empty:
        nouns = {one.noun for one in plot.of("bar")}
        key = f"factsheet.chart_{nouns.pop()}" if len(nouns) == 1 else "factsheet.chart"
        blocks += [Heading(of_period(scene, key)), Picture(plot)]
    return [*blocks, *_details(account, codes=False)]


def _note(account: Account) -> list[Block]:
    scene, of = account.scene, (account.scene, account.years, account.links)
    blocks: list[Block] = [_lead(account)]
    if (by_year := totals(*of)).rows:
        blocks += [Heading(of_period(scene, "factsheet.totals")), by_year]
    found = rates(*of)
    if found.rows:
        blocks += [Heading(of_period(scene, "factsheet.rates")), found]
    blocks += _standing(account) if account.partner else []
    return [*blocks, *_details(account, codes=True)]


def _lead(account: Account) -> Words:
    known = not account.turnover.empty
    text = narrative.lead(account.scene, account.turnover.finding, other_years=known)
    return Words(text, lead=True)


def _parts(account: Account) -> list[Block]:
    scene = account.scene
    now, then = (account.year(year) for year in scene.query.pair)
    items = narrative.parts(scene, now, then)
    if items:
        return [Words(scene.language.t("factsheet.of_this.head")), Bullets(tuple(items))]
    alone = narrative.whole_alone(scene, now)
    return [Words(alone)] if alone else []


def _standing(account: Account) -> list[Block]:
    """Rank and share of the country; the balance of the region and its places."""
    scene = account.scene
    if account.partner:
        found = next((one for one in account.partners if one.code == account.partner), None)
        text = narrative.standing(scene, found)
    else:
        text = narrative.balance(scene, account.year(scene.year), account.places)
    return [Words(text)] if text else []


def _details(account: Account, *, codes: bool) -> list[Block]:
    """Relations and events with a country; partners and groups of goods of the region."""
    scene = account.scene
    if account.partner:
        return [
            *tables.relations(scene, account.relations, account.links),
            *tables.events(scene, account.events, account.links),
        ]
    chapters = account.chapters if codes else {}
    main = narrative.main_exports(scene, account.sectors, account.reasons)
    return [
        *tables.partners(scene, account.leading, account.links),
        *tables.groups(scene, account.sectors, chapters, account.links),
        *([Bullets(tuple(main))] if main else []),
    ]


def _dashed(block: Block) -> bool:
    """Whether a dash stands where a figure or a date would; that of a rank is of several countries
    together."""
    return isinstance(block, Grid) and any(
        row[across] == NOTHING
        for row in block.rows
        for across in block.numeric or range(len(block.headers))
    )


def _ending(account: Account, *, dashed: bool) -> list[Block]:
    words = account.scene.language
    missing = [narrative.dashes(account.scene)] if dashed else []
    # A lead that has no finding does not say of what alone there are files.
    alone = () if account.turnover.finding else alone_note(account.scene)
    ends = (words.t("page.basis"), *alone, *missing)
    of = {"notes": [*account.notes, of_goods(account.scene)[1], *ends], "sources": account.sources}
    return [one for key, lines in of.items() for one in _small(f"factsheet.{key}", lines, account)]


def _small(key: str, lines: Sequence[str], account: Account) -> list[Block]:
    return [Heading(account.scene.language.t(key)), Small(once(lines))] if lines else []
