"""A grid that has no room on one slide goes on on the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dashboard.copies import replace
from dashboard.documents.document import Slide
from dashboard.language import Language
from dashboard.narrative.linked import strung
from dashboard.narrative.wording import small
from dashboard.render.office_grid import largest

PARTNER = "partner:"


def parted(slides: Iterable[Slide], words: Language) -> list[Slide]:
    """The slides as they are written: each title says which part of its grid it shows, and a
    number has the same shade on all of them. What the grid as a whole tells stands over the part
    with its largest number; over the others stands what they show."""
    return _distinct([part for one in slides for part in _parts(one, words)], words)


def _distinct(slides: list[Slide], words: Language) -> list[Slide]:
    """The slides, with the name of its chart in a title that several have: a list of slides is read
    by their titles. Those of one chart, of which nothing tells them apart, have their number."""
    titles = Counter(str(one.chart.title) for one in slides)
    named: Counter[str] = Counter()
    found = []
    for one in slides:
        title, name = one.chart.title, words.t(f"chart_name.{one.chart.name}")
        if titles[str(title)] > 1:
            named[f"{title}/{name}"] += 1
            number = named[f"{title}/{name}"]
            title = strung((title, f" ({name}{f' {number}' if number > 1 else ''})"))
        found.append(replace(one, chart=replace(one.chart, title=title)))
    return found


def _parts(slide: Slide, words: Language) -> list[Slide]:
    chart = slide.chart
    if not slide.parts:
        return [slide]
    darkest, first = largest(chart.plot), _headed(slide)
    return [
        replace(slide, notes=part.notes, parts=(), darkest=darkest, chart=replace(
            chart, plot=part.plot, title=_title(slide, n, words, headed=n == first)
        ))
        for n, part in enumerate(slide.parts)
    ]  # fmt: skip


def _headed(slide: Slide) -> int:
    """The part of which the title of a grid tells: where the chosen ones stand, which are the
    first, or the largest number."""
    chosen = any(one.emphasis == "strong" for one in (*slide.chart.plot.rows,
                                                      *slide.chart.plot.categories))  # fmt: skip
    sizes = [largest(part.plot) for part in slide.parts]
    return 0 if chosen else sizes.index(max(sizes))


def _title(slide: Slide, n: int, words: Language, *, headed: bool) -> str:
    whole, part = slide.chart.plot, slide.parts[n].plot
    place = {"number": n + 1, "count": len(slide.parts)}
    if headed:
        return strung((slide.chart.title, words.t("export.part", **place)))
    # A grid that is turned on its side goes on with more rows, any other with more columns.
    shown = part.rows if part.categories == whole.categories else part.categories
    # What has a name of its own keeps its capital wherever it stands.
    names = [one.label if n == 0 or one.order.startswith(PARTNER) else small(one.label)
             for n, one in enumerate(shown)]  # fmt: skip
    return words.t("export.further", names=", ".join(names), **place)
