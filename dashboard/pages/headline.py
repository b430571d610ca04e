"""The cards of a page: the headline figures of the year in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dashboard.amount import NOT_PUBLISHED, UNKNOWN, Amount, counted
from dashboard.answers import countries, trade
from dashboard.charts.addresses import amount_path
from dashboard.flows import NOUNS
from dashboard.language import NOTHING, Language
from dashboard.measures.comparison import Sides, of_side, sides_of
from dashboard.measures.headline import Headline, headlines, histories, partner_headline
from dashboard.narrative.amounts import SIGNS, figure, plain, qualified, rough, signed, span
from dashboard.narrative.comparability import unlike
from dashboard.narrative.comparison import name_of
from dashboard.narrative.dates import known_span
from dashboard.narrative.linked import Line, Number, said
from dashboard.narrative.multiples import is_about, is_multiple, times
from dashboard.narrative.reasons import reason
from dashboard.narrative.scene import Scene, scene_of
from dashboard.narrative.statuses import status_word
from dashboard.narrative.turnover import printed, reconciled_line
from dashboard.pages.components.cards import Card, Side, Year
from dashboard.store.ask import Ask
from dashboard.typography import NBSP
from dashboard.values import THEMES

TABLE = "cards"
"""The name by which the figures of the cards have addresses: `dashboard.documents.cells`."""
LEAST_YEARS = 3
"""Known years below which a card has no small columns: two would say no more than its change."""
NO_NOTE: tuple[str, Line] = ("", ())
"""The mark and the note of a card that has none."""


def cards_of(ask: Ask, scene: Scene, partner: str = "") -> tuple[Card, ...]:
    """The six cards of a selection; ``partner``: of whom the page is. Several that nobody asked to
    add up stand side by side in them."""
    query = scene.query
    sides = None if partner or not query.beside else sides_of(query)
    if sides is not None:
        return (*_of_sides(ask, scene, sides)[:-1], _placed(_partners(ask, scene), "", ()))
    years = ask.rows(trade.years, query)
    found = headlines(years, query)
    rows = ask.rows(trade.ledger, query)
    ledger = {int(row.year): row for row in rows if row.figure == "turnover"}
    notes = {"turnover": (printed(scene, ledger), reconciled_line(scene, ledger))}
    cards = (_of_flow(one, scene, notes.get(one.noun, NO_NOTE)) for one in found)
    before = histories(years)
    partners = _partners(ask, scene)
    return tuple(
        _placed(card, partner, _years(scene, before.get(card.noun, ())))
        for card in (*cards, partners)
    )


def _of_sides(ask: Ask, scene: Scene, sides: Sides) -> list[Card]:
    """The cards of a selection with the figures of each choice."""
    of_each = {key: of_side(scene.query, sides.kind, key) for key in sides.keys}
    asked = {name_of(scene, sides, key): query.with_(together=bool(query.several) or query.together)
             for key, query in of_each.items()}  # fmt: skip
    cards = [cards_of(ask, scene_of(ask, query)) for query in asked.values()]
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


def _partners(ask: Ask, scene: Scene) -> Card:
    """The card of partner countries; with partners chosen, with how many of these there was trade,
    of all that there are, or that they are not counted so."""
    query, words = scene.query, scene.language
    found = partner_headline(ask.rows(countries.counts_asked(query), query), query)
    year, counts = scene.year, ask.rows(countries.partner_counts, query)
    whole = next((row.countries for row in counts if row.year == year), None)
    if reason(scene) or whole is None or (found.value.known and not query.partners):
        return _card(found, scene)
    if not found.value.known:
        return _silent(found.noun, words, NOTHING, "card.not_counted")
    number = Number(words.number(whole, 0), counted(whole), "countries", str(year), "countries")
    of_all = said(words, "card.of_all", count=whole, all=number)
    card = _card(found, scene)
    return replace(card, label=words.t("card.partners_chosen"), change=of_all, direction="")


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
    path = amount_path(card.amount, TABLE, card.noun, "value", partner)
    return replace(card, path=path, partner=partner, years=years)


def _of_flow(headline: Headline, scene: Scene, note: tuple[str, Line]) -> Card:
    """The card of a figure; with a flow chosen, only that of the flow says something."""
    if scene.query.flow and NOUNS[scene.query.flow] != headline.noun:
        return _silent(headline.noun, scene.language, NOTHING, "card.left_out")
    return _card(headline, scene, note)


def _card(headline: Headline, scene: Scene, note: tuple[str, Line] = NO_NOTE) -> Card:
    words, value = scene.language, headline.value
    if not value.known:
        usual = "card.known_elsewhere" if scene.query.filtered else "card.of_year"
        key = f"reason.{why}.card" if (why := reason(scene)) else usual
        missing = words.t("status.not_published")
        return _silent(headline.noun, words, missing, key, year=scene.year)
    return Card(
        noun=headline.noun,
        label=words.t(f"card.{headline.noun}"),
        value=_number(words, value),
        amount=value,
        span=span(words, value),
        unit=_unit(words, value),
        change=_change(headline, scene),
        status=value.status,
        status_word=status_word(words, value.status),
        direction=_direction(headline.change),
        mark=note[0],
        note=note[1],
        sources=(*value.sources, *headline.change.sources),
        rows=(*value.rows, *headline.change.rows),
    )


def _silent(noun: str, words: Language, value: str, why: str, **values: int) -> Card:
    """A figure that is not known, or that the chosen flow has no part in."""
    return Card(
        noun=noun,
        label=words.t(f"card.{noun}"),
        value=value,
        unit="",
        change=(words.t(why, **values),),
        status=NOT_PUBLISHED,
        status_word="",
    )


def _number(words: Language, value: Amount) -> str:
    """The number; of money without its unit, which stands beside the name of the figure."""
    number = plain(words, value)
    return (
        f"{SIGNS['approx']}{NBSP}{number}"
        if rough(value)
        else qualified(words, number, value.qualifier)
    )


def _unit(words: Language, value: Amount) -> str:
    return words.t("unit.millions") if value.unit == "usd" else ""


def _direction(change: Amount) -> str:
    if not change.value:
        return ""
    return "up" if change.value > 0 else "down"


def _change(headline: Headline, scene: Scene) -> Line:
    """``+21.5% on 2017``, of a balance ``+920.3 on 2017``; or that nothing is compared."""
    words, against = scene.language, scene.against
    before = headline.before
    if not headline.change.known and before.known:
        at = {"partners": ("countries", str(against), "countries")}
        place = at.get(headline.noun, ("turnover", str(against), headline.noun))
        number = Number(figure(words, before), before, *place)
        return said(words, "card.before", value=number, year=against)
    if not headline.change.known:
        return (unlike(scene) or words.t("card.nothing_before", year=against),)
    column = "growth" if headline.growth.known else "change"
    found: Amount = getattr(headline, column)
    change = Number(signed(words, found), found, TABLE, headline.noun, column)
    if found.unit == "count" and found.value == 0:
        # Nought of something counted is no change; its number would read as a count.
        return (replace(change, text=words.t("card.unchanged", year=against)),)
    if often := is_multiple(found) and not is_about(found):
        change = replace(change, text=times(words, found))
    key = f"card.{'times' if often else 'change'}"
    if scene.query.months and scene.query.months != scene.query.chosen_months:
        # One of the years is known in part, and it is these months that are compared.
        months = known_span(words, scene.query)
        return said(words, f"{key}_like", change=change, year=against, months=months)
    return said(words, key, change=change, year=against)
