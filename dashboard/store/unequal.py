"""Flows of which unlike parts are held: exports to all partners beside imports from one make
neither a turnover nor a balance."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from dashboard.choices import Scope, Selection
from dashboard.flows import FLOWS
from dashboard.store.cube import CubeReader, Filter

OTHERS = ""
"""Partners, or chapters, of which a release has no rows."""
AXES = ("partner", "chapter")
Scopes = Mapping[tuple[str, int, int], Scope]


@dataclass(frozen=True, slots=True)
class Unequal:
    """What is held of the flows of a release, where files of them were narrowed."""

    cube: CubeReader
    scopes: Scopes
    years: frozenset[int] = field(init=False)
    narrowed: frozenset[int] = field(init=False)
    _narrowed: frozenset[tuple[str, int]] = field(init=False)

    def __post_init__(self) -> None:
        months = {(year, month) for _, year, month in self.scopes}
        found = {
            year
            for year, month in months
            if len({self.scopes.get((flow, year, month)) for flow in FLOWS}) > 1
        }
        object.__setattr__(self, "years", frozenset(found))
        object.__setattr__(self, "narrowed", frozenset(year for year, _ in months))
        narrowed = {(flow, year) for flow, year, _ in self.scopes}
        object.__setattr__(self, "_narrowed", frozenset(narrowed))

    def lacking(self, year: int, which: Filter, keep: Collection[str] = ()) -> np.ndarray | None:
        """By flow, and by what is kept apart of partner and chapter, whether a part of it alone is
        held where both are asked for, and in some month another part than of the other; None where
        both are held alike."""
        counted = self.cube.counted(year, which.months, parts=which.parts)
        if year not in self.years or which.flow is not None or not all(counted):
            return None
        partners = self._codes("partner" in keep, self.cube.partners(which), which.partners)
        chapters = self._codes("chapter" in keep, self.cube.chapters(which), which.chapters)
        months = self._held(year, frozenset[int]().union(*counted), partners, chapters)
        axes = together(keep)
        held = np.logical_and.reduce(months)
        unlike = np.logical_or.reduce(months[:, :1] != months[:, 1:])
        for axis in axes:
            held = np.logical_and.reduce(held, axis=axis, keepdims=True)
            unlike = np.logical_or.reduce(unlike, axis=axis, keepdims=True)
        found: np.ndarray = np.squeeze(~held & unlike, axis=axes)
        return found

    def beyond(self, year: int, which: Filter, keep: Collection[str] = ()) -> np.ndarray | None:
        """By flow, and by what is kept apart of partner and chapter, whether files hold less than
        all of it in some month that counts; None where they hold all trade."""
        counted = self.cube.counted(year, which.months, which.flow, which.parts)
        if not any((flow, year) in self._narrowed for flow in FLOWS) or not any(counted):
            return None
        partners = self._codes("partner" in keep, self.cube.partners(which), which.partners)
        chapters = self._codes("chapter" in keep, self.cube.chapters(which), which.chapters)
        held = self._held(year, frozenset[int]().union(*counted), partners, chapters)
        beyond = ~np.logical_and.reduce(held, axis=0)
        return np.asarray(beyond.any(axis=together(keep)))

    def flows(self, asked: Selection, year: int, which: Filter) -> frozenset[str]:
        """The flows of a year of which a part of what is selected alone is held, and another part
        than of the other."""
        found = None if asked.flow else self.lacking(year, which)
        return frozenset(
            () if found is None else (flow for flow, less in zip(FLOWS, found, strict=True) if less)
        )

    @staticmethod
    def _codes(apart: bool, known: Sequence[str], chosen: Collection[str] | None) -> list[str]:
        if apart:
            return list(known)
        return [*known, OTHERS] if chosen is None else sorted(chosen)

    def _held(
        self, year: int, months: Collection[int], partners: Sequence[str], chapters: Sequence[str]
    ) -> np.ndarray:
        """By months of which other parts are held, and by flow, which partners and chapters are."""
        parts = {
            tuple(self.scopes.get((flow, year, of)) for flow in FLOWS for of in (month, 0))
            for month in months
        }
        held = [_within(scope, partners, chapters) for part in parts for scope in part]
        shape = (len(parts), len(FLOWS), 2, len(partners), len(chapters))
        found: np.ndarray = np.logical_and.reduce(np.array(held, bool).reshape(shape), axis=2)
        return found


def together(keep: Collection[str]) -> tuple[int, ...]:
    """The axes, behind that of flows, that are not kept apart."""
    return tuple(axis for axis, name in enumerate(AXES, 1) if name not in keep)


def _within(scope: Scope | None, partners: Sequence[str], chapters: Sequence[str]) -> np.ndarray:
    """Which partners and chapters lie within what alone is held; all where none was narrowed."""
    found = np.full((len(partners), len(chapters)), not scope)
    for whom, goods in scope or ():
        of = np.array([not whom or partner in whom for partner in partners], bool)
        what = np.array([not goods or chapter in goods for chapter in chapters], bool)
        found |= np.outer(of, what)
    return found
