"""The scenes that sentences are tested on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dashboard.narrative.scene import Scene
from tests.scenes import scene_at


@pytest.fixture
def scene() -> Callable[..., Scene]:
    """``scene(lang, mark=, starred=, **fields of the query)``: see `tests.scenes.scene_at`."""
    return scene_at
