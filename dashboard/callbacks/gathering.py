"""What a slide says beside its chart: the strip of figures, the sources, the speaker notes."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from dashboard.callbacks.desk import Desk
from dashboard.callbacks.findings import finding, qualifiers
from dashboard.exports.camera import Camera, NoCamera
from dashboard.exports.series import Plot, Series, plot_of
from dashboard.exports.slides import PICTURE_SIZE, Fact, Slide
from dashboard.charts.chart import Chart
from dashboard.language import NOTHING
from dashboard.pages import ids
from dashboard.loaders.records import records
from dashboard.narrative.findings import NOUNS, district_ranks, qualified
from dashboard.measures.headline import Headline, headlines
from dashboard.measures.shares import REST

SHARPNESS = 2.2
MOST_NOTED = 40
"""Rows of the table that the speaker notes repeat."""
EVENT_CHARTS = (ids.TIMELINE, ids.SECTORS)
PARTNER_CHARTS = (ids.PARTNER_SHARE, ids.PARTNER_MAP)


def slide(own: Desk, chart_id: str, chart: Chart, camera: Camera, link: str) -> Slide:
    """A chart with everything that its slide says. Without chromium a map is told in words."""
    words, plot = own.language, named_plot(own, chart)
    picture = None
    if plot is None and not chart.empty:
        try:
            picture = camera.shoot(chart.figure, *PICTURE_SIZE, scale=SHARPNESS, form="png")
        except NoCamera:
            chart = _without_picture(own, chart)
    told = finding(own, chart_id)
    return Slide(
        chart=chart,
        language=words,
        plot=plot,
        picture=picture,
        facts=facts(own, chart_id),
        finding=told,
        provenance=provenance(own, chart_id, chart, told, link),
        statuses=_statuses(own),
        link=link,
        mark=own.scene.mark,
    )


def named_plot(own: Desk, chart: Chart) -> Plot | None:
    """The numbers of a chart; what the screen stacks as "all years" is what the others add."""
    plot = plot_of(chart)
    if plot is None:
        return None
    every, others = own.language.t("sectors.all_years"), own.language.t("export.other_years")
    series = tuple(_renamed(one, every, others) for one in plot.series)
    return replace(plot, series=series, words={**plot.words, **_stated(own, plot)})


def _stated(own: Desk, plot: Plot) -> dict[int, str]:
    """Labels of years whose amount is stated only as "about" or "more than"."""
    words, found = own.language, qualifiers(own)
    if plot.unit != "usd" or plot.horizontal:
        return {}
    sums = [sum(v for one in plot.of("bar") if (v := one.values[n]) is not None)
            for n in range(len(plot.categories))]  # fmt: skip
    labels = {}
    for n, name in enumerate(plot.categories):
        if name.isdigit() and int(name) in found:
            key = f"chart.qualifier.{found[int(name)].replace('-', '_')}"
            # The word above its number: side by side they would run into the next column.
            labels[n] = words.t(key, figure="\n" + words.number(sums[n])).replace(" \n", "\n")
    return labels


def _renamed(one: Series, old: str, new: str) -> Series:
    if one.name != old:
        return one
    return replace(one, name=new)


def _without_picture(own: Desk, chart: Chart) -> Chart:
    notes = (own.language.t("export.no_pictures"), *chart.notes)
    return replace(chart, notes=notes)


def facts(own: Desk, chart_id: str) -> list[Fact]:
    """Value, change, share and rank of what a chart is about."""
    if chart_id in EVENT_CHARTS and not own.sectors()["exports_usd"].notna().any():
        return _event_facts(own)
    words = own.language
    noun = NOUNS.get(own.selection.flow or "", "turnover")
    found = {one.noun: one for one in headlines(own.totals(), own.year, own.against)}
    own_noun = found[noun]
    known = own_noun.value == own_noun.value
    exact = qualifiers(own)
    level = qualified(words, own_noun.value, exact.get(own.year, ""))
    value = level if known else words.t("status.not_published")
    status = words.t(f"status.{own_noun.status.replace(' ', '_')}") if known else ""
    return [
        Fact(words.t(f"export.value.{noun}", year=own.year), value, status),
        _change(own, own_noun, inexact=bool({own.year, own.against} & set(exact))),
        *_share_and_rank(own, chart_id, found),
    ]


def _change(own: Desk, one: Headline, *, inexact: bool) -> Fact:
    words = own.language
    label = words.t("export.change", year=own.against)
    if inexact:
        return Fact(label, NOTHING, words.t("export.inexact"))
    if one.change != one.change:
        return Fact(label, NOTHING, words.t("card.nothing_to_compare", year=own.against))
    return Fact(label, words.change(one.growth_pct), words.usd_change(one.change))


def _share_and_rank(own: Desk, chart_id: str, found: dict[str, Headline]) -> list[Fact]:
    words, chosen = own.language, own.selection.partners
    share_label, rank_label = words.t("export.share_label"), words.t("export.rank_label")
    whole = words.t(f"partners.whole.{own.selection.flow or 'turnover'}")
    if chosen or chart_id in PARTNER_CHARTS:
        rows = [row for row in records(own.shares()) if row.partner != REST]
        rows = [row for row in rows if row.partner in chosen] if chosen else rows[:1]
        shares = [row.shown_pct if row.shown_pct == row.shown_pct else row.share_pct
                  for row in rows]  # fmt: skip
        if not rows or any(share != share for share in shares):
            return [Fact(share_label, NOTHING, words.t("status.not_published"))]
        many = len(rows) > 1
        name = own.scene.partner(str(rows[0].partner))
        told = words.t(f"export.share.{'partners' if many else 'partner'}", partner=name,
                       whole=whole)  # fmt: skip
        facts = [Fact(share_label, words.percent(float(sum(shares))), told)]
        if not many and not pd.isna(rows[0].rank):
            place = words.t("export.rank.place", rank=int(rows[0].rank))
            facts.append(Fact(rank_label, place, words.t("export.rank.partner", partner=name)))
        return facts
    facts = []
    exports, turnover = found["exports"].value, found["turnover"].value
    if exports == exports and turnover == turnover and turnover > 0:
        share = words.percent(100 * exports / turnover)
        facts.append(Fact(share_label, share, words.t("export.share.part")))
    ranks = district_ranks(own.library.figures, own.year)
    if {"export", "import"} <= set(ranks) and not own.narrowed and not own.selection.months:
        places = words.t("export.rank.district", exports=ranks["export"], imports=ranks["import"])
        facts.append(Fact(rank_label, places, words.t("export.rank.in_district")))
    return facts


def _event_facts(own: Desk) -> list[Fact]:
    words, events = own.language, own.events()
    years = events["year"].astype("Int64")
    now, then = (int(years.eq(year).sum()) for year in (own.year, own.against))
    cells = _events_of_year(own)["country"]
    countries = {code for cell in cells for code in cell.split(";") if code}
    return [
        Fact(words.t("export.value.events", year=own.year), words.number(now, 0)),
        Fact(words.t("export.change", year=own.against), words.signed(float(now - then), 0)),
        Fact(words.t("export.events.total"), words.number(len(events), 0)),
        Fact(words.t("export.events.countries", year=own.year), words.number(len(countries), 0)),
    ]


def _events_of_year(own: Desk) -> pd.DataFrame:
    events = own.events()
    return events[events["year"].eq(own.year).fillna(False).astype(bool)]


def _statuses(own: Desk) -> str:
    """The statuses of the year's figures, in words."""
    words = own.language
    rows = own.totals()
    year = rows[rows["year"].eq(own.year)]
    found = dict.fromkeys(str(status) for status in year["status"])
    if not found:
        return ""
    told = ", ".join(words.t(f"status.{one.replace(' ', '_')}") for one in found)
    return words.t("export.status_marks", statuses=told)


def sources_of(own: Desk, chart_id: str) -> pd.DataFrame:
    """The sources of what a chart shows: rows of the register of sources, in its order."""
    cells: list[str] = []
    if chart_id in EVENT_CHARTS or chart_id == ids.PARTNER_MAP:
        cells += _events_of_year(own)["source"].tolist()
    if chart_id == ids.PARTNER_MAP:
        cells += own.regions()["source"].tolist() if "source" in own.regions() else []
    if chart_id in PARTNER_CHARTS and "source" in own.everyone():
        cells += own.everyone()["source"].tolist()
    elif chart_id not in EVENT_CHARTS:
        totals = own.totals()
        cells += [cell for name in totals if str(name).endswith("_source") for cell in totals[name]]
        cells += own.causes()["source"].tolist()
    used = {part for cell in cells if isinstance(cell, str) for part in cell.split(";") if part}
    sources = own.library.published.sources
    return sources[sources["source"].isin(used)].reset_index(drop=True)


def source_lines(sources: pd.DataFrame, words_as_of: str = "") -> list[str]:
    """Sources as lines: ``S01: title. Publisher, date. Address``."""
    lines = [
        f"{row.source}: {row.title}. {row.publisher}"
        + (f", {row.published}" if row.published else "")
        + (f". {row.address}" if row.address else "")
        for row in records(sources)
    ]
    return [words_as_of, *lines] if words_as_of else lines


def provenance(own: Desk, chart_id: str, chart: Chart, told: str, link: str) -> list[str]:
    """The speaker notes: finding, every figure with its status, notes, sources, the view."""
    words = own.language
    lines = [f"{words.t('export.notes.finding')}: {told}"] if told else []
    lines += ["", words.t("export.notes.figures") + ":"]
    lines += ["; ".join(cell for cell in chart.table.headers)]
    lines += ["; ".join(row) for row in chart.table.rows[:MOST_NOTED]]
    if len(chart.table.rows) > MOST_NOTED:
        lines.append(words.t("export.and_more", count=len(chart.table.rows) - MOST_NOTED))
    if chart.notes:
        lines += ["", words.t("export.notes.notes") + ":", *chart.notes]
    lines += ["", words.t("export.notes.sources") + ":", chart.source]
    lines += source_lines(sources_of(own, chart_id)) if own.selection.dataset == "published" else []
    lines.append(words.t("page.basis"))
    return [*lines, "", f"{words.t('export.notes.view')}: {link}"] if link else lines
