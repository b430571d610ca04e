"""The contributions of very many parts, such as all commodity codes: those of
`dashboard.measures.contributions.contributions`, row by row, as a frame from arrays."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
import pandas as pd

from dashboard.loaders.records import frame_of
from dashboard.measures.contributions import Ends, PartOfGrowth, rests
from dashboard.trade_rows import NAN

KINDS = ("same", "new", "ended", "risen", "fallen")
SAME, NEW, ENDED, RISEN, FALLEN = range(len(KINDS))
LAST = np.iinfo(np.int64).max
"""The key of what is not disclosed: of changes as large it stands last."""
Names = Callable[[np.ndarray], pd.api.extensions.ExtensionArray]
NOTHING_BROKEN: Mapping[int, str] = MappingProxyType({})


class Parts(NamedTuple):
    """The key of each part as a number, which may stand there several times, and its US dollars by
    flow, all known: a part that one side lacks traded nothing then. Zero is the last of keys."""

    keys: np.ndarray
    usd: Mapping[str, np.ndarray]


def contributions_table(
    before: Parts,
    now: Parts,
    whole: Mapping[str, Ends],
    base_usd: float,
    names: Names,
    broken: Mapping[int, str] = NOTHING_BROKEN,
) -> pd.DataFrame:
    """What `contributions` says of these parts, of the flows of ``whole``, with the columns of
    `PartOfGrowth` in the same order of rows; ``names``: numbers → their texts, in the order of
    which numbers are."""
    flows = list(whole)
    keys, ends = _aligned(before, now, flows)
    reasons = ["", *dict.fromkeys(broken.values())]
    how = _broken(keys, broken, reasons)
    key, flow, cents = _rows(ends, how, max(len(flows), 1))
    change = cents[:, 1] - cents[:, 0]
    # Rows are in the order of keys and flows, which is that of changes that are as large.
    order = np.argsort(-np.abs(change), kind="stable")
    key, flow, cents, change = key[order], flow[order], cents[order], change[order]
    usd, nothing = change / 100, _texts([""], np.zeros(len(change), np.int64))
    columns = {
        "key": names(np.where(keys == LAST, 0, keys))[key],
        "flow": _texts(flows, flow), "before_usd": cents[:, 0] / 100, "now_usd": cents[:, 1] / 100,
        "change_usd": usd, "points": 100 * usd / base_usd if base_usd > 0 else NAN,
        "kind": _texts(KINDS, _kinds(cents, change)), "nomenclature": _texts(reasons, how[key]),
    }  # fmt: skip
    # How exactly amounts are known: all are.
    found = pd.DataFrame(
        {name: columns.get(name, nothing if name.endswith("qualifier") else NAN)
         for name in PartOfGrowth._fields}, copy=False,
    )  # fmt: skip
    sums = [(name, [int(column[flow == number].sum()) for column in cents.T])
            for number, name in enumerate(flows)]  # fmt: skip
    rest = frame_of(PartOfGrowth, rests(dict(sums), whole, base_usd))
    return pd.concat([found, rest], ignore_index=True) if len(rest) else found


def _aligned(before: Parts, now: Parts, flows: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """All keys in their order, and the whole cents before and now of each, then of its flows."""
    ours, theirs = (np.where(of.keys == 0, LAST, of.keys) for of in (before, now))
    alike = np.array_equal(ours, theirs) and bool((ours[1:] > ours[:-1]).all())
    keys = ours if alike else np.sort(np.concatenate([ours, theirs]))
    # Quicker than by `numpy.unique`, which looks up each number.
    keys = keys[np.diff(keys, prepend=0) > 0]
    sides = (before, ours), (now, theirs)
    cents = [_cents(of, np.searchsorted(keys, side), flows, len(keys)) for of, side in sides]
    return keys, np.column_stack(cents)


def _broken(keys: np.ndarray, broken: Mapping[int, str], reasons: Sequence[str]) -> np.ndarray:
    """Of each key the place of how it is broken among the reasons."""
    codes = np.array([code or LAST for code in broken], np.int64)
    kinds = np.array([reasons.index(kind) for kind in broken.values()], np.int64)
    place = np.searchsorted(keys, codes)
    there = np.append(keys, -1)[place] == codes
    found = np.zeros(len(keys), np.int64)
    found[place[there]] = kinds[there]
    return found


def _rows(
    ends: np.ndarray, how: np.ndarray, flows: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The key and the flow of each row, as places, and its cents before and now. What is broken is
    two rows, one after the other: one has ended, the other is new."""
    there = np.flatnonzero(ends.any(axis=1))
    cents, (key, flow) = ends[there], np.divmod(there, flows)
    parted = np.flatnonzero((how[key] > 0) & cents.all(axis=1))
    if len(parted):
        key, flow = (np.insert(one, parted + 1, one[parted]) for one in (key, flow))
        cents = np.insert(cents, parted + 1, cents[parted] * [0, 1], axis=0)
        cents[parted + np.arange(len(parted)), 1] = 0
    return key, flow, cents


def _cents(of: Parts, place: np.ndarray, flows: Sequence[str], count: int) -> np.ndarray:
    """Whole cents by part, then flow."""
    found = np.zeros((count, len(flows)), np.int64)
    for number, flow in enumerate(flows):
        np.add.at(found[:, number], place, np.rint(of.usd[flow] * 100).astype(np.int64))
    return found.ravel()


def _kinds(cents: np.ndarray, change: np.ndarray) -> np.ndarray:
    moved = np.where(change > 0, RISEN, FALLEN)
    ends = [change == 0, cents[:, 0] == 0, cents[:, 1] == 0]
    return np.select(ends, [SAME, NEW, ENDED], moved)


def _texts(of: Sequence[str], place: np.ndarray) -> pd.api.extensions.ExtensionArray:
    return pd.array(np.asarray(of, object), dtype="str")[place]
