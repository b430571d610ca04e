"""The cube of a release, whole: pages ask for parts of it."""

from __future__ import annotations

from dashboard.loaders.cube import MEASURES, Cube, read_array, read_axes
from dashboard.loaders.releases import Release


def read_cube(release: Release) -> Cube:
    """The whole cube of a release. Raises ``StoreUnavailable`` when it is damaged."""
    axes = read_axes(release)
    cents, grams = (read_array(release, axes, "cube", measure) for measure in MEASURES)
    return Cube(axes, cents, grams)
