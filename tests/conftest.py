"""For all tests: how long an example takes says nothing on a machine that others share."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("shared", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("shared")


@pytest.fixture(scope="session")
def made_releases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with two releases of customs data, to be left as it is."""
    from tests.imports.releases import make_two

    return make_two(tmp_path_factory.mktemp("made"))


@pytest.fixture
def two_releases(made_releases: Path, tmp_path: Path) -> Path:
    """A data directory with two releases of customs data, to be spoilt at will; the second is
    the current one."""
    return copytree(made_releases, tmp_path / "data")
