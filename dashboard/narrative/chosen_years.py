"""What is said of years side by side: title, finding, hover, notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.amount import Amount
from dashboard.measures.chosen_years import Rise, abreast, unlike
from dashboard.narrative import years as narrative
from dashboard.narrative.amounts import by, figure, rise
from dashboard.narrative.comparability import not_compared
from dashboard.narrative.reasons import absent, in_place_of
from dashboard.narrative.scene import Scene
from dashboard.narrative.traded import measures, traded
from dashboard.narrative.wording import capital, ended, in_period, listed, shortest, small, way
from dashboard.row_amounts import amount_of

Rows = Mapping[int, Any]
"""Year → row of `dashboard.measures.balance.turnover`."""
Rises = Mapping[int, tuple[Rise, ...]]


def span(scene: Scene, years: Sequence[int]) -> str:
    """``2018 and 2021``, in Russian with the word for years."""
    names = listed(scene.language, [str(year) for year in years])
    return scene.language.t("chosen_years.span", years=names)


def title(scene: Scene, rows: Rows, years: Sequence[int], more: Rises) -> str:
    """How much the last one grew on the first; that nothing was traded in any; else that they stand
    side by side."""
    words, (first, last) = scene.language, (years[0], years[-1])
    rate = more[last][1].growth
    values: dict[str, object] = {"first": first, "years": span(scene, years)}
    levels = [amount_of(rows.get(year), scene.noun) for year in years]
    none = {in_place_of(scene, level, year=year) for year, level in zip(years, levels, strict=True)}
    key = "side"
    if len(none) == 1 and (said := none.pop()):
        key, values["none"] = "none", said
    if rate.known:
        key = way(rate.plain())
        values |= {"period": small(in_period(scene, last)), "growth": by(words, rate.size)}
    named = (capital(measure) for measure in measures(scene, scene.noun))
    return shortest(
        words.t(f"chosen_years.title.{key}", measure=measure, **values) for measure in named
    )


def finding(scene: Scene, rows: Rows, years: Sequence[int], more: Rises) -> str:
    """Each year with its value, and its growth on the one before it."""
    said = [_said(scene, year, amount_of(rows.get(year), scene.noun), more[year][0])
            for year in years]  # fmt: skip
    measure = capital(traded(scene, scene.noun))
    return ended(scene.language.t("chosen_years.finding", measure=measure, each="; ".join(said)))


def _said(scene: Scene, year: int, level: Amount, more: Rise) -> str:
    words, period = scene.language, small(in_period(scene, year))
    if not level.known:
        return words.t("chosen_years.absent", period=period, absent=absent(scene))
    said = in_place_of(scene, level, year=year) or figure(words, level)
    text = words.t("chosen_years.level", period=period, level=said)
    if not more.growth.known:
        return text
    beside = words.t("chosen_years.on", growth=rise(words, more.growth),
                     change=rise(words, more.difference), year=more.since)  # fmt: skip
    return f"{text} ({beside})"


def year_hover(scene: Scene, row: Any, more: Rise) -> str:
    """A year with its amounts, and its growth on the one before it."""
    if not more.growth.known:
        return narrative.year_hover(scene, row)
    values = {"growth": rise(scene.language, more.growth), "year": more.since}
    return narrative.year_hover(scene, row, [scene.language.t("chosen_years.hover", **values)])


def notes(scene: Scene, drawn: Mapping[int, Sequence[tuple[str, Amount]]]) -> list[str]:
    """What is not published, which years are not compared and why, which there was no room for."""
    words, query = scene.language, scene.query
    found = [*narrative.years_notes(scene, drawn)]
    found += [not_compared(scene, now, then)
              for now, then in unlike(query, [year for year in drawn if drawn[year]])]  # fmt: skip
    if more := abreast(query).more:
        found.append(words.t("compare.more", names=listed(words, [str(year) for year in more])))
    return found
