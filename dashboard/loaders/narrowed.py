"""Which files of a release were narrowed to some partners or chapters, as its manifest says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import NamedTuple

from dashboard.choices import Scope
from dashboard.loaders.releases import Release


class Narrowed(NamedTuple):
    """What some file of a release holds alone, partners or chapters (none: all), and for which
    flows and periods: ``("export", "2019-03")``, ``2019`` for a year as a whole."""

    partners: tuple[str, ...]
    chapters: tuple[str, ...]
    held: frozenset[tuple[str, str]]


def narrowed_in(release: Release) -> tuple[Narrowed, ...]:
    """The files of a release that hold so few partners or chapters that they were narrowed to
    them; what cannot be understood of its manifest says nothing."""
    found = []
    with suppress(TypeError, ValueError, KeyError, AttributeError):
        for row in release.manifest.get("narrowed", ()):
            held = {(one["flow"], period) for one in row["coverage"] for period in one["periods"]}
            alone = (tuple(row["partners"]), tuple(row["chapters"]))
            if any(alone):
                found.append(Narrowed(*alone, frozenset(held)))
    return tuple(found)


def scopes_of(narrowed: Iterable[Narrowed]) -> Mapping[tuple[str, int, int], Scope]:
    """Flow, year and month (0: the year as a whole) → what narrowed files alone hold of it; those
    of the same goods, or of the same partners, hold them together."""
    parts: dict[tuple[str, int, int], list[tuple[frozenset[str], frozenset[str]]]] = {}
    for row in narrowed:
        for flow, period in row.held:
            with suppress(TypeError, ValueError):  # as above: it says nothing
                place = (flow, int(period[:4]), int(period[5:] or 0))
                held = (frozenset(row.partners), frozenset(row.chapters))
                parts.setdefault(place, []).append(held)
    return {place: _together(held) for place, held in parts.items()}


def _together(parts: Iterable[tuple[frozenset[str], frozenset[str]]]) -> Scope:
    whom: dict[frozenset[str], list[frozenset[str]]] = {}
    for partners, chapters in parts:
        whom.setdefault(chapters, []).append(partners)
    goods: dict[frozenset[str], list[frozenset[str]]] = {}
    for chapters, of in whom.items():
        goods.setdefault(_all_of(of), []).append(chapters)
    return frozenset((partners, _all_of(of)) for partners, of in goods.items())


def _all_of(parts: Iterable[frozenset[str]]) -> frozenset[str]:
    """What some parts hold together; of which none is named, that holds all."""
    found = tuple(parts)
    return frozenset().union(*found) if all(found) else frozenset()
