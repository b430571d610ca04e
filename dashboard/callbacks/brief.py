"""The brief for a visit: ``/brief?partner=CHN``, ``/brief/NO-18``, ``/export/brief.pdf|docx``."""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import parse_qs

import flask

from dashboard.callbacks.desk import Desk, desk
from dashboard.callbacks.profile import country_of, known_code, name_of, profile_of
from dashboard.callbacks.relations_page import partners
from dashboard.errors import StoreUnavailable
from dashboard.pages.brief import brief_body, brief_choice, brief_sheet
from dashboard.narrative.brief import Brief, Told, Trade, brief
from dashboard.query import Query, from_query
from dashboard.store.library import Library

BRIEF = "/brief"
TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def brief_code(path: str, selection: Query, library: Library) -> str:
    """Of whom a brief is asked for: the code in the path, or the first chosen partner."""
    asked = path.removeprefix(BRIEF).strip("/")
    return known_code(asked, library) if asked else (*selection.partners, "")[0]


def is_brief(path: str, library: Library) -> bool:
    """Whether a path is the page of briefs, or that of one partner."""
    own = path == BRIEF or path.startswith(BRIEF + "/")
    return own and (path == BRIEF or bool(brief_code(path, Query(), library)))


def brief_of(own: Desk, code: str) -> Brief:
    """The brief of a partner in the reader's language."""
    library, words = own.library, own.language
    country = country_of(code, library)
    at = own.replaced(partners=(country,), sectors=(), flow=None, months=None, kinds=())
    found, profile = profile_of(own, code)
    sources = library.published.sources
    trade = Trade(own.year, at.totals(), at.sectors(), own.scene.source, own.scene.mark)
    told = Told(
        words=words,
        name=name_of(code, library, words.code),
        country=name_of(country, library, words.code),
        sector=own.scene.sector,
        publishers=dict(zip(sources["source"], sources["publisher"], strict=True)),
        today=dt.date.today(),
    )
    return brief(found, profile.events, profile.anniversaries, trade, told)


def brief_inside(own: Desk, path: str) -> list[Any]:
    """The body of the page."""
    return brief_body(sheet(own, path))


def sheet(own: Desk, path: str) -> list[Any]:
    """The brief of the partner asked for, or the partners of whom there is one."""
    code = brief_code(path, own.selection, own.library)
    if not code:
        lang, library = own.language.code, own.library
        named = [(one, name_of(one, library, lang)) for one in partners(own)["code"]]
        return brief_choice(sorted(named, key=lambda pair: pair[1].casefold()), own.language)
    asked = own.selection.with_(partners=(), sectors=(), theme="light", present=False)
    query = {"partner": code}
    query |= {name: values[0] for name, values in parse_qs(asked.to_query()).items()}
    return brief_sheet(brief_of(own, code), query, own.language)


def brief_title(own: Desk, path: str) -> str:
    """The heading of the page."""
    return own.language.t("page.brief")


def register(server: flask.Flask, library: Library) -> None:
    """Answer ``/export/brief.pdf`` and ``.docx``; 404 for an unknown partner or dataset."""

    @server.get("/export/brief.<any(pdf, docx):kind>")
    def export(kind: str) -> flask.Response:
        query = flask.request.query_string.decode("ascii", "replace")
        now = library.current()
        code = known_code(flask.request.args.get("partner", ""), now)
        without = from_query(query, now.store_published.choices).with_(partners=())
        try:
            own = desk(now, without)
        except StoreUnavailable:
            return flask.Response(f"{without.dataset}\n", 404, content_type="text/plain")
        if not code:
            return flask.Response(
                own.language.t("brief.choose") + "\n", 404, content_type="text/plain; charset=utf-8"
            )
        # What writes documents is loaded by the first one: readers of the pages do without.
        from dashboard.exports.brief import brief_docx, brief_pdf

        make = brief_pdf if kind == "pdf" else brief_docx
        answer = flask.Response(make(brief_of(own, code), own.language), mimetype=TYPES[kind])
        name = f"brief-{code}-{own.language.code}.{kind}"
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        answer.headers["Cache-Control"] = "no-cache"
        return answer
