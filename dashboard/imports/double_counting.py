"""Money that would be counted twice: the same file again, the same rows again, a level of codes
that adds up a longer one, rows of totals.

A single row that repeats another is honest: two small consignments may be alike. What is meant is
a file, a month, a level or a large part of the rows. What can be recognised for certain is passed
over and named; where it cannot be decided, the import is refused. Here are whole files and rows
that are equal; `dashboard.imports.same_months` compares the months of two files,
`dashboard.imports.second_passes` finds a revision below what it revises.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np

from dashboard.errors import DataRefused, Reason
from dashboard.imports.fingerprints import AT_ONCE, Repeats, of_turn, repeats_in
from dashboard.imports.limits import Limits
from dashboard.imports.packing import PassedOver
from dashboard.imports.periods import period_text
from dashboard.imports.staging import Stage, StagedFile, prints_of
from dashboard.imports.wording import because, flow_named, why

FEWEST = 10
"""So many rows of a month that repeat others and they may have been delivered twice."""


def pass_over_copies(stage: Stage) -> list[PassedOver]:
    """Leave out every file that holds the rows of another one, whatever it came as."""
    if len(stage.read) < 2:
        return []
    seen: dict[tuple[object, ...], StagedFile] = {}
    passed: list[PassedOver] = []
    for staged in stage.read:
        first = seen.setdefault(_print(staged), staged)
        if first is staged:
            continue
        staged.copy_of, staged.few = first.file.name, None
        for path in staged.parts(stage.folder):
            path.unlink()
        passed.append(PassedOver(staged.file.name, because("copy", other=staged.copy_of)))
    stage.count_up()
    return passed


def _print(staged: StagedFile) -> tuple[object, ...]:
    prints = prints_of(staged)
    mixed = (int(np.add.reduce(prints)), int(np.bitwise_xor.reduce(prints))) if len(prints) else ()
    read = tuple(sorted(staged.tally.read.cents.items()))
    return (len(prints), mixed, read, tuple(sorted(staged.tally.regions.cents.items())))


def repeats(stage: Stage, limits: Limits) -> int:
    """How many kept rows repeat another.

    Raises:
        DataRefused: so many do, in all or in a month, that they were delivered twice.
    """
    found = _counted(stage)
    rows, repeated = sum(one.rows for one in found), sum(one.repeated for one in found)
    share = limits.repeats_pct / 100
    # Of few rows all must be there twice, so that two like consignments are not suspected.
    every = share <= 0.5 and repeated >= 2 and 2 * repeated >= rows
    if every or (repeated >= FEWEST and repeated > share * rows):
        reason = why("repeated", repeated=f"{repeated:,}", rows=f"{rows:,}")
        raise DataRefused([Reason(stage.names, None, "", "", reason)])
    months = [one for one in found if one.repeated >= FEWEST and one.repeated > share * one.rows]
    if months:
        raise DataRefused(_month(one, stage.names) for one in months)
    return repeated


def _month(one: Repeats, names: str) -> Reason:
    reason = why(
        "repeated_month",
        repeated=f"{one.repeated:,}",
        rows=f"{one.rows:,}",
        flow=flow_named(one.flow),
    )
    return Reason(names, None, "PERIOD", period_text(one.month), reason)


def _counted(stage: Stage) -> Sequence[Repeats]:
    """By month and flow; a part of the months at a time where there are many rows."""
    count = stage.tally.became("kept")[0]
    times = -(-count // AT_ONCE)
    found: list[Repeats] = []
    for turn in range(times):
        wanted = partial(of_turn, turn=turn, times=times)
        chosen = [prints_of(staged, wanted=wanted) for staged in stage.files]
        found += repeats_in(np.concatenate(chosen))
    return found
