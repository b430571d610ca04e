"""Codes of goods across editions of the nomenclature: what a code was before, and whether it can be
compared.

A code of an edition is compared with those before it that are in it whole and in no other code
(one under another number, or several that were merged): their sum is like it. What was split, or
rearranged among several, is like nothing before it. Only codes of four and six digits are known, so
that longer ones are compared where the six digits did not change.

Source of the changes: `dashboard.loaders.code_changes`.
"""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.loaders.code_changes import Edition

CHAPTER, HEADING, SUBHEADING = 2, 4, 6


def between(editions: Sequence[Edition], one: int, other: int) -> Sequence[Edition]:
    """The editions that began after the earlier of two years, up to the later; newest first."""
    first, last = sorted((one, other))
    return [edition for edition in reversed(editions) if first < edition.since <= last]


def known_as(code: str) -> str:
    """The part of a code that editions say something of; nothing of a chapter."""
    if not code.isdigit() or len(code) <= CHAPTER:
        return ""
    return code if len(code) == HEADING else code[:SUBHEADING]


def kind_of(editions: Sequence[Edition], code: str) -> str:
    """How a code changed with the newest of some editions that changed it; empty if with none."""
    part = known_as(code)
    return next((one.kinds[part] for one in editions if part in one.kinds), "")


def former(editions: Sequence[Edition], code: str) -> tuple[str, ...] | None:
    """The codes whose sum is like a code, before some editions, newest first: itself where nothing
    changed; None where it is like nothing."""
    codes: tuple[str, ...] = (code,)
    for edition in editions:
        found: list[str] = []
        for one in codes:
            part = known_as(one)
            if part not in edition.kinds:
                found.append(one)
            elif part == one and one in edition.former:
                found += edition.former[one]
            else:
                return None
        codes = tuple(found)
    return codes


def joined(editions: Sequence[Edition], code: str, *, later: bool) -> str:
    """What a code is summed under so that both sides are alike: a heading of the newest edition in
    which codes of either side are whole, else itself. ``later``: a code of the side after them."""
    part = known_as(code)
    if later:
        newest = next((one for one in editions if part in one.kinds), None)
        return part if newest is not None and part in newest.former else code
    found = code
    for edition in reversed(editions):
        here = known_as(found)
        into = next((to for to, of in edition.former.items() if here in of), None)
        if into is not None:
            found = into
        elif here in edition.kinds:
            return found
    return found
