"""What questions are asked of: the published data, a small import of customs data, and the
demonstration; and the words in which they are asked."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dashboard.answers.inquiry import vocabulary_of
from dashboard.measures.vocabulary import Vocabulary
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library
from tests.imports.customs_files import asks_of, row

ROWS = (
    row(period="01/2019", code="2710192100", usd="300", kg="100"),
    row(period="02/2019", code="2710192100", usd="100", kg="100"),
    *(
        row("ИМ", month, code="2710192100", usd="0", kg="0")
        for month in ("01/2019", "02/2019", "01/2020", "04/2020")
    ),
    row(period="03/2020", code="2710192100", usd="0", kg="0"),
    row(period="01/2020", code="2710192100", usd="600", kg="200"),
    row("ИМ", "03/2020", code="2710110000", usd="50", kg="10"),
    row("ИМ", "03/2020", code="2701000000", usd="150", kg="0"),
    row(period="03/2020", code="8703231981", usd="200", kg="20"),
    row(period="04/2020", code="XXXXXXXXXX", usd="7", kg="1"),
)


@pytest.fixture(scope="session")
def asks(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Asks of the published data, and of the small import as ``dataset=customs``."""
    folder: Path = tmp_path_factory.mktemp("answers")
    return asks_of(folder, ROWS, today=dt.date(2026, 11, 22))


@pytest.fixture(scope="module")
def ask(demonstration_folder: Path) -> Ask:
    """Asks of the published data and the demonstration, unless a module has data for itself."""
    return ask_of(open_library(read_settings({}, data_dir=demonstration_folder)))


@pytest.fixture(scope="module")
def vocabulary(ask: Ask) -> Vocabulary:
    """The words that questions to what a module asks of are read with."""
    return vocabulary_of(ask.library)
