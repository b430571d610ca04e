"""Which files of a release were narrowed to some partners or chapters, as its manifest says."""

from __future__ import annotations

from contextlib import suppress
from typing import NamedTuple

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
