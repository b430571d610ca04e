"""The published data, opened once for all tests of files, and a renderer that needs no browser."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.charts import chart_named
from dashboard.charts.chart import Chart
from dashboard.charts.from_store import chart_of
from dashboard.documents.compose import compose
from dashboard.documents.request import read_request
from dashboard.exports.chromium_renderer import ChromiumRenderer, NoChromium
from dashboard.exports.write import write
from dashboard.parser import read_query
from dashboard.render.theme import Figure
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library
from tests.pages.test_imported import filled

Asked = Callable[..., bytes]
Charted = Callable[..., Chart]
TODAY = dt.date(2026, 11, 26)

GREY_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080600000"
    "01f15c4890000000d4944415478da63f8cfc0f01f00050001ff56c7"
    "2f0d0000000049454e44ae426082"
)


class StillRenderer(ChromiumRenderer):
    """A renderer without chromium: one grey point for every picture."""

    def draw(self, figure: Figure, width: int, height: int, **_: object) -> bytes:
        return GREY_PNG


class BrokenRenderer(ChromiumRenderer):
    """A renderer whose chromium does not start."""

    def draw(self, figure: Figure, width: int, height: int, **_: object) -> bytes:
        raise NoChromium("no chromium here")


@pytest.fixture(scope="session")
def ask() -> Ask:
    return ask_of(open_library(read_settings({})), TODAY)


@pytest.fixture(scope="session")
def still() -> ChromiumRenderer:
    return StillRenderer(Path())


@pytest.fixture
def asked(ask: Ask, still: ChromiumRenderer) -> Asked:
    """``asked(what, form, query, renderer=, template=)``: the file of an address."""

    def made(
        what: str, form: str, text: str = "", *, renderer: ChromiumRenderer = still,
        template: Path | None = None, link: str = "",
    ) -> bytes:  # fmt: skip
        request = read_request(what, form, text, ask.library, link)
        return write(compose(ask, request), form, renderer, template)

    return made


@pytest.fixture
def charted(ask: Ask) -> Charted:
    """``charted(name, query)``: a chart as the pages draw it."""

    def made(name: str, text: str = "", page: str = "") -> Chart:
        declared = chart_named(name, page)
        assert declared is not None
        return chart_of(declared, ask, read_query(text, ask.library))

    return made


@pytest.fixture(scope="session")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return filled(tmp_path_factory.mktemp("imported"))


@pytest.fixture(scope="session")
def demonstration(demonstration_folder: Path) -> Ask:
    settings = read_settings({"DASHBOARD_DATA_DIR": str(demonstration_folder)})
    return ask_of(open_library(settings), TODAY)
