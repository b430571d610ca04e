"""What is said of the months of a year beside those of another: title, finding, hover."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.amount import Amount
from dashboard.flows import NOUNS
from dashboard.measures.growth import growth
from dashboard.measures.sums import total
from dashboard.months import WHOLE_YEAR
from dashboard.narrative.amounts import by, figure, rise
from dashboard.narrative.dates import in_month, month_name, runs
from dashboard.narrative.leading import MOST_NAMED
from dashboard.narrative.leading import level as equal
from dashboard.narrative.line_breaks import breaks_at, line_breaks
from dashboard.narrative.linked import Place, linked_text, strung
from dashboard.narrative.reasons import absent, figure_in, is_nothing, none_of
from dashboard.narrative.scene import Scene
from dashboard.narrative.traded import in_short, measures
from dashboard.narrative.wording import capital, ended, hover, in_period, listed, shortest, way
from dashboard.row_amounts import amount_of

FEWEST = 3
"""Of fewer months nothing is said of which was the largest."""
YEAR = 12
WAYS = {"up": "grew", "down": "fell", "same": "same"}


def title(scene: Scene, there: Sequence[Any], whole: Sequence[Any]) -> str:
    """Whether trade was above that of the other year, month by month, where all of both are known;
    the growth over some of them; else the month of the largest trade.

    ``there``: the rows of the months known of the year, as from
    `dashboard.measures.months.months_of`; ``whole``: those of them of which no part is missing.
    """
    words = scene.language
    named = [capital(measure) for measure in measures(scene, scene.noun)]
    if is_nothing(scene, *(_now(row) for row in there)):
        return shortest(_nothing(scene, there, one) for one in named)
    both = [row for row in there if _then(row).known and _alike(scene, row)]
    rate = growth(total(_now(row) for row in both), total(_then(row) for row in both))
    if rate.known and scene.year != scene.against:
        values: dict[str, Any] = {"year": scene.year, "against": scene.against}
        if len(both) == YEAR:
            key = _over_the_year(both)
            if key.endswith("every") and _of_both_flows(scene, both):
                named = [words.t("months.both")]
        else:
            key = f"{WAYS[way(rate.plain())]}.part"
            values |= {"growth": _card(scene, by(words, rate), rate), "span": _names(scene, both)}
        return shortest(
            linked_text(words, f"months.title.{key}", measure=one, **values) for one in named
        )
    best = _equal(whole, max(_now(row).plain() for row in whole))
    month, level = _in_months(scene, best), _level(scene, best[0])
    # One month is the largest of nothing, and of many that are equal none is named.
    most = "most" if _all_known(scene, whole) else "most_of"
    key = "alone" if len(whole) == 1 else "peak" if len(best) <= MOST_NAMED else most
    said = {"month": month, "level": level, "year": scene.year, "span": _names(scene, whole)}
    return shortest(
        linked_text(words, f"months.title.{key}", measure=measure, **said) for measure in named
    )


def _all_known(scene: Scene, there: Sequence[Any]) -> bool:
    """Whether all months that are asked for are known."""
    return {int(row.month) for row in there} >= (scene.query.months or WHOLE_YEAR)


def _nothing(scene: Scene, there: Sequence[Any], measure: str) -> str:
    """That nothing was traded: in the year, where all months that are asked for are known; else in
    those that are."""
    words, year = scene.language, scene.year
    if _all_known(scene, there):
        key = f"traded.{none_of(scene, f'none.{scene.noun}')}"
        return words.t(key, measure=measure, year=year)
    known = none_of(scene.of_months(year, *(int(row.month) for row in there)), "nil")
    values = {"measure": measure, "span": _names(scene, there), "year": year}
    return words.t("months.title.nothing", none=words.t(f"amount.{known}"), **values)


def _over_the_year(both: Sequence[Any]) -> str:
    """How the title ends of a whole year, whose growth the chart of years says: whether there was
    more than in the other year in every month, in most of them, or now more, now less."""
    steps = [_now(row).plain() - _then(row).plain() for row in both]
    more, less = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
    if not more and not less:
        return "same.whole"
    most = max(more, less)
    if 2 * most <= YEAR:
        return "mixed"
    return f"{'above' if more > less else 'below'}.{'every' if most == YEAR else 'most'}"


def _of_both_flows(scene: Scene, rows: Sequence[Any]) -> bool:
    """Whether what is said of the turnover of each month holds for both of its lines: then the
    title names these, which are what is drawn; what is chosen follows in brackets."""
    if scene.query.flow:
        return False
    steps = [
        amount_of(row, noun).plain() - amount_of(row, f"{noun}_before").plain()
        for row in rows
        for noun in NOUNS.values()
    ]
    return min(steps) > 0 or max(steps) < 0


def growth_of(scene: Scene, row: Any) -> Amount:
    """The growth of a month on the same of the year compared with; of other parts of it none."""
    return growth(_now(row), _then(row)) if _alike(scene, row) else Amount(unit="pct")


def _alike(scene: Scene, row: Any) -> bool:
    """Whether the same is held of a month of both years."""
    return row.month not in scene.query.choices.unlike_months(scene.query, scene.query.pair)


def _card(scene: Scene, text: str, rate: Amount) -> str:
    """The growth of the year over the months that both years have, as its card says it."""
    return Place("cards", scene.noun).said(text, rate, "growth")


def _level(scene: Scene, row: Any) -> str:
    amount = _now(row)
    at = Place("months", str(row.month))
    return at.said(figure(scene.language, amount), amount, scene.noun)


def finding(scene: Scene, there: Sequence[Any], whole: Sequence[Any]) -> str:
    """The largest and the smallest month of those known of the year, a part of which is none of
    them; empty of a few. ``there`` and ``whole`` as for `title`."""
    words = scene.language
    traded = sorted(
        (row for row in whole if _now(row).plain() != 0), key=lambda row: _now(row).plain()
    )
    # Corrections may make a month less than nothing; of such months alone none is the highest.
    if len(traded) < FEWEST or _now(traded[-1]).plain() < 0:
        return ""
    ends = [_equal(traded, _now(row).plain()) for row in (traded[0], traded[-1])]
    if any(len(rows) > MOST_NAMED for rows in ends) or len(ends[0]) == len(traded):
        return ""
    least, most = (
        strung((_in_months(scene, rows), " (", _level(scene, rows[0]), ")")) for rows in ends
    )
    # A month without trade is less than the least of the others.
    key = "finding.months" if len(traded) == len(whole) else "finding.months_traded"
    text = linked_text(
        words,
        key,
        period=_in_period(scene, whole, named=len(whole) < len(there)),
        measure=in_short(scene, scene.noun),
        most=most,
        least=least,
    )
    return ended(text)


def _in_period(scene: Scene, there: Sequence[Any], *, named: bool) -> str:
    """``In 2018``; of a year that is known in part, or where others are left out (``named``), the
    months that are meant."""
    if not named and (scene.query.months is not None or len(there) == YEAR):
        return in_period(scene, scene.year)
    return scene.language.t("finding.period.months", months=_names(scene, there), year=scene.year)


def _equal(rows: Sequence[Any], usd: float) -> list[Any]:
    """The months with a value, in their order."""
    return [row for row in rows if equal(_now(row).plain(), usd)]


def _in_months(scene: Scene, rows: Sequence[Any]) -> str:
    """``in March``, ``in March and in May``."""
    words = scene.language
    return listed(words, [in_month(words, row.month) for row in rows])


def month_hover(scene: Scene, row: Any, noun: str) -> str:
    """The month of both years, and the growth between them."""
    words, of_noun = scene.language, scene.of_noun(noun)
    now, then = amount_of(row, noun), amount_of(row, f"{noun}_before")
    sentences = [
        f"{words.date(str(year))}: {figure_in(of_noun.of_months(year, row.month), amount)}."
        for year, amount in ((scene.year, now), (scene.against, then))
        if amount.known
    ]
    rate = growth(now, then) if _alike(scene, row) else Amount(unit="pct")
    if rate.known:
        sentences.append(words.t("months.growth", growth=rise(words, rate)))
    head = f"{words.t(f'chart.part.{noun}')}, {month_name(words, row.month)}"
    return hover(scene, head, sentences)


def other_hover(scene: Scene, month: int, noun: str, year: int, amount: Amount) -> str:
    """The month of another year."""
    words = scene.language
    of_month = scene.of_noun(noun).of_months(year, month)
    text = figure_in(of_month, amount) if amount.known else absent(scene)
    head = f"{words.t(f'chart.part.{noun}')}, {words.date(f'{year}-{month:02d}')}"
    return hover(scene, head, [ended(text)])


def like(scene: Scene, rows: Sequence[Any]) -> str:
    """That the growth leaves out months which are known of one year only; else empty."""
    known = [(_now(row).known, _then(row).known) for row in rows]
    both = [row for row, found in zip(rows, known, strict=True) if all(found)
            and _alike(scene, row)]  # fmt: skip
    if not both or not any(now != then for now, then in known):
        return ""
    return scene.language.t(
        "months.like", span=_names(scene, both), year=scene.year, against=scene.against
    )


def missing(scene: Scene, rows: Sequence[Any]) -> str:
    """The months that are not known between others that are, at which lines break; else empty."""
    names = {noun: scene.language.t(f"finding.measure.{noun}") for flow, noun in NOUNS.items()
             if scene.query.flow in (None, flow)}  # fmt: skip
    months = [int(row.month) for row in rows]
    return line_breaks(scene, {
        year: {name: breaks_at(months, [amount_of(row, f"{noun}{side}").known for row in rows])
               for noun, name in names.items()}
        for year, side in {scene.year: "", scene.against: "_before"}.items()
    })  # fmt: skip


def _now(row: Any) -> Amount:
    return amount_of(row, "turnover")


def _then(row: Any) -> Amount:
    return amount_of(row, "turnover_before")


def _names(scene: Scene, rows: Sequence[Any]) -> str:
    """The months of some rows: runs of them as ``January–March, May``."""
    return runs(scene.language, (int(row.month) for row in rows))
