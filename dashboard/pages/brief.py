"""The brief for a visit: of the partner of the path, or of the one that is chosen."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from dashboard import ids
from dashboard.answers import relations
from dashboard.documents import brief as documents
from dashboard.documents.address import Address, brief_is_of, known_code, query_at
from dashboard.narrative.wording import capital
from dashboard.pages import html
from dashboard.pages.components.brief import brief_choice, brief_sheet
from dashboard.pages.page import Page, Shown
from dashboard.pages.part import text_part


def _body(shown: Shown) -> list[Any]:
    return [html.Div(_sheet(shown), id=ids.BRIEF_SHEET)]


def _changes(shown: Shown) -> dict[str, Any]:
    return {ids.BRIEF_SHEET: {"children": _sheet(shown)}}


def _sheet(shown: Shown) -> list[Any]:
    """The brief of the partner asked for, or the partners of whom there is one."""
    code = brief_is_of(shown.query, shown.address, shown.library.registers)
    make = _brief if code else _choice
    return text_part(shown, "brief", lambda: make(shown, code))


def _brief(shown: Shown, code: str) -> list[Any]:
    address = Address(shown.path, shown.page.noun, code)
    query = query_at(shown.query, address, shown.library.registers)
    plain = shown.query.with_(partners=(), sectors=(), theme="light", present=False)
    text = "&".join(one for one in (urlencode({"partner": code}), plain.to_query()) if one)
    return brief_sheet(documents.brief_sheet(shown.ask, query).brief, text, shown.words)


def _choice(shown: Shown, _: str) -> list[Any]:
    listed = shown.ask(relations.listed_partners, shown.query)
    named = [
        (code, capital(shown.scene.names.place(code)))
        for code in listed["code"]
        if known_code(code, shown.library.registers)
    ]
    return brief_choice(sorted(named, key=lambda pair: shown.words.order(pair[1])), shown.words)


def _title(shown: Shown) -> str:
    """Of whom the brief is, where it is of somebody: a reader may have several open."""
    code = brief_is_of(shown.query, shown.address, shown.library.registers)
    if not code:
        return shown.words.t("page.brief")
    return shown.words.t("page.brief_of", place=shown.scene.names.place(code))


PAGE = Page(
    noun="brief",
    title=_title,
    body=_body,
    changes=_changes,
    filters=("dataset", "release", "year", "partner"),
)
