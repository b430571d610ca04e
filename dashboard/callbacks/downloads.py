"""``/download/<table>.csv``: every table as a file, with the filters of the address.

The first six are the tables of the command line. The rest are the files of the repository as
they are read, which no filter shortens.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import flask
import pandas as pd

from dashboard.errors import StoreUnavailable
from dashboard.answers.tables import EVERY, TABLES
from dashboard.exports.tables import csv_text
from dashboard.language import Language, language
from dashboard.loaders.about import load_about
from dashboard.query import Query, from_query
from dashboard.store.library import Library

PREFIX = "leningrad-region"
SHOWN = 60
"""How many characters of an unknown name an answer repeats."""
NAMED = 4
"""How many partners and sectors the name of a file names."""

_ADDED = ["first_year", "last_year"]
"""Columns that reading adds to relations and events; the files do not have them."""


def _contradictions(library: Library) -> pd.DataFrame:
    return load_about(library.settings.data, library.published).contradictions


_FILES: Mapping[str, Callable[[Library], pd.DataFrame]] = {
    "trade_figures": lambda library: library.figures.drop(columns=["value_usd"]),
    "sources": lambda library: library.published.sources,
    "contradictions": _contradictions,
    "relations": lambda library: library.relations.relations.drop(columns=_ADDED),
    "events_full": lambda library: library.relations.events.drop(columns=_ADDED),
    "paragraphs": lambda library: library.relations.paragraphs,
    "countries": lambda library: library.registers.countries,
    "sectors_register": lambda library: library.registers.sectors,
    "commodity_groups": lambda library: library.registers.commodity_groups,
    "concordance": lambda library: library.registers.concordance,
    "chapters": lambda library: library.registers.chapters,
    "regions_register": lambda library: library.registers.regions,
}
NAMES = (*TABLES, *_FILES)


def register(server: flask.Flask, library: Library) -> None:
    """Answer ``/download/<table>.csv`` on a server; ``DataRefused`` when the data are broken.

    An unknown table or dataset is answered with 404 and a part of the query that is not
    understood with 400, each with a sentence that names it: a file cannot say that it is of
    another selection than was asked for.
    """
    load_about(library.settings.data, library.published)

    @server.get("/download/<name>.csv")
    def download(name: str) -> flask.Response:
        now = library.current()
        query = flask.request.query_string.decode("ascii", "replace")
        chosen = from_query(query, now.store_published.choices)
        words = language(chosen.lang)
        if name in _FILES:
            return _file(_FILES[name](now), f"{PREFIX}-{name}.csv".replace("_", "-"))
        if name not in EVERY:
            known = ", ".join(NAMES)
            return _sentence(words.t("download.unknown", name=name[:SHOWN], known=known), 404)
        if chosen.problems:
            return _sentence(_not_understood(chosen, words), 400)
        try:
            frame = EVERY[name].frame(now, chosen)
        except StoreUnavailable:
            dataset = words.t(f"dataset.{chosen.dataset}")
            return _sentence(words.t("download.unavailable", dataset=dataset), 404)
        return _file(frame, file_name(name, chosen))


def file_name(table: str, chosen: Query) -> str:
    """A name that says what is in the file: ``leningrad-region-partners-2018-CHN.csv``."""
    filters = EVERY[table].filters
    parts = [PREFIX, table]
    if "flow" in filters and chosen.dataset != "published":
        parts += [chosen.dataset, *([f"release-{chosen.release}"] if chosen.release else [])]
    if chosen.year is not None:
        parts.append(str(chosen.year))
    if "months" in filters and chosen.months:
        parts.append("months-{}-{}".format(*chosen.months))
    if "flow" in filters and chosen.flow:
        parts.append(chosen.flow)
    for name, codes in (("partner", chosen.partners), ("sector", chosen.sectors)):
        if name in filters and codes:
            more = ["more"] if len(codes) > NAMED else []
            parts += [*codes[:NAMED], *more]
    return "-".join(parts) + ".csv"


def _not_understood(chosen: Query, words: Language) -> str:
    parts = ", ".join(f"{problem.name}={problem.value}" for problem in chosen.problems)
    return words.t("download.not_understood", parts=parts)


def _file(frame: pd.DataFrame, name: str) -> flask.Response:
    answer = flask.Response(csv_text(frame, bom=True), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "no-cache"
    return answer


def _sentence(text: str, status: int) -> flask.Response:
    return flask.Response(text + "\n", status=status, content_type="text/plain; charset=utf-8")
