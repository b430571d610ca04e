"""What imported data say otherwise than the published figures: both are told, neither wins."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import groupby

from dashboard.amount import Amount, Unit
from dashboard.answers.discrepancies import COUNTRIES, differing
from dashboard.errors import StoreUnavailable
from dashboard.language import Language
from dashboard.measures.discrepancies import ComparedValue
from dashboard.narrative.amounts import figure, plain, qualified
from dashboard.narrative.digits import said_as
from dashboard.narrative.disputes import OF_YEAR, Dispute, disputes_of
from dashboard.narrative.linked import Line, Number, joined, said
from dashboard.narrative.scene import Scene
from dashboard.narrative.traded import PLACES
from dashboard.narrative.wording import capital_line, listed
from dashboard.query import Query
from dashboard.row_amounts import codes_in, known
from dashboard.store.ask import Ask
from dashboard.values import CUSTOMS, PUBLISHED

BILLION = 1e9


def every_otherwise(ask: Ask, scene: Scene) -> tuple[Dispute, ...]:
    """What the customs data say otherwise than the published figures, a contradiction a year: those
    of the release that is asked for, else of the current one; none without any."""
    return _by_year(scene, _rows(ask, scene))


def at_odds(
    ask: Ask, scene: Scene, rows: Collection[str], years: Collection[int] | None = None
) -> tuple[Dispute, ...]:
    """The contradictions that concern what is shown: those that name any of ``rows``, the ids of
    published figures, relations and events; and what customs data that are shown say otherwise, of
    ``years`` (empty: all; None: none are shown). Of chosen partners there are those that concern
    them: `dashboard.narrative.disputes.concerning`."""
    query, there = scene.query, set(rows)
    chosen = (*query.partners, query.group) if query.partners else ()
    found = disputes_of(ask.library, scene.language, rows, chosen)
    if query.dataset not in (PUBLISHED, CUSTOMS):
        return found
    shown = years is not None and query.dataset == CUSTOMS and not _narrowed(query)
    concerned = [
        row
        for row in _rows(ask, scene)
        if (_is_theirs(query, row) and not there.isdisjoint(codes_in(row.published_rows)))
        or (shown and _is_shown(scene, row, years or ()))
    ]
    return (*found, *_by_year(scene, concerned))


def _by_year(scene: Scene, rows: Sequence[ComparedValue]) -> tuple[Dispute, ...]:
    return tuple(_dispute(scene, year, list(of)) for year, of in groupby(rows, _year))


def _rows(ask: Ask, scene: Scene) -> Sequence[ComparedValue]:
    """In the order of their years; none where no customs data can be had."""
    asked = scene.query if scene.query.dataset == CUSTOMS else Query(dataset=CUSTOMS)
    try:
        ask.store(asked)
    except StoreUnavailable:
        return ()
    return sorted(ask.rows(differing, asked), key=_year)


def _year(row: ComparedValue) -> int:
    return row.year


def _narrowed(query: Query) -> bool:
    """Whether what is shown is only a part of what is compared."""
    return bool(query.sectors or query.code or query.months)


def _is_theirs(query: Query, row: ComparedValue) -> bool:
    """What chosen partners' figures follow from is the whole trade and stands in one row with that
    of other partners: what customs data say otherwise of these is no matter of theirs."""
    return not query.partners or row.partner in query.partners


def _is_shown(scene: Scene, row: ComparedValue, years: Collection[int]) -> bool:
    query = scene.query
    if years and row.year not in years:
        return False
    if query.partners:
        return row.partner in query.partners and query.flow is None
    return query.flow is None or row.noun == scene.noun


def _dispute(scene: Scene, year: int, rows: Sequence[ComparedValue]) -> Dispute:
    words = scene.language
    return Dispute(
        f"{OF_YEAR}{year}",
        subject=(words.t("disputes.customs.topic", year=year),),
        what=joined([capital_line(joined([_said(scene, row) for row in rows], "; ")), (".",)]),
        shows=(words.t("disputes.customs.shown"),),
        rows=_codes(row.published_rows for row in rows),
        sources=_codes(row.published_source for row in rows),
        both=True,
    )


def _said(scene: Scene, row: ComparedValue) -> Line:
    words = scene.language
    unit: Unit = "count" if row.noun == COUNTRIES else "usd"
    if row.partner:
        what = words.t("traded.turnover", partner=scene.names.country(row.partner))
    elif row.noun == COUNTRIES:
        what = words.t("disputes.customs.countries")
    else:
        what = words.t(f"finding.measure.{row.noun}")
    published = Amount(
        row.published, unit, row.published_status, row.published_qualifier,
        None if row.published_digits != row.published_digits else int(row.published_digits),
        known(row.published_low), known(row.published_high), rows=codes_in(row.published_rows),
    )  # fmt: skip
    imported = Amount(row.imported, unit, "published")
    return said(
        words,
        "disputes.customs.item",
        what=what,
        imported=_number(words, row, imported, _asked(scene)),
        published=_number(words, row, published, ""),
        source=listed(words, codes_in(row.published_source)),
    )


def _number(words: Language, row: ComparedValue, amount: Amount, query: str) -> Number:
    """A side of a contradiction: the row of the data that prints it, else its cell in a table."""
    table, column = (COUNTRIES, COUNTRIES) if row.noun == COUNTRIES else ("turnover", row.noun)
    table = PLACES if row.partner else table
    return Number(
        _in_millions(words, amount), amount, table, str(row.year), column, row.partner, query
    )


def _in_millions(words: Language, amount: Amount) -> str:
    """As in any sentence, but never in billions, which nobody can compare with the millions beside
    it at a glance."""
    if amount.unit != "usd" or abs(amount.plain()) < BILLION:
        return figure(words, amount)
    text = words.t("unit.usd_millions", value=plain(words, amount))
    return qualified(words, text, said_as(amount))


def _asked(scene: Scene) -> str:
    """The query of the customs data that are compared."""
    release = scene.query.release if scene.query.dataset == CUSTOMS else None
    return f"dataset={CUSTOMS}" + (f"&release={release}" if release else "")


def _codes(cells: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for cell in cells for code in codes_in(cell)))
