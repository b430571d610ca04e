"""The page of what changed: one sheet for who governs, from the same values as the note's files."""

from __future__ import annotations

from typing import Any

from dashboard import ids
from dashboard.charts import chart_named
from dashboard.documents.address import CHANGES, path_of
from dashboard.documents.links import ON_PAGE
from dashboard.documents.note import note
from dashboard.documents.reference import reference
from dashboard.pages import html
from dashboard.pages.components.menus import CHANGES as FILES
from dashboard.pages.components.note import note_sheet
from dashboard.pages.page import USUAL_FILTERS, Page, Props, Shown
from dashboard.pages.part import text_part


def _body(shown: Shown) -> list[Any]:
    return [html.Div(_sheet(shown), id=ids.NOTE_SHEET)]


def _changes(shown: Shown) -> Props:
    return {ids.NOTE_SHEET: {"children": _sheet(shown)}}


def _sheet(shown: Shown) -> list[Any]:
    def made() -> list[Any]:
        short = reference(shown.library.registers, shown.query, shown.address)
        return note_sheet(note(shown.ask, shown.query, ON_PAGE), short, _place, shown.words)

    return text_part(shown, "note", made)


def _place(name: str) -> tuple[str, str]:
    """The page of a chart by its name, and its place on it."""
    declared = chart_named(name)
    assert declared is not None, "a note names charts that there are"
    return path_of(declared.pages[0]), ids.figure(declared.chart_id)


PAGE = Page(
    noun=CHANGES.page,
    title=lambda shown: shown.words.t("page.changes"),
    body=_body,
    place=15,
    changes=_changes,
    filters=(*USUAL_FILTERS, "against_release"),
    documents=FILES,
)
