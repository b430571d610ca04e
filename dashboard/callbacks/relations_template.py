"""``/download/relations-template.xlsx``: the workbook in which the owner keeps own relations.

An import takes a workbook for all of the owner's rows. So it has them only for readers who see all
of them: with some alone, the others would be lost when it is imported again.
"""

from __future__ import annotations

import flask

from dashboard.callbacks.reader import ask_for_reader, library_for_reader, note_file
from dashboard.callbacks.routes import file, words_asked
from dashboard.loaders.owner_relations import owner_tables, restricted_rows
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

        now = library_for_reader(library)
        known = known_codes(now.registers, now.published, now.relations)
        owner = owner_tables(now.settings.data_dir, known)
        whole = (
            owner and owner.release == now.owned and restricted_rows(owner.tables) == now.restricted
        )
        note_file(ask_for_reader(library))
        rows = owner.tables if owner and whole else None
        content = template_xlsx(words_asked(now), now.registers, rows)
        return file(content, PATH.rpartition("/")[2], XLSX)
