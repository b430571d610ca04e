"""``/download/relations-template.xlsx``: the workbook in which the owner keeps own relations."""

from __future__ import annotations

import flask

from dashboard.callbacks.asked import file
from dashboard.loaders.owner_relations import owner_tables
from dashboard.store.library import Library
from dashboard.store.owners import known_codes

PATH = "/download/relations-template.xlsx"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def register(server: flask.Flask, library: Library) -> None:
    """Answer with the template; with the owner's present rows in it when there are any."""

    @server.get(PATH)
    def template() -> flask.Response:
        # What writes workbooks is loaded by the first one: readers of the pages do without.
        from dashboard.imports.relations_template import template_xlsx

        now = library.current()
        known = known_codes(now.registers, now.published, now.relations)
        owner = owner_tables(now.settings.data_dir, known)
        content = template_xlsx(owner.tables if owner else None)
        return file(content, PATH.rpartition("/")[2], XLSX)
