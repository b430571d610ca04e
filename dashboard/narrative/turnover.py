"""What is said of the turnover: title, finding, hover, and what the ledger says beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.amount import Amount
from dashboard.flows import FLOW_OF, NOUNS
from dashboard.language import Language
from dashboard.loaders.records import text_in
from dashboard.measures.growth import change, growth
from dashboard.narrative.amounts import bare, by, figure, rise, to
from dashboard.narrative.figures import ledger_amounts, ledger_key
from dashboard.narrative.linked import Line, Number, Place, joined, linked_text, plain, said, strung
from dashboard.narrative.reasons import is_nothing, none_of, origin
from dashboard.narrative.scene import Scene
from dashboard.narrative.traded import in_short, measures, traded
from dashboard.narrative.wording import (
    against,
    capital,
    ended,
    in_period,
    listed,
    shortest,
    small,
    way,
)
from dashboard.narrative.years import year_hover
from dashboard.row_amounts import amount_of, known

Causes = Mapping[str, Sequence[str]]
"""Flow → the goods that drove its growth, as sources name them."""
MISPRINT_FROM = 1e6
"""US dollars by which a printed sum must miss its parts to be worth a reader's attention."""


def growth_between(scene: Scene, noun: str, amounts: Mapping[int, Amount]) -> Amount:
    """Growth of a measure of the chosen year on the one compared with, per cent; not known where
    they may not be compared or either is not known exactly. ``amounts``: by year."""
    if not scene.query.compares(noun):
        return Amount(unit="pct")
    now, then = (amounts.get(year, Amount()) for year in scene.query.pair)
    return growth(now, then)


def title(scene: Scene, noun: str, amounts: Mapping[int, Amount]) -> str:
    """The finding in ten words. ``noun``: what is drawn of the year; ``amounts``: the amounts of
    that, by year."""
    named = (capital(measure) for measure in measures(scene, noun))
    return shortest(_title(scene, noun, measure, amounts) for measure in named)


def _title(scene: Scene, noun: str, measure: str, amounts: Mapping[int, Amount]) -> str:
    words, year = scene.language, scene.year
    now = amounts.get(year, Amount())
    if not now.known:
        return words.t(f"turnover.title.missing.{origin(scene)}", measure=measure, year=year)
    if is_nothing(scene, now):
        return words.t(f"traded.{none_of(scene, f'none.{noun}')}", measure=measure, year=year)
    rate = growth_between(scene, noun, amounts)
    at, card = Place("turnover", str(year)), Place("cards", noun)
    level = at.said(figure(words, now), now, noun)
    if not rate.known:
        return linked_text(words, "turnover.title.level", measure=measure, year=year, level=level)
    direction = way(rate.plain())
    if direction == "same":
        return linked_text(words, "turnover.title.same", measure=measure, level=level)
    key = "turnover.title.grew" if direction == "up" else "turnover.title.fell"
    grown = card.said(by(words, rate), rate, "growth")
    return linked_text(
        words, key, measure=measure, growth=grown, level=at.said(to(words, now), now, noun)
    )


def turnover_hover(scene: Scene, row: Any) -> str:
    """A year with its amounts and its growth on the year before."""
    rate = amount_of(row, "turnover_growth", "pct")
    if not rate.known:
        return year_hover(scene, row)
    words = scene.language
    key = "growth_like" if known(getattr(row, "growth_months", None)) else "growth"
    sentence = words.t(f"turnover.{key}", growth=rise(words, rate), before=int(row.year) - 1)
    return year_hover(scene, row, [sentence])


def finding(scene: Scene, rows: Mapping[int, Any], causes: Causes) -> str:
    """``In 2018 turnover … increased by 21.5% … Exports increased by 25.7% … due to …``.

    ``rows``: year → row of `dashboard.measures.balance.turnover`; ``causes``: flow → the
    goods that drove its growth. Empty when nothing of the year is known; of exports alone where
    imports are not known, and the other way round.
    """
    noun = scene.noun if scene.query.flow else _noun_known(rows.get(scene.year))
    now = amount_of(rows.get(scene.year), noun)
    if not now.known:
        return ""
    if is_nothing(scene, now):
        return ended(_none(scene, noun, rows))
    if noun != "turnover":
        return ended(_moved(scene, noun, rows, _due(scene, noun, rows, causes)))
    parts = [text for noun in NOUNS.values() if (text := _part(scene, noun, rows, causes))]
    return strung(map(ended, [_moved(scene, noun, rows, ""), *parts]), " ")


def _noun_known(row: Any) -> str:
    """Turnover, or the one part of it that is known of a year whose turnover is not."""
    found = [noun for noun in (*NOUNS.values(), "turnover") if amount_of(row, noun).known]
    return found[0] if len(found) == 1 else "turnover"


def _amounts(scene: Scene, noun: str, rows: Mapping[int, Any]) -> dict[int, Amount]:
    return {year: amount_of(rows.get(year), noun) for year in scene.query.pair}


def _none(scene: Scene, noun: str, rows: Mapping[int, Any]) -> str:
    """That there was none of it, and how much before where that may be compared."""
    amounts, key = _amounts(scene, noun, rows), f"finding.{none_of(scene, f'none.{noun}')}"
    values = {"period": in_period(scene, scene.year), "measure": in_short(scene, noun)}
    none = scene.language.t(key, **values)
    compared = growth_between(scene, noun, amounts).known
    return _after(scene, noun, amounts[scene.against], none) if compared else none


def _moved(scene: Scene, noun: str, rows: Mapping[int, Any], due: str) -> str:
    """How much there was, and by how much it grew where that is known."""
    words, amounts = scene.language, _amounts(scene, noun, rows)
    now, rate = amounts[scene.year], growth_between(scene, noun, amounts)
    moved = change(now, amounts[scene.against]) if rate.known else Amount()
    level = figure(words, now, [moved.size] if moved.known else ())
    values = {
        "period": in_period(scene, scene.year),
        "measure": traded(scene, noun),
        "level": Place("turnover", str(scene.year)).said(level, now, noun),
    }
    if not rate.known:
        return linked_text(words, "finding.level", **values)
    card = Place("cards", noun)
    return linked_text(
        words,
        f"finding.moved.{way(rate.plain())}",
        **values,
        growth=card.said(by(words, rate), rate, "growth"),
        change=card.said(by(words, moved, [now]), moved, "change"),
        before=against(scene),
        due=due,
    )


def _after(scene: Scene, noun: str, then: Amount, none: str) -> str:
    """That there was ``none`` of it, and how much there was before."""
    words, year = scene.language, scene.against
    level = Place("turnover", str(year)).said(figure(words, then), then, noun)
    when = small(in_period(scene, year))
    return linked_text(words, "finding.after", none=none, level=level, before=when)


def _part(scene: Scene, noun: str, rows: Mapping[int, Any], causes: Causes) -> str:
    words, amounts = scene.language, _amounts(scene, noun, rows)
    rate = growth_between(scene, noun, amounts)
    if not rate.known:
        return ""
    direction = way(rate.plain())
    now = amounts[scene.year]
    if is_nothing(scene, now):
        none = words.t(f"finding.part.{none_of(scene.of_noun(noun), 'none')}.{noun}")
        return _after(scene, noun, amounts[scene.against], none)
    level = (figure if direction == "same" else to)(words, now)
    return linked_text(
        words,
        f"finding.part.{direction}",
        measure=words.t(f"card.{noun}"),
        growth=Place("cards", noun).said(by(words, rate), rate, "growth"),
        level=Place("turnover", str(scene.year)).said(level, now, noun),
        due=_due(scene, noun, rows, causes),
    )


def _due(scene: Scene, noun: str, rows: Mapping[int, Any], causes: Causes) -> str:
    """``due to the growth of exports of …`` after a space, only of what grew and only as the source
    says; else empty."""
    words, rate = scene.language, growth_between(scene, noun, _amounts(scene, noun, rows))
    if not rate.known or way(rate.plain()) != "up":
        return ""
    flow = FLOW_OF.get(noun, "")
    named = [text for goods in causes.get(flow, ()) if (text := scene.names.cause(goods))]
    return " " + words.t(f"finding.due.{flow}", names=listed(words, named)) if named else ""


def reconciled(scene: Scene, ledger: Mapping[int, Any]) -> str:
    """`reconciled_line` as text."""
    return plain(reconciled_line(scene, ledger))


def reconciled_line(scene: Scene, ledger: Mapping[int, Any]) -> Line:
    """What a minister needs to know beside the turnover; empty where all agrees.

    ``ledger``: year → the row of the ledger that checks the printed turnover of the region.
    """
    query, row = scene.query, ledger.get(scene.year)
    if query.dataset != "published" or query.narrowed or query.flow or row is None:
        return ()
    if abs(row.difference_usd) < MISPRINT_FROM:
        return ()
    return misprint(scene.language, row)


def printed(scene: Scene, ledger: Mapping[int, Any]) -> str:
    """``the source prints 10,224.9``: the mark at a figure that `reconciled` says more of."""
    if not reconciled(scene, ledger):
        return ""
    words = scene.language
    return words.t("card.printed", figure=bare(words, ledger_amounts(ledger[scene.year])[0]))


def misprint(words: Language, row: Any) -> Line:
    """That a source prints another sum than its own parts have, and what the data say of that;
    ``row`` is of the ledger."""
    printed, computed, difference = ledger_amounts(row)

    def number(amount: Amount, column: str) -> Number:
        return Number(figure(words, amount.size), amount, "ledger", ledger_key(row), column)

    line = said(
        words,
        f"reconciliation.{'more' if row.difference_usd > 0 else 'less'}",
        printed=number(printed, "published"),
        computed=number(computed, "computed"),
        difference=number(difference, "difference"),
    )
    return joined((line, (verdict(words, row),)), " ") if row.kind == "explained" else line


def verdict(words: Language, row: Any) -> str:
    """What is to be thought of a row of the ledger, in a sentence."""
    if row.kind != "explained":
        return words.t(f"verdict.{row.kind}")
    text = text_in(row, "verdict", words.code)
    return ended(text[0].upper() + text[1:])
