"""The brief for a visit of a partner: asked, worded, and ready for page, PDF and Word file."""

from __future__ import annotations

from dashboard.answers import trade as answers
from dashboard.answers.relations import every_event, every_relation, tallies_of
from dashboard.copies import replace
from dashboard.documents.address import Address, country_of
from dashboard.documents.document import BriefSheet
from dashboard.documents.links import links_of
from dashboard.documents.reference import reference
from dashboard.errors import UnknownSelection
from dashboard.loaders.records import records
from dashboard.measures.anniversaries import anniversaries
from dashboard.measures.partner_details import NO_COUNTRY, partner_details
from dashboard.narrative import brief as narrative
from dashboard.narrative.brief import Brief
from dashboard.narrative.brief_trade import Trade
from dashboard.narrative.discrepancies import at_odds
from dashboard.narrative.disputes import dispute_sentence, whys
from dashboard.narrative.scene import Scene, marked, scene_of
from dashboard.narrative.statements import stated_lines
from dashboard.query import Query
from dashboard.store.ask import Ask


def brief_sheet(ask: Ask, query: Query, base: str = "") -> BriefSheet:
    """The document of `brief_of` the region or the first partner of a query; ``base`` is the
    address of the pages to which its numbers lead.

    Raises:
        UnknownSelection: the query names no partner.
        StoreUnavailable: the dataset cannot be asked.
    """
    code = query.region or next(iter(query.named), "")
    if not code:
        raise UnknownSelection(ask.library.language(query.lang).t("brief.of_one"))
    made, registers = brief_of(ask, query, code), ask.library.registers
    short = reference(registers, query, Address(f"/brief/{code}", "brief", code))
    links = links_of(ask, base, query, code)
    lines = tuple(tuple(links.line(line) for line in part.pieces) for part in made.parts)
    return BriefSheet(replace(made, reference=short), ask.library.language(query.lang), lines)


def brief_of(ask: Ask, query: Query, code: str) -> Brief:
    """The brief of a country or region abroad, on the day of ``ask``; of all trade with the
    country, whatever else is chosen."""
    registers = ask.library.registers
    country = country_of(code, registers)
    query = query.with_(partners=(country,), sectors=(), flow=None, kinds=(), region="",
                        chosen_months=None, months=None)  # fmt: skip
    scene = scene_of(ask, query)
    found = partner_details(
        code,
        (),
        every_relation(ask.library),
        every_event(ask.library),
        registers.regions,
        today=ask.today,
    )
    due = anniversaries(found.relations, ask.today)
    counts = tallies_of(ask, query, (code, country))
    trade = _trade(ask, scene, country)
    rows = (*(one.relation for one in (*found.relations, *found.beside)),
            *(one.event for one in (*found.planned, *found.events)),
            *trade.rows(scene.year))  # fmt: skip
    found_at_odds = at_odds(ask, scene, rows, ())
    odds = (*(dispute_sentence(one, scene.language) for one in found_at_odds),
            *whys(ask.library, scene.language, found_at_odds, rows))  # fmt: skip
    return narrative.brief(marked(ask, scene, rows), found, counts, due, trade, ask.today, odds)


def _trade(ask: Ask, scene: Scene, country: str) -> Trade:
    query = scene.query
    every = ask(answers.partners, query.with_(year=None, months=None))
    named = every["turnover_usd"].notna() & ~every["partner"].isin(NO_COUNTRY)
    ranked = every[named].groupby("year").size()
    rows = records(every[every["partner"].eq(country)])
    statements = stated_lines(scene, rows, ask(answers.stated, query.with_(year=None, months=None)))
    years = {int(row.year): row for row in ask.rows(answers.years, query)}
    # Of months of which files hold few partners alone the whole is not known: a share and a rank
    # are of the others, and are not said of an amount of all.
    of_months = "months" in ask.store(query).capabilities
    alike = [row for row in rows
             if not of_months or row.turnover_usd == years[int(row.year)].turnover_usd]  # fmt: skip
    return Trade(
        years=years,
        places={int(row.year): (row, int(ranked.get(row.year, 0))) for row in alike},
        sectors=ask.rows(answers.sectors, query),
        notes={year: note for (year, code), note in statements.items() if code == country},
    )
