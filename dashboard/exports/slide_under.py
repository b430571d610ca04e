"""The lines under the drawing of a slide: what does not stand in it."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from dashboard.charts.chart import Chart
from dashboard.charts.parts import HOLLOW, THIN_LINE
from dashboard.charts.plot import Plot
from dashboard.language import Language
from dashboard.narrative.linked import strung
from dashboard.render.fitting import width_of
from dashboard.render.office_data import panels
from dashboard.render.office_grid import has_grid
from dashboard.render.office_grid_parts import layout, left_out
from dashboard.render.office_values import OfficeData

SIZES = (12, 11, 10, 9)
BETWEEN, STAR = "   ", "*"
TWO_LINES = 0.9
"""Part of two lines that notes fill before the longer of their halves is cut."""


def under(chart: Chart, drawn: Sequence[OfficeData], words: Language, width: float) -> list[str]:
    """What the signs of a native chart mean, what stands below its categories on the screen, what
    has no bar of its own, and how many are left out; ``width``: points of a line."""
    lines = []
    for data, plot in zip(drawn, panels(chart.plot) if drawn else (), strict=True):
        named = " ".join((*data.categories, *(one.label for one in data.series)))
        texts = " ".join(text for one in data.series for text in one.texts.values())
        unnamed = {THIN_LINE} if any(one.unnamed for one in data.series) else set()
        keys = [
            f"{one.sign} {one.label}"
            for one in plot.entries
            if data.paired or one.sign in named or one.sign in texts or one.sign in unnamed
        ]
        lines.append(_behind(data, plot, words) or BETWEEN.join(keys))
        lines += _without_bar(plot)
        lines += _noted(plot, width)
        lines.append(words.t("export.and_more", count=data.more) if data.more else "")
    if any(one.hatched for data in drawn for one in data.series):
        lines.append(chart.hatched)
    if has_grid(chart.plot):
        rows = left_out(chart.plot, width)
        lines.append(words.t("export.and_more", count=rows) if rows else "")
    # What is said of a panel stands with it.
    asides = chart.plot.asides if not drawn or panels(chart.plot)[0] == chart.plot else ()
    starred = words.t("export.starred") if _starred(chart.plot, drawn, width) else ""
    return [line for line in (*lines, *asides, starred) if line]


def _behind(data: OfficeData, plot: Plot, words: Language) -> str:
    """What the numbers are that stand behind bars: ``31 · 12 ◆`` is all years and relations."""
    beside = " ".join(text for one in data.series for text in one.beside)
    marked = [f"{one.label} {one.sign}" for one in plot.entries if one.sign in beside]
    whole = [one.label for one in plot.entries if one.sign == HOLLOW]
    named = " · ".join((*whole, *marked))
    return words.t("export.behind_bars", named=named) if whole and marked else ""


def _starred(plot: Plot, drawn: Sequence[OfficeData], width: float) -> bool:
    """Whether a name that is shown has an asterisk."""
    names = [name for data in drawn for name in data.categories]
    names += [one.label for data in drawn for one in data.series]
    if has_grid(plot):
        laid = layout(plot, width)
        names += [one.label for one in (*laid.down, *laid.across)]
    return any(STAR in name for name in names)


def _without_bar(plot: Plot) -> list[str]:
    """``25 other fields: events in 2018 – 38 of 144, relations – 24``."""
    named = [plot.categories[n] for n in plot.barless]
    return [f"{one.label}: {one.note}" for one in named if one.note]


def _noted(plot: Plot, width: float) -> list[str]:
    """The notes of categories behind their name, in two lines where one would be cut; of more than
    two lines hold every second or third, counted from the chosen one."""
    named = [(strung((one.label, ": ", one.note)), one.emphasis == "strong")
             for one in plot.categories if one.note]  # fmt: skip
    if not named or not plot.noting:
        return []
    chosen = next((n for n, (_, strong) in enumerate(named) if strong), len(named) - 1)
    room = 2 * width - width_of(f"{plot.noting}:{BETWEEN}", SIZES[-1])
    long = sum(width_of(f"{note}{BETWEEN}", SIZES[-1]) for note, _ in named)
    each = ceil(long / (TWO_LINES * room))
    notes = [note for n, (note, _) in enumerate(named) if (n - chosen) % each == 0]
    line = strung([f"{plot.noting}:", *notes], BETWEEN)
    if width_of(line, SIZES[1]) <= width:
        return [line]
    half = len(notes) // 2
    return [strung([f"{plot.noting}:", *notes[:half]], BETWEEN), strung(notes[half:], BETWEEN)]
