"""``/download/<table>.csv``: every table as a file, with the filters of the address.

The first ones are the tables behind the charts. The rest are the files of the repository as they
are read, which no filter shortens.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import flask
import pandas as pd

from dashboard.answers.tables import EVERY, TABLES
from dashboard.callbacks.asked import asked, file
from dashboard.exports.tables import csv_text
from dashboard.loaders.about import load_about
from dashboard.store.library import Library

PREFIX = "leningrad-region"
CSV = "text/csv; charset=utf-8"
SHOWN = 60
"""How many characters of an unknown name an answer repeats."""
NAMED = 4
"""How many partners and sectors the name of a file names."""
FILES: Mapping[str, Callable[[Library], pd.DataFrame]] = {}
NAMES = (*TABLES, *FILES)


def register(server: flask.Flask, library: Library) -> None:
    """Answer ``/download/<table>.csv`` on a server; ``DataRefused`` when the data are broken."""
    load_about(library.settings.data, library.published)

    @server.get("/download/<name>.csv")
    def download(name: str) -> flask.Response:
        return answer(library, name)


def answer(library: Library, name: str) -> flask.Response:
    """A table as a file. Raises as `dashboard.callbacks.asked.asked`."""
    ask, query = asked(library)
    frame = EVERY[name].frame(ask.library, query)
    return file(csv_text(frame, bom=True), f"{PREFIX}-{name}.csv", CSV)
