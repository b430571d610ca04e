"""A waterfall as the rows of numbers that an office program draws: each step stands on an unseen
foot and says its change.
"""

from __future__ import annotations

from dashboard.amount import Amount
from dashboard.charts.plot import Plot
from dashboard.copies import replace
from dashboard.language import Language
from dashboard.measures.steps import steps
from dashboard.narrative.amounts import signed
from dashboard.render.office_values import DIGITS, MILLION, Numbers, OfficeData


def waterfall(data: OfficeData, plot: Plot, words: Language) -> OfficeData:
    """From one total to another: each step stands on an unseen foot and says its change."""
    last = len(data.categories) - 1
    known = [next((v for one in data.series if (v := one.values[n]) is not None), None)
             for n in range(last + 1)]  # fmt: skip
    found = steps([value or 0.0 for value in known])
    feet = [None if n in (0, last) or known[n] is None else round(step.foot, DIGITS)
            for n, step in enumerate(found)]  # fmt: skip
    tops = [None if known[n] is None else round(step.top, DIGITS) for n, step in enumerate(found)]
    heights = [
        replace(one, values=tuple(None if v is None else abs(v) for v in one.values), texts={})
        for one in data.series
    ]
    texts = {n: _step(words, one.amounts[n], text) for one in plot.series
             for n, text in enumerate(one.labels) if text and 0 < n < last}  # fmt: skip
    bounds = {n: text for one in data.series for n, text in one.texts.items()}
    # On the way from one total to the other its top is no number of the table.
    ends = tuple(plot.series[0].cell(one) if n in (0, last) else ""
                 for n, one in enumerate(plot.categories))  # fmt: skip
    unseen = Numbers("surface", "", tuple(feet), plot.unit, "foot")
    over = Numbers("ink", words.t("export.native_line"), tuple(tops), plot.unit, "sum",
                   texts={**bounds, **texts}, cells=ends)  # fmt: skip
    floor = round(plot.floor / MILLION, DIGITS)
    return replace(data, series=(unseen, *heights, over), stacked=True, floor=floor)


def _step(words: Language, amount: Amount, label: str) -> str:
    """The label of a step without the unit of its amount, for which a column is too narrow."""
    first, broken, _ = label.partition("\n")
    return f"{first}\n{signed(words, amount)}" if broken else label
