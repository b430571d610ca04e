"""The published data, opened once, asked on one day."""

from __future__ import annotations

import datetime as dt

import pytest

from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import Library, open_library

TODAY = dt.date(2026, 11, 26)


@pytest.fixture(scope="session")
def library() -> Library:
    return open_library(read_settings({}))


@pytest.fixture(scope="session")
def ask(library: Library) -> Ask:
    return ask_of(library, TODAY)
