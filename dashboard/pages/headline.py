"""The cards of a page: the headline figures of the year in the reader's language."""

from __future__ import annotations

from dashboard.answers import trade
from dashboard.language import NOTHING, Language
from dashboard.loaders.records import records
from dashboard.measures.headline import Headline, headlines
from dashboard.narrative.amounts import qualified, status_word
from dashboard.narrative.scene import NOUNS, Scene
from dashboard.narrative.turnover import reconciled
from dashboard.pages.components.cards import Card
from dashboard.store.ask import Ask


def cards_of(ask: Ask, scene: Scene) -> tuple[Card, ...]:
    """The six cards of a selection."""
    query = scene.query
    found = headlines(ask(trade.years, query), scene.year, scene.against)
    rows = records(ask(trade.ledger, query))
    note = reconciled(scene, {int(row.year): row for row in rows if row.figure == "turnover"})
    counts = {
        int(row.year): int(row.countries) for row in records(ask(trade.partner_counts, query))
    }
    cards = (_card(one, scene, note if one.noun == "turnover" else "") for one in found)
    return (*cards, _partners(scene, counts))


def _card(headline: Headline, scene: Scene, note: str) -> Card:
    words = scene.language
    if scene.query.flow and NOUNS[scene.query.flow] != headline.noun:
        return _left_out(headline.noun, words)
    known = headline.value == headline.value
    if not known:
        return _unknown(headline.noun, words)
    percent = headline.noun == "coverage"
    value = words.number(headline.value) if percent else words.millions(headline.value)
    return Card(
        noun=headline.noun,
        label=words.t(f"card.{headline.noun}"),
        value=qualified(words, value, headline.qualifier),
        unit="%" if percent else words.t("unit.millions"),
        change=_change(headline, scene),
        status=headline.status,
        status_word=status_word(words, headline.status),
        direction=_direction(headline.change),
        note=note,
    )


def _left_out(noun: str, words: Language) -> Card:
    """A figure that the chosen flow has no part in."""
    return Card(
        noun=noun,
        label=words.t(f"card.{noun}"),
        value=NOTHING,
        unit="",
        change=words.t("card.left_out"),
        status="not published",
        status_word="",
    )


def _unknown(noun: str, words: Language) -> Card:
    return Card(
        noun=noun,
        label=words.t(f"card.{noun}"),
        value=words.t("status.not_published"),
        unit="",
        change=words.t("card.known_elsewhere"),
        status="not published",
        status_word="",
    )


def _direction(change: float) -> str:
    return "up" if change > 0 else "down" if change < 0 else ""


def _change(headline: Headline, scene: Scene) -> str:
    words, against = scene.language, scene.against
    if headline.change != headline.change:
        return words.t("card.nothing_to_compare", year=against)
    if headline.noun == "coverage":
        return words.t("card.change", change=words.points(headline.change), year=against)
    amount = words.usd_change(headline.change)
    growth = words.change(headline.growth_pct)
    both = amount if growth == NOTHING else f"{growth} ({amount})"
    return words.t("card.change", change=both, year=against)


def _partners(scene: Scene, counts: dict[int, int]) -> Card:
    """How many partner countries there were: known of the region as a whole only."""
    words, count = scene.language, counts.get(scene.year)
    if count is None or scene.query.narrowed:
        return _unknown("partners", words)
    before = counts.get(scene.against)
    change = words.t("card.nothing_to_compare", year=scene.against)
    if before is not None:
        signed = words.signed(float(count - before), 0)
        change = words.t("card.change", change=signed, year=scene.against)
    return Card(
        noun="partners",
        label=words.t("card.partners"),
        value=words.number(float(count), 0),
        unit="",
        change=change,
        status="published",
        status_word=status_word(words, "published"),
        direction="" if before is None else _direction(count - before),
    )
