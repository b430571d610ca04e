"""What is said of contributions: title, finding, labels, hover, the reasons that a source names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.amount import Amount
from dashboard.certainty import digits_down_to
from dashboard.flows import FLOW_OF
from dashboard.language import MINUS, Language
from dashboard.narrative.amounts import SIGNS, bare, by, cell, figure, plain, rise, signed
from dashboard.narrative.comparability import unlike
from dashboard.narrative.dates import known_span, years_listed
from dashboard.narrative.digits import rough
from dashboard.narrative.leading import level
from dashboard.narrative.linked import Place, linked_text, strung
from dashboard.narrative.reasons import is_nothing, none_of, origin
from dashboard.narrative.scene import Scene
from dashboard.narrative.statuses import stated, status_in
from dashboard.narrative.traded import in_short, measures
from dashboard.narrative.wording import (
    against,
    capital,
    ended,
    hover,
    in_period,
    listed,
    shortest,
    way,
    year_head,
)
from dashboard.row_amounts import amount_of
from dashboard.typography import NBSP

Rows = Mapping[str, Any]
"""Part (from, exports, imports, to) → row of `dashboard.measures.growth.contribution`."""


def part_name(scene: Scene, part: str) -> str:
    """A flow by its name, a total by its year."""
    if part in FLOW_OF:
        return scene.language.t(f"flow.{FLOW_OF[part]}")
    return str(scene.year if part == "to" else scene.against)


def row_name(scene: Scene, part: str) -> str:
    """A flow by its name, a total as the turnover of its year: ``Turnover, 2018``."""
    name = part_name(scene, part)
    if part in FLOW_OF:
        return name
    return f"{scene.language.t('flow.turnover')}, {scene.language.date(name)}"


def reasons(scene: Scene, causes: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Flow → a sentence with the reasons of its growth, as the source names them.

    ``causes``: flow → the goods that they name.
    """
    words = scene.language
    return {
        flow: words.t(
            f"contribution.due.{flow}",
            names=listed(words, [scene.names.goods(goods) for goods in causes[flow]]),
        )
        for flow in sorted(causes)
    }


def title(scene: Scene, rows: Rows) -> str:
    """Which flow gave most of the growth; both where they go apart or nearly cancel out."""
    words = scene.language
    points = {part: amount_of(rows[part], "contribution", "points") for part in FLOW_OF}
    shares = {part: amount.plain() for part, amount in points.items()}
    total, lead = sum(shares.values()), max(shares, key=lambda part: abs(shares[part]))
    equal = level(*shares.values())
    of = amount_of(rows["to"], "growth", "pct")
    apart = min(shares.values()) * max(shares.values()) <= 0
    if apart or way(total) == "same" or equal or not of.known:
        printed = {part: _points(words, part, amount) for part, amount in points.items()}
        return linked_text(words, "contribution.title.mixed", **printed)
    of = of.size
    led = _no_finer(points[lead].size, of)
    part, whole = bare(words, led), bare(words, of)
    part = words.t("chart.qualifier.approx", figure=part) if rough(of) or rough(led) else part
    key = f"contribution.title.{'growth' if total > 0 else 'decline'}"
    return shortest(
        linked_text(
            words,
            key,
            flow=capital(measure),
            part=Place("contribution", lead).said(part, led, "contribution"),
            whole=Place("contribution", "to").said(whole, of, "growth"),
        )
        for measure in measures(scene, lead)
    )


def _points(words: Language, part: str, amount: Amount) -> str:
    return Place("contribution", part).said(rise(words, amount), amount, "contribution")


def _no_finer(part: Amount, whole: Amount) -> Amount:
    """A part with no finer digit than its whole has, where that is about right: 15 of 20."""
    if not (rough(whole) and part.value and whole.step is not None) or part.step is None:
        return part
    if part.step >= whole.step:
        return part
    digits = digits_down_to(part.value, whole.step)
    return Amount(part.value, part.unit, part.status, digits=digits)


def finding(scene: Scene, rows: Rows) -> str:
    """``Turnover grew by 21.5% …: exports contributed +15.7 p.p., imports +5.7 p.p.``"""
    words, growth = scene.language, amount_of(rows["to"], "growth", "pct")
    text = linked_text(
        words,
        f"finding.contribution.{way(growth.plain()) if growth.known else 'below_zero'}",
        period=in_period(scene, scene.year),
        measure=in_short(scene, "turnover"),
        before=against(scene),
        growth=Place("contribution", "to").said(by(words, growth), growth, "growth"),
        **{
            part: _points(words, part, amount_of(rows[part], "contribution", "points"))
            for part in FLOW_OF
        },
    )
    return ended(text)


def missing(scene: Scene, rows: Rows) -> str:
    """That there are no contributions: of which months and year the turnover is not published."""
    words = scene.language
    if scene.year == scene.against:
        return words.t("contribution.empty.same", year=scene.year)
    ends = (("from", scene.against), ("to", scene.year))
    gone = [year for part, year in ends
            if part in rows and not amount_of(rows[part], "value").known]  # fmt: skip
    if gone:
        months = known_span(words, scene.query) if scene.query.months else ""
        years = "; ".join(filter(None, (months, years_listed(words, gone))))
        return words.t(f"contribution.empty.years.{origin(scene)}", years=years)
    if "from" in rows and is_nothing(scene, amount_of(rows["from"], "value")):
        key = none_of(scene, "none", scene.against)
        return words.t(f"contribution.empty.{key}", against=scene.against)
    return words.t(
        f"contribution.empty.pair.{origin(scene)}", year=scene.year, against=scene.against
    )


def known(scene: Scene, rows: Rows, due: Mapping[str, str]) -> tuple[str, ...]:
    """What is known instead: the turnover of either year in which there was any, why the two are
    not compared, what the source says of the reasons. Nothing of two years without trade."""
    words = scene.language
    head = f"{words.t('flow.turnover')}, "
    ends = {part: amount_of(rows[part], "value") for part in ("from", "to") if part in rows}
    sentences = [
        strung((head, _head(scene, part), ": ", _value(scene, part, amount)))
        for part, amount in ends.items()
        if amount.known and not is_nothing(scene, amount)
    ]
    found = [*sentences, unlike(scene), *due.values()]
    if ends and is_nothing(scene, *ends.values()):
        return tuple(one for one in found if one)
    # Of a partner or of months hardly another year has them.
    needs = "contribution.needs_both" if scene.query.filtered else "contribution.needs"
    return tuple(one for one in found if one) or (words.t(needs),)


def _head(scene: Scene, part: str) -> str:
    """The year of an end of the growth, with its months where these alone count."""
    year = part_name(scene, part)
    return year_head(scene, int(year)) if scene.query.months else scene.language.date(year)


def _value(scene: Scene, part: str, amount: Amount) -> str:
    """What stands at an end of the growth, with its status."""
    text = stated(scene.of_year(int(part_name(scene, part))), amount)
    return Place("contribution", part).said(text, amount, "value")


def step_label(scene: Scene, row: Any) -> str:
    """The words over a column: its sum, or its contribution above its change."""
    words = scene.language
    if row.part not in FLOW_OF:
        return cell(words, amount_of(row, "value"))
    change = amount_of(row, "change")
    sign = "+" if change.plain() > 0 else MINUS if change.plain() < 0 else ""
    about = f"{SIGNS['approx']}{NBSP}" if rough(change) else ""
    step = f"{about}{sign}{plain(words, change.size)}"
    return f"{signed(words, amount_of(row, 'contribution', 'points'))}\n{step}"


def step_hover(scene: Scene, row: Any, due: Mapping[str, str]) -> str:
    """A total with its status; a flow with its change, growth, contribution and reasons."""
    words, head = scene.language, part_name(scene, row.part)
    if row.part not in FLOW_OF:
        amount = amount_of(row, "value")
        return hover(
            scene,
            capital(year_head(scene, int(head))),
            [f"{words.t('flow.turnover')}: {stated(scene.of_year(int(head)), amount)}."],
        )
    sentence = words.t(
        "contribution.hover",
        change=rise(words, amount_of(row, "change")),
        growth=rise(words, amount_of(row, "growth", "pct")),
        points=rise(words, amount_of(row, "contribution", "points")),
        status=row_status(scene, row),
    )
    return hover(scene, head, [sentence, due.get(FLOW_OF[row.part], "")])


def row_status(scene: Scene, row: Any) -> str:
    """How a step is known: a total by its value, a flow by its change."""
    return status_in(scene, row.change_status if row.part in FLOW_OF else row.status)


def cut(scene: Scene, floor: float) -> str:
    """That the columns of the totals do not begin at zero; empty where they do."""
    if not floor:
        return ""
    words = scene.language
    return words.t("contribution.cut", floor=figure(words, Amount(floor, "usd")))


def rounding(scene: Scene, rows: Rows) -> str:
    """Why the printed parts miss the printed sum; empty where they do not."""
    points = [amount_of(rows[part], "contribution", "points") for part in FLOW_OF]
    exact = [amount.plain() for amount in points]
    if any(map(rough, points)) or round(sum(round(part, 1) for part in exact), 1) == round(
        sum(exact), 1
    ):
        return ""
    words = scene.language
    return words.t("contribution.rounding", whole=words.change(sum(exact)))
