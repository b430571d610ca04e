"""Flows of a month that cannot be true in all, whatever their single rows are: refused unless a
person says that they are meant."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from dashboard.errors import DataRefused, Reason
from dashboard.flows import FLOWS
from dashboard.imports.coverage import Change, Known
from dashboard.imports.engines import Embedded
from dashboard.imports.losses import listed
from dashboard.imports.tally import FEW
from dashboard.imports.wording import flow_named, why
from dashboard.sentences import dollars, number

TIMES = 100
"""So many times more or less than before is another unit, and no revision."""


def refuse_implausible(names: str, change: Change, database: Embedded) -> None:
    """Raise ``DataRefused`` if a flow of a month would be below zero in all, which corrections
    leave it above, has its mass in kilograms as the value of each row, or would be a hundred times
    what the release before has of it, or a hundredth.

    To be asked after `dashboard.imports.coverage.change`, of the same database.
    """
    now = change.gained | {place: new for place, (_, new) in change.replaced.items()}
    below = frozenset(place for place, cents in now.items() if cents < 0)
    reasons = [
        _reason(names, key, flow, months, sum(now[month, flow] for month in months))
        for key, places in (
            ("below_zero", below),
            ("masses", (change.masses & now.keys()) - change.equal),
        )
        for flow, months in _by_flow(places)
    ]
    if reasons := [*reasons, *_other_units(names, change, database)]:
        raise DataRefused(reasons)


def _other_units(names: str, change: Change, database: Embedded) -> Iterator[Reason]:
    alike = _of_both(database) if change.replaced else {}
    for key, up in (("times_more", True), ("times_less", False)):
        found = frozenset(
            place
            for place, both in change.replaced.items()
            if _multiplied(both, up=up) and _multiplied(alike.get(place, (0, 0)), up=up)
        )
        for flow, months in _by_flow(found):
            old, new = (sum(change.replaced[month, flow][side] for month in months)
                        for side in (0, 1))  # fmt: skip
            times = number(round(max(old, new) / min(old, new)))
            yield _reason(names, key, flow, months, new, before=dollars(old), times=times)


def _multiplied(both: tuple[int, int], *, up: bool) -> bool:
    less, more = both if up else both[::-1]
    return more >= TIMES * less > 0


def _of_both(database: Embedded) -> dict[tuple[int, int], tuple[int, int]]:
    """Cents before and now of the partners and chapters that a flow of a month had and still has:
    what is held of a few of them alone may well become a hundred times as much with the others.
    Not where these are few, which may have been corrected one by one."""
    sums = database.rows(
        "select month, flow, sum(old.cents)::bigint, sum(new.cents)::bigint from old_cells as old "
        "join new_cells as new using (month, flow, partner, chapter) "
        f"group by all having count(*) > {FEW}"
    )
    return {(month, flow): (int(old), int(new)) for month, flow, old, new in sums}


def _by_flow(places: Known) -> Iterator[tuple[int, Collection[int]]]:
    for flow in range(len(FLOWS)):
        if months := sorted(month for month, of in places if of == flow):
            yield flow, months


def _reason(
    names: str, key: str, flow: int, months: Collection[int], cents: int, **more: str
) -> Reason:
    reason = why(key, flow=flow_named(flow), months=listed(months),
                 usd=dollars(cents), **more)  # fmt: skip
    return Reason(names, None, "STOIM", f"{cents / 100:.2f}", reason)
