"""What releases hold from which was gone back, and a release that is made after that does not."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.flows import FLOWS
from dashboard.imports.coverage import Known
from dashboard.imports.periods import period_text
from dashboard.imports.report import Row
from dashboard.loaders.releases import Release
from dashboard.months import WHOLE_YEAR


def left_behind(later: Iterable[Release], known: Known) -> tuple[Row, ...]:
    """``release, flow, periods`` of what the releases after the one that is built on are complete
    for and the new one, which knows months and flows, is not; each period of the last that has
    it."""
    held = {(FLOWS[flow], period_text(month)) for month, flow in known}
    found: dict[tuple[int, str], list[str]] = {}
    for release in sorted(later, key=lambda one: -one.number):
        for row in release.manifest.get("coverage", ()):
            for period in row["periods"]:
                place = (row["flow"], period)
                # A year that is known as a whole stands for its months, and they for it.
                months = {(row["flow"], f"{period}-{month:02d}") for month in WHOLE_YEAR}
                if place in held or (row["flow"], period[:4]) in held or months <= held:
                    continue
                held.add(place)
                found.setdefault((release.number, row["flow"]), []).append(period)
    return tuple(
        {"release": number, "flow": flow, "periods": periods}
        for (number, flow), periods in found.items()
    )
