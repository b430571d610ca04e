"""The cards in the reader's language, and the reconciliation said beside the figure."""

from __future__ import annotations

from dashboard.callbacks.desk import Desk, reconciled
from dashboard.language import NOTHING, Language
from dashboard.pages.cards import Card
from dashboard.measures.headline import Headline, headlines

NOUNS = {"export": "exports", "import": "imports"}


def cards(own: Desk) -> list[Card]:
    """The six cards of a selection."""
    year, against = own.year, own.against
    found = [_card(headline, own, against) for headline in headlines(own.totals(), year, against)]
    return [*found, _partners(own, year, against)]


def _card(headline: Headline, own: Desk, against: int) -> Card:
    words = own.language
    if own.selection.flow and NOUNS[own.selection.flow] != headline.noun:
        return left_out(headline.noun, words)
    known = headline.value == headline.value
    percent = headline.noun == "coverage"
    value = words.number(headline.value) if percent else words.millions(headline.value)
    if known and headline.qualifier:
        key = f"chart.qualifier.{headline.qualifier.replace('-', '_')}"
        value = words.t(key, figure=value)
    note = reconciled(own) if headline.noun == "turnover" else ""
    return Card(
        noun=headline.noun,
        label=words.t(f"card.{headline.noun}"),
        value=value if known else words.t("status.not_published"),
        unit=("%" if percent else words.t("unit.millions")) if known else "",
        change=_change(headline, words, against) if known else words.t("card.known_elsewhere"),
        status=headline.status,
        status_word=words.t(f"status.{headline.status.replace(' ', '_')}") if known else "",
        direction=_direction(headline.change),
        note=note,
    )


def left_out(noun: str, words: Language) -> Card:
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


def _direction(change: float) -> str:
    return "up" if change > 0 else "down" if change < 0 else ""


def _change(headline: Headline, words: Language, against: int) -> str:
    if headline.change != headline.change:
        return words.t("card.nothing_to_compare", year=against)
    if headline.noun == "coverage":
        return words.t("card.change", change=words.points(headline.change), year=against)
    amount = words.usd_change(headline.change)
    growth = words.change(headline.growth_pct)
    both = amount if growth == NOTHING else f"{growth} ({amount})"
    return words.t("card.change", change=both, year=against)


def _partners(own: Desk, year: int, against: int) -> Card:
    words = own.language
    count, before = own.store.partner_count(year), own.store.partner_count(against)
    known = count is not None and not own.narrowed
    change = words.t("card.nothing_to_compare", year=against)
    direction = ""
    if known and count is not None and before is not None:
        change = words.t("card.change", change=words.signed(float(count - before), 0), year=against)
        direction = _direction(count - before)
    return Card(
        noun="partners",
        label=words.t("card.partners"),
        value=words.number(float(count), 0) if known and count else words.t("status.not_published"),
        unit="",
        change=change if known else words.t("card.known_elsewhere"),
        status="published" if known else "not published",
        status_word=words.t("status.published") if known else "",
        direction=direction,
    )
