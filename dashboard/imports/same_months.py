"""A month that two files of one import both bring: the same rows again, a revision beside what it
revises, or honest parts of one whole.

Told from the keys of the rows (month, flow, partner, code, region, and the customs post and the
like where both files have such a column), never from their money:

- Few keys in common, less than half of the smaller file's rows of the months that both have: the
  files are parts of a whole, split by partner, by goods, by region, by customs post, and are
  joined. A single month of at least ``FEWEST`` rows is judged by itself as well.
- Half or more in common: it is the same month twice. Where all of its rows are equal in all that
  is counted, it is counted once and named. Where anything differs, nothing says which file is
  right, and both are refused by name.

``repeats_pct`` of 100 switches this off: somebody knows that the files are parts.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from dashboard.errors import SHOWN, DataRefused, Reason
from dashboard.imports.coverage import among
from dashboard.imports.engines import Embedded, parquet
from dashboard.imports.fingerprints import AT_ONCE, KINDS, LOWER, heads_of
from dashboard.imports.limits import Limits
from dashboard.imports.losses import listed
from dashboard.imports.packing import PassedOver
from dashboard.imports.recount import recount
from dashboard.imports.staging import Stage, StagedFile, prints_of
from dashboard.imports.wording import because, why
from dashboard.sentences import dollars, number

FEWEST = 10
Head = int
"""A month and a flow: (year · 13 + month) · 2 + flow."""


@dataclass(frozen=True, slots=True)
class Both:
    """A month and a flow of two files: how many rows of the smaller have their key in the other,
    how many it has, whether all rows of both are equal."""

    head: Head
    shared: int
    rows: int
    equal: bool

    @property
    def same(self) -> bool:
        """Whether it is one month twice."""
        return 2 * self.shared >= self.rows


@dataclass(slots=True)
class _Held:
    """The sorted fingerprints of a file, of some months, by kind and whether parts are told
    apart."""

    staged: StagedFile
    stage: Stage
    heads: np.ndarray
    found: dict[tuple[str, bool], np.ndarray] = field(default_factory=dict)

    def _has(self, prints: np.ndarray) -> np.ndarray:
        """Which fingerprints are of its months."""
        return np.isin(heads_of(prints), self.heads)

    def of(self, head: Head, kind: str, parts: bool) -> np.ndarray:
        """Those of a month and a flow."""
        prints = self.found.get((kind, parts))
        if prints is None:
            prints = prints_of(self.staged, self.stage.folder, kind, parts, self._has)
            prints.sort()
            self.found[kind, parts] = prints
        ends = np.array([head, head + 1], np.uint64) << LOWER
        start, end = np.searchsorted(prints, ends)
        return prints[start:end]


def pass_over_same_months(stage: Stage, database: Embedded, limits: Limits) -> list[PassedOver]:
    """Leave out months that an earlier file has with the very same rows.

    Raises:
        DataRefused: two files have the same month, and not the same rows.
    """
    if limits.repeats_pct >= 100:
        return []
    again: dict[tuple[int, int], set[Head]] = {}
    left_out: set[tuple[int, Head]] = set()
    reasons: list[Reason] = []
    for (one, other), months in _in_common(stage).items():
        found = [
            both
            for both in _suspected(months)
            if not left_out & {(one, both.head), (other, both.head)}
        ]
        if different := [both for both in found if not both.equal]:
            reasons.append(_refusal(stage.files[one], stage.files[other], different))
        elif found:
            again[one, other] = {both.head for both in found}
            left_out |= {(other, both.head) for both in found}
    if reasons:
        raise DataRefused(reasons[:SHOWN])
    files = stage.files
    passed = [
        _left_out(files[one], files[other], heads, stage, database)
        for (one, other), heads in again.items()
    ]
    if passed:
        recount(stage, database)
    return passed


def _suspected(months: list[Both]) -> list[Both]:
    """Of the months that two files have both: those that are one month twice."""
    all_of_them = 2 * sum(one.shared for one in months) >= sum(one.rows for one in months)
    return [one for one in months if one.same and (all_of_them or one.rows >= FEWEST)]


def _in_common(stage: Stage) -> dict[tuple[int, int], list[Both]]:
    """By the places of two files: the months that both have rows of, those of all months in
    turns if they are many."""
    files = stage.files
    heads = [{month * 2 + flow for month, flow in staged.tally.covered} for staged in files]
    pairs = {
        (one, other): sorted(heads[one] & heads[other])
        for one, other in combinations(range(len(files)), 2)
        if heads[one] & heads[other]
    }
    places = {place for pair in pairs for place in pair}
    rows = sum(files[place].tally.became("kept")[0] for place in places)
    times = max(-(-rows // AT_ONCE), 1)
    found: dict[tuple[int, int], list[Both]] = {}
    for turn in range(times):
        wanted = {head for common in pairs.values() for head in common if head % times == turn}
        chosen = np.array(sorted(wanted), np.int64)
        held = [_Held(staged, stage, chosen) for staged in files]
        for (one, other), common in pairs.items():
            compared = (_both(held[one], held[other], h) for h in common if h in wanted)
            found.setdefault((one, other), []).extend(both for both in compared if both.rows)
    return found


def _both(one: _Held, other: _Held, head: Head) -> Both:
    parts = one.staged.has_parts and other.staged.has_parts
    keys, others = (held.of(head, "keys", parts) for held in (one, other))
    equal = len(keys) == len(others) and np.array_equal(
        one.of(head, "rows", parts), other.of(head, "rows", parts)
    )
    return Both(head, _shared(keys, others), min(len(keys), len(others)), equal)


def _shared(keys: np.ndarray, others: np.ndarray) -> int:
    """How many there are in both, each as often as in both."""
    one, times = np.unique(keys, return_counts=True)
    other, often = np.unique(others, return_counts=True)
    _, here, there = np.intersect1d(one, other, assume_unique=True, return_indices=True)
    return int(np.minimum(times[here], often[there]).sum())


def _refusal(one: StagedFile, other: StagedFile, months: Collection[Both]) -> Reason:
    reason = why(
        "month_in_two",
        other=one.file.name,
        shared=number(sum(both.shared for both in months)),
        rows=number(sum(both.rows for both in months)),
    )
    listed_months = listed({both.head // 2 for both in months})
    return Reason(other.file.name, None, "PERIOD", listed_months, reason)


def _left_out(
    first: StagedFile, staged: StagedFile, heads: set[Head], stage: Stage, database: Embedded
) -> PassedOver:
    """Take the rows of some months out of what is staged of a file."""
    parts = staged.parts(stage.folder)
    rows = parquet(stage.folder, f"part-{staged.number:03d}-*.parquet")
    places = among(frozenset((head // 2, head % 2) for head in heads))
    count, cents = database.rows(
        f"select count(*), coalesce(sum(cents), 0)::bigint from {rows} where {places}"
    )[0]
    kept = stage.folder / "kept.parquet"
    database.write(f"select * from {rows} where not {places}", kept)
    for path in parts:
        path.unlink()
    kept.rename(parts[0])
    stay = ~np.isin(heads_of(prints_of(staged, stage.folder, parts=False)), sorted(heads))
    for kind in KINDS:
        path = staged.prints(stage.folder, kind)
        prints = np.fromfile(path, np.uint64)
        if len(prints):
            prints[stay].tofile(path)
    stage.move("copies", int(count), int(cents))
    months = {head // 2 for head in heads}
    reason = because(
        "same_months",
        other=first.file.name,
        months=listed(months),
        rows=number(int(count)),
        usd=dollars(int(cents)),
    )
    return PassedOver(staged.file.name, reason)
