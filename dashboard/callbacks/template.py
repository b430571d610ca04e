"""``/download/relations-template.xlsx``: the workbook in which the owner keeps own relations."""

from __future__ import annotations

import flask

from dashboard.callbacks.asked import file
from dashboard.loaders.owner_relations import owner_tables
from dashboard.store.library import Library

PATH = "/download/relations-template.xlsx"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def register(server: flask.Flask, library: Library) -> None:
    """Answer with the template; with the owner's present rows in it when there are any."""

    @server.get(PATH)
    def template() -> flask.Response:
        # What writes workbooks is loaded by the first one: readers of the pages do without.
        from dashboard.imports.relations_workbook import template_xlsx

        now = library.current()
        known = now.registers.codes | {
            "sources": frozenset(now.published.sources["source"]),
            "paragraphs": frozenset(now.relations.paragraphs["paragraph"]),
        }
        rows = owner_tables(now.settings.data_dir, known)
        return file(template_xlsx(rows), PATH.rpartition("/")[2], XLSX)
