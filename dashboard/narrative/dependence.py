"""What is said of dependence: to how many equal partners trade amounts, and who is the largest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.amount import Amount
from dashboard.certainty import digits_down_to
from dashboard.copies import replace
from dashboard.flows import noun_of
from dashboard.narrative.amounts import figure
from dashboard.narrative.linked import Place, linked_text, strung
from dashboard.narrative.scene import Scene
from dashboard.narrative.traded import in_short, measures, whither, within
from dashboard.narrative.wording import capital, ended, hover, in_period, listed, shortest, small
from dashboard.row_amounts import codes_in

SEVERAL = 2
WHOLE = 100 - 1e-9
"""Per cent from which a share is the whole, but for the noise of its division."""
MOST_NAMED = 3
"""Equally large single dependences that are named."""


def heading(scene: Scene, column: str, flow: str) -> str:
    """The heading of a column of a flow."""
    words = scene.language
    return words.t(f"dependence.column.{column}", flow=words.t(f"flow.{flow}"))


def partners(scene: Scene, keys: str) -> str:
    """The largest partner, or those that are equally large."""
    return listed(scene.language, [scene.names.country(code) for code in codes_in(keys)])


def _row(scene: Scene, rows: Sequence[Any]) -> Any:
    """The row of the year: of turnover or the chosen flow, else of the flow that alone is known."""
    of_year = [row for row in rows if row.year == scene.year]
    flow = scene.query.flow or "turnover"
    return next((row for row in of_year if row.flow == flow), of_year[0])


def equivalent(scene: Scene, row: Any) -> Amount:
    """To how many equal partners a concentration amounts, with the digits with which sentences and
    tables write it: whole partners, but below two of them a decimal."""
    found = scene.computed(row.equivalent if row else None, "index")
    if not found.known:
        return found
    decimals = 0 if round(found.plain()) >= SEVERAL else 1
    return replace(found, digits=digits_down_to(found.plain(), -decimals))


def _equal(scene: Scene, row: Any) -> str:
    number, words = round(row.equivalent), scene.language
    if number >= SEVERAL:
        text = words.plural("dependence.equal", number)
    elif _has_all(row):
        text = words.t("dependence.equal_alone")
    elif (count := words.number(row.equivalent, 1)) == words.number(1, 1):
        text = words.t("dependence.equal_almost_alone")
    else:
        # Of two partners it would be false that there is one.
        text = words.t("dependence.equal_few", count=count)
    amount = equivalent(scene, row)
    return Place("dependence", str(row.year)).said(text, amount, f"equivalent.{row.flow}")


def alone(scene: Scene, rows: Sequence[Any]) -> tuple[str, ...]:
    """That one partner has the whole in every year, or that none of the year is named, and why
    nothing is said of dependence then; empty where there are several."""
    words = scene.language
    if len(scene.query.partners) == 1:
        return words.t("dependence.alone"), words.t("dependence.alone_why")
    if not _row(scene, rows).top_key:
        return words.t("dependence.unnamed", year=scene.year), words.t("dependence.unnamed_why")
    found = {row.top_key for row in rows}
    if len(found) > 1 or not all(_has_all(row) for row in rows):
        return ()
    partner = scene.names.country(found.pop())
    return words.t("dependence.lone", partner=partner), words.t("dependence.lone_why")


def _has_all(row: Any) -> bool:
    """Whether one partner that is named has the whole, and no other had trade below zero."""
    return bool(row.top_key) and row.top_share_pct >= WHOLE and not row.below_zero_usd


def title(scene: Scene, rows: Sequence[Any]) -> str:
    """``Turnover is spread as among 24 equal partners``."""
    row, words = _row(scene, rows), scene.language
    return shortest(
        capital(linked_text(words, "dependence.title", measure=measure, equal=_equal(scene, row)))
        for measure in measures(scene, noun_of(row.flow))
    )


def finding(scene: Scene, rows: Sequence[Any]) -> str:
    """The same with the index, the largest partner, and the year compared with."""
    words = scene.language
    row = _row(scene, rows)
    then = (scene.against, row.flow)
    before = next((one for one in rows if (one.year, one.flow) == then), None)
    text: str = linked_text(
        words,
        "dependence.finding",
        period=in_period(scene, scene.year),
        measure=in_short(scene, noun_of(row.flow)),
        equal=_equal(scene, row),
        top=_top(scene, row),
    )
    if before is not None and scene.query.comparable:
        when = small(in_period(scene, scene.against))
        equal = _equal(scene, before)
        then_said = linked_text(words, "dependence.before", period=when, equal=equal)
        text = strung((text, then_said), "; ")
    return ended(text)


def _top(scene: Scene, row: Any) -> str:
    """The largest partner with its share; of several that are equal each has it. One that has all
    is the largest of none."""
    names = codes_in(row.top_key)
    if _has_all(row):
        return scene.language.t("dependence.only", partner=partners(scene, row.top_key))
    key = "dependence.largest" if len(names) < SEVERAL else "dependence.largest_each"
    amount = scene.computed(row.top_share_pct, "pct")
    share = Place("dependence", str(row.year)).said(
        figure(scene.language, amount), amount, f"top_share.{row.flow}"
    )
    return linked_text(scene.language, key, partner=partners(scene, row.top_key), share=share)


def below_zero(scene: Scene, rows: Sequence[Any]) -> tuple[str, ...]:
    """What is left out of the shares of the year because it is below zero."""
    words = scene.language
    return tuple(
        words.t("dependence.below_zero", flow=words.t(f"flow.{row.flow}"),
                value=figure(words, scene.amount(row.below_zero_usd)))
        for row in rows if row.year == scene.year and row.below_zero_usd < 0
    )  # fmt: skip


def largest(scene: Scene, rows: Sequence[Any]) -> tuple[str, ...]:
    """The largest trade in one code with one partner, a sentence a flow."""
    words, found = scene.language, []
    for row in rows:
        noun, pairs = noun_of(row.flow), codes_in(row.top_key)
        if row.flow == "turnover" or not pairs:
            continue
        named = [
            words.t("dependence.of_code", code=code, goods=scene.names.commodity(code),
                    where=whither(scene, noun, scene.names.country(partner)))
            for code, _, partner in (pair.partition("-") for pair in pairs[:MOST_NAMED])
        ]  # fmt: skip
        if len(pairs) > MOST_NAMED:
            named.append(words.plural("parts_of_growth.more", len(pairs) - MOST_NAMED))
        found.append(
            words.t(
                "dependence.single" if len(pairs) < SEVERAL else "dependence.singles",
                parts=listed(words, named),
                share=figure(words, scene.computed(row.top_share_pct, "pct")),
                whole=within(scene, noun),
            )
        )
    return tuple(found)


def hover_of(scene: Scene, row: Any) -> str:
    """A year of a flow: equal partners, the index, the largest partner."""
    words = scene.language
    lines = [
        ended(capital(_equal(scene, row))),
        words.t("dependence.index", index=figure(words, scene.computed(row.hhi_high, "index"))),
    ]
    if row.top_key:
        share = figure(words, scene.computed(row.top_share_pct, "pct"))
        named = partners(scene, row.top_key)
        lines.append(words.t("dependence.top", partner=named, share=share))
    head = f"{row.year}, {words.t(f'flow.{row.flow}')}"
    return hover(scene, head, lines)
