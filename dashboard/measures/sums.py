"""Amounts that follow from other amounts: no more certain than the weakest of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dashboard.amount import Amount, Unit, weakest


def computed(value: float, unit: Unit, *parts: Amount, formula: str = "") -> Amount:
    """An amount that no source prints, of the amounts that it was computed from."""
    status = weakest(part.status for part in parts)
    return Amount(
        value=value,
        unit=unit,
        status="computed" if status == "published" else status,
        formula=formula,
        sources=tuple(dict.fromkeys(one for part in parts for one in part.sources)),
        rows=tuple(dict.fromkeys(one for part in parts for one in part.rows)),
    )


def total(parts: Iterable[Amount]) -> Amount:
    """The sum of amounts of one unit; not known without parts or where one is not known.

    A sum of published parts is computed; a bound stays a bound: the qualifier is that of the
    first part that has one.
    """
    found = list(parts)
    if not found or not all(part.known for part in found):
        return Amount(unit=found[0].unit if found else "usd")
    if len(found) == 1:
        return found[0]
    qualifier = next((part.qualifier for part in found if part.qualifier), "")
    added = computed(sum(part.plain() for part in found), found[0].unit, *found)
    return replace(added, qualifier=qualifier)


def together(parts: Iterable[Amount]) -> Amount:
    """The sum of amounts that stand as one mark: as certain as the weakest of them.

    Unlike a `total`, it is not marked as computed: nothing follows from it that its parts do not
    say, and the table has them all.
    """
    found = list(parts)
    whole = total(found)
    return replace(whole, status=weakest(part.status for part in found)) if whole.known else whole
