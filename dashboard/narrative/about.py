"""What is said about the data themselves: terms, methods, and what is not published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.language import Language
from dashboard.store.reconciliation import TOLERANCE

TERMS = (
    "turnover", "balance", "coverage", "growth", "rate", "contribution", "share",
    "concentration", "partner", "partner_region", "sector", "basis", "published", "computed",
    "implied", "preliminary", "not_published", "release",
)  # fmt: skip
METHODS = (
    "sum", "before", "share", "rounding", "ledger", "interval", "gaps", "shares", "relations",
)  # fmt: skip
LIMITS = (
    "years", "missing", "partners", "partners_named", "goods", "months", "regions", "services",
    "currency", "relations", "fullest",
)  # fmt: skip


def definitions(
    words: Language, year: int, interval: tuple[float, float] | None
) -> list[tuple[str, str]]:
    """Terms and what they mean; ``interval``: of the concentration of the year, None unknown."""
    low, high = (words.number(end, 0) for end in interval or (None, None))
    values = {"year": year, "low": low, "high": high}
    return [
        (words.t(f"definition.{term}.term"), words.t(f"definition.{term}.text", **values))
        for term in TERMS
    ]


def methods(words: Language, year: int) -> list[str]:
    """How values are computed, a sentence each."""
    values = {"year": year, "tolerance": words.percent(100 * TOLERANCE)}
    return [words.t(f"method.{name}", **values) for name in METHODS]


def limits(
    words: Language,
    statuses: Mapping[int, str],
    named: int,
    countries: int | None,
    fullest: int | None,
) -> list[str]:
    """What is not published.

    ``statuses``: year → the status of its exports; ``named``: partners whose share is published,
    of so many ``countries``, None where that is not published; ``fullest``: the year with the most
    events.
    """
    years: dict[str, Sequence[int]] = {
        "published": [year for year, one in statuses.items() if one == "published"],
        "derived": [year for year, one in statuses.items() if one in ("computed", "implied")],
        "missing": [year for year, one in statuses.items() if one == "not published"],
    }
    values = {name: ", ".join(map(str, found)) for name, found in years.items()}
    values["count"] = words.number(named, 0)
    values["countries"] = words.number(countries, 0)
    values["fullest"] = str(fullest)
    without = {name for name, found in years.items() if not found}
    without.add("partners" if countries is None else "partners_named")
    if fullest is None:
        without.add("fullest")
    return [words.t(f"limit.{name}", **values) for name in LIMITS if name not in without]
