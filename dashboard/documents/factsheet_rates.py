"""The rates of a factsheet: of growth and of increase, of exports, imports and turnover by year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.amount import Amount
from dashboard.documents.factsheet_blocks import MOST_YEARS, Grid
from dashboard.documents.factsheet_tables import columns_of
from dashboard.documents.factsheet_years import within
from dashboard.documents.links import NOWHERE, Links
from dashboard.documents.time_series_lineage import RATES
from dashboard.documents.trade_cells import KINDS, rate_of
from dashboard.language import NOTHING
from dashboard.measures.growth import growth
from dashboard.narrative.amounts import SIGNS, bare
from dashboard.narrative.digits import rough
from dashboard.narrative.scene import Scene
from dashboard.row_amounts import amount_of
from dashboard.typography import NBSP


def rates(scene: Scene, years: Sequence[Any], links: Links = NOWHERE) -> Grid:
    """Rate of growth (темп роста) beside increase (темп прироста): never one for the other.

    Years that stand for other months than the year before, or are stated as bounds, have none;
    between others they stand with dashes.
    """
    words, of = scene.language, {int(row.year): row for row in years[-MOST_YEARS:]}
    nouns = columns_of(scene)
    rate, increase = words.t("factsheet.rate"), words.t("factsheet.growth")
    rows, led = [], []
    each = [(year, _found(scene, nouns, row, of.get(year - 1))) for year, row in of.items()]
    for year, found in within(each, lambda one: any(amount.known for amount in one[1])):
        cells = [_rates(scene, one) for one in found]
        rows.append((str(year), *(text for pair in cells for text in pair)))
        led.append(("", *(
            links.cell(one, RATES, str(year), f"{noun}_{kind}")
            for noun, one in zip(nouns, found, strict=True) for kind in KINDS
        )))  # fmt: skip
    heads = [f"{words.t(f'card.{noun}')}: {one}" for noun in nouns for one in (rate, increase)]
    heads = [words.t("factsheet.years"), *heads]
    return Grid(tuple(heads), tuple(rows), frozenset(range(1, len(heads))), links=tuple(led))


def _found(scene: Scene, nouns: Sequence[str], row: Any, before: Any) -> list[Amount]:
    """The growth of a year on the one before; none where they may not be compared."""
    year = int(row.year)
    if before is None or not scene.query.alike(year, year - 1):
        return [Amount(unit="pct") for _ in nouns]
    return [growth(amount_of(row, noun), amount_of(before, noun)) for noun in nouns]


def _rates(scene: Scene, found: Amount) -> tuple[str, str]:
    """Both without their signs of per cent, which the headings have."""
    words = scene.language
    if not found.known:
        return NOTHING, NOTHING
    rate = rate_of(found)
    about = f"{SIGNS['approx']}{NBSP}"
    return (
        (about if rough(rate) else "") + bare(words, rate),
        (about if rough(found) else "") + bare(words, found, signs=True),
    )
