"""The words around a chart: subtitle, statuses, source line, notes, hover sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from dashboard.charts.chart import Chart, Scene, Table, empty_figure, wrap
from dashboard.render.marks import DERIVED
from dashboard.language import NBSP, Language

LONGEST_TITLE = 10
HOVER_WIDTH = 46
_NUMBER = re.compile(r"\d+(?:\.(\d+))?")


def status_word(words: Language, status: str) -> str:
    """A status in the reader's language."""
    return words.t("status." + (status or "not published").replace(" ", "_"))


def amount(
    words: Language, usd: float | None, status: str, *, qualifier: str = "", formula: str = ""
) -> str:
    """``$7,109.0 million (published)``; "not published" for a missing value."""
    if usd is None:
        return words.t("status.not_published")
    stated = status_word(words, status)
    if formula and status in DERIVED:
        stated += f": {formula_text(words, formula)}"
    return f"{qualified(words, words.usd(usd), qualifier)} ({stated})"


def qualified(words: Language, figure: str, qualifier: str) -> str:
    """A figure with how exactly its source states it: ``more than $700.0 million``."""
    key = f"chart.qualifier.{qualifier.replace('-', '_')}"
    return words.t(key, figure=figure) if qualifier and words.has(key) else figure


def formula_text(words: Language, formula: str) -> str:
    """A formula with its numbers in the reader's language."""
    shown = _NUMBER.sub(lambda n: words.number(float(n[0]), len(n[1] or "")), formula)
    return shown.replace("%", NBSP + "%") if words.code == "ru" else shown


def hover(scene: Scene, head: str, sentences: Iterable[str]) -> str:
    """A hover text: a head, sentences, and the source, in short lines."""
    lines: list[str] = []
    for line in sentences:
        lines += [line] if len(line) <= HOVER_WIDTH else wrap(line, HOVER_WIDTH)
    lines = [line for line in lines if line]
    return "<br>".join([f"<b>{head}</b>", *lines, *_foot(scene.source, scene.mark)])


@lru_cache(maxsize=64)
def _foot(source: str, mark: str) -> tuple[str, ...]:
    """The source and mark below every hover text; the same for all of them."""
    return tuple(part for line in (source, mark) if line for part in wrap(line, HOVER_WIDTH))


def subtitle(scene: Scene, measure: str, period: str, *more: str, unit: bool = True) -> str:
    """Measure, territory, filters, period, unit, and the mark of made-up data."""
    words = scene.language
    parts = (
        measure,
        words.t("territory.region"),
        scene.subject,
        period,
        words.t("unit.millions") if unit else "",
        *more,
    )
    stated = ", ".join(part for part in parts if part)
    return f"{stated} · {scene.mark}" if scene.mark else stated


def period(words: Language, years: Sequence[int]) -> str:
    """``2017–2021``, in Russian with the word for years."""
    if len(years) == 1:
        return words.t("chart.year", year=years[0])
    return words.t("chart.years", first=years[0], last=years[-1])


def source_line(scene: Scene, statuses: Iterable[str]) -> str:
    """The source of the dataset, and what hatching means if a drawn value is derived."""
    words = scene.language
    used = sorted(DERIVED.intersection(statuses))
    if not used:
        return scene.source
    meant = ", ".join(words.t(f"chart.means.{status}") for status in used)
    return f"{scene.source} {words.t('chart.hatched', meant=meant)}".strip()


def once(notes: Iterable[str]) -> tuple[str, ...]:
    """Notes that say something, each once, in order."""
    return tuple(dict.fromkeys(note for note in notes if note))


def listed(words: Language, names: Sequence[str]) -> str:
    """``a, b and c`` in the reader's language."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {words.t('chart.and')} {names[-1]}"


def shortest(titles: Iterable[str]) -> str:
    """The first of some titles that has at most ten words; else the last one."""
    last = ""
    for title in titles:
        last = title
        if len(title.split()) <= LONGEST_TITLE:
            break
    return last


def empty_chart(
    scene: Scene, title: str, subtitle: str, known: Sequence[str], table: Table
) -> Chart:
    """A chart that says what is not published, and what is known instead."""
    hints = known or (scene.language.t("chart.clear_filters"),)
    return Chart(
        figure=empty_figure(title, hints),
        title=title,
        subtitle=subtitle,
        source=scene.source,
        table=table,
        notes=tuple(hints),
        empty=True,
    )
