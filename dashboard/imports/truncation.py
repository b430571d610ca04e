"""Whether files end where they should. A text does not say how many rows it has: one that was cut
exactly at the end of a row can only be told by what it lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from statistics import median
from typing import Any

from dashboard.flows import FLOWS
from dashboard.imports.coverage import Known
from dashboard.imports.periods import period_text
from dashboard.imports.staging import StagedFile
from dashboard.loaders.cube import PLACES

ENOUGH = 20
"""So many rows a month must usually have before their number says anything."""
THIN = 0.5
MONTHS = 4

Row = Mapping[str, Any]


def uneven(staged: StagedFile, declared: Known) -> Iterator[Row]:
    """The periods that a file has of one flow alone, if it has both flows: files are often
    written flow after flow, and such a one may have been cut in the second. What the owner
    ``declared`` to be complete is no question."""
    covered = staged.tally.covered
    periods = [{month for month, of in covered if of == flow} for flow in range(len(FLOWS))]
    if not all(periods):
        return
    for flow, there in enumerate(periods):
        answered = {month for month, of in declared if of == flow}
        if lacking := sorted(set.union(*periods) - there - answered):
            texts = [period_text(month) for month in lacking]
            yield {"file": staged.file.name, "flow": FLOWS[flow], "periods": texts}


def fewer(
    rows: Mapping[tuple[int, int], int], before: Mapping[tuple[int, int], int]
) -> Iterator[Row]:
    """By flow, the months that have fewer rows than the release ``before`` has of them: files are
    revised by rows that are added or corrected, and hardly ever lose any."""
    for flow, name in enumerate(FLOWS):
        months = sorted(
            month
            for (month, of), held in before.items()
            if of == flow and rows.get((month, of), 0) < held
        )
        if months:
            yield {"flow": name, "periods": [period_text(month) for month in months],
                   "before": sum(before[month, flow] for month in months),
                   "rows": sum(rows.get((month, flow), 0) for month in months)}  # fmt: skip


def thin(rows: Mapping[tuple[int, int], int]) -> Iterator[Row]:
    """The last month of a flow, if it has less than half of the rows that months of it usually
    have; files are often written month after month. ``rows``: of every month and flow that an
    import brings."""
    for flow, name in enumerate(FLOWS):
        months = {month: of for (month, which), of in rows.items() if which == flow}
        months = {month: of for month, of in months.items() if month % PLACES}
        if len(months) < MONTHS:
            continue
        last = max(months)
        usual = median(of for month, of in months.items() if month != last)
        if usual >= ENOUGH and months[last] < usual * THIN:
            yield {"flow": name, "period": period_text(last), "rows": months[last],
                   "usual": int(usual)}  # fmt: skip
