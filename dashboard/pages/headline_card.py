"""The card of one headline figure: its number, its unit and how it changed."""

from __future__ import annotations

from dashboard.amount import NOT_PUBLISHED, Amount
from dashboard.copies import replace
from dashboard.flows import NOUNS
from dashboard.language import NOTHING, Language
from dashboard.measures.headline import Headline
from dashboard.narrative.amounts import SIGNS, figure, plain, qualified, signed, span
from dashboard.narrative.comparability import unlike
from dashboard.narrative.dates import known_span
from dashboard.narrative.digits import rough
from dashboard.narrative.linked import Line, Number, said
from dashboard.narrative.multiples import is_about, is_multiple, times
from dashboard.narrative.reasons import absent, held_in_part, is_nothing, none_of, reason
from dashboard.narrative.scene import Scene
from dashboard.narrative.statuses import status_word
from dashboard.narrative.wording import known_alone, part_held
from dashboard.pages.components.cards import Card
from dashboard.typography import NBSP

TABLE = "cards"
"""The name by which the figures of the cards have addresses: `dashboard.documents.cells`."""
NO_NOTE: tuple[str, Line] = ("", ())
"""The mark and the note of a card that has none."""


def card_of_flow(headline: Headline, scene: Scene, note: tuple[str, Line]) -> Card:
    """The card of a figure; with a flow chosen, only that of the flow says something."""
    if scene.query.flow and NOUNS[scene.query.flow] != headline.noun:
        return silent_card(headline.noun, scene.language, NOTHING, "card.left_out")
    return card_of(headline, scene, note)


def card_of(headline: Headline, scene: Scene, note: tuple[str, Line] = NO_NOTE) -> Card:
    """The card of a figure; of one that is not known, why it is not. ``note``: the mark and the
    text of what is said under it."""
    words, value, query = scene.language, headline.value, scene.query
    if not value.known:
        usual = "card.known_elsewhere" if query.filtered else "card.of_year"
        key = f"reason.{why}.card" if (why := reason(scene)) else usual
        if not why and value.unit != "count":
            key = _of_files(scene) or key
        missing, months = absent(scene), known_span(words, query) if query.months else ""
        return silent_card(headline.noun, words, missing, key, year=scene.year, months=months)
    none = _none(headline.noun, scene, value)
    if none == "not_held":
        return silent_card(headline.noun, words, NOTHING, "amount.not_held")
    return Card(
        noun=headline.noun,
        label=words.t(f"card.{headline.noun}"),
        value=words.t(f"amount.{none}") if none else _number(words, value),
        amount=value,
        span=span(words, value),
        unit="" if none else _unit(words, value),
        change=_change(headline, scene),
        status=value.status,
        status_word=status_word(words, value.status),
        direction=_direction(headline.change),
        mark=note[0],
        note=note[1],
        sources=(*value.sources, *headline.change.sources),
        rows=(*value.rows, *headline.change.rows),
    )


def _none(noun: str, scene: Scene, value: Amount) -> str:
    """The key of what stands in the place of dollars that are nothing; of a balance that is nil
    exports and imports may be alike."""
    if value.unit != "usd" or not is_nothing(scene, value):
        return ""
    found = none_of(scene.of_noun(noun), "nil")
    return "nil" if noun == "balance" and found != "not_held" else found


def _of_files(scene: Scene) -> str:
    """The key of what is held of one flow alone, of both unlike, or of none of what is chosen, in
    the year or in its months that count; empty where that is no reason."""
    part, flow = part_held(scene), known_alone(scene)
    key = f"card.part_held.{part}" if part else f"card.only.{flow}" if flow else ""
    key = key or ("card.not_held" if held_in_part(scene, scene.year) else "")
    return f"{key}_months" if key and scene.query.months else key


def silent_card(noun: str, words: Language, value: str, why: str, **values: int | str) -> Card:
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
    if not headline.change.known:
        if headline.before.known:
            return said(words, "card.before", value=_number_before(headline, scene), year=against)
        return (unlike(scene) or words.t("card.nothing_before", year=against),)
    column = "growth" if headline.growth.known else "change"
    found: Amount = getattr(headline, column)
    change = Number(signed(words, found), found, TABLE, headline.noun, column)
    if found.unit in ("count", "usd") and found.value == 0:
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


def _number_before(headline: Headline, scene: Scene) -> Number:
    """What a figure was in the year compared with, with its cell in the table of countries or in
    that of turnover."""
    words, year, value = scene.language, str(scene.against), headline.before
    of_partners = headline.noun == "partners"
    table, column = ("countries", "countries") if of_partners else ("turnover", headline.noun)
    return Number(figure(words, value), value, table, year, column)
