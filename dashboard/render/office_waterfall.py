"""A waterfall as the rows of numbers that an office program draws: each step stands on an unseen
foot and says its change.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.amount import Amount
from dashboard.charts.plot import Plot
from dashboard.copies import replace
from dashboard.language import Language
from dashboard.measures.steps import Step, steps
from dashboard.narrative.amounts import signed
from dashboard.render.office_values import DIGITS, MILLION, Numbers, OfficeData


def waterfall(data: OfficeData, plot: Plot, words: Language) -> OfficeData:
    """From one total to another: each step stands on an unseen foot and says its change."""
    last = len(data.categories) - 1
    known = [next((v for one in data.series if (v := one.values[n]) is not None), None)
             for n in range(last + 1)]  # fmt: skip
    found = steps([value or 0.0 for value in known])
    feet = [None if n in (0, last) or known[n] is None else round(_unseen(step), DIGITS)
            for n, step in enumerate(found)]  # fmt: skip
    tops = [None if known[n] is None else round(step.top, DIGITS) for n, step in enumerate(found)]
    heights = [*_heights(data, found)]
    texts = {n: _step(words, one.amounts[n], text) for one in plot.series
             for n, text in enumerate(one.labels)
             if text and (0 < n < last or found[n].end < 0)}  # fmt: skip
    bounds = {n: text for one in data.series for n, text in one.texts.items()}
    # On the way from one total to the other its top is no number of the table.
    ends = tuple(plot.series[0].cell(one) if n in (0, last) else ""
                 for n, one in enumerate(plot.categories))  # fmt: skip
    unseen = Numbers("surface", "", tuple(feet), plot.unit, "foot")
    over = Numbers("ink", words.t("export.native_line"), tuple(tops), plot.unit, "sum",
                   texts={**bounds, **texts}, cells=ends)  # fmt: skip
    floor = round(plot.floor / MILLION, DIGITS)
    return replace(data, series=(unseen, *heights, over), stacked=True, floor=floor)


def _unseen(step: Step) -> float:
    """What parts a change from zero, on the side of it that the change is on."""
    return max(step.foot, 0.0) + min(step.top, 0.0)


def _heights(data: OfficeData, found: Sequence[Step]) -> Iterator[Numbers]:
    """How far columns reach from their feet. What is below zero is stacked downwards, so that a
    change across it has a part on either side."""
    last = len(found) - 1
    for sign in (1, -1):
        for one in data.series:
            values = [
                None if value is None else round(_beyond(found[n], sign, n in (0, last)), DIGITS)
                for n, value in enumerate(one.values)
            ]
            if sign > 0 or any(values):
                there = values if sign > 0 else [value or None for value in values]
                yield replace(one, values=tuple(there), texts={})


def _beyond(step: Step, sign: int, total: bool) -> float:
    """How much of a column is above zero, or with ``sign`` -1 below it, as a number below zero."""
    foot, top = (0.0, step.end) if total else (step.foot, step.top)
    if sign > 0:
        return max(top, 0.0) - max(foot, 0.0)
    return min(foot, top, 0.0) - min(max(foot, top), 0.0)


def _step(words: Language, amount: Amount, label: str) -> str:
    """The label of a step without the unit of its amount, for which a column is too narrow."""
    first, broken, _ = label.partition("\n")
    return f"{first}\n{signed(words, amount)}" if broken else label
