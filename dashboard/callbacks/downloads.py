"""``/download/<table>.csv``: every table as a file, with the filters of the address.

The first ones are the tables behind the charts, ``contributions-sector`` one that can be had by
several things. The rest are the files of the repository as they are read, which no filter shortens.
"""

from __future__ import annotations

import flask

from dashboard.answers.files import FILES
from dashboard.answers.named_table import NamedTable
from dashboard.answers.tables import BY, EVERY
from dashboard.callbacks.reader import ask_for_reader, library_for_reader, note_file
from dashboard.callbacks.routes import asked, file, words_asked
from dashboard.documents.file_names import beside, scenario
from dashboard.errors import UnknownSelection
from dashboard.exports.tables import csv_text
from dashboard.loaders.about import described_files
from dashboard.months import months_text
from dashboard.query import Query
from dashboard.store.library import Library
from dashboard.values import PUBLISHED

CSV = "text/csv; charset=utf-8"
SHOWN = 60
"""How many characters of an unknown name an answer repeats."""
NAMED = 4
"""How many partners and sectors the name of a file names."""
NAMES = (*EVERY, *FILES)
"""The tables that there are, on the page about the data too."""


def register(server: flask.Flask, library: Library) -> None:
    """Answer ``/download/<table>.csv`` on a server; ``DataRefused`` when the data are broken."""
    described_files(library.settings.data)

    @server.get("/download/<name>.csv")
    def download(name: str) -> flask.Response:
        return answer(library, name)


def answer(library: Library, name: str) -> flask.Response:
    """A table as a file; of every year where the address names none.

    Raises:
        UnknownSelection: there is no such table; and as `dashboard.callbacks.routes.asked`.
    """
    now = library_for_reader(library)
    begins = now.registers.region.files
    words = words_asked(now)
    decimal = words.t("language.decimal")
    if name in FILES:
        note_file(ask_for_reader(library))
        text = csv_text(FILES[name](now), bom=True, decimal=decimal)
        return file(text, f"{begins}-{name}.csv".replace("_", "-"), CSV)
    name, _, by = name.partition(BY)
    if name not in EVERY:
        known = ", ".join(NAMES)
        raise UnknownSelection(words.t("download.unknown", name=name[:SHOWN], known=known))
    table = EVERY[name]
    ask, query = asked(library, relations=table.of_relations)
    query = table.asked(query)
    note_file(ask, query)
    text = csv_text(table.frame(ask, query, by), bom=True, decimal=decimal)
    named = f"{name}{BY}{by}" if by else name
    return file(text, f"{begins}-{file_name(named, table, query)}", CSV)


def file_name(name: str, table: NamedTable, query: Query) -> str:
    """A name that says what is in the file: ``partners-2018-CHN.csv``."""
    parts = [name.replace("_", "-")]
    if "release" in table.filters and query.dataset != PUBLISHED:
        parts += [query.dataset, *([f"release-{query.release}"] if query.release else [])]
    parts += [str(query.year)] if query.year is not None else []
    if "against" in table.filters and query.given >= {"year", "against"}:
        parts.append(f"against-{query.against}")
    if "months" in table.filters and query.chosen_months:
        parts.append("months-" + months_text(query.chosen_months).replace(",", "-"))
    if "flow" in table.filters and query.flow:
        parts.append(query.flow)
    if query.group and "group" in table.filters:
        parts.append(query.group)
    for noun, codes in (("partner", query.named), ("sector", query.sectors)):
        if noun in table.filters and codes:
            parts += [*codes[:NAMED], *(["more"] if len(codes) > NAMED else [])]
    if "without" in table.filters and query.without:
        parts.append(scenario(query))
    if "years" in table.filters and query.years:
        parts.append(beside(query))
    return "-".join(parts) + ".csv"
