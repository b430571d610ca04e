import csv
import io
import re
import subprocess
import sys
from pathlib import Path

import flask
import pytest
from dash import html
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.answers.analyses import ANALYSIS
from dashboard.answers.files import FILES
from dashboard.answers.tables import EVERY
from dashboard.callbacks import routes
from dashboard.callbacks.downloads import NAMES, file_name, register
from dashboard.months import between
from dashboard.pages.screen import tree
from dashboard.pages.show import show
from dashboard.query import Query
from dashboard.settings import read_settings
from dashboard.store.ask import Ask
from dashboard.store.library import open_library
from tests.imports import customs_files as files
from tests.trees import parts

ROOT = Path(__file__).parents[2]
BOM = "\ufeff"
IMPORTED = [name for name, table in EVERY.items() if table.needs is not None]
"""Tables that published figures do not fill."""


def _client(**given: object) -> FlaskClient:
    server = flask.Flask("downloads")
    library = open_library(read_settings({}, **given))
    routes.register(server, library)
    register(server, library)
    return server.test_client()


CLIENT = _client()


@pytest.fixture
def client() -> FlaskClient:
    return CLIENT


def rows(client: FlaskClient, address: str) -> list[dict[str, str]]:
    answer = client.get(address)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    content = answer.get_data(as_text=True)
    assert content.startswith(BOM)
    return list(csv.DictReader(io.StringIO(content[1:], newline="")))


@pytest.mark.parametrize("name", [name for name in NAMES if name not in IMPORTED])
def test_every_table_is_a_csv_file_that_spreadsheets_read(client: FlaskClient, name: str) -> None:
    answer = client.get(f"/download/{name}.csv")
    assert answer.status_code == 200
    assert answer.content_type == "text/csv; charset=utf-8"
    assert answer.get_data().startswith(b"\xef\xbb\xbf")
    kept = answer.headers["Content-Disposition"]
    assert kept.startswith('attachment; filename="leningrad-region-')
    assert name.replace("_", "-") in kept
    # A comparison has rows only of what is chosen for it.
    chosen = {"compare": "?partner=CHN,DEU", "chosen_years": "?years=2017"}.get(name, "")
    least = 1 if name in ANALYSIS else 4
    assert len(rows(client, f"/download/{name}.csv{chosen}")) >= least


@pytest.fixture(scope="module")
def two_years(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Two years of customs data, both flows, in two releases."""
    rows = [
        files.row(flow, f"{month:02d}/{year}", partner, usd=f"{year * month}.00", kg=f"{month}")
        for year in (2019, 2020)
        for month in range(1, 13)
        for flow, partner in (("ЭК", "CN"), ("ИМ", "DE"))
    ]
    more = [files.row(period="12/2020", usd="7.00")]
    return files.asks_of(tmp_path_factory.mktemp("two-years"), rows, more, replace=True)


@pytest.mark.parametrize("dataset", ["published", "customs"])
def test_the_page_links_to_every_table_that_its_dataset_has(dataset: str, two_years: Ask) -> None:
    ask = two_years
    page = tree(show(ask, "/data", f"dataset={dataset}"))
    links = [link.href for link in parts(page, html.A) if link.href.startswith("/download/")]
    named = {link.partition("?")[0].split("/")[-1].removesuffix(".csv") for link in links}
    # What partners report nobody imported.
    lacking = IMPORTED if dataset == "published" else ["mirror"]
    assert named == {*NAMES} - {*lacking}
    client = _client(data_dir=ask.library.settings.data_dir)
    for link in links:
        assert client.get(link).status_code == 200, link


def test_what_is_not_published_is_empty_not_zero(client: FlaskClient) -> None:
    by_year = {row["year"]: row for row in rows(client, "/download/turnover.csv")}
    assert by_year["2018"]["turnover_usd"] == "11224900000"
    assert by_year["2019"]["turnover_usd"] == ""
    assert by_year["2019"]["status"] == "not published"


def test_the_query_selects(client: FlaskClient) -> None:
    partners = rows(client, "/download/partners.csv?year=2018&partner=CHN,DEU")
    assert [(row["partner"], row["rank"]) for row in partners] == [("CHN", "1"), ("DEU", "4")]
    assert {row["country"] for row in rows(client, "/download/regions.csv?partner=NOR")} == {"NOR"}
    assert all("CHN" in row["country"] for row in rows(client, "/download/events.csv?partner=CHN"))


@pytest.mark.parametrize(
    ("name", "flags", "query"),
    [
        ("turnover", [], ""),
        ("partners", ["--year", "2018", "--partner", "CHN,DEU"], "year=2018&partner=CHN,DEU"),
        ("sectors", ["--year", "2021", "--flow", "export"], "year=2021&flow=export"),
        ("regions", ["--year", "2018"], "year=2018"),
        ("events", ["--sector", "aquaculture"], "sector=aquaculture"),
        ("reconciliation", ["--partner", "CHN"], "partner=CHN"),
        ("contributions", ["--year", "2021", "--against", "2018"], "year=2021&against=2018"),
        ("dependence", ["--partner", "CHN,NLD"], "partner=CHN,NLD"),
    ],
)
def test_a_download_is_the_table_of_the_command_line(
    client: FlaskClient, name: str, flags: list[str], query: str
) -> None:
    printed = subprocess.run(
        [sys.executable, "-m", "dashboard", "table", name, *flags],
        cwd=ROOT, capture_output=True, check=True,
    ).stdout  # fmt: skip
    assert client.get(f"/download/{name}.csv?{query}").get_data() == BOM.encode() + printed


@pytest.mark.parametrize("address", [
    "/download/turnover.csv?year=2018", "/download/partners.csv?year=2018",
    "/download/regions.csv?",
])  # fmt: skip
def test_a_russian_spreadsheet_opens_a_table_in_columns(client: FlaskClient, address: str) -> None:
    english = list(csv.reader(io.StringIO(client.get(address).get_data(as_text=True))))
    text = client.get(f"{address}&lang=ru").get_data(as_text=True)
    assert text.startswith(BOM)
    russian = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert len(russian) == len(english) > 1
    for ours, theirs in zip(russian[1:], english[1:], strict=True):
        numbers = [
            (one, other)
            for one, other in zip(ours, theirs, strict=True)
            if re.fullmatch(r"-?\d+(\.\d+)?", other)
        ]
        assert [one for one, _ in numbers] == [other.replace(".", ",") for _, other in numbers]


def test_files_are_downloaded_as_they_are_in_the_repository(client: FlaskClient) -> None:
    for name, path in (
        ("trade_figures", "published/trade_figures.csv"),
        ("events_full", "published/events.csv"),
        ("regions_register", "registers/regions.csv"),
    ):
        with (ROOT / "data" / path).open(encoding="utf-8", newline="") as file:
            kept = list(csv.DictReader(file))
        found = rows(client, f"/download/{name}.csv")
        assert list(found[0]) == list(kept[0])
        assert len(found) == len(kept)


@pytest.mark.parametrize("name", ["nothing", "turnover.csv", "..%2Fsecret", "%00", "таблица"])
def test_an_unknown_table_is_named_in_a_sentence(client: FlaskClient, name: str) -> None:
    answer = client.get(f"/download/{name}.csv")
    assert answer.status_code == 404
    if answer.content_type.startswith("text/plain"):
        told = answer.get_data(as_text=True)
        assert "turnover" in told and "Traceback" not in told


def test_an_unknown_table_is_told_in_the_language_of_the_reader(client: FlaskClient) -> None:
    for named in ("lang=ru", "LANG=ru", "lang=RU"):
        told = client.get(f"/download/nothing.csv?{named}").get_data(as_text=True)
        assert told.startswith("Таблицы «nothing»")
        assert told.endswith("\n")


def test_a_long_name_is_cut(client: FlaskClient) -> None:
    assert "x" * 61 not in client.get(f"/download/{'x' * 500}.csv").get_data(as_text=True)


@pytest.mark.parametrize(
    ("query", "part"),
    [
        ("year=1812", "year=1812"),
        ("partner=ZZZ", "partner=ZZZ"),
        ("flow=both", "flow=both"),
        ("yeer=2018", "yeer"),
        ("partner=CHN&partner=DEU", "partner"),
    ],
)
def test_a_file_of_another_selection_than_asked_for_is_never_made(
    client: FlaskClient, query: str, part: str
) -> None:
    answer = client.get(f"/download/partners.csv?{query}")
    assert answer.status_code == 400
    assert part in answer.get_data(as_text=True)
    assert "Content-Disposition" not in answer.headers


def test_a_dataset_that_is_not_there_is_told(tmp_path: Path) -> None:
    answer = _client(data_dir=tmp_path).get("/download/turnover.csv?dataset=customs")
    assert answer.status_code == 404
    assert "Customs data" in answer.get_data(as_text=True)


def test_a_table_that_the_dataset_cannot_fill_is_told(client: FlaskClient) -> None:
    for name in ("outlook", "price_volume", "oddities", "changes"):
        answer = client.get(f"/download/{name}.csv")
        assert answer.status_code == 404
        assert "the dataset published has no" in answer.get_data(as_text=True)


def test_no_cell_can_run_in_a_spreadsheet(client: FlaskClient) -> None:
    for name in (*FILES, *(name for name in EVERY if name not in IMPORTED)):
        for row in rows(client, f"/download/{name}.csv"):
            for cell in row.values():
                number = cell.lstrip("-").replace(".", "", 1).isdigit()
                assert number or not cell.startswith(("=", "+", "-", "@", "\t", "\r")), cell


@pytest.mark.parametrize("year", [1990, 2016, 2017, 2019])
def test_a_ledger_of_a_year_without_rows_is_a_table_without_rows(
    client: FlaskClient, year: int
) -> None:
    """Case b13: 500 for every year of which nothing can be checked."""
    assert rows(client, f"/download/reconciliation.csv?year={year}") == []
    header = client.get(f"/download/reconciliation.csv?year={year}").text
    assert header.startswith(BOM + "figure,year,published_usd")


@given(st.text(max_size=200) | st.from_regex(r"(year|partner|months|lang)=[^&]{0,9}"))
@settings(max_examples=60, deadline=None)
def test_whatever_the_query_is_the_answer_is_a_file_or_a_sentence(query: str) -> None:
    raw = {"QUERY_STRING": query.encode().decode("latin-1")}
    answer = CLIENT.get("/download/reconciliation.csv", environ_overrides=raw)
    assert answer.status_code in (200, 400, 404)


@pytest.mark.parametrize(
    ("table", "chosen", "name"),
    [
        ("turnover", Query(), "turnover.csv"),
        (
            "partners",
            Query(year=2018, flow="export", partners=("CHN",)),
            "partners-2018-export-CHN.csv",
        ),
        (
            "sectors",
            Query(dataset="demonstration", release=3, chosen_months=between(1, 9)),
            "sectors-demonstration-release-3-months-1-9.csv",
        ),
        (
            "contributions",
            Query(year=2021, against=2018, given=frozenset({"year", "against"})),
            "contributions-2021-against-2018.csv",
        ),
        (
            "events",
            Query(dataset="customs", sectors=("a", "b", "c", "d", "e")),
            "events-a-b-c-d-more.csv",
        ),
    ],
)
def test_the_name_of_a_file_says_what_is_in_it(table: str, chosen: Query, name: str) -> None:
    assert file_name(table, EVERY[table], chosen) == name
