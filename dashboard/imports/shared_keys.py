"""Which files of one import have rows of the same key, and how many in each month.

Only files that share a key are ever held against each other: an index of the keys that stand in
more than one file leads from a file to the others. So thousands of small files cost what they
share, not what pairs of them there are. Months are taken in turns where the rows are many.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from dashboard.imports.fingerprints import AT_ONCE, heads_of
from dashboard.imports.staging import Stage, prints_of

Counted = tuple[np.ndarray, np.ndarray]
"""Different keys in their order, and how many rows of each there are."""
Behind = tuple[np.ndarray, np.ndarray, np.ndarray]
"""Of files behind one: place of the file, month and flow, rows that both have."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What a file shares with files behind it, an item for each month and flow of each.

    ``other`` is the place of the file behind, ``head`` the month and the flow: (year · 13 + month)
    · 2 + flow. ``shared`` are the rows whose key both have, ``rows`` those of the one that has
    fewer; ``all_shared`` and ``all_rows`` the same of all months that both files have.
    """

    other: np.ndarray
    head: np.ndarray
    shared: np.ndarray
    rows: np.ndarray
    all_shared: np.ndarray
    all_rows: np.ndarray


def shared_keys(stage: Stage) -> Iterator[tuple[int, Shared]]:
    """By the place of each file that shares a key with one behind it, in their order."""
    files = stage.files
    every = Counter(month * 2 + flow for one in files for month, flow in one.tally.covered)
    heads = np.array(sorted(head for head, count in every.items() if count > 1), np.int64)
    if not len(heads):
        return
    rows = sum(staged.tally.became("kept")[0] for staged in files)
    times = max(-(-rows // AT_ONCE), 1)
    counts = np.zeros((len(files), len(heads)), np.int64)
    answers: list[Callable[[int], Behind]] = []
    for turn in range(times):
        months = _Months(stage, heads[heads % times == turn])
        counts += months.rows_of(heads)
        # Of several turns the answers are kept, not what gives them.
        answers.append(
            months.behind
            if times == 1
            else [months.behind(place) for place in range(len(files))].__getitem__
        )
    for place in range(len(files)):
        found = zip(*(answer(place) for answer in answers), strict=True)
        other, head, shared = (np.concatenate(parts) for parts in found)
        if len(other):
            yield place, _with_rows(place, other, head, shared, counts, heads)


def _with_rows(
    place: int,
    other: np.ndarray,
    head: np.ndarray,
    shared: np.ndarray,
    counts: np.ndarray,
    heads: np.ndarray,
) -> Shared:
    """Beside what is shared, the rows that there are. ``counts``: rows by file and month."""
    column = np.searchsorted(heads, head)
    different, of_pair = np.unique(other, return_inverse=True)
    return Shared(
        other,
        head,
        shared,
        np.minimum(counts[place, column], counts[other, column]),
        np.bincount(of_pair, shared)[of_pair],
        np.minimum(counts[place], counts[different]).sum(axis=1)[of_pair],
    )


class _Months:
    """The rows of some months and flows, by their keys.

    Where two files both say of which part their rows are (of which customs post), rows of
    different parts are different; where only one does, its parts are not looked at.
    """

    def __init__(self, stage: Stage, heads: np.ndarray) -> None:
        self._apart = np.array([staged.has_parts for staged in stage.files])
        self._indexes = {
            parts: _Index(_counted(stage, heads, parts)) for parts in set(self._apart.tolist())
        }

    def rows_of(self, heads: np.ndarray) -> np.ndarray:
        """The rows of each file in each of some months and flows; of others none."""
        every = self._indexes[min(self._indexes)]
        return np.stack(
            [
                np.bincount(np.searchsorted(heads, heads_of(keys)), times, len(heads)).astype(
                    np.int64
                )
                for keys, times in every.counted
            ]
        )

    def behind(self, place: int) -> Behind:
        """What a file shares with files behind it."""
        found = []
        for parts, index in self._indexes.items():
            other, head, shared = index.behind(place)
            meant = (self._apart[place] & self._apart[other]) == parts
            found.append((other[meant], head[meant], shared[meant]))
        other, head, shared = (np.concatenate(columns) for columns in zip(*found, strict=True))
        return other, head, shared


def _counted(stage: Stage, heads: np.ndarray, parts: bool) -> Iterator[Counted]:
    """The keys of each file; none of one that does not tell its parts apart, if they are."""
    for staged in stage.files:
        if parts and not staged.has_parts:
            yield np.empty(0, np.uint64), np.empty(0, np.int64)
            continue
        keys = prints_of(staged, "keys", parts,
                         lambda prints: np.isin(heads_of(prints), heads))  # fmt: skip
        yield np.unique(keys, return_counts=True)


class _Index:
    """The keys that stand in more than one file: in which, and how often in each."""

    def __init__(self, files: Iterator[Counted]) -> None:
        self.counted = list(files)
        every = np.concatenate([keys for keys, _ in self.counted])
        every.sort()
        keys = np.unique(every[1:][every[1:] == every[:-1]])
        held = [_places(found, keys) for found, _ in self.counted]
        of_files = np.concatenate([place for place, _ in held])
        times = [times[chosen] for (_, times), (_, chosen) in zip(self.counted, held, strict=True)]
        # The rows of the index: by key, and of one key by file.
        order = np.argsort(of_files, kind="stable")
        sizes = [len(place) for place, _ in held]
        self._file = np.repeat(np.arange(len(held), dtype=np.int32), sizes)[order]
        self._times = np.concatenate(times)[order]
        self._key = of_files[order]
        self._ends = np.cumsum(np.bincount(of_files, minlength=len(keys)))
        self._heads = heads_of(keys)
        self._row = np.empty_like(order)
        self._row[order] = np.arange(len(order))
        self._starts = np.cumsum([0, *sizes])

    def behind(self, place: int) -> Behind:
        """What a file shares with files behind it."""
        rows = self._row[self._starts[place] : self._starts[place + 1]]
        many = self._ends[self._key[rows]] - rows - 1
        first = rows + 1 - (np.cumsum(many) - many)
        behind = np.arange(many.sum()) + np.repeat(first, many)
        shared = np.minimum(self._times[behind], np.repeat(self._times[rows], many))
        heads, column = np.unique(self._heads[self._key[rows]], return_inverse=True)
        item = self._file[behind].astype(np.int64) * len(heads) + np.repeat(column, many)
        summed = np.bincount(item, shared).astype(np.int64)
        found = np.flatnonzero(summed)
        other, of_head = np.divmod(found, max(len(heads), 1))
        return other, heads[of_head], summed[found]


def _places(found: np.ndarray, keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Where those of a file stand among the shared keys, and which of its own they are."""
    place = np.searchsorted(keys, found)
    chosen = place < len(keys)
    chosen[chosen] = keys[place[chosen]] == found[chosen]
    return place[chosen], chosen
