"""What is said of how the year will end, and why nothing is where nothing can be."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.amount import Amount
from dashboard.flows import noun_of
from dashboard.narrative.amounts import cell, figure, span
from dashboard.narrative.digits import BILLION, in_billions
from dashboard.narrative.scene import Scene
from dashboard.narrative.traded import in_short, measures
from dashboard.narrative.wording import (
    capital,
    choose_flow,
    ended,
    flow_note,
    hover,
    listed,
    once,
    shortest,
)

YEAR = 12


@dataclass(frozen=True, slots=True)
class Expected:
    """What a flow is expected to end the year with, from so many months; ``error``: how far that
    was off in ``tried_years`` earlier years on average; ``held``: how many of the ``spans`` of them
    that could have been given such an interval ended within it."""

    flow: str
    months: int
    so_far: Amount
    expected: Amount
    low: Amount
    high: Amount
    error: Amount
    tried_years: Amount
    spans: Amount
    held: Amount


def whole(every: Sequence[Expected]) -> bool:
    """Whether all months are known, so that nothing is left to be expected."""
    known = [one.months for one in every if one.months]
    return bool(known) and all(months == YEAR for months in known)


def silent(scene: Scene, every: Sequence[Expected]) -> tuple[str, tuple[str, ...], str]:
    """The title of an outlook that says nothing, why, and what to choose for one that does."""
    words, year, note = scene.language, scene.year, once([flow_note(scene)])
    if whole(every):
        there = [in_short(scene, noun_of(one.flow)) for one in every if one.months]
        key = "whole_of" if note else "whole"
        title = words.t(f"outlook.{key}", year=year, flows=listed(words, there))
        return title, note, words.t("outlook.whole_hint")
    why = note or once([words.t("outlook.silent_hint")])
    return words.t("outlook.silent", year=year), why, choose_flow(scene)


def _said(there: Sequence[Expected]) -> Expected:
    """The one that title and finding are of: the turnover or the chosen flow."""
    return there[-1]


def title(scene: Scene, there: Sequence[Expected]) -> str:
    """``Turnover expected for 2021: about $12.6 billion``"""
    words, one = scene.language, _said(there)
    return shortest(
        capital(words.t("outlook.title", measure=measure, year=scene.year,
                        level=figure(words, one.expected)))
        for measure in measures(scene, noun_of(one.flow))
    )  # fmt: skip


def finding(scene: Scene, there: Sequence[Expected]) -> str:
    """On how many months it rests, its interval, and how good both were when they were tried on
    earlier years."""
    words, one = scene.language, _said(there)
    text = words.t(
        "outlook.finding",
        months=words.plural("outlook.months", one.months),
        measure=in_short(scene, noun_of(one.flow)),
        year=scene.year,
        level=figure(words, one.expected),
        span=within(scene, one),
        years=words.plural("outlook.tried", int(one.tried_years.plain())),
        error=figure(words, one.error),
    )
    if one.spans.value:
        counts = {key: cell(words, getattr(one, key)) for key in ("held", "spans")}
        text = f"{text}; {words.t('outlook.held', **counts)}"
    return ended(text)


def left_out(scene: Scene, every: Sequence[Expected]) -> tuple[str, ...]:
    """The flows of which nothing is said, and why: no month is known, or too little for that."""
    words = scene.language
    silent_of = [one for one in every if not one.expected.known]
    found = [flow_note(scene)]
    for key, some in (("unknown", [one for one in silent_of if not one.months]),
                      ("left_out", [one for one in silent_of if one.months])):  # fmt: skip
        flows = [in_short(scene, noun_of(one.flow)) for one in some]
        if flows:
            found.append(words.t(f"outlook.{key}", flows=listed(words, flows), year=scene.year))
    return tuple(found)


def within(scene: Scene, one: Expected) -> str:
    """The interval, its ends rounded away from each other to the last digit of what is expected:
    they are no better known than that, and hold as many years. In billions where what is expected
    is written in them: a sentence has one unit."""
    words, low, high, step = scene.language, one.low.plain(), one.high.plain(), one.expected.step
    if step is not None:
        unit = 10.0**step
        low, high = math.floor(low / unit) * unit, math.ceil(high / unit) * unit
    if step is not None and in_billions(one.expected):
        ends = [words.number(end / BILLION, max(0, 9 - step)) for end in (low, high)]
        return words.t("amount.span.usd_billions", low=ends[0], high=ends[1])
    return span(words, Amount(one.expected.value, one.expected.unit, low=low, high=high))


def asides(scene: Scene, there: Sequence[Expected]) -> tuple[str, ...]:
    """The interval of each flow, under the bars, and once what all of them are."""
    words = scene.language
    spans = [
        words.t("outlook.within", flow=words.t(f"flow.{one.flow}"), span=within(scene, one))
        for one in there
    ]
    return (*spans, f"({words.t('outlook.holds')})")


def hover_of(scene: Scene, one: Expected) -> str:
    """What is known and expected of a flow, with its interval."""
    words = scene.language
    lines = [
        ended(f"{words.t('outlook.column.known')}: {figure(words, one.so_far)}"),
        ended(f"{words.t('outlook.column.expected')}: {figure(words, one.expected)} "
              f"({within(scene, one)})"),
    ]  # fmt: skip
    return hover(scene, words.t(f"flow.{one.flow}"), lines)
