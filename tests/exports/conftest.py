"""The published data, opened once for all tests of files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.callbacks.desk import Desk, desk
from dashboard.callbacks.files import Wanted, make
from dashboard.exports.camera import Camera, NoCamera
from dashboard.render.theme import Figure
from dashboard.query import Query
from dashboard.settings import read_settings
from dashboard.store.library import Library, open_library

Asked = Callable[..., bytes]

GREY_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080600000"
    "01f15c4890000000d4944415478da63f8cfc0f01f00050001ff56c7"
    "2f0d0000000049454e44ae426082"
)


class StillCamera(Camera):
    """A camera without chromium: one grey point for every picture."""

    def shoot(self, figure: Figure, width: int, height: int, **_: object) -> bytes:
        return GREY_PNG


class BrokenCamera(Camera):
    """A camera whose chromium does not start."""

    def shoot(self, figure: Figure, width: int, height: int, **_: object) -> bytes:
        raise NoCamera("no chromium here")


@pytest.fixture(scope="session")
def library() -> Library:
    return open_library(read_settings({}))


@pytest.fixture(scope="session")
def at(library: Library) -> Callable[..., Desk]:
    return lambda **chosen: desk(library, Query(**chosen))


@pytest.fixture(scope="session")
def still() -> Camera:
    return StillCamera(Path())


@pytest.fixture
def asked(library: Library, still: Camera) -> Asked:
    """A file by what, form and choices; ``camera`` and fields of ``Wanted`` by name."""

    def ask(what: str, form: str, *, camera: Camera = still, **given: object) -> bytes:
        own = {name: given.pop(name) for name in tuple(given) if name in Wanted.__slots__}
        return make(library, camera, Wanted(what, form, Query(**given), **own))  # type: ignore[arg-type]

    return ask
