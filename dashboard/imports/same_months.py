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

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from itertools import groupby
from operator import itemgetter

import numpy as np
import pyarrow as pa

from dashboard.errors import SHOWN, DataRefused, Reason
from dashboard.imports.coverage import among
from dashboard.imports.engines import Embedded, parquet
from dashboard.imports.fingerprints import AT_ONCE, heads_of, of_turn
from dashboard.imports.limits import Limits
from dashboard.imports.losses import listed
from dashboard.imports.packing import PassedOver
from dashboard.imports.recount import recount
from dashboard.imports.shared_keys import Shared, shared_keys
from dashboard.imports.staging import Stage, StagedFile, prints_of
from dashboard.imports.wording import because, why
from dashboard.sentences import dollars, number

FEWEST = 10


@dataclass(frozen=True, slots=True)
class Both:
    """A month and a flow of two files that is one month twice: how many rows of the smaller have
    their key in the other, how many it has."""

    head: int
    shared: int
    rows: int


def pass_over_same_months(stage: Stage, database: Embedded, limits: Limits) -> list[PassedOver]:
    """Leave out months that an earlier file has with the very same rows.

    Raises:
        DataRefused: two files have the same month, and not the same rows.
    """
    if limits.repeats_pct >= 100:
        return []
    files = stage.files
    rows = _Rows(stage)
    again: dict[tuple[int, int], set[int]] = {}
    gone: dict[int, set[int]] = {place: set() for place in range(len(files))}
    reasons: list[Reason] = []
    for one, shared in shared_keys(stage):
        for other, months in _suspected(shared, gone[one]):
            found = [both for both in months if both.head not in gone[other]]
            if different := [both for both in found if not rows.equal(one, other, both.head)]:
                reasons.append(_refusal(files[one], files[other], different))
            elif found:
                again[one, other] = {both.head for both in found}
                gone[other] |= again[one, other]
            if len(reasons) >= SHOWN:
                raise DataRefused(reasons, complete=False)
    if reasons:
        raise DataRefused(reasons)
    passed = [
        _left_out(files[one], files[other], heads, stage, database)
        for (one, other), heads in again.items()
    ]
    if passed:
        stage.write_few()
        recount(stage, database)
    return passed


def _suspected(shared: Shared, gone: Collection[int]) -> Iterator[tuple[int, list[Both]]]:
    """By the place of the other file: the months that are one month twice, but those that are
    gone."""
    all_of_them = 2 * shared.all_shared >= shared.all_rows
    same = (2 * shared.shared >= shared.rows) & (all_of_them | (shared.rows >= FEWEST))
    chosen = np.flatnonzero(same & ~np.isin(shared.head, sorted(gone)))
    chosen = chosen[np.lexsort((shared.head[chosen], shared.other[chosen]))]
    columns = (shared.other, shared.head, shared.shared, shared.rows)
    items = zip(*(column[chosen].tolist() for column in columns), strict=True)
    for other, months in groupby(items, itemgetter(0)):
        yield other, [Both(*month[1:]) for month in months]


class _Rows:
    """What the rows of each month of a file are, so that those of two files can be compared."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._found: dict[tuple[int, bool], dict[int, bytes]] = {}

    def equal(self, one: int, other: int, head: int) -> bool:
        """Whether two files have the same rows in a month."""
        files = self._stage.files
        parts = files[one].has_parts and files[other].has_parts
        return self._of(one, parts).get(head) == self._of(other, parts).get(head)

    def _of(self, place: int, parts: bool) -> dict[int, bytes]:
        found = self._found.get((place, parts))
        if found is None:
            staged = self._stage.files[place]
            found = self._found[place, parts] = dict(_digests(staged, parts))
        return found


def _digests(staged: StagedFile, parts: bool) -> Iterator[tuple[int, bytes]]:
    """A digest of the rows of each month and flow, whatever their order."""
    times = max(-(-staged.tally.became("kept")[0] // AT_ONCE), 1)
    for turn in range(times):
        prints = prints_of(staged, "rows", parts, partial(of_turn, turn=turn, times=times))
        prints.sort()
        heads, starts = np.unique(heads_of(prints), return_index=True)
        for head, rows in zip(heads.tolist(), np.split(prints, starts)[1:], strict=True):
            yield head, blake2b(rows.data).digest()


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
    first: StagedFile, staged: StagedFile, heads: set[int], stage: Stage, database: Embedded
) -> PassedOver:
    """Take the rows of some months out of what is staged of a file."""
    count, cents = (
        _without(staged, stage, database, heads)
        if staged.few is None
        else _few_without(staged, staged.few, heads)
    )
    stay = ~np.isin(heads_of(prints_of(staged, parts=False)), sorted(heads))
    staged.prints.keep(stay)
    stage.move("copies", count, cents)
    months = {head // 2 for head in heads}
    reason = because(
        "same_months",
        other=first.file.name,
        months=listed(months),
        rows=number(count),
        usd=dollars(cents),
    )
    return PassedOver(staged.file.name, reason)


def _without(
    staged: StagedFile, stage: Stage, database: Embedded, heads: set[int]
) -> tuple[int, int]:
    """Leave rows out of the files that hold them; how many those are, and their cents."""
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
    return int(count), int(cents)


def _few_without(staged: StagedFile, few: pa.Table, heads: set[int]) -> tuple[int, int]:
    """The same of rows that are held in memory."""
    of_row = few["month"].to_numpy().astype(np.int64) * 2 + few["flow"].to_numpy()
    gone = np.isin(of_row, sorted(heads))
    staged.few = few.filter(pa.array(~gone))
    return int(gone.sum()), int(few["cents"].to_numpy()[gone].sum())
