"""What changed from one release to another: what is news, and what was revised.

revision = x₁ − x₀ over the months that both releases have, news = what the newer one has beside
these less what the older one had; US dollars. Counted in whole cents, news + revision = total to
the cent. (The parting of a change into new periods and revised ones is that of the United Nations'
"International Merchandise Trade Statistics: Compilers Manual", chapter on revisions.)
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from dashboard.measures.contributions import Values, in_cents
from dashboard.months import WHOLE_YEAR, Months


class Changed(NamedTuple):
    """What changed of a part and flow, US dollars: ``news_usd + revision_usd = total_usd``."""

    key: str
    flow: str
    news_usd: float
    revision_usd: float
    total_usd: float


def changes(
    before: Values, now: Values, same_before: Values, same_now: Values
) -> tuple[Changed, ...]:
    """What changed, the largest total first; what did not change is left out.

    ``before`` and ``now``: US dollars by part and flow of all months of the two releases,
    ``same_before`` and ``same_now`` of the months that both have. What a side lacks is zero.
    """
    rows = []
    for key, flow in dict.fromkeys([*before, *now]):
        old, new, same_old, same_new = (
            in_cents(side.get((key, flow), 0.0)) for side in (before, now, same_before, same_now)
        )
        total, revision = new - old, same_new - same_old
        if total or revision:
            cents = (total - revision, revision, total)
            rows.append(Changed(key, flow, *(amount / 100 for amount in cents)))
    return tuple(sorted(rows, key=lambda row: (-abs(row.total_usd), -abs(row.revision_usd),
                                               row.key, row.flow)))  # fmt: skip


def same_months(old: Collection[int], new: Collection[int], months: Months | None) -> Months | None:
    """The months of a year that two releases both have of a flow, of those that are asked for;
    empty if there is none, None for the year as a whole. 0 is that too: it is the same as all
    twelve months, and cannot be compared with some."""
    known = [frozenset(side) for side in (old, new)]
    if not all(known):
        return frozenset()
    if known[0] == known[1] or {frozenset({0}), WHOLE_YEAR} == set(known):
        return months
    return known[0] & known[1] & (months or WHOLE_YEAR)


def by_flow(rows: Sequence[Changed]) -> tuple[Changed, ...]:
    """What changed of each flow, and of both together as ``turnover`` where both did, summed in
    whole cents."""
    found: dict[str, list[int]] = {}
    for row in rows:
        for flow in dict.fromkeys((row.flow, "turnover")):
            sums = found.setdefault(flow, [0, 0, 0])
            for place, usd in enumerate((row.news_usd, row.revision_usd, row.total_usd)):
                sums[place] += in_cents(usd)
    if len(found) < 3:
        found.pop("turnover", None)
    order = [flow for flow in ("export", "import", "turnover") if flow in found]
    return tuple(Changed("", flow, *(cents / 100 for cents in found[flow])) for flow in order)
