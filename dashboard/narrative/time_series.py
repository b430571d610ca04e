"""What is said of trade over time: sums over twelve months, and values of which one is 100."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dashboard.amount import Amount
from dashboard.measures.growth import growth
from dashboard.measures.time_series import Month, key_of
from dashboard.narrative.amounts import by, figure, rise
from dashboard.narrative.dates import in_month, month_name
from dashboard.narrative.line_breaks import breaks_at, line_breaks
from dashboard.narrative.linked import Place, linked_text, strung
from dashboard.narrative.reasons import NONE, absent, is_nothing, none_of
from dashboard.narrative.scene import Scene
from dashboard.narrative.traded import in_short, measures
from dashboard.narrative.wording import capital, ended, listed, shortest, way
from dashboard.values import ROLLING

_Lines = Mapping[str, Sequence[Amount]]
WAYS = {"up": "grew", "down": "fell", "same": "same"}


def month_of(scene: Scene, month: Month, *, short: bool = False) -> str:
    """``December 2021``; as a name on an axis ``Dec 2021``."""
    words, (year, number) = scene.language, month
    if short:
        return f"{month_name(words, number, 'abbreviated')} {year}"
    return words.t("time_series.month_of", month=month_name(words, number), year=year)


def in_month_of(scene: Scene, month: Month) -> str:
    """``in December 2021``."""
    words, (year, number) = scene.language, month
    return words.t("time_series.month_of", month=in_month(words, number), year=year)


def rolling_title(scene: Scene, noun: str, month: Month, now: Amount, before: Amount) -> str:
    """By how much a sum over twelve months is more than that of the twelve before, else the sum."""
    words, rate = scene.language, growth(now, before)
    key = WAYS[way(rate.plain())] if rate.known else "level"
    at = Place("months", key_of(month))
    grown = by(words, rate) if rate.known else ""
    values = {
        "month": month_of(scene, month),
        "growth": _grown(scene, noun, at, grown, rate),
        "level": at.said(sum_said(scene, noun, month, now), now, f"{noun}_sum"),
    }
    return shortest(
        linked_text(words, f"time_series.title.{key}", measure=capital(one), **values)
        for one in measures(scene, noun)
    )


def rolling_finding(scene: Scene, noun: str, month: Month, now: Amount, before: Amount) -> str:
    """The sum over twelve months, and its growth on the twelve months before."""
    words, rate = scene.language, growth(now, before)
    at = Place("months", key_of(month))
    text: str = linked_text(
        words,
        "time_series.finding.rolling",
        month=month_of(scene, month),
        measure=in_short(scene, noun),
        level=at.said(sum_said(scene, noun, month, now), now, f"{noun}_sum"),
    )
    if rate.known:
        growth_said = _grown(scene, noun, at, rise(words, rate), rate)
        beside = linked_text(words, "time_series.on_twelve_before", growth=growth_said)
        text = strung((text, " (", beside, ")"))
    return ended(text)


def _grown(scene: Scene, noun: str, at: Place, text: str, rate: Amount) -> str:
    """The growth of a sum, which the table has of what is asked for."""
    return at.said(text, rate, "sum_growth") if noun == scene.noun else text


class Valued(NamedTuple):
    """A line by its name, with its value and the cell in which that stands."""

    name: str
    value: Amount
    at: Place
    column: str


Named = Sequence[Valued]


def index_title(scene: Scene, when: str, base: str, *values: Named, measure: str = "") -> str:
    """``Exports 125.7 and imports 114.8 in 2018 (2017 = 100)``; ``values``: the same in longer and
    in shorter names. ``measure``: what is measured, where no name says it."""
    key = "side" if measure else "index"
    return shortest(
        linked_text(
            scene.language,
            f"time_series.title.{key}",
            measure=capital(measure),
            values=_each(scene, one) if measure else capital(_each(scene, one)),
            when=when,
            base=base,
        )
        for one in values
    )


def index_finding(scene: Scene, when: str, base: str, values: Named) -> str:
    """The same as a sentence."""
    text = linked_text(
        scene.language,
        "time_series.finding.index",
        when=capital(when),
        each=_each(scene, values),
        base=base,
    )
    return ended(text)


def in_both(scene: Scene, values: Named) -> tuple[Named, Named]:
    """Values of nouns under their names with what is chosen, and without it."""
    words = scene.language
    return (
        [one._replace(name=in_short(scene, one.name)) for one in values],
        [one._replace(name=words.t(f"finding.measure.{one.name}")) for one in values],
    )


def unlike_base(scene: Scene, years: Iterable[int], base: str) -> str:
    """Which years stand for other months than the one that is 100, or hold a part of it; empty
    where none does."""
    found: dict[str, list[str]] = {}
    for year in years:
        held = any(scopes for _, scopes in scene.query.choices.like(scene.query, year))
        found.setdefault("time_series.unlike_parts" if held else "time_series.unlike", []).append(
            str(year)
        )
    return " ".join(
        scene.language.t(key, years=", ".join(names), base=base) for key, names in found.items()
    )


def _each(scene: Scene, values: Named) -> str:
    words = scene.language
    return listed(words, [
        strung((one.name, " ", one.at.said(figure(words, one.value), one.value, one.column)))
        for one in values if one.value.known
    ])  # fmt: skip


def rolling_hover(scene: Scene, noun: str, month: Month, amount: Amount) -> str:
    """What the twelve months to a month came to."""
    words = scene.language
    level = sum_said(scene, noun, month, amount) if amount.known else absent(scene)
    text = words.t("time_series.hover.rolling", level=level)
    return month_said(scene, words.t(f"chart.part.{noun}"), month_of(scene, month), text)


def sum_said(scene: Scene, noun: str, month: Month, amount: Amount) -> str:
    """What twelve months to a month came to; of nothing what their rows are, in whichever month."""
    if not is_nothing(scene, amount):
        return figure(scene.language, amount)
    (year, last), of_noun = month, scene.of_noun(noun)
    spans = ((year - 1, range(last + 1, 13)), (year, range(1, last + 1)))
    found = {none_of(of_noun.of_months(of, *months), "nil") for of, months in spans if months}
    return scene.language.t(f"amount.{next(key for key in NONE if key in found)}")


def index_hover(scene: Scene, name: str, when: str, base: str, amounts: Sequence[Amount]) -> str:
    """A value where that of the base is 100, with what it is itself; ``amounts``: both."""
    words, (value, level) = scene.language, amounts
    if not value.known:
        return month_said(scene, name, when, absent(scene))
    text = f"{figure(words, value)} ({base} = 100): {figure(words, level)}"
    return month_said(scene, name, when, text)


def month_said(scene: Scene, name: str, when: str, text: str) -> str:
    """What is said of a line at a month."""
    # There are hundreds of months: their source stands once, under the chart.
    return "\n".join(line for line in (f"{name}, {when}", ended(text), scene.mark) if line)


def missing(
    scene: Scene, months: Sequence[Month], values: _Lines, every: _Lines
) -> tuple[str, str]:
    """At which months lines break: those of which a part alone is held, and those that are not
    known between others that are; each empty where there is none. ``values``: name of a line → the
    amounts of the months that compare; ``every``: the same of all that are known."""
    parts: dict[int, dict[str, list[int]]] = {}
    gaps: dict[int, dict[str, list[int]]] = {}
    for name, amounts in values.items():
        part = [place for place, one in enumerate(every[name])
                if one.known and not amounts[place].known]  # fmt: skip
        lost = breaks_at(range(len(months)), [one.known for one in amounts])
        for year in {year for year, _ in months}:
            for of, places in ((parts, part), (gaps, {*lost} - {*part})):
                there = [months[place][1] for place in sorted(places) if months[place][0] == year]
                of.setdefault(year, {})[name] = there
    # A sum lacks at each month that is within twelve of one that is not known.
    of_sums = scene.query.view == ROLLING
    return (
        line_breaks(scene, parts, "time_series.in_part" if of_sums else "months.in_part"),
        line_breaks(scene, gaps, "time_series.gaps" if of_sums else "months.missing"),
    )
