"""What is said of choices side by side by month: title, finding, hover."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.amount import Amount
from dashboard.measures.comparison import Sides
from dashboard.measures.growth import growth
from dashboard.measures.time_series import YEAR, Month, key_of
from dashboard.months import WHOLE_YEAR
from dashboard.narrative.amounts import figure, rise
from dashboard.narrative.comparison import (
    PAIR,
    measures_of,
    name_of,
    names,
    of_side,
    title_of,
)
from dashboard.narrative.dates import month_name, runs
from dashboard.narrative.leading import MOST_NAMED
from dashboard.narrative.leading import level as equal
from dashboard.narrative.linked import Place, linked_text, strung
from dashboard.narrative.reasons import absent, is_nothing, none_of
from dashboard.narrative.scene import Scene
from dashboard.narrative.time_series import Valued, month_of, month_said, sum_said
from dashboard.narrative.wording import ended, listed, shortest, small

TABLE = "compare_months"
FEWEST = 3
"""Of fewer months nothing is said of which was the largest."""
Values = Mapping[str, Sequence[Amount]]
"""Key of a choice → its amounts, one a month."""


def year_title(scene: Scene, sides: Sides, months: Sequence[Month], values: Values) -> str:
    """Who is above whom in every month of the year that is known of all, or in most of them; else
    who now and then. That nothing was traded, where it is so of all."""
    words, lines = scene.language, [values[key] for key in sides.keys]
    if nothing := _nothing(scene, values):
        at = Place(TABLE, str(months[0][1]))
        return title_of(scene, sides, nothing, small(_period(scene, months)), at)
    ranked = [at for at in zip(*lines, strict=True) if all(one.exact for one in at)]
    there = [month for month, *at in zip(months, *lines, strict=True)
             if all(one.exact for one in at)]  # fmt: skip
    key, said = "side", {"names": names(scene, sides, sides.keys)}
    if len(there) >= FEWEST and not sides.more:
        key, said = _leader(scene, sides, ranked)
    when = small(_period(scene, months if key == "side" else there))
    title = f"compare_months.title.{key}"
    return shortest(
        words.t(title, measure=one, when=when, **said) for one in measures_of(scene, sides)
    )


def _nothing(scene: Scene, values: Values) -> dict[str, Amount]:
    """Of each choice an amount, where all that are known are nothing; else empty."""
    known = {key: [one for one in line if one.known] for key, line in values.items()}
    if not is_nothing(scene, *(one for line in known.values() for one in line)):
        return {}
    return {key: next(iter(line), Amount()) for key, line in known.items()}


def _leader(
    scene: Scene, sides: Sides, months: Sequence[Sequence[Amount]]
) -> tuple[str, dict[str, str]]:
    """How the title ends: the last part of its key, and the names that it says; ``months``: the
    amounts of all choices in each."""
    ahead: dict[str, int] = dict.fromkeys(sides.keys, 0)
    for at in months:
        most = max(one.plain() for one in at)
        leads = [key for key, one in zip(sides.keys, at, strict=True) if equal(one.plain(), most)]
        if len(leads) == 1:
            ahead[leads[0]] += 1
    first, *rest = sorted(sides.keys, key=lambda key: -ahead[key])
    if 2 * ahead[first] <= len(months) and not ahead[rest[0]]:
        return "side", {"names": names(scene, sides, sides.keys)}
    pair = "pair" if len(sides.keys) == PAIR else "several"
    said = {"first": name_of(scene, sides, first), "last": name_of(scene, sides, rest[0])}
    if 2 * ahead[first] <= len(months):
        return f"mixed.{pair}", said
    return f"{'every' if ahead[first] == len(months) else 'most'}.{pair}", said


def year_finding(scene: Scene, sides: Sides, months: Sequence[Month], values: Values) -> str:
    """The largest month of each choice; of one without trade that there was none. Empty where too
    few months are known."""
    words, lines = scene.language, [values[key] for key in sides.keys]
    known = [month for month, *at in zip(months, *lines, strict=True)
             if any(one.known for one in at)]  # fmt: skip
    if len(known) < FEWEST or _nothing(scene, values):
        return ""
    each = strung([_largest(scene, sides, key, months, values[key]) for key in sides.keys], "; ")
    said = {"period": _period(scene, known), "each": each}
    return ended(linked_text(words, "compare_months.finding", **said))


def _largest(
    scene: Scene, sides: Sides, key: str, months: Sequence[Month], line: Sequence[Amount]
) -> str:
    words, name = scene.language, name_of(scene, sides, key)
    known = [(one, month) for one, month in zip(line, months, strict=True) if one.known]
    if not known:
        return words.t("compare.absent", name=name, absent=absent(scene))
    if is_nothing(scene, *(one for one, _ in known)):
        none = none_of(of_side(scene, sides, key).of_months(
            scene.year, *(month for _, (_, month) in known)), "nil")  # fmt: skip
        return words.t("compare.level", name=name, level=words.t(f"amount.{none}"))
    most = max(one.plain() for one, _ in known)
    found = [(one, month) for one, month in known if equal(one.plain(), most)]
    amount, at = found[0][0], Place(TABLE, str(found[0][1][1]))
    named = [number for _, (_, number) in found]
    few = len(named) <= MOST_NAMED
    return linked_text(
        words,
        "compare_months.largest" if few else "compare_months.largest_each",
        name=name,
        month=listed(words, [month_name(words, one) for one in named]) if few
        else runs(words, named),
        level=at.said(figure(words, amount), amount, key),
    )  # fmt: skip


def _period(scene: Scene, months: Sequence[Month]) -> str:
    """The year, or those of its months that are known where these are not all."""
    words, known = scene.language, frozenset(month for _, month in months)
    if known == WHOLE_YEAR:
        return words.t("finding.period.year", year=scene.year)
    return words.t("finding.period.months", months=runs(words, known), year=scene.year)


def rolling_title(scene: Scene, sides: Sides, month: Month, sums: Values, place: int) -> str:
    """Of two by how much the sum of twelve months is more; of more the first and the last."""
    when = scene.language.t("compare_months.when", month=month_of(scene, month))
    values = {key: sums[key][place] for key in sides.keys}
    return title_of(scene, sides, values, when, Place(TABLE, key_of(month)), "sum_difference")


def rolling_finding(scene: Scene, sides: Sides, month: Month, sums: Values, place: int) -> str:
    """Each choice with its sum of twelve months and the growth on the twelve before."""
    words = scene.language
    if is_nothing(scene, *(sums[key][place] for key in sides.keys)):
        return ""
    each = strung([_sum_of(scene, sides, key, month, sums[key], place) for key in sides.keys], "; ")
    return ended(
        linked_text(words, "compare_months.rolling", month=month_of(scene, month), each=each)
    )


def _sum_of(
    scene: Scene, sides: Sides, key: str, month: Month, sums: Sequence[Amount], place: int
) -> str:
    words, name, now = scene.language, name_of(scene, sides, key), sums[place]
    if not now.known:
        return words.t("compare.absent", name=name, absent=absent(scene))
    at, of = Place(TABLE, key_of(month)), of_side(scene, sides, key)
    level = at.said(sum_said(of, scene.noun, month, now), now, f"{key}_sum")
    text = linked_text(words, "compare.level", name=name, level=level)
    rate = growth(now, sums[place - YEAR]) if place >= YEAR else Amount(unit="pct")
    if not rate.known:
        return text
    grown = at.said(rise(words, rate), rate, f"sum_growth.{key}")
    beside = linked_text(words, "time_series.on_twelve_before", growth=grown)
    return strung((text, " (", beside, ")"))


def month_hover(scene: Scene, sides: Sides, key: str, month: Month, amount: Amount) -> str:
    """A choice in a month: its value, or that there is none."""
    of, (year, number) = of_side(scene, sides, key), month
    none = none_of(of.of_months(year, number), "nil") if is_nothing(scene, amount) else ""
    level = figure(scene.language, amount) if amount.known else absent(scene)
    said = scene.language.t(f"amount.{none}") if none else level
    return month_said(scene, name_of(scene, sides, key), month_of(scene, month), said)


def sum_hover(scene: Scene, sides: Sides, key: str, month: Month, amount: Amount) -> str:
    """What the twelve months of a choice to a month came to."""
    of = of_side(scene, sides, key)
    level = sum_said(of, scene.noun, month, amount) if amount.known else absent(scene)
    text = scene.language.t("time_series.hover.rolling", level=level)
    return month_said(scene, name_of(scene, sides, key), month_of(scene, month), text)


def valued(
    scene: Scene, sides: Sides, values: Values, row: str, place: int, columns: Mapping[str, str]
) -> list[Valued]:
    """Each choice with its index at a month."""
    at = Place(TABLE, row)
    return [Valued(name_of(scene, sides, key), values[key][place], at, columns[key])
            for key in sides.keys]  # fmt: skip
