"""That shares, each printed as it rounds, do not add up to their whole."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.narrative.scene import Scene

WHOLE, PRINTED = 100.0, 1
"""A whole, per cent, and the decimals with which shares of it are printed."""
STEP, NEARLY = 0.1, 1.0
"""The least that is printed, and by how much shares of all may miss their whole before they are
rounded: those that would print as nothing are printed as less than the least."""


def rounded_note(scene: Scene, shares_pct: Iterable[float | None]) -> str:
    """That shares, each rounded by itself, do not add up to their whole as they are printed; empty
    where they do, or where they are not those of a whole."""
    found = [one for one in shares_pct if one is not None]
    printed = sum(round(one, PRINTED) for one in found)
    of_whole = abs(sum(found) - WHOLE) < NEARLY
    off = abs(printed - WHOLE) > STEP / 2
    return scene.language.t("chart.rounded") if of_whole and off else ""
