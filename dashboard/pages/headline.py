"""The cards of a page: the headline figures of the year in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter

from dashboard.amount import UNKNOWN, Amount, counted
from dashboard.answers import countries, trade
from dashboard.answers.question_rows import PartnerCount
from dashboard.charts.addresses import amount_path
from dashboard.copies import replace
from dashboard.language import NOTHING, Language
from dashboard.measures.comparison import Sides, of_side, sides_of
from dashboard.measures.headline import headlines, histories, partner_headline
from dashboard.months import WHOLE_YEAR
from dashboard.narrative.amounts import figure
from dashboard.narrative.comparison import name_of
from dashboard.narrative.dates import span_of_year
from dashboard.narrative.linked import Line, Number, said
from dashboard.narrative.multiples import is_about, is_multiple
from dashboard.narrative.reasons import reason
from dashboard.narrative.scene import Scene, scene_of
from dashboard.narrative.turnover import printed, reconciled_line
from dashboard.pages.components.cards import Card, Side, Year
from dashboard.pages.headline_card import NO_NOTE, TABLE, card_of, card_of_flow, silent_card
from dashboard.query import Query
from dashboard.store.ask import Ask
from dashboard.values import THEMES

LEAST_YEARS = 3
"""Known years below which a card has no small columns: two would say no more than its change."""


def cards_of(ask: Ask, scene: Scene, partner: str = "") -> tuple[Card, ...]:
    """The six cards of a selection; ``partner``: of whom the page is. Several that nobody asked to
    add up stand side by side in them."""
    query = scene.query
    if sides := sides_in_cards(query, partner):
        beside = _of_sides(ask, scene, sides)
        return (*beside, _placed(_partners(ask, scene, beside), "", ()))
    cards = _of_flows(ask, scene)
    before = histories(ask.rows(trade.years, query))
    partners = _partners(ask, scene, cards)
    return tuple(
        _placed(card, partner, _years(scene, before.get(card.noun, ())))
        for card in (*cards, partners)
    )


def latest_known(ask: Ask, scene: Scene) -> Line:
    """The latest turnover that is known of chosen partners of whose year nothing is; empty where
    there is none, or the year is not what it lacks."""
    query = scene.query
    chosen = (query.partners or query.group) and query.chosen_months is None
    if not chosen or reason(scene) or query.beside or query.sectors or query.flow:
        return ()
    before = histories(ask.rows(trade.years, query))["turnover"]
    year, value = max(
        ((year, one) for year, one in before if one.known),
        key=itemgetter(0), default=(0, UNKNOWN),
    )  # fmt: skip
    if not year:
        return ()
    number = Number(figure(scene.language, value), value, "turnover", str(year), "turnover")
    months = query.choices.stands_for(query, year) - {0}
    if len(months) in (0, len(WHOLE_YEAR)):
        return said(scene.language, "card.latest_known", value=number, year=year)
    span = span_of_year(scene.language, query, year, months)
    return said(scene.language, "card.latest_known_months", value=number, year=year, months=span)


def _of_flows(ask: Ask, scene: Scene) -> list[Card]:
    """The cards of turnover, flows, balance and coverage, without their small columns."""
    query = scene.query
    rows = ask.rows(trade.ledger, query)
    ledger = {int(row.year): row for row in rows if row.figure == "turnover"}
    notes = {"turnover": (printed(scene, ledger), reconciled_line(scene, ledger))}
    found = headlines(ask.rows(trade.years, query), query)
    return [card_of_flow(one, scene, notes.get(one.noun, NO_NOTE)) for one in found]


def sides_in_cards(query: Query, partner: str = "") -> Sides | None:
    """What stands side by side in the cards; None where they have one figure each. ``partner``: of
    whom the page is."""
    return None if partner or not query.beside else sides_of(query)


def _of_sides(ask: Ask, scene: Scene, sides: Sides) -> list[Card]:
    """The cards of a selection with the figures of each choice."""
    of_each = {key: of_side(scene.query, sides.kind, key) for key in sides.keys}
    asked = {name_of(scene, sides, key): query.with_(together=bool(query.several) or query.together)
             for key, query in of_each.items()}  # fmt: skip
    cards = [[_placed(card, "", ()) for card in _of_flows(ask, scene_of(ask, query))]
             for query in asked.values()]  # fmt: skip
    texts = [query.with_(theme=THEMES[0], present=False).to_query() for query in asked.values()]
    return [_beside(dict(zip(asked, each, strict=True)), texts, scene.language)
            for each in zip(*cards, strict=True)]  # fmt: skip


def _beside(cards: Mapping[str, Card], asked: Sequence[str], words: Language) -> Card:
    """One card of those of several choices, by their names; of which nothing is known is said
    once. ``asked``: the query of each."""
    first = next(iter(cards.values()))
    if not any(card.amount.known for card in cards.values()):
        return first
    known = [card for card in cards.values() if card.amount.known]
    sides = tuple(
        Side(
            name=name,
            value=card.value if card.amount.known else NOTHING,
            change="" if (grown := _change_of(card)) is None else _brief(words, grown),
            direction=card.direction,
            span=card.span,
            href=f"{card.path}?{query}" if card.path else "",
            grown="" if grown is None else f"{_path_of(grown)}?{query}",
        )
        for (name, card), query in zip(cards.items(), asked, strict=True)
    )
    statuses = {card.status_word for card in known}
    return replace(
        known[0],
        sides=sides,
        amount=UNKNOWN,
        change=(),
        path="",
        years=(),
        mark="",
        note=(),
        status_word=known[0].status_word if len(statuses) == 1 else "",
        sources=tuple(one for card in known for one in card.sources),
        rows=tuple(one for card in known for one in card.rows),
    )


def _change_of(card: Card) -> Number | None:
    """The number of how a figure changed; None where its line says no such change."""
    numbers = [piece for piece in card.change if not isinstance(piece, str)]
    return numbers[0] if numbers and numbers[0].table == TABLE else None


def _brief(words: Language, grown: Number) -> str:
    """A change without the year: what is so many times as much says that it is."""
    often = is_multiple(grown.amount) and not is_about(grown.amount)
    return words.t("card.times_brief", change=grown.text) if often else grown.text


def _path_of(number: Number) -> str:
    return amount_path(number.amount, number.table, number.row, number.column)


def _partners(ask: Ask, scene: Scene, others: Sequence[Card]) -> Card:
    """The card of partner countries; with partners chosen, with how many of these there was trade,
    of all that there are. Where they are not counted so, how many there are in all, beside
    ``others`` that have figures."""
    query, words = scene.query, scene.language
    found = partner_headline(ask.rows(countries.counts_asked(query), query), query)
    year, counts = scene.year, ask.rows(countries.partner_counts, query)
    whole = next((row.countries for row in counts if row.year == year), None)
    # Of months of a year they are counted in none: that says nothing of whether it is known.
    unknown = whole is None and query.months is None
    if reason(scene) or unknown or (found.value.known and not query.partners):
        return card_of(found, scene)
    if whole is None or not found.value.known:
        beside = any(card.amount.known or card.sides for card in others)
        lacking = silent_card(found.noun, words, NOTHING, "card.not_counted")
        return _uncounted(scene, counts) if beside and whole is not None else lacking
    number = Number(words.number(whole, 0), counted(whole), "countries", str(year), "countries")
    of_all = said(words, "card.of_all", count=whole, all=number)
    card = card_of(found, scene)
    return replace(card, label=words.t("card.partners_chosen"), change=of_all, direction="")


def _uncounted(scene: Scene, counts: Sequence[PartnerCount]) -> Card:
    """The card of a selection within which partners are not counted: how many there are in all, and
    that they are not of the selection."""
    words = scene.language
    every = scene.query.with_(partners=(), group="", sectors=(), months=None)
    whole = partner_headline(counts, every)
    table = "countries"
    return replace(
        card_of(whole, scene),
        label=words.t("card.partners_in_all"),
        change=(words.t("card.not_counted"),),
        direction="",
        path=amount_path(whole.value, table, str(scene.year), table),
    )


def _years(scene: Scene, history: Sequence[tuple[int, Amount]]) -> tuple[Year, ...]:
    """The small columns of a card: the years that are known, the chosen one marked."""
    sizes = [value.plain() for _, value in history if value.known]
    most, least = max([*sizes, 0.0]), min([*sizes, 0.0])
    if len(sizes) < LEAST_YEARS or most == least:
        return ()
    return tuple(
        Year(
            height=abs(value.plain()) / (most - least) if value.known else 0.0,
            chosen=year == scene.year,
            status=value.status,
            floor=(min(value.plain(), 0.0) - least) / (most - least) if value.known else 0.0,
        )
        for year, value in history
    )


def _placed(card: Card, partner: str, years: tuple[Year, ...]) -> Card:
    """A card on the page of a partner, with the address of its figure and its small columns."""
    path = card.path or amount_path(card.amount, TABLE, card.noun, "value", partner)
    return replace(card, path=path, partner=partner, years=years)
