"""What is not for publication reaches those alone who may see it: every route, role and dataset."""

from __future__ import annotations

import io
import json
import re
import shutil
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from typing import Any
from urllib.parse import quote

import pdfplumber
import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard.accounts import add_account, remove_account
from dashboard.app import create_app
from dashboard.audit import read
from dashboard.callbacks.access import HEADER
from dashboard.callbacks.export_jobs import DOCUMENTS
from dashboard.documents.forms import FORMATS
from dashboard.errors import StoreUnavailable
from dashboard.imports.customs import Import, import_customs
from dashboard.imports.mirror import import_mirror
from dashboard.imports.other_reporters import ImportOrder
from dashboard.imports.publishing import lift, roll_back
from dashboard.settings import read_settings
from dashboard.sight import ALL, SEE_ALL
from dashboard.store.library import open_library
from tests.callbacks.conftest import CALLBACK, LAYOUT, body
from tests.callbacks.test_access import PASSWORD
from tests.callbacks.test_access import _log_in as log_in
from tests.imports.comtrade_files import HOME, PARTNERS, reported
from tests.imports.comtrade_files import written as comtrade_file
from tests.imports.customs_files import REGISTERS, ROWS, row, text, written
from tests.imports.owner_books import EVENT, RELATION, SOURCE, published_by_hand

ROLE = "X-Role"
ROLES = ("publisher", "viewer", "")
"""In this order: who sees everything asks first, so that what is kept for others is theirs."""
WORDS = ("Kryptonite", "Криптонит", "kryptonite.csv")
NUMBERS = re.compile(r"98\W?765\W?432|98[.,]7654|98[.,](?:77|8)\s(?:million|млн)")
"""What only the restricted release holds: 98,765,432.10 dollars."""
DATASETS = ("published", "customs")
PAGES = ("/", "/trade", "/why", "/changes", "/partners", "/relations", "/data", "/releases",
         "/brief?partner=NOR", "/relations/NO-18", "/relations/NOR", "/data/figure/T003",
         "/relations/UGA")  # fmt: skip
EXPORTS = ("chart", "page", "deck", "factsheet", "workbook", "brief", "note", "table")
"""With what each is asked for beside the dataset."""
MORE = {
    "chart": "chart=timeline-chart&year=2021",
    "page": "path=/relations&year=2021",
    "deck": f"view=A&query={quote('dataset=customs')}&path=/trade&view=B&path=/relations",
    "brief": "partner=NOR",
    "table": "table=turnover",
    "workbook": "chart=turnover-chart",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Customs data in two releases and relations, each with something not for publication."""
    place = tmp_path_factory.mktemp("restricted")
    data = place / "data"
    first = written(place / "plain.csv", text(ROWS))
    import_customs(Import((first,), data), REGISTERS)
    more = (row("ЭК", "03/2021", "UG", "2709009009", usd="98765432.10"),
            row("ИМ", "03/2021", "UG", "2709009009", usd="1.00"))  # fmt: skip
    second = written(place / "kryptonite.csv", text(more))
    import_customs(Import((second,), data, restricted=True), REGISTERS)
    published_by_hand(
        data,
        relations=[
            RELATION,
            {**RELATION, "relation": "O002", "title_en": "Kryptonite pact", "restricted": "yes",
             "title_ru": "Криптонитовый пакт", "source": "X02"},
            {**RELATION, "relation": "O003", "title_en": "Kryptonite by source",
             "title_ru": "Криптонит", "source": "X02"},
        ],
        events=[
            {**EVENT, "year": "2026", "precision": "day"},
            {**EVENT, "event": "OE2", "year": "2026", "precision": "day", "restricted": "да",
             "title_en": "Kryptonite visit", "title_ru": "Криптонит"},
            {**EVENT, "event": "OE3", "year": "2026", "precision": "day", "restricted": "yes",
             "title_en": "Kryptonite talks", "title_ru": "Криптонит"},
        ],
        sources=[
            SOURCE,
            {**SOURCE, "source": "X02", "title": "Kryptonite register", "restricted": "yes"},
        ],
    )  # fmt: skip
    return data


@pytest.fixture(scope="module")
def client(folder: Path) -> FlaskClient:
    settings = read_settings({}, data_dir=folder, access="proxy", trusted_proxies="127.0.0.1",
                             role_header=ROLE)  # fmt: skip
    return create_app(settings).server.test_client()


def _asked(client: FlaskClient, address: str, role: str, **more: Any) -> TestResponse:
    return client.open(address, headers={HEADER: "anna", ROLE: role}, **more)


def _texts(answer: TestResponse) -> str:
    """All that an answer says: its headers, its text, the parts of a document, a PDF's pages."""
    said = [str(answer.headers)]
    content = answer.data
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            found = [parts.read(name) for name in parts.namelist()]
        # A slide's chart has a workbook within.
        for part in list(found):
            if part[:2] == b"PK":
                with zipfile.ZipFile(io.BytesIO(part)) as inner:
                    found += [inner.read(name) for name in inner.namelist()]
        said += [part.decode("utf-8", "ignore") for part in found]
    elif content[:4] == b"%PDF":
        with pdfplumber.open(io.BytesIO(content)) as pages:
            said += [page.extract_text() for page in pages.pages]
    else:
        text_of = content.decode("utf-8", "ignore")
        if text_of.startswith("<svg"):
            text_of = "\n".join(re.findall(r">([^<]+)<", text_of))
        said.append(re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text_of))
    return "\n".join(said)


def _secrets(text: str) -> list[str]:
    return [*(word for word in WORDS if word in text), *NUMBERS.findall(text)]


def _addresses() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every route with what it takes, by dataset and language."""
    for dataset in DATASETS:
        for lang in ("en", "ru"):
            query = f"dataset={dataset}&lang={lang}"
            for page in PAGES:
                path, _, own = page.partition("?")
                asked = "&".join(filter(None, (own, query)))
                yield f"{path}?{asked}", {}
                # Both draw the whole page.
                if lang == "ru":
                    choice = {"path": path, "query": asked, "key": ""}
                    yield CALLBACK, {"method": "POST", "json": body(choice)}
                else:
                    yield f"{LAYOUT}?path={path}&query={quote(asked)}", {}
            for year in ("2021", "2026"):
                yield f"{LAYOUT}?path=/relations&query={quote(query + f'&year={year}')}", {}
            for release in (1, 2):
                narrowed = quote(f"{query}&release={release}")
                yield f"{LAYOUT}?path=/trade&query={narrowed}", {}
                yield f"{LAYOUT}?path=/releases&query={narrowed}", {}
                yield f"/download/turnover.csv?{query}&release={release}", {}
            for text_asked in ("Kryptonite pact", "Криптонит", "exports to Uganda 2021", "X02"):
                yield f"/search.json?q={quote(text_asked)}&{query}", {}
            yield f"/codes.json?q=2709&{query}", {}
            at = f"/data/figure/turnover/2021/exports?{query}"
            yield f"/figure.json?at={quote(at)}&{query}", {}
            for what in EXPORTS:
                for form in FORMATS[what] if query == "dataset=customs&lang=ru" else ():
                    if form != "png":
                        yield f"/export/{what}.{form}?{query}&{MORE.get(what, '')}", {}
    for name in ("relations", "events_full", "sources", "events", "regions", "turnover",
                 "partners", "growth", "months", "goods", "contributions"):  # fmt: skip
        for dataset in DATASETS:
            yield f"/download/{name}.csv?dataset={dataset}", {}
    for plain in ("/download/relations-template.xlsx", "/ready", "/health", "/theme.css",
                  "/metrics", "/export/jobs/none", "/export/jobs/none/deck.pptx",
                  "/_dash-dependencies", "/geo/partner_regions.geojson",
                  "/_reload-hash", "/_favicon.ico", "/assets/dashboard.css", "/static/none",
                  "/bootstrap/static/css/bootstrap.min.css", "/scripts/none/pages.js",
                  "/scripts/none/plotly.js", "/scripts/none/generators.js",
                  "/styles/none/pages.css",
                  "/_dash-component-suites/dash/dcc/async-graph.js"):  # fmt: skip
        yield plain, {}


ADDRESSES = list(_addresses())


def test_every_route_is_asked(client: FlaskClient) -> None:
    rules = {str(rule) for rule in client.application.url_map.iter_rules()}
    adapter = client.application.url_map.bind("localhost")
    asked = {
        str(adapter.match(one.partition("?")[0], method=more.get("method", "GET"),
                          return_rule=True)[0])
        for one, more in ADDRESSES
    }  # fmt: skip
    assert asked == rules


@pytest.mark.parametrize(
    ("role", "sees"),
    [("publisher", True), ("editor", True), ("viewer", False), ("", False), ("Editor", False),
     ("nobody", False), ("editor,viewer", False)],
)  # fmt: skip
def test_roles_see_as_far_as_they_may(client: FlaskClient, role: str, sees: bool) -> None:
    answer = _asked(client, "/download/events_full.csv", role)
    assert bool(_secrets(_texts(answer))) is sees


def test_a_role_that_a_reader_claims_is_none(folder: Path) -> None:
    claimed = {HEADER: "anna", ROLE: "publisher", "X-Remote-Role": "publisher"}
    for given in ({"access": "public"}, {"access": "proxy", "trusted_proxies": "127.0.0.1"}, {}):
        client = create_app(read_settings({}, data_dir=folder, **given)).server.test_client()
        for address in ("/download/events_full.csv", f"{LAYOUT}?path=/relations&query=year%3D2026"):
            answer = client.get(address, headers=claimed)
            assert answer.status_code == 200 and not _secrets(_texts(answer))


@pytest.mark.parametrize("place", range(0, len(ADDRESSES), 12))
def test_only_editors_and_publishers_see_what_is_not_for_publication(
    client: FlaskClient, place: int
) -> None:
    for address, more in ADDRESSES[place : place + 12]:
        for role in ROLES:
            answer = _asked(client, address, role, **more)
            assert answer.status_code != 500, address
            if role not in SEE_ALL:
                # What was looked for stands in the answer of its own request.
                assert not _secrets(_texts(answer).replace("q=", "")), (role, address, more)
            answer.close()


@pytest.mark.parametrize(
    "address",
    [
        f"{LAYOUT}?path=/trade&query=dataset%3Dcustoms",
        f"{LAYOUT}?path=/relations&query=year%3D2026",
        f"{LAYOUT}?path=/relations/NO-18&query=lang%3Dru",
        f"{LAYOUT}?path=/releases&query=dataset%3Dcustoms",
        "/search.json?q=talks",
        "/search.json?q=turnover+2021&dataset=customs",
        "/download/turnover.csv?dataset=customs",
        "/download/events_full.csv",
        "/download/relations-template.xlsx",
        "/export/brief.pdf?partner=NOR",
        "/export/brief.docx?partner=NOR&lang=ru",
        "/export/chart.svg?chart=turnover-chart&dataset=customs",
        "/export/deck.pptx?view=A&path=/trade&query=dataset%3Dcustoms",
        "/export/workbook.xlsx?chart=turnover-chart&dataset=customs",
        "/export/factsheet.pdf?dataset=customs",
    ],
)
def test_who_may_see_it_does_and_is_told_and_nothing_is_kept_on_the_way(
    client: FlaskClient, address: str
) -> None:
    seen = _asked(client, address, "editor")
    assert _secrets(_texts(seen)), _texts(seen)[:2000]
    assert seen.headers["Cache-Control"] == "private, no-store"
    if address.startswith((LAYOUT, "/export")):
        assert re.search("(?i)not for publication|не для публикации", _texts(seen))


def test_answers_that_differ_by_rows_alone_are_kept_apart(folder: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    copytree(folder / "relations", data / "relations")
    settings = read_settings({}, data_dir=data, access="proxy", trusted_proxies="127.0.0.1",
                             role_header=ROLE)  # fmt: skip
    client = create_app(settings).server.test_client()
    for address in (f"{LAYOUT}?path=/relations&query=year%3D2026",
                    f"{LAYOUT}?path=/relations/NO-18",
                    "/search.json?q=talks", "/search.json?q=agreement"):  # fmt: skip
        seen = [_secrets(_texts(_asked(client, address, role))) for role in ROLES]
        assert seen[1:] == [[], []]
        assert seen[0] or "agreement" in address


def test_a_release_that_is_published_is_for_everybody_from_the_next_answer_on(
    folder: Path, tmp_path: Path
) -> None:
    data = copytree(folder, tmp_path / "data")
    library = open_library(read_settings({}, data_dir=data))
    before = library.version("customs")
    assert library.choices("customs").release == 1
    with pytest.raises(StoreUnavailable, match=r"there are: 1$"):
        library.store("customs", 2)
    assert library.current(ALL).store("customs").restricted
    assert lift(data, "customs", 2) and not lift(data, "customs", 2)
    assert library.choices("customs").release == 2
    assert library.version("customs") != before
    assert not library.current(ALL).store("customs").restricted
    assert json.loads(read(data)[-1])["what"] == "publish"


def test_what_partners_report_is_said_to_be_closed_to_those_who_see_it(
    folder: Path, tmp_path: Path
) -> None:
    data = copytree(folder, tmp_path / "data")
    file = comtrade_file(tmp_path / "c.csv", reported())
    import_mirror(ImportOrder((file,), data, restricted=True), HOME, PARTNERS)
    settings = read_settings({}, data_dir=data, access="proxy", trusted_proxies="127.0.0.1",
                             role_header=ROLE)  # fmt: skip
    client = create_app(settings).server.test_client()
    customs = "dataset=customs"
    expected = ((customs, "editor", True), (customs, "viewer", False), ("", "editor", False))
    for query, role, said in expected:
        page = _asked(client, f"{LAYOUT}?path=/trade&query={quote(query)}", role).text
        assert ("what partners report is not for publication" in page) == said
    assert _asked(client, "/download/turnover.csv?dataset=published", "editor").status_code == 200
    assert json.loads(read(data)[-1])["what"] == "restricted file"


def test_what_is_built_on_a_restricted_release_is_restricted(folder: Path, tmp_path: Path) -> None:
    data = copytree(folder, tmp_path / "data")
    file = written(tmp_path / "third.csv", text([row(period="04/2021")]))
    assert import_customs(Import((file,), data), REGISTERS).restricted
    library = open_library(read_settings({}, data_dir=data))
    assert library.choices("customs").release == 1
    # Its report and what it changed tell of the one before, which stays closed.
    lift(data, "customs", 3)
    assert [one.number for one in library.releases("customs")] == [1, 3]
    client = create_app(library.settings, library).server.test_client()
    page = client.get(f"{LAYOUT}?path=/releases&query=dataset%3Dcustoms").text
    assert "kryptonite.csv" not in page.lower()


def test_going_back_shows_what_was_in_force_then(folder: Path, tmp_path: Path) -> None:
    data = copytree(folder, tmp_path / "data")
    library = open_library(read_settings({}, data_dir=data))
    roll_back(data, "customs", 1)
    assert library.choices("customs").release == 1
    shutil.rmtree(data / "customs" / "releases" / "0001")
    roll_back(data, "customs", 2)
    with pytest.raises(StoreUnavailable):
        open_library(read_settings({}, data_dir=data)).store("customs")


def test_a_restricted_release_that_was_open_for_others_is_not_for_all_when_its_folder_goes(
    folder: Path, tmp_path: Path
) -> None:
    data = copytree(folder, tmp_path / "data")
    library = open_library(read_settings({}, data_dir=data))
    assert library.current(ALL).store("customs", 2).restricted
    (data / "customs" / "releases" / "0002").rename(tmp_path / "away")
    with pytest.raises(StoreUnavailable):
        library.store("customs", 2)


def test_a_kept_document_is_nobodys_who_may_no_longer_see_it(folder: Path, tmp_path: Path) -> None:
    """By its link, and by asking for the same again; the documents of the viewer stay hers."""
    data = copytree(folder, tmp_path / "data")
    settings = read_settings({}, data_dir=data, access="accounts")
    application = create_app(settings).server
    address = "/export/workbook.xlsx?chart=turnover-chart&dataset=customs"
    later = {"Prefer": "respond-async"}
    documents = application.extensions[DOCUMENTS]

    def enters(role: str, name: str = "anna") -> FlaskClient:
        add_account(data, name, role, PASSWORD)
        browser = application.test_client()
        assert log_in(browser, name).status_code == 303
        return browser

    def made(browser: FlaskClient) -> str:
        link = browser.get(address, headers=later).location
        while documents.queue.held:
            threading.Event().wait(0.01)
        return str(browser.get(link).get_json()["file"])

    editor = enters("editor")
    file = made(editor)
    state = file.rpartition("/")[0]
    assert _secrets(_texts(editor.get(file)))
    for other in (enters("viewer", "otto"), enters("publisher", "olga")):
        assert [other.get(one).status_code for one in (state, file)] == [404, 404]
    viewer = enters("viewer")
    assert [editor.get(one).status_code for one in (state, file, address)] == [401, 401, 401]
    assert [viewer.get(one).status_code for one in (state, file)] == [404, 404]
    own = made(viewer)
    assert own != file
    for answer in (viewer.get(own), viewer.get(address)):
        assert answer.status_code == 200 and not _secrets(_texts(answer))
    remove_account(data, "anna")
    assert [viewer.get(one).status_code for one in (own, file, address)] == [401, 401, 401]
