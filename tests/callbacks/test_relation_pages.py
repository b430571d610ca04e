"""The pages about relations without a browser: what an address means, what is on it."""

from __future__ import annotations

import io

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook

from dashboard.app import create_app
from dashboard.callbacks.page import heading, page, props, see
from dashboard.callbacks.relations_page import entries
from dashboard.pages import ids
from dashboard.settings import read_settings
from dashboard.store.library import Library, open_library


@pytest.fixture(scope="module")
def library() -> Library:
    return open_library(read_settings({}))


@pytest.fixture(scope="module")
def client(library: Library) -> FlaskClient:
    return create_app(read_settings({}), library).server.test_client()


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/relations", "Relations"),
        ("/relations/NO-18", "Nordland, Norway"),
        ("/relations/CHN", "China"),
        ("/brief", "Brief for a visit"),
        ("/brief/NO-18", "Brief for a visit"),
    ],
)
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_pages_are_drawn(library: Library, path: str, title: str, lang: str) -> None:
    seen = see(library, path, f"lang={lang}")
    assert (seen.path, seen.problems) == (path, ())
    assert page(seen)
    assert lang == "ru" or heading(seen) == title


@pytest.mark.parametrize(
    "path", ["/relations/RU-KRS", "/relations/UA-43", "/relations/", "/brief/Q"]
)
def test_other_codes_fall_back_and_are_said(library: Library, path: str) -> None:
    seen = see(library, path, "")
    assert seen.path == "/"
    assert seen.problems[0].name == "page"


def test_every_component_that_a_filter_changes_is_on_the_page(library: Library) -> None:
    for path in ("/relations", "/relations/CHN", "/relations/NO-18", "/brief/CHN"):
        seen = see(library, path, "year=2018")
        there = {
            part.id
            for branch in page(seen)
            for part in [branch, *branch._traverse()]
            if getattr(part, "id", None)
        }
        assert set(props(seen)) <= there, path


def test_list_says_who_is_on_the_map_of_the_year(library: Library) -> None:
    found = {entry.code: entry for entry in entries(see(library, "/relations", "year=1992").own)}
    assert found["CN-HE"].now
    assert not found["TJ-KT"].now
    assert "норвегия" in found["NO-18"].found_by


def test_sort_by_anniversary_tells_dates(library: Library) -> None:
    own = see(library, "/relations", "sort=anniversary").own
    assert "years" in entries(own)[0].told


def test_matrix_is_of_the_chosen_kinds(library: Library) -> None:
    seen = see(library, "/relations", "kind=award")
    assert len(seen.charts[ids.MATRIX].table.rows) == 2


def test_search_answers_in_the_readers_language(client: FlaskClient) -> None:
    found = client.get("/search.json?q=hebei&lang=ru").get_json()
    assert found[0] == {
        "title": "Хэбэй", "detail": "Регион-партнёр · Китай", "go": "/relations/CN-HE"
    }  # fmt: skip
    assert client.get("/search.json?q=energy").get_json()[0]["order"] == "sector:energy"
    assert client.get("/search.json").get_json() == []


@pytest.mark.parametrize(("kind", "begins"), [("pdf", b"%PDF"), ("docx", b"PK")])
def test_brief_is_downloaded(client: FlaskClient, kind: str, begins: bytes) -> None:
    answer = client.get(f"/export/brief.{kind}?partner=CN-HE&lang=ru")
    assert answer.status_code == 200
    assert answer.data.startswith(begins)
    assert f"brief-CN-HE-ru.{kind}" in answer.headers["Content-Disposition"]
    for asked in ("", "?partner=XXX", "?partner=RU-KRS"):
        assert client.get(f"/export/brief.{kind}{asked}").status_code == 404


def test_template_is_downloaded(client: FlaskClient) -> None:
    book = load_workbook(io.BytesIO(client.get("/download/relations-template.xlsx").data))
    assert book.sheetnames == ["relations", "events", "sources"]
