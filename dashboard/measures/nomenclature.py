"""Codes of goods across editions of the nomenclature: what a code was before, and whether it can be
compared.

A code of an edition is compared with those before it that are in it whole and in no other code
(one under another number, or several that were merged): their sum is like it. What was split, or
rearranged among several, is like nothing before it. Only codes of four and six digits are known, so
that longer ones are compared where the six digits did not change.

Source of the changes: `dashboard.loaders.code_changes`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from dashboard.loaders.code_changes import Edition
from dashboard.loaders.row_table import TEN
from dashboard.loaders.year_codes import number_of

CHAPTER, HEADING, SUBHEADING = 2, 4, 6


def known_as(code: str) -> str:
    """The part of a code that editions say something of; nothing of a chapter."""
    if not code.isdigit() or len(code) <= CHAPTER:
        return ""
    return code if len(code) == HEADING else code[:SUBHEADING]


class Past(NamedTuple):
    """What a code was before some editions.

    ``codes``: those whose sum is like it, or like its six digits where it is longer: itself where
    nothing changed, none where nothing is like it. ``kind``: how an edition changed it so that it
    cannot be compared; empty where it can. ``editions``: the names of those that changed it, of one
    that is like nothing the one that made it so.
    """

    codes: tuple[str, ...]
    kind: str
    editions: tuple[str, ...]


def past(editions: Sequence[Edition], code: str) -> Past:
    """What a code was before some editions, newest first."""
    part = known_as(code)
    codes: tuple[str, ...] = (part,)
    changed: list[Edition] = []
    for edition in editions:
        if edition.kinds.keys().isdisjoint(codes):
            continue
        for one in codes:
            if one in edition.kinds and one not in edition.former:
                return Past((), edition.kinds[one], (edition.name,))
        codes = tuple(was for one in codes for was in edition.former.get(one, (one,)))
        changed.append(edition)
    if not changed:
        return Past((code,), "", ())
    kind = "" if part == code else changed[0].kinds[part]
    return Past(codes, kind, tuple(one.name for one in changed))


def joined(
    editions: Sequence[Edition], codes: np.ndarray, *, later: bool
) -> tuple[np.ndarray, Mapping[int, str]]:
    """What codes of either side of some editions, newest first, are summed under so that both sides
    are alike: the heading of the newest edition that has the codes of both sides whole, else
    themselves; and of those that are not alike how an edition changed them. ``later``: of the side
    after the editions. Codes are numbers, as of `dashboard.loaders.year_codes.number_of`."""
    former = [edition.former for edition in editions]
    before = {code for one in former for of in one.values() for code in of}
    changed = before.union(*former, *(edition.kinds for edition in editions))
    if not changed:
        return codes, {}
    parts, texts = _parts(codes), {number_of(part): part for part in changed}
    numbers = np.sort(np.fromiter(texts, np.int64, len(texts)))
    touched = np.flatnonzero(np.append(numbers, -1)[np.searchsorted(numbers, parts)] == parts)
    under = {part: _under(editions, texts[part], later)
             for part in dict.fromkeys(parts[touched].tolist())}  # fmt: skip
    found, broken = codes.copy(), dict[int, str]()
    for place in touched.tolist():
        into, kind = under[int(parts[place])]
        if into:
            found[place] = number_of(into)
        if kind:
            broken[int(codes[place])] = kind
    return found, broken


def _parts(codes: np.ndarray) -> np.ndarray:
    """The six digits of longer codes; shorter ones as they are."""
    filled, digits = np.divmod(codes, TEN + 1)
    step = 10 ** (TEN - SUBHEADING)
    return np.where(digits > SUBHEADING, filled // step * step * (TEN + 1) + SUBHEADING, codes)


def _under(editions: Sequence[Edition], part: str, later: bool) -> tuple[str, str]:
    """The heading that a part of a code is summed under, none for itself, and how it was broken."""
    newest, kind = (part, "") if later else _since(editions, part)
    if kind:
        return "", kind
    before = past(editions, newest)
    return newest if before.editions and not before.kind else "", before.kind


def _since(editions: Sequence[Edition], code: str) -> tuple[str, str]:
    """The code that one before some editions is in whole after them; or how it was broken up."""
    for edition in reversed(editions):
        into = next((to for to, of in edition.former.items() if code in of), None)
        if into is None and code in edition.kinds:
            return code, edition.kinds[code]
        code = into or code
    return code, ""
