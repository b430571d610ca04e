"""The contributions of very many parts, such as all commodity codes: those of
`dashboard.measures.contributions.contributions`, row by row, as a frame from arrays."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from dashboard.loaders.records import frame_of
from dashboard.measures.contributions import NO_CODES, Ends, PartOfGrowth, rests
from dashboard.trade_rows import NAN

KINDS = ("same", "new", "ended", "risen", "fallen")
SAME, NEW, ENDED, RISEN, FALLEN = range(len(KINDS))


class Parts(NamedTuple):
    """The key of each part, which may stand there several times, and its US dollars by flow, all
    known: a part that one side lacks traded nothing then."""

    keys: Sequence[str]
    usd: Mapping[str, np.ndarray]


def contributions_table(
    before: Parts,
    now: Parts,
    whole: Mapping[str, Ends],
    base_usd: float,
    broken: Mapping[str, str] = NO_CODES,
) -> pd.DataFrame:
    """What `contributions` says of these parts, of the flows of ``whole``, with the columns of
    `PartOfGrowth` in the same order of rows."""
    flows = list(whole)
    place, keys = pd.factorize(pd.Index([*before.keys, *now.keys], dtype=object))
    first = len(before.keys)
    sides = [_cents(of, side, flows, len(keys))
             for of, side in ((before, place[:first]), (now, place[first:]))]  # fmt: skip
    there = np.flatnonzero((sides[0] != 0) | (sides[1] != 0))
    cents = np.column_stack([side[there] for side in sides])
    key, flow = np.divmod(there, max(len(flows), 1))
    how = np.zeros(len(keys) + 1, np.int64)
    reasons = ["", *dict.fromkeys(broken.values())]
    how[keys.get_indexer(list(broken))] = [reasons.index(one) for one in broken.values()]
    how[-1] = 0  # where those are that are not among the parts
    parted = np.flatnonzero((how[key] > 0) & cents.all(axis=1))
    key, flow = np.append(key, key[parted]), np.append(flow, flow[parted])
    cents = np.vstack([cents, cents[parted] * [0, 1]])
    cents[parted, 1] = 0
    change = cents[:, 1] - cents[:, 0]
    order = _order(change, lambda row: (keys[key[row]], flows[flow[row]]))
    key, flow, cents, change = key[order], flow[order], cents[order], change[order]
    usd = change / 100
    found = pd.DataFrame({
        "key": pd.array(np.asarray(keys, object), dtype="str")[key],
        "flow": _texts(flows, flow), "before_usd": cents[:, 0] / 100, "now_usd": cents[:, 1] / 100,
        "change_usd": usd, "points": 100 * usd / base_usd if base_usd > 0 else NAN,
        "kind": _texts(KINDS, _kinds(cents, change)), "nomenclature": _texts(reasons, how[key]),
    })  # fmt: skip
    sums = [(name, [int(column[flow == number].sum()) for column in cents.T])
            for number, name in enumerate(flows)]  # fmt: skip
    rest = frame_of(PartOfGrowth, rests(dict(sums), whole, base_usd))
    return pd.concat([_filled(found), rest], ignore_index=True) if len(rest) else _filled(found)


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


def _order(change: np.ndarray, key: Callable[[int], tuple[str, str]]) -> np.ndarray:
    """The largest change first; of those that are as large by what ``key`` says of a row."""
    size = -np.abs(change)
    order = np.argsort(size, kind="stable")
    same = size[order][1:] == size[order][:-1]
    tied = np.flatnonzero(np.append(same, False) | np.append(False, same))
    rows = sorted(order[tied].tolist(), key=lambda row: (size[row], *key(row)))
    order[tied] = rows
    return order


def _texts(of: Sequence[str], place: np.ndarray) -> pd.api.extensions.ExtensionArray:
    return pd.array(np.asarray(of, object), dtype="str")[place]


def _filled(found: pd.DataFrame) -> pd.DataFrame:
    """With the columns of `PartOfGrowth` that say how exactly amounts are known: all are."""
    nothing = _texts([""], np.zeros(len(found), np.int64))
    empty = {name: nothing if name.endswith("qualifier") else NAN
             for name in PartOfGrowth._fields if name not in found}  # fmt: skip
    return found.assign(**empty)[[*PartOfGrowth._fields]]
