"""What is said of what a partner reports of the trade with us: beside ours, never among it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.amount import Amount
from dashboard.flows import noun_of
from dashboard.loaders.mirror import COUNTRY
from dashboard.measures.mirror import ALLOWANCE
from dashboard.narrative.amounts import figure, net
from dashboard.narrative.dates import years_listed
from dashboard.narrative.scene import Scene
from dashboard.narrative.traded import with_partner
from dashboard.narrative.wording import capital, ended, hover, shortest

WHOLE = 100.0


def rate(scene: Scene, value: float) -> Amount:
    """A share in what they report: computed."""
    return scene.computed(value, "pct")


def theirs(row: Any) -> Amount:
    """What the partner reports."""
    return Amount(row.theirs_usd, "usd", "published")


def part(scene: Scene, value: float) -> Amount:
    """A part of the difference of both sides: computed."""
    return scene.computed(value)


def said_of(scene: Scene, rows: Sequence[Any]) -> Any:
    """The row that is spoken of: of the year, or the last one before it; exports first."""
    last = max((row.year for row in rows if row.year <= scene.year), default=rows[0].year)
    return next(row for row in rows if row.year == last)


def _traded(scene: Scene, row: Any) -> str:
    return with_partner(scene, noun_of(row.flow), scene.names.country(row.partner))


def _is_above(row: Any) -> bool:
    """Whether ours, a part, is more than the whole that the partner reports."""
    return bool(row.of == COUNTRY and row.share_pct > WHOLE)


def title(scene: Scene, rows: Sequence[Any]) -> str:
    """``Exports to Finland: 12.0% of what Finland reports``; more than all of it is no share."""
    words, row = scene.language, said_of(scene, rows)
    if _is_above(row):
        key, level = "title.above", ""
    elif row.of == COUNTRY:
        key, level = "title.share", figure(words, rate(scene, row.share_pct))
    else:
        key, level = "title.rest", net(words, part(scene, row.theirs_usd - row.ours_usd))
    measure = capital(_traded(scene, row))
    plain = capital(words.t(f"finding.measure.{noun_of(row.flow)}"))
    partner = scene.names.country(row.partner)
    return shortest(
        words.t(f"mirror.{key}", measure=one, partner=partner, level=level)
        for one in (measure, plain)
    )


def missing(scene: Scene, reported: Sequence[int]) -> tuple[str, str, str]:
    """Why nothing stands beside each other, what is known, and what helps: the partner's figures
    were not imported, or those of ``reported`` years were and ours of none of these is whole."""
    words = scene.language
    if not reported:
        return words.t("mirror.empty", partner=scene.subject), "", words.t("mirror.hint")
    partner = scene.names.country(scene.query.partners[0])
    years = years_listed(words, reported)
    title = words.t(f"mirror.not_whole.{scene.flow}", partner=partner)
    return title, words.t("mirror.whole_years", partner=partner, years=years), ""


def finding(scene: Scene, rows: Sequence[Any]) -> str:
    """Both sides of the year, and what can be said of them."""
    words, row = scene.language, said_of(scene, rows)
    values = {
        "year": row.year,
        "measure": _traded(scene, row),
        "partner": scene.names.country(row.partner),
        "ours": figure(words, scene.amount(row.ours_usd)),
        "theirs": figure(words, Amount(row.theirs_usd, "usd", "published")),
        "share": figure(words, rate(scene, row.share_pct)),
        "difference": net(words, part(scene, row.theirs_usd - row.ours_usd)),
        "allowance": net(words, part(scene, row.allowance_usd)),
        "timing": net(words, part(scene, row.timing_usd)),
        "rest": net(words, part(scene, row.rest_usd)),
    }
    if row.of == COUNTRY:
        text = words.t(f"mirror.finding.country.{row.flow}", **values)
        if _is_above(row):
            text += "; " + words.t("mirror.contradicts", partner=values["partner"])
        return ended(text)
    known = "region" if row.timing_usd == row.timing_usd else "region_untimed"
    return ended(words.t(f"mirror.finding.{known}", **values))


def notes(scene: Scene, rows: Sequence[Any]) -> tuple[str, ...]:
    """Whose figures they are, what can be compared, and how."""
    words = scene.language
    partner = scene.names.country(rows[0].partner)
    found = []
    if any(row.of == COUNTRY for row in rows):
        found.append(words.t("mirror.country"))
    if any(row.of != COUNTRY for row in rows):
        found.append(words.t("mirror.region"))
    if any(map(_is_above, rows)):
        found.append(words.t("mirror.above"))
    found.append(words.t("mirror.source", partner=partner))
    found.append(words.t("mirror.allowance", rate=words.percent(100 * ALLOWANCE, 0)))
    return tuple(found)


def source(scene: Scene, partner: str, times: Sequence[str]) -> str:
    """Where the partner's own figures are from, and when they were imported (ISO)."""
    words, name = scene.language, scene.names.country(partner)
    return "".join(
        words.t("mirror.line_of", partner=name, date=words.date(time[:10])) for time in times[-1:]
    )


def hover_of(scene: Scene, row: Any) -> str:
    """A year of a flow: ours and theirs."""
    words = scene.language
    sides = (("ours", scene.amount(row.ours_usd)), ("theirs", theirs(row)))
    lines = [ended(f"{words.t(f'mirror.{key}')}: {figure(words, one)}") for key, one in sides]
    if row.share_pct == row.share_pct:
        share = figure(words, rate(scene, row.share_pct))
        lines.append(ended(f"{words.t('mirror.column.share')}: {share}"))
    if _is_above(row):
        lines.append(words.t("mirror.above"))
    return hover(scene, f"{row.year}, {words.t(f'flow.{row.flow}')}", lines)
