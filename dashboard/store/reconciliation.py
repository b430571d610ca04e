"""The ledger: what sources print against what follows from their own figures.

What is to be thought of a difference is not found here: where sources contradict themselves, the
data say so (``data/published/contradictions.csv``), each verdict of the figures that it names.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import pandas as pd

from dashboard.certainty import BOUNDS, digits_of_sum
from dashboard.flows import FLOWS
from dashboard.language import FALLBACK, languages
from dashboard.loaders.published import WORLD
from dashboard.loaders.records import Texts, records, texts
from dashboard.row_amounts import codes_in
from dashboard.store.derivation import Value, summed
from dashboard.store.published import PublishedStore
from dashboard.store.published_figures import stated_value
from dashboard.trade_rows import NAN

Kind = Literal["agrees", "agrees_share", "agrees_about", "explained", "open"]
"""How a figure compares: to the digit, to within the rounding of the share that it is checked by,
to within `TOLERANCE`, otherwise with a verdict of the data, otherwise without."""
COLUMNS = [
    "figure",
    "year",
    "published_usd",
    "computed_usd",
    "difference_usd",
    "verdict",
    "note",
    "kind",
    *(f"verdict_{code}" for code in languages()),
    "published_row",
    "computed_rows",
    "computed_qualifier",
    "published_digits",
    "computed_digits",
    "difference_digits",
]
TOLERANCE = 0.015
"""Part of the computed value up to which a figure agrees."""
VERDICTS: dict[Kind, str] = {
    "agrees": "agrees",
    "agrees_share": "agrees to within the rounding of the share",
    "agrees_about": f"agrees to within {100 * TOLERANCE:g}%",
    "open": "not resolved",
}
DIFFERS: tuple[Kind, ...] = ("explained", "open")
EXACT = 1e6
"""US dollars below which two sums of printed figures agree: the last digit that is printed."""


def reconciliation(
    store: PublishedStore, figures: pd.DataFrame, contradictions: pd.DataFrame
) -> pd.DataFrame:
    """Published against computed, one row a figure that can be checked.

    ``figures`` and ``contradictions`` as loaded. Answer: ``figure, year, published_usd,
    computed_usd, difference_usd`` (computed − published, plain US dollars), ``verdict`` in
    English, ``note``, its ``kind`` and, where the data have one, the verdict in every language
    (``verdict_en`` …); ``published_row`` and ``computed_rows``: the ids of the figure that is
    printed and of those that the other follows from; ``computed_qualifier``: how
    exactly these are stated; ``*_digits``: how many significant digits
    their sources justify, ``NaN`` for all.
    """
    printed, said = _printed(figures), _verdicts(contradictions)
    rows = [
        *_totals(store, printed, said),
        *_district(printed, store.region.district, said),
        *_partners(store),
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


_Key = tuple[int, str, str]
"""Year, territory, measure."""
_Verdicts = dict[str, Texts]
"""Id of a figure → what the data say of it."""


def _printed(figures: pd.DataFrame) -> dict[_Key, Any]:
    """The printed yearly sums of all partners and goods, the first of each."""
    kept = figures[
        figures["partner"].eq(WORLD)
        & figures["period"].eq("year")
        & figures["unit"].eq("USD million")
        & figures["standing"].eq("actual")
        & figures["sector_text"].eq("all goods")
        & figures["year"].notna()
        & figures["value"].notna()
    ]
    found: dict[_Key, Any] = {}
    for row in records(kept):
        found.setdefault((int(row.year), row.territory, row.measure), row)
    return found


def _verdicts(contradictions: pd.DataFrame) -> _Verdicts:
    return {
        figure: texts(row, "verdict")
        for row in records(contradictions)
        if texts(row, "verdict")[FALLBACK]
        for figure in codes_in(row.figures)
    }


def _totals(
    store: PublishedStore, printed: dict[_Key, Any], said: _Verdicts
) -> Iterator[tuple[object, ...]]:
    """The turnover of the region against the sum of its exports and imports."""
    for (year, territory, measure), row in sorted(printed.items(), key=lambda item: item[0]):
        value = store.turnover(year)
        if (territory, measure) != (store.region.territory, "turnover") or value.usd != value.usd:
            continue
        difference = value.usd - row.value * 1e6
        kind: Kind = "agrees_about" if abs(difference) <= TOLERANCE * value.usd else "open"
        yield _row("turnover", row, value, kind, said)


def _district(printed: dict[_Key, Any], code: str, said: _Verdicts) -> Iterator[tuple[object, ...]]:
    """The turnover of the district against the sum of its printed flows."""
    for (year, territory, measure), row in sorted(printed.items(), key=lambda item: item[0]):
        flows = [printed[key] for flow in FLOWS if (key := (year, code, flow)) in printed]
        if (territory, measure) != (code, "turnover") or len(flows) < len(FLOWS):
            continue
        computed = summed(*map(stated_value, flows))
        kind: Kind = "agrees" if abs(computed.usd - row.value * 1e6) < EXACT else "open"
        yield _row(f"turnover {code}", row, computed, kind, said)


def _row(
    figure: str, printed: Any, computed: Value, kind: Kind, said: _Verdicts
) -> tuple[object, ...]:
    """A row of the ledger; a difference has the verdict that the data have of that figure."""
    verdict = said.get(printed.figure, {}) if kind == "open" else {}
    stated = stated_value(printed)
    difference, digits = _compared(stated, computed)
    return (
        figure,
        int(printed.year),
        stated.usd,
        computed.usd,
        difference,
        verdict.get(FALLBACK) or VERDICTS[kind],
        computed.formula,
        "explained" if verdict else kind,
        *(verdict.get(code, "") for code in languages()),
        stated.rows,
        computed.rows,
        computed.qualifier,
        *digits,
    )


def _compared(stated: Value, computed: Value) -> tuple[float, tuple[float, float, float]]:
    """By how much what is computed is more than what is stated, and the digits of what is stated,
    of what is computed (all: it is compared as it is, whatever its range), of the difference."""
    difference = computed.usd - stated.usd
    exact = (computed.usd, computed.stated_digits)
    digits = digits_of_sum(difference, [(stated.usd, stated.digits), exact])
    last = NAN if digits is None else float(digits)
    return difference, (stated.digits, computed.stated_digits, last)


def _partners(store: PublishedStore) -> Iterator[tuple[object, ...]]:
    """A partner's value by its share against what other sources state, be it "about"."""
    nothing = [""] * len(languages())
    for year, partner in store.checked_partners:
        value = store.partner(year, partner)
        for stated in store.statements(year, partner):
            if stated.qualifier in BOUNDS:
                continue
            difference, digits = _compared(stated, value)
            kind: Kind = "agrees_about" if abs(difference) <= TOLERANCE * value.usd else "open"
            if value.low <= stated.usd <= value.high:
                kind = "agrees_share"
            note = " ".join(part for part in (stated.qualifier, value.formula) if part)
            yield (
                f"turnover {partner}", year, stated.usd, value.usd, difference, VERDICTS[kind],
                note, kind, *nothing, stated.rows, value.rows, value.qualifier, *digits,
            )  # fmt: skip
