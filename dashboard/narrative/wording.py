"""The words around a chart: subtitle, what hatching means, notes, hover texts, lists of names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import get_args

from dashboard.amount import DERIVED
from dashboard.copies import replace
from dashboard.flows import Flow
from dashboard.language import Language
from dashboard.loaders.forms import Named
from dashboard.narrative.dates import span_of_year
from dashboard.narrative.linked import Line, LinkedText, begun, strung
from dashboard.narrative.reasons import absent
from dashboard.narrative.scene import Scene, subject

LONGEST_TITLE = 10
MARKS = " · "
"""What stands between two marks: that of made-up data, and that of a scenario."""
_WORD = re.compile(r"[^\W\d_][^ ]*")
DRIVER = "▲"
"""The sign of what drove growth, as its source says."""


def hover(scene: Scene, head: str, sentences: Iterable[str]) -> str:
    """A hover text: a head, sentences, then the source, and the mark where the source does not say
    it, a line each."""
    mark = "" if scene.mark in scene.source else scene.mark
    return "\n".join(line for line in (head, *sentences, scene.source, mark) if line)


def gap_hover(scene: Scene, head: str) -> str:
    """A hover text that there is no figure of what its head names, which is said alone to those who
    hear a chart."""
    return hover(scene, head, [f"{absent(scene)}."])


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


def unmarked(subtitle: str, mark: str) -> str:
    """A subtitle without the mark of made-up data, where that stands by itself."""
    return subtitle.removesuffix(f"{MARKS}{mark}") if mark else subtitle


def basis_of(scene: Scene, flow: Flow | None = None) -> str:
    """The bases on which what is chosen, or this flow alone, is valued: ``FOB`` of exports."""
    return scene.language.t(f"chart.basis.{flow or scene.flow}")


def of_relations(scene: Scene) -> Scene:
    """The scene of relations and events: they have neither flows nor months, and on the page of
    a region they are of that region, not of its country."""
    query, names = scene.query.with_(flow=None, months=None), scene.names
    region = names.region(query.region) if query.region else ""
    rest = subject(query.with_(partners=()) if region else query, names, scene.language)
    whole = replace(scene, query=query, subject="; ".join(filter(None, (region, rest))))
    return of_kinds(whole)


def of_kinds(scene: Scene) -> Scene:
    """A scene whose subject names the kinds of relations and events that are chosen, too."""
    return replace(scene, subject="; ".join(filter(None, (scene.subject, only_kinds(scene)))))


def only_kinds(scene: Scene) -> str:
    """The kinds of relations and events that are chosen: ``only: visit``; empty for all."""
    words = scene.language
    named = ", ".join(words.t(f"kind.{kind}") for kind in scene.query.kinds)
    return words.t("timeline.only_kinds", kinds=named) if named else ""


def lead(scene: Scene, text: str) -> str:
    """A subtitle that itself says its measure, then the filters and the mark of made-up data."""
    return " · ".join(part for part in (text, scene.subject, scene.mark) if part)


def period(words: Language, years: Sequence[int]) -> str:
    """``2017–2021``, in Russian with the word for years."""
    if years[0] == years[-1]:
        return words.t("chart.year", year=years[0])
    return words.t("chart.years", first=years[0], last=years[-1])


def hatched(scene: Scene, statuses: Iterable[str]) -> str:
    """What hatching means; empty where no drawn value is derived."""
    words = scene.language
    used = sorted(DERIVED.intersection(statuses))
    meant = ", ".join(words.t(f"chart.means.{status}") for status in used)
    return words.t("chart.hatched", meant=meant) if used else ""


def once(notes: Iterable[str]) -> tuple[str, ...]:
    """Notes that say something, each once, in order."""
    return tuple(dict.fromkeys(note for note in notes if note))


def listed(words: Language, names: Sequence[str], last: str = "and") -> str:
    """``a, b and c`` in the reader's language, or with ``or`` before the ``last``; names that know
    their forms make a list that knows them too."""
    named = [name for name in names if isinstance(name, Named)]
    if not named or len(named) < len(names):
        return _joined(words, names, last)
    forms = set.intersection(*(set(vars(name)) for name in named))
    return Named(
        _joined(words, named, last),
        {form: _joined(words, [name.form(form) for name in named], last) for form in forms},
    )


def _joined(words: Language, names: Sequence[str], last: str) -> str:
    if len(names) < 2:
        return strung(names)
    return strung((strung(names[:-1], ", "), words.t(f"chart.{last}"), names[-1]), " ")


def shortest(titles: Iterable[str]) -> str:
    """The first of some titles that has at most ten words, numbers not counted; else the last."""
    last = ""
    for title in titles:
        last = title
        if len(_WORD.findall(title)) <= LONGEST_TITLE:
            break
    return last


def capital(text: str) -> str:
    """A text with a capital letter at its beginning."""
    return text.begun(capital) if isinstance(text, LinkedText) else text[:1].upper() + text[1:]


def small(name: str) -> str:
    """A name without the capital letter of its beginning, as it stands within a sentence; an
    abbreviation keeps it."""
    if isinstance(name, LinkedText):
        return name.begun(small)
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def capital_line(line: Line) -> Line:
    """A line with a capital letter at its beginning."""
    return begun(line, capital)


def small_line(line: Line) -> Line:
    """A line as it stands within a sentence: `small`."""
    return begun(line, small)


def ended(text: str) -> str:
    """A sentence with its full stop; an abbreviation at its end has one already, and what breaks
    off, asks or exclaims needs none."""
    return text if text.endswith((".", "…", "?", "!")) else strung((text, "."))


def way(growth: float) -> str:
    """Which way something went, as it is printed: ``up``, ``down`` or ``same``."""
    return "same" if abs(growth) < 0.05 else "up" if growth > 0 else "down"


def year_head(scene: Scene, year: int) -> str:
    """``2018``, where months of it alone count or are known ``January–September 2018``."""
    query = scene.query
    months = query.months or query.choices.months_of(year, query.flow)
    if not months:
        return str(year)
    span = span_of_year(scene.language, query, year, months)
    return scene.language.t("language.months_of_year", months=span, year=year)


def in_period(scene: Scene, year: int) -> str:
    """``In 2018``, ``In January–September 2018``."""
    words, months = scene.language, scene.query.months
    if months is None:
        return words.t("finding.period.year", year=year)
    span = span_of_year(words, scene.query, year, months)
    return words.t("finding.period.months", months=span, year=year)


def of_period(scene: Scene, key: str, **values: object) -> str:
    """The message of the year; where months of it alone count, the one that names these."""
    words, months, year = scene.language, scene.query.months, scene.year
    if months is None:
        return words.t(key, year=year, **values)
    span = span_of_year(words, scene.query, year, months)
    return words.t(f"{key}_months", months=span, year=year, **values)


def against(scene: Scene) -> str:
    """``against 2017``, or against the same months of it, or the one."""
    months = scene.query.months
    key = "year" if months is None else "month" if len(months) == 1 else "months"
    return scene.language.t(f"finding.against.{key}", year=scene.against)


def known_alone(scene: Scene, *years: int | None) -> Flow | None:
    """The flow that alone is known of the chosen year, or of all of these years, where both flows
    are asked for and go together."""
    query = scene.query
    if query.flow is not None or not query.choices.flow_months:
        return None
    choices, asked = query.choices, [year for year in years if year is not None] or [scene.year]
    alone = {flow: query.with_(flow=flow, months=query.months) for flow in get_args(Flow)}
    flows = [
        flow for flow, one in alone.items()
        if all(choices.counted(year, one.months, flow) and flow not in choices.unequal(query, year)
               and not choices.holds_none(one, year) for year in asked)
    ]  # fmt: skip
    return flows[0] if len(flows) == 1 else None


def part_held(scene: Scene) -> str:
    """The flow of which a part alone is held of the year, and not the same of the other: the end of
    keys of messages, ``both`` of unlike parts of each; empty where turnover lacks no part."""
    found = scene.query.choices.unequal(scene.query, scene.year)
    return "both" if len(found) > 1 else next(iter(found), "")


def flow_note(scene: Scene) -> str:
    """Why there is no turnover of the year: one flow alone is known of it, or unlike parts of both
    are held; else empty."""
    if part := part_held(scene):
        query = scene.query
        months = query.months or query.choices.months_of(scene.year) or None
        known = replace(scene, query=query.with_(year=scene.year, months=months))
        return of_period(known, f"chart.part_held.{part}")
    flow = known_alone(scene)
    return "" if flow is None else of_period(scene, f"chart.lone_flow.{flow}")


def choose_flow(scene: Scene) -> str:
    """That a flow may be chosen of which more is known, as a screen offers it; else empty."""
    flow = "either" if part_held(scene) == "both" else known_alone(scene)
    return "" if flow is None else scene.language.t(f"chart.choose_flow.{flow}")
