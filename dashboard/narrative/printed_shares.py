"""The share of a partner, as the page, its map and every file print it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from dashboard.amount import Amount
from dashboard.narrative.scene import Scene
from dashboard.row_amounts import amount_of, known

WHOLE, PRINTED = 100.0, 1
"""A whole, per cent, and the decimals with which shares of it are printed."""
STEP, NEARLY = 0.1, 1.0
"""The least that is printed, and by how much shares of all may miss their whole before they are
rounded: those that would print as nothing are printed as less than the least."""


def printed_share(row: Any) -> Amount:
    """The share of a partner so rounded that those of all add up to 100.0; as it is where there is
    no whole, or it would be nothing: then it is less than the least that is printed."""
    share, shown = amount_of(row, "share", "pct"), _rounded(row)
    return replace(share, value=shown) if shown else share


def printed_pct(row: Any) -> float | None:
    """The number of `printed_share`, per cent; None where it is not known."""
    return _rounded(row) or known(row.share_pct)


def _rounded(row: Any) -> float | None:
    return known(getattr(row, "shown_pct", None))


def rounded_note(scene: Scene, shares_pct: Iterable[float | None]) -> str:
    """That the shares of a table, each rounded by itself, do not add up to their whole as they are
    printed; empty where they do, or where they are not those of a whole."""
    found = [one for one in shares_pct if one is not None]
    printed = sum(round(one, PRINTED) for one in found)
    of_whole = abs(sum(found) - WHOLE) < NEARLY
    off = abs(printed - WHOLE) > STEP / 2
    return scene.language.t("chart.rounded") if of_whole and off else ""
