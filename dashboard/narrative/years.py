"""A year of trade in words: its amounts, what is missing of it, what to know of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dashboard.amount import Amount
from dashboard.flows import MEASURES, NOUNS
from dashboard.months import WHOLE_YEAR
from dashboard.narrative.comparability import parted
from dashboard.narrative.dates import years_listed
from dashboard.narrative.line_breaks import line_breaks
from dashboard.narrative.reasons import in_place_of, origin
from dashboard.narrative.scene import Scene
from dashboard.narrative.statuses import stated, status_in, status_of_sum
from dashboard.narrative.wording import capital, ended, hover, once, year_head
from dashboard.row_amounts import amount_of, known


def year_hover(scene: Scene, row: Any, more: Iterable[str] = ()) -> str:
    """Each amount of a year with its status, then ``more``, then the source."""
    words, flow, year = scene.language, scene.query.flow, int(row.year)
    sentences = [
        f"{words.t(f'flow.{measure}')}: {_amount_in(scene, year, row, noun)}."
        for measure, noun in MEASURES
        if flow in (None, measure)
    ]
    return hover(scene, capital(year_head(scene, year)), [*sentences, *more])


def _amount_in(scene: Scene, year: int, row: Any, noun: str) -> str:
    """An amount with its status, or what is said where it is nothing."""
    amount = amount_of(row, noun)
    none = in_place_of(scene.of_noun(noun), amount, year=year) if amount.plain() == 0 else ""
    return none or stated(scene, amount)


def year_status(scene: Scene, row: Any) -> str:
    """How the turnover of a year is known, or the exports or imports that are known alone."""
    whole, parts = amount_of(row, "turnover"), [amount_of(row, noun) for noun in NOUNS.values()]
    if not any(one.known for one in (whole, *parts)):
        return status_in(scene, str(row.status))
    return status_of_sum(scene, whole, parts)


def incomplete(scene: Scene, rows: Iterable[Any]) -> list[str]:
    """Which years have fewer months than are asked for, for a subtitle."""
    asked = len(scene.query.months or WHOLE_YEAR)
    return [
        scene.language.t("chart.months", year=year, months=months, asked=asked)
        for year, months in _fewer(rows, asked).items()
    ]


def incomplete_of(scene: Scene, years: Iterable[int]) -> list[str]:
    """The same of years whose rows do not say it."""
    return [
        scene.language.t("chart.months", year=year, months=count, asked=asked)
        for year, (count, asked) in _counts(scene, years).items()
    ]


def months_of(scene: Scene, year: int) -> str:
    """How many months are known of a year, where those are fewer than are asked for: ``9 mo.``."""
    return "".join(
        scene.language.t("chart.months_known", months=count)
        for count, _ in _counts(scene, [year]).values()
    )


def _counts(scene: Scene, years: Iterable[int]) -> dict[int, tuple[int, int]]:
    """Year → its months and those asked for, where it has fewer of them."""
    query, whole = scene.query, {0}
    asked = query.months or WHOLE_YEAR
    found = {year: query.choices.stands_for(query, year) for year in years}
    return {year: (len(months), len(asked)) for year, months in found.items()
            if months and months != whole and len(months) < len(asked)}  # fmt: skip


def _fewer(rows: Iterable[Any], asked: int) -> dict[int, int]:
    """Year → its months, where those are fewer than are asked for."""
    counted = {int(row.year): known(getattr(row, "months", None)) for row in rows}
    return {year: int(months) for year, months in counted.items()
            if months is not None and months < asked}  # fmt: skip


def months_known(scene: Scene, rows: Iterable[Any]) -> dict[int, str]:
    """Year → how many months are known of it, where those are fewer than are asked for: ``9 mo.``;
    what stands under such a year."""
    asked = len(scene.query.months or WHOLE_YEAR)
    return {
        year: scene.language.t("chart.months_known", months=months)
        for year, months in _fewer(rows, asked).items()
    }


def growth_notes(scene: Scene, rows: Iterable[Any]) -> tuple[str, ...]:
    """Of which years the growth is over fewer months than are shown, and of which there is none
    because the year before is known for other months, or other parts are held of it. A year of
    which there is no month is no such year, nor is the one after it: it is said to be missing.

    ``rows`` of `dashboard.measures.balance.turnover`.
    """
    rows = list(rows)
    over = {int(row.year): known(getattr(row, "growth_months", None)) for row in rows}
    empty = {int(row.year) for row in rows if known(getattr(row, "months", None)) == 0}
    found, none = [], [year for year, months in over.items()
                       if months == 0 and empty.isdisjoint((year, year - 1))]  # fmt: skip
    parts = [year for year in none if parted(scene, year, year - 1)]
    for key, years in (
        ("same_months", [year for year, months in over.items() if months]),
        ("other_months", [year for year in none if year not in parts]),
        ("other_parts", parts),
    ):
        said = years_listed(scene.language, years)
        found.append(scene.language.t(f"chart.{key}", years=said) if years else "")
    return once(found)


def parts_note(scene: Scene, years: Iterable[int]) -> str:
    """Which months of some years do not count in them, as files hold a part alone; else empty.
    Beside months that are asked for, what is held of them is said of the page."""
    query = scene.query
    if query.months is not None:
        return ""
    parts = {year: sorted(query.choices.parts_in(query, year)) for year in years}
    return line_breaks(scene, {year: {"": months} for year, months in parts.items()},
                       "chart.months_in_part")  # fmt: skip


def years_notes(scene: Scene, drawn: Mapping[int, Sequence[tuple[str, Amount]]]) -> tuple[str, ...]:
    """Which years are not published, or not known of imported data, and of which only the sum is.

    ``drawn``: year → the nouns and amounts that are drawn of it.
    """
    words = scene.language
    missing = [year for year, found in drawn.items() if not found]
    whole = [year for year, found in drawn.items() if found and found[0][0] == "turnover"]
    found = [
        ended(words.t(f"chart.{key}.{origin(scene)}", years=years_listed(words, years)))
        for key, years in (("years_missing", missing), ("parts_missing", whole))
        if years
    ]
    return once([*found, parts_note(scene, drawn)])
