"""What is said of seasons: when in the year is traded, and how trade goes with that taken out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from dashboard.amount import Amount
from dashboard.flows import noun_of
from dashboard.measures.time_series import key_of
from dashboard.narrative.amounts import figure, rise
from dashboard.narrative.dates import in_month, month_name
from dashboard.narrative.linked import Place, linked_text, strung
from dashboard.narrative.reasons import figure_in
from dashboard.narrative.scene import Scene
from dashboard.narrative.time_series import month_of
from dashboard.narrative.traded import in_short, measures
from dashboard.narrative.wording import capital, ended, hover, shortest


def of_all_months(scene: Scene) -> tuple[Scene, str]:
    """The scene without the chosen months, which seasons do not obey, and that they do not: of
    some months of a year no season is known."""
    if not scene.query.chosen_months:
        return scene, ""
    whole = scene.query.with_(months=None, chosen_months=None)
    return scene.with_query(whole), scene.language.t("season.all_months")


def title(scene: Scene, rows: Sequence[Any]) -> str:
    """``Turnover: most in December, 10.2% of the year``"""
    words, most = scene.language, max(rows, key=lambda row: row.share_pct)
    share = _said(scene, most, "share")
    return shortest(
        capital(linked_text(words, "season.title", measure=measure,
                            month=in_month(words, most.month), share=share))
        for measure in measures(scene, noun_of(most.flow))
    )  # fmt: skip


def finding(scene: Scene, rows: Sequence[Any]) -> str:
    """The largest and the smallest month, each with its spread."""
    words = scene.language
    most, least = (one(rows, key=lambda row: row.share_pct) for one in (max, min))
    return ended(
        linked_text(
            words,
            "season.finding",
            years=words.plural("season.years", most.years),
            measure=in_short(scene, noun_of(most.flow)),
            most=_of_month(scene, most),
            least=_of_month(scene, least),
        )
    )


def _of_month(scene: Scene, row: Any) -> str:
    words = scene.language
    shares = {which: _said(scene, row, which) for which in ("share", "low", "high")}
    return linked_text(words, "season.of_month", month=in_month(words, row.month), **shares)


def _said(scene: Scene, row: Any, which: str) -> str:
    """The mean share of a month, or an end of its spread."""
    amount = scene.computed(getattr(row, f"{which}_pct"), "pct")
    at = Place("season", str(row.month))
    return at.said(figure(scene.language, amount), amount, f"{which}.{row.flow}")


def hover_of(scene: Scene, row: Any) -> str:
    """A month: its mean share and its spread."""
    words = scene.language
    lines = [
        ended(f"{words.t(f'season.column.{key}')}: {figure(words, scene.computed(value, 'pct'))}")
        for key, value in (("share", row.share_pct), ("low", row.low_pct), ("high", row.high_pct))
    ]
    return hover(scene, capital(month_name(words, row.month)), lines)


def adjusted_title(scene: Scene, last: Any, before: Any) -> str:
    """``Exports without the season: −1.2% in December 2021 on the month before``"""
    words = scene.language
    values = {"month": _in_month(scene, last), "level": _of_last(scene, last, "adjusted")}
    if _grows(last, before):
        key = "adjusted.title"
        values["change"] = rise(words, _change(scene, last, before))
    else:
        key = "adjusted.title_level"
    return shortest(
        capital(linked_text(words, key, measure=measure, **values))
        for measure in measures(scene, noun_of(last.flow))
    )


def adjusted_finding(scene: Scene, last: Any, before: Any) -> str:
    """The last month as it was and without the season, and the change on the one before."""
    words = scene.language
    text: str = linked_text(
        words,
        "adjusted.finding",
        month=_in_month(scene, last),
        measure=in_short(scene, noun_of(last.flow)),
        value=_of_last(scene, last, "value"),
        level=_of_last(scene, last, "adjusted"),
    )
    if _grows(last, before):
        change = rise(words, _change(scene, last, before))
        text = strung((text, words.t("adjusted.change", change=change)), "; ")
    return ended(capital(text))


def _grows(last: Any, before: Any) -> bool:
    """Whether a month may be compared with the one before: there was trade in both. Where there
    was none, what is left of it without the season is noise."""
    return all(one.value_usd > 0 and one.adjusted_usd > 0 for one in (last, before))


def adjusted_method(scene: Scene, rows: Iterable[Any]) -> str:
    """How the season is taken out of some months."""
    key = "method_mixed" if any(row.value_usd <= 0 for row in rows) else "method"
    return scene.language.t(f"adjusted.{key}")


def _of_last(scene: Scene, row: Any, side: str) -> str:
    """A month as it was, or without the season."""
    at, column = Place("adjusted", key_of((row.year, row.month))), f"{side}.{row.flow}"
    if side == "value":
        return at.said(_unadjusted(scene, row), scene.amount(row.value_usd), column)
    amount = _level(scene, row)
    return at.said(figure(scene.language, amount), amount, column)


def _in_month(scene: Scene, row: Any) -> str:
    words = scene.language
    return words.t("time_series.month_of", month=in_month(words, row.month), year=row.year)


def _level(scene: Scene, row: Any) -> Amount:
    return scene.computed(row.adjusted_usd)


def _change(scene: Scene, last: Any, before: Any) -> Amount:
    return scene.computed(100 * last.adjusted_usd / before.adjusted_usd - 100, "pct")


def _unadjusted(scene: Scene, row: Any) -> str:
    """A month of a flow as it was."""
    of_month = scene.of_noun(noun_of(row.flow)).of_months(row.year, row.month)
    return figure_in(of_month, scene.amount(row.value_usd))


def adjusted_hover(scene: Scene, row: Any) -> str:
    """A month of a flow, as it was and without the season."""
    words = scene.language
    lines = [
        ended(f"{words.t('adjusted.column.value')}: {_unadjusted(scene, row)}"),
        ended(f"{words.t('adjusted.column.adjusted')}: {figure(words, _level(scene, row))}"),
    ]
    head = f"{capital(month_of(scene, (row.year, row.month)))}, {words.t(f'flow.{row.flow}')}"
    return hover(scene, head, lines)
