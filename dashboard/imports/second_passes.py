"""A file that holds its months twice, the second time with other values: a table with its
revision below it.

Rows of one month, partner, code and region are honest: small consignments come again and again,
sorted beside each other or as the days brought them. A revision below the table is told by its
order alone: every key comes once, and then, below all of them, once more. So of a month and a
flow, neighbours of one key taken as one, it is suspected that

- at least half of the keys come again,
- a place in the file parts the first from the second of at least four fifths of these,
- and at least four fifths of these come equally often, ``TIMES`` at most.

Of consignments in random order a place parts 40 to 70 % of few repeated keys, and they come some
twice, some ten times. A month of few keys may look so by chance: fewer than ``FEWEST`` count if
half the keys of the whole file do, or if four fifths of the month's do and next to none of the
rest of the file.
Revisions that stand row beside row cannot be told from consignments, and are added up.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from dashboard.errors import DataRefused, Reason
from dashboard.imports.fingerprints import LOWER, heads_of
from dashboard.imports.limits import Limits
from dashboard.imports.losses import listed
from dashboard.imports.staging import Stage, StagedFile, prints_of
from dashboard.imports.wording import why
from dashboard.sentences import number

FEWEST = 10
FEW_KEYS, FEW_IN_MONTH = 5, 3
MOST = 0.8
TIMES = 4
RARE = 0.05
SAMPLED = 2**18
"""Of files with more rows about so many are looked at: all rows of some keys."""


@dataclass(frozen=True, slots=True)
class Month:
    """A month and a flow (``head``): its keys, how many come again, how many of these a place in
    the file parts; whether it looks as if it came twice."""

    head: int
    keys: int
    again: int
    parted: int
    evenly: bool

    @property
    def twice(self) -> bool:
        """Whether it looks so."""
        return (
            self.again > 0
            and 2 * self.parted >= self.keys
            and self.parted >= MOST * self.again
            and self.evenly
        )


def refuse_second_passes(stage: Stage, limits: Limits) -> None:
    """Raise ``DataRefused`` if months come a second time further down in a file."""
    if limits.repeats_pct >= 100:
        return
    reasons = [
        _refusal(staged, months)
        for staged in stage.files
        if (months := suspected(months_of(_sampled(staged))))
    ]
    if reasons:
        raise DataRefused(reasons)


def _sampled(staged: StagedFile) -> np.ndarray:
    """The keys of a file, of a large one all rows of some of them."""
    one_in = np.uint64(max(-(-staged.prints.count // SAMPLED), 1))
    return prints_of(staged, "keys", wanted=lambda keys: keys % one_in == 0)


def suspected(months: list[Month]) -> list[Month]:
    """The months of a file that came twice."""
    found = [month for month in months if month.twice]
    rest = [month for month in months if not month.twice]
    keys, parted = sum(month.keys for month in months), sum(month.parted for month in found)
    others, again = (sum(getattr(month, name) for month in rest) for name in ("keys", "again"))
    if parted >= FEW_KEYS and 2 * parted >= keys:
        return found
    table = others >= FEWEST and again <= RARE * others
    return [
        month
        for month in found
        if month.parted >= FEWEST
        or (table and month.parted >= FEW_IN_MONTH and month.parted >= MOST * month.keys)
    ]


def months_of(keys: np.ndarray) -> list[Month]:
    """What is to be known of the keys of a file, in the order of its rows."""
    if not len(keys):
        return []
    keys = keys[np.concatenate(([True], keys[1:] != keys[:-1]))]
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    starts = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
    times = np.diff(starts, append=len(keys))
    ends = np.flatnonzero(np.diff(heads_of(ordered[starts]), append=-1)) + 1
    months = []
    for start, end in zip((0, *ends[:-1]), ends, strict=True):
        often = times[start:end]
        again = starts[start:end][often > 1]
        head = int(ordered[starts[start]] >> LOWER)
        first, second = order[again], np.sort(order[again + 1]) if len(again) else again
        parted = _parted(np.sort(first), second)
        alike = np.bincount(often, minlength=TIMES + 1)[2 : TIMES + 1].max()
        evenly = alike >= MOST * len(again)
        months.append(Month(head, int(end - start), len(again), parted, bool(evenly)))
    return months


def _parted(firsts: np.ndarray, seconds: np.ndarray) -> int:
    """How many have their first before, and their second at or after, the place where these are
    most. Both are sorted."""
    if not len(seconds):
        return 0
    return int((np.searchsorted(firsts, seconds) - np.arange(len(seconds))).max())


def _refusal(staged: StagedFile, months: Collection[Month]) -> Reason:
    reason = why(
        "month_again",
        again=number(sum(month.parted for month in months)),
        keys=number(sum(month.keys for month in months)),
    )
    periods = listed({month.head // 2 for month in months})
    return Reason(staged.file.name, None, "PERIOD", periods, reason)
