"""What is said of prices and volume: which of them made the growth, of how much of the trade."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.amount import Amount
from dashboard.flows import noun_of
from dashboard.measures.price_volume import LEAST_COVERED
from dashboard.narrative.amounts import figure, rise
from dashboard.narrative.comparability import unlike
from dashboard.narrative.linked import Place, linked_text, strung
from dashboard.narrative.scene import Scene
from dashboard.narrative.traded import in_short, measures
from dashboard.narrative.wording import (
    against,
    capital,
    ended,
    flow_note,
    hover,
    in_period,
    once,
    shortest,
    way,
)

MAINLY = 2.0
"""How many times one of the two must be the other to have made the growth."""


def label(scene: Scene, flow: str, part: str) -> str:
    """``Exports: prices``: a bar by its flow and what changed."""
    words = scene.language
    return words.t(f"price_volume.label.{part}", flow=words.t(f"flow.{flow}"))


def title(scene: Scene, row: Any) -> str:
    """Whether a flow grew in price or in volume, of how much of it; both where neither made the
    growth. Where all of it went another way than what is compared, or by much less or more, that
    is said first."""
    words, noun = scene.language, noun_of(row.flow)
    price, volume = abs(row.price_pct), abs(row.volume_pct)
    led = "price" if price > volume else "volume"
    most, least = max(price, volume), min(price, volume)
    with_it = getattr(row, f"{led}_pct") * row.value_pct > 0
    moved = way(row.value_pct)
    if moved != way(row.whole_pct) or (moved != "same" and not _alike(row)):
        key = "apart"
    elif moved != "same" and with_it and most >= MAINLY * least:
        key = f"{moved}.{led}"
    else:
        key = "both"
    return shortest(
        capital(
            linked_text(words, f"price_volume.title.{key}", measure=measure, **_rates(scene, row))
        )
        for measure in measures(scene, noun)
    )


def _alike(row: Any) -> bool:
    """Whether all goods of a flow grew at about the rate of those that are compared."""
    return bool(1 / MAINLY <= row.whole_pct / row.value_pct <= MAINLY)


def _rates(scene: Scene, row: Any) -> dict[str, str]:
    rates = {
        part: scene.computed(getattr(row, f"{part}_pct"), "pct")
        for part in ("value", "price", "volume", "whole")
    }
    said = {
        part: _place(row).said(rise(scene.language, rate), rate, part)
        for part, rate in rates.items()
    }
    return {**said, "covered": _covered(scene, row)}


def _place(row: Any) -> Place:
    return Place("price_volume", row.flow)


def _covered(scene: Scene, row: Any) -> str:
    covered = scene.computed(row.covered_pct, "pct")
    return _place(row).said(figure(scene.language, covered), covered, "covered")


def finding(scene: Scene, rows: Sequence[Any]) -> str:
    """Value, prices and volume of each flow, beside the value of all its goods."""
    words = scene.language
    parts = strung(
        (
            linked_text(words, "price_volume.each", measure=in_short(scene, noun_of(row.flow)),
                        **_rates(scene, row))
            for row in rows
        ),
        "; ",
    )  # fmt: skip
    return ended(linked_text(words, "price_volume.finding", period=in_period(scene, scene.year),
                         against=against(scene), parts=parts))  # fmt: skip


def terms(scene: Scene, row: Any, amount: Amount) -> tuple[str, ...]:
    """The terms of trade as a line; none where one of the two prices is not known. They stand in
    each ``row`` of the table."""
    if not amount.known:
        return ()
    change = _place(row).said(rise(scene.language, amount), amount, "terms_of_trade")
    return (linked_text(scene.language, "price_volume.terms", change=change),)


def covered(scene: Scene, rows: Sequence[Any]) -> tuple[str, ...]:
    """Of how much of each flow prices are compared, as lines under the bars."""
    words = scene.language
    return tuple(
        linked_text(words, "price_volume.covered", flow=words.t(f"flow.{row.flow}"),
                    covered=_covered(scene, row))
        for row in rows
    )  # fmt: skip


def notes(scene: Scene, thin: Sequence[Any]) -> tuple[str, ...]:
    """Which flows are left out, and what is compared."""
    unknown = "" if all(row.cells for row in thin) else _lacking(scene)
    return once([unknown, *_thin(scene, thin), scene.language.t("price_volume.method")])


def _lacking(scene: Scene) -> str:
    """Of which flow the year, or else the year compared with, holds nothing or a part alone."""
    return flow_note(scene) or flow_note(scene.of_year(scene.against))


def _thin(scene: Scene, rows: Sequence[Any]) -> list[str]:
    """That of a flow too little is compared, or nothing."""
    words = scene.language
    least = words.percent(LEAST_COVERED, 0)
    return [
        words.t("price_volume.thin", flow=words.t(f"flow.{row.flow}"),
                covered=_covered(scene, row), least=least)
        for row in rows if row.cells
    ]  # fmt: skip


def hover_of(scene: Scene, flow: str, part: str, amount: Amount) -> str:
    """A bar by its name and change."""
    head = label(scene, flow, part)
    return hover(scene, head, [ended(rise(scene.language, amount))])


def missing(scene: Scene) -> str:
    """That prices cannot be told from volume."""
    return scene.language.t("price_volume.empty", year=scene.year, against=scene.against)


def reasons(scene: Scene, rows: Sequence[Any]) -> tuple[str, ...]:
    """Why not: too little of a flow is compared, or nothing."""
    words, lacking = scene.language, _lacking(scene)
    compared = lacking or any(row.cells for row in rows)
    nothing = "" if compared else words.t("price_volume.needs")
    what = words.t("price_volume.method") if rows else ""
    return once([unlike(scene), lacking, *_thin(scene, rows), nothing, what])
