"""Partner shares of a year: who do we trade with, and how much of it is with each?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.amount import Amount
from dashboard.answers import countries, trade, year_before
from dashboard.charts.chart import Chart, Declaration, statuses_of
from dashboard.charts.partners_table import listed, order, partners_table
from dashboard.charts.parts import empty_of_flows, solid
from dashboard.charts.plot import Category, Emphasis, Plot, Series
from dashboard.loaders.records import Rows, records
from dashboard.measures.shares import REST
from dashboard.narrative import partners as narrative
from dashboard.narrative.amounts import label
from dashboard.narrative.below_zero import below_zero
from dashboard.narrative.leading import parted_note
from dashboard.narrative.linked import strung
from dashboard.narrative.partner import Partner, partner_of
from dashboard.narrative.printed_shares import rounded_note
from dashboard.narrative.reasons import absent, none_of, nothing_traded, origin
from dashboard.narrative.scene import Scene
from dashboard.narrative.statements import stated_notes, stated_sources
from dashboard.narrative.wording import flow_note, gap_hover, hatched, once, subtitle
from dashboard.row_amounts import known

OTHERS = "others"
"""The key of the partners of which nothing is published."""


def partner_share_chart(
    frame: Rows, counts: Rows, statements: Rows, before: Rows, scene: Scene
) -> Chart:
    """Bars of partners, largest first, with their share or, where shares are not known, US dollars;
    what all others have is a line under them.

    ``frame``: `dashboard.answers.trade.shares`, rows of one year; the partner ``REST`` stands for
    ``countries`` other countries (−1: not known how many). ``of_whole``: whether there is a
    complete whole. Partners that are ``folded`` into the rest stand in the table only. ``counts``:
    `dashboard.answers.countries.partner_counts`; ``statements``:
    `dashboard.answers.trade.stated`; ``before``: `dashboard.answers.year_before.partners`.
    """
    words, rows, chosen = scene.language, records(frame), scene.query.partners
    shown = [partner_of(scene, row) for row in rows
            if not row.folded or row.partner in chosen]  # fmt: skip
    by_share = any(known(row.share_pct) is not None for row in rows)
    known_of = [one for one in shown if not one.folded and one.level(by_share).known]
    drawn, rest = ([one for one in known_of if one.named is named] for named in (True, False))
    others_alone = bool(chosen) and not any(one.code in chosen for one in known_of)
    lead = _lead(scene, by_share=by_share, others_alone=others_alone)
    table = partners_table(scene, rows, before)
    if not drawn:
        none = none_of(scene, f"none.{scene.flow}")
        key = none if nothing_traded(scene) else f"empty.{origin(scene)}.{scene.flow}"
        title = words.t(f"partners.{key}", year=scene.year)
        return empty_of_flows(CHART, scene, title, lead, table)
    title = _title(scene, drawn, shown, by_share)
    if others_alone and not by_share and not _below(scene, rows):
        # Amounts that happen to be stated of others are no whole that anybody is a part of.
        return empty_of_flows(CHART, scene, title, lead, table)
    plot = _plot(scene, drawn, rest, by_share)
    return Chart(
        name=CHART.name,
        chart_id=CHART.chart_id,
        plot=plot,
        title=title,
        subtitle=lead,
        finding=narrative.finding(
            scene,
            shown,
            narrative.countries_in(counts, scene.year),
            (partner_of(scene, row) for row in rows if row.folded),
            listed=any(row.folded for row in rows),
        ),
        hatched=hatched(scene, statuses_of(solid(scene, one.level(by_share)) for one in drawn)),
        table=table,
        notes=_notes(scene, rows, drawn, by_share, _stated(scene, rows, statements)),
        cited=stated_sources(rows, statements),
        mark=scene.mark,
    )


def _lead(scene: Scene, *, by_share: bool, others_alone: bool) -> str:
    """The subtitle; it names no chosen partners where only others are drawn."""
    words, query = scene.language, scene.query
    measure = words.t(f"partners.{'share' if by_share else 'amount'}.{scene.flow}")
    year = words.t("chart.year", year=scene.year)
    shown = query.with_(partners=(), flow=None, months=query.months)
    stated = scene.with_subject_of(shown) if others_alone else scene.with_flow_in_measure
    return subtitle(stated, measure, year, unit=not by_share)


def _title(scene: Scene, drawn: Sequence[Partner], shown: Sequence[Partner], by_share: bool) -> str:
    """The title; of a chosen partner that is worth less than nothing, and so has no share, what it
    is worth."""
    below = [one for one in shown if (one.code,) == scene.query.partners
             and one.amount.known and not one.level(by_share).known]  # fmt: skip
    return narrative.title(scene, below or drawn, by_share=by_share and not below)


def _stated(scene: Scene, rows: Sequence[Any], statements: Rows) -> list[str]:
    found = stated_notes(scene, rows, statements)
    return [
        strung((f"{scene.names.partner(code)}: ", note, ".")) for (_, code), note in found.items()
    ]


def _notes(
    scene: Scene,
    rows: Sequence[Any],
    drawn: Sequence[Partner],
    by_share: bool,
    stated: Sequence[str],
) -> tuple[str, ...]:
    words = scene.language
    folded = [row.partner for row in rows if row.folded]
    valued = [row for row in rows if known(getattr(row, f"{scene.noun}_usd")) is not None]
    listed = {*folded, *(one.code for one in drawn), *(row.partner for row in valued)}
    below = below_zero(scene, _below(scene, rows), shares=by_share)
    # What is below zero says itself why the shares of the others are more than the whole.
    whole = below or all(one.of_whole for one in drawn)
    return once(
        [
            flow_note(scene),
            words.t(f"partners.not_hundred.{origin(scene)}") if by_share and not whole else "",
            words.t(f"partners.incomplete.{origin(scene)}") if not by_share else "",
            narrative.all_listed(scene, listed) if folded else "",
            _rounded(scene, rows) if by_share else "",
            _parted(scene, rows),
            below,
            *stated,
        ]
    )


def _rounded(scene: Scene, rows: Sequence[Any]) -> str:
    """That printed shares do not add up: of the table, or of the bars and the line of others."""
    drawn = [row for row in rows if not row.folded]
    texts = (rounded_note(scene, (known(row.share_pct) for row in some))
             for some in (listed(rows), drawn))  # fmt: skip
    return next((text for text in texts if text), "")


def _parted(scene: Scene, rows: Sequence[Any]) -> str:
    """That some partners in the rest equal the last that is drawn for its size; else empty. Chosen
    ones are drawn whatever their size is, and part nobody."""
    named = [row for row in rows if row.partner != REST and row.partner not in scene.query.partners]
    shown, rest = ([row for row in named if row.folded is folded] for folded in (False, True))
    values = [getattr(row, f"{scene.noun}_usd") for row in (*shown, *rest)]
    return parted_note(scene, values, len(shown))


def _below(scene: Scene, rows: Sequence[Any]) -> list[tuple[str, Amount]]:
    """The partners whose trade is worth less than nothing."""
    found = [row for row in rows if getattr(row, f"{scene.noun}_usd") < 0]
    partners = (partner_of(scene, row) for row in found)
    return [(one.name, one.amount) for one in partners if one.named]


def _plot(scene: Scene, drawn: Sequence[Partner], rest: Sequence[Partner], by_share: bool) -> Plot:
    words, chosen = scene.language, scene.query.partners
    # Where shares are known the others are a line; else nothing is published of them.
    unknown = not (by_share or chosen)
    gap = absent(scene)
    name = words.t("partners.others")
    said = gap_hover(scene, name)
    others = [Category(OTHERS, name, gap=gap, hover=said)] if unknown else []
    amounts = [solid(scene, one.level(by_share)) for one in drawn]
    labels = [label(words, amount) for amount in amounts]
    hovers = [narrative.partner_hover(scene, one, by_share=by_share) for one in drawn]
    nothing = Amount(unit=amounts[0].unit)
    return Plot(
        shape="bars",
        unit=nothing.unit,
        categories=(*(_category(scene, one) for one in drawn), *others),
        series=(
            Series(
                noun=scene.noun,
                column="share" if by_share else scene.noun,
                label=words.t(f"chart.part.{scene.noun}"),
                amounts=(*amounts, *(nothing for _ in others)),
                labels=(*labels, *("" for _ in others)),
                hovers=(*hovers, *("" for _ in others)),
            ),
        ),
        asides=tuple(narrative.of_rest(scene, one) for one in rest if by_share),
    )


def _category(scene: Scene, one: Partner) -> Category:
    emphasis: Emphasis = "plain"
    if scene.query.partners:
        emphasis = "strong" if one.code in scene.query.partners else "pale"
    return Category(one.code, one.name, order(one), emphasis)


CHART = Declaration(
    name="partners",
    chart_id="partner-share-chart",
    draw=partner_share_chart,
    asks=(trade.shares, countries.partner_counts, trade.stated, year_before.partners),
    pages=("overview", "partners"),
    place=40,
    table="partners",
)
