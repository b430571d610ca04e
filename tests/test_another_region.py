"""Another region is other data: the application on one that there is not, looked at whole."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from html import escape
from pathlib import Path
from urllib.parse import quote

import pdfplumber
import pytest
from flask.testing import FlaskClient

from dashboard import ids
from dashboard.answers.files import FILES
from dashboard.answers.tables import TABLES
from dashboard.app import create_app
from dashboard.errors import DataRefused
from dashboard.imports.customs import Import, try_import
from dashboard.imports.demonstration import demonstration_rows
from dashboard.language import languages
from dashboard.loaders.provenance import accept, data_files
from dashboard.loaders.registers import load_registers
from dashboard.settings import ROOT, read_settings
from tests.imports.customs_files import row, text, written
from tests.loose_numbers import breakable
from tests.made_up_region import FIGURES, PARTNERS, REGIONS, made_up_region
from tests.trees import first_page, sent_by_id

OF_OURS = re.compile(
    r"(?i:leningrad|ленинград|north-?west|северо-запад|petersburg|петербург|lenobl|hebei|хэбэй"
    r"|nordland|нурланд|baltic|балти|china figure|по китаю|federal customs)"
    r"|\bLEN\b|NWFD|41000|\bФТС\b"
)
"""What only the Leningrad Region has: its names and codes, its partners."""
ITS_YEARS = re.compile(r"\b(?:1987|2017|2018|2019)\b")
PATHS = (
    "/", "/trade", "/why", "/changes", "/partners", "/relations", "/data", "/releases", "/brief",
    *(f"/relations/{code}" for code in (*PARTNERS, *REGIONS)),
    *(f"/brief/{code}" for code in ("JPN", "JP-01", "ITA")),
)  # fmt: skip
CHOICES = (
    "",
    "year=2030",
    "flow=export",
    "partner=JPN",
    "partner=ITA,BRA&sector=wood",
    "zoom=pacific&colour=kind",
    "year=2029",
)
PROGRAM = [
    path
    for folder, endings in (("dashboard", {".py", ".toml", ".typ"}), ("assets", {".js", ".css"}))
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in endings
]
Ask = Callable[[str], bytes]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    folder = tmp_path_factory.mktemp("alder")
    settings = read_settings({}, data=made_up_region(folder / "data"), data_dir=folder / "owned")
    return create_app(settings).server.test_client()


@pytest.fixture
def answer(client: FlaskClient) -> Ask:
    """What an address answers, which must be something."""

    def asked(address: str) -> bytes:
        found = client.get(address)
        assert found.status_code == 200, f"{address}: {found.get_data(as_text=True)[:300]}"
        return found.data

    return asked


def of_ours(text: str) -> list[str]:
    """The words of the other region in a text, each with what stands around it."""
    found = [*OF_OURS.finditer(text), *ITS_YEARS.finditer(text)]
    return [text[max(0, one.start() - 60) : one.end() + 40] for one in found]


def words_in(package: bytes) -> str:
    """Every text of an Office file."""
    with zipfile.ZipFile(io.BytesIO(package)) as parts:
        return "\n".join(
            re.sub(r"<[^>]+>", " ", parts.read(name).decode("utf-8", "replace"))
            for name in parts.namelist()
            if name.endswith((".xml", ".rels"))
        )


def test_the_program_knows_no_region() -> None:
    assert len(PROGRAM) > 400
    for path in PROGRAM:
        found = OF_OURS.findall(path.read_text(encoding="utf-8"))
        # Among the groups of countries that files of any region may name are the Baltic ones.
        known = {"baltic", "балти"} if path.name == "groups.py" else set()
        assert [one for one in found if one.lower() not in known] == [], path


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("path", PATHS)
def test_every_page_is_of_this_region_alone(answer: Ask, path: str, lang: str) -> None:
    # What is chosen is no matter of the language: each is asked in one.
    for choice in CHOICES[languages().index(lang) % 2 :: 2]:
        query = quote(f"{choice}&lang={lang}")
        page = json.dumps(
            json.loads(answer(f"/_dash-layout?path={quote(path)}&query={query}")),
            ensure_ascii=False,
        )
        assert of_ours(page) == [], choice
        assert "{region" not in page
    name = {"en": "Alder Province", "ru": "Ольхов"}.get(lang, "")
    assert name in page
    first = answer(f"{path}?lang={lang}").decode("utf-8")
    assert f"<title>{name}" in first
    assert of_ours(first) == []


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize(
    "address",
    [
        "/export/chart.pptx?chart=turnover-chart",
        "/export/chart.pptx?chart=partner-map&path=/relations&zoom=pacific",
        "/export/page.pptx?path=/trade",
        "/export/workbook.xlsx?path=/partners",
        "/export/factsheet.docx?order=note",
        "/export/note.docx",
        "/export/factsheet.docx?order=international&partner=JPN",
        "/export/brief.docx?path=/brief/JP-01",
        "/export/brief.docx?path=/brief/ITA",
        "/download/relations-template.xlsx",
    ],
)
def test_every_office_file_is_of_this_region_alone(
    client: FlaskClient, address: str, lang: str
) -> None:
    found = client.get(f"{address}{'&' if '?' in address else '?'}lang={lang}")
    assert found.status_code == 200, found.get_data(as_text=True)[:300]
    words = words_in(found.data)
    assert of_ours(words) == []
    assert "{region" not in words
    name = found.headers["Content-Disposition"].partition('filename="')[2]
    assert name.startswith(("alder-province-", "brief-", "relations-template"))


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize(
    "address", ["/export/factsheet.pdf?x=", "/export/brief.pdf?path=/brief/JPN"]
)
def test_every_printed_sheet_is_of_this_region_alone(answer: Ask, address: str, lang: str) -> None:
    with pdfplumber.open(io.BytesIO(answer(f"{address}&lang={lang}"))) as sheet:
        words = "\n".join(page.extract_text() for page in sheet.pages)
    assert {"en": "Alder Province", "ru": "Ольхов"}.get(lang, "") in words
    assert of_ours(words) == []


def test_every_table_is_of_this_region_alone(client: FlaskClient) -> None:
    for name in (*TABLES, *FILES):
        found = client.get(f"/download/{name}.csv")
        assert found.status_code == 200, name
        assert found.headers["Content-Disposition"].count("alder-province") == 1
        assert of_ours(found.get_data(as_text=True)) == [], name


def test_its_relations_are_found_and_its_map_has_its_views(answer: Ask) -> None:
    (snow, *_) = json.loads(answer("/search.json?q=snow"))
    assert snow["title"] == "Agreement on snow"
    assert snow["go"] == "/relations/JP-01"
    page = answer(f"/_dash-layout?path=/relations&query={quote('zoom=pacific')}").decode()
    assert "Pacific" in page


def _said(tree: object) -> str:
    """The text of a page, its numbers with it, which are links of their own."""
    if isinstance(tree, list):
        return "".join(map(_said, tree))
    if isinstance(tree, dict):
        return _said(tree.get("props", {}).get("children"))
    return str(tree or "")


def test_a_difference_that_nobody_explains_is_told_without_a_verdict(answer: Ask) -> None:
    page = breakable(_said(first_page(json.loads(answer("/_dash-layout?path=/data")))))
    assert "states $120.0 million; its own exports and imports add up to $105.0 million" in page
    assert "Not resolved." in page


@pytest.mark.parametrize(
    ("lang", "name"),
    [("en", "Turnover: Amber District, 2030"), ("ru", "Оборот: Янтарный округ, 2030")],
)
def test_the_ledger_names_the_district_of_the_region(answer: Ask, lang: str, name: str) -> None:
    sent = json.loads(answer(f"/_dash-layout?path=/data&query=lang%3D{lang}"))
    page = _said(first_page(sent))
    assert name in page and "AMB" not in page


def test_what_a_source_says_is_told_in_the_words_of_its_register(answer: Ask) -> None:
    page = answer("/_dash-layout?path=/trade").decode()
    assert "due to the growth of exports of alder planks" in page
    data = answer("/_dash-layout?path=/data").decode()
    assert "12 jars of honey" in data and "market days" in data


def test_trade_by_group_of_goods_is_read_where_a_source_means_all_of_it(
    client: FlaskClient,
) -> None:
    text = client.get("/download/sectors.csv?year=2031").get_data(as_text=True)
    (wood,) = (row for row in csv.DictReader(io.StringIO(text)) if row["sector"] == "wood")
    assert (wood["exports_usd"], wood["imports_usd"]) == ("30000000", "4000000")
    assert (wood["turnover_usd"], wood["status"]) == ("34000000", "preliminary")


OTHER_DATA: dict[str, dict[str, Sequence[Mapping[str, object]]]] = {
    "no relations": {"relations": ()},
    "no events": {"events": ()},
    "no goods": {"goods": ()},
    "no partner regions": {"regions": (), "relations": (), "events": ()},
    "no figures": {"figures": ()},
    "exports alone": {"figures": FIGURES[:1]},
    "one year": {"figures": FIGURES[2:4]},
    "shares alone": {"figures": [one for one in FIGURES if one["measure"] == "share"]},
}


@pytest.mark.parametrize("changed", OTHER_DATA.values(), ids=OTHER_DATA)
def test_what_is_not_known_takes_nothing_down(
    tmp_path: Path, changed: dict[str, Sequence[Mapping[str, object]]]
) -> None:
    data = made_up_region(tmp_path / "data", **changed)
    client = create_app(read_settings({}, data=data, data_dir=tmp_path)).server.test_client()
    for path in (
        "/",
        "/trade",
        "/why",
        "/changes",
        "/partners",
        "/relations",
        "/data",
        "/brief/JPN",
    ):
        page = client.get(f"/_dash-layout?path={quote(path)}")
        assert page.status_code == 200, path
        assert "cannot be shown" not in page.get_data(as_text=True), path
    for address in ("chart.pptx?chart=turnover-chart", "factsheet.docx", "workbook.xlsx?path=/",
                    "brief.docx?path=/brief/JPN"):  # fmt: skip
        assert client.get(f"/export/{address}").status_code == 200, address
    for name in TABLES:
        assert client.get(f"/download/{name}.csv").status_code == 200, name


def test_a_name_with_signs_of_markup_is_text(tmp_path: Path) -> None:
    data = made_up_region(tmp_path / "data")
    file = data / "registers" / "region.toml"
    text = file.read_text(encoding="utf-8")
    name = "Alder & </title><script>alert(1)</script>"
    file.write_text(text.replace('"Alder Province"', f'"{name}"'), encoding="utf-8")
    accept(data_files(data))
    client = create_app(read_settings({}, data=data, data_dir=tmp_path)).server.test_client()
    page = client.get("/?lang=en").get_data(as_text=True)
    assert f"<title>{escape(name, quote=False)}</title>" in page
    assert "<script>alert" not in page


def test_data_without_any_year_are_refused(tmp_path: Path) -> None:
    nothing = made_up_region(tmp_path / "data", figures=(), events=(), relations=())
    with pytest.raises(DataRefused, match="there is nothing to show"):
        create_app(read_settings({}, data=nothing, data_dir=tmp_path))


def test_its_demonstration_is_written_as_its_customs_files_are(tmp_path: Path) -> None:
    rows = demonstration_rows(load_registers(made_up_region(tmp_path / "data")))
    assert set(rows["REGION"]) == {"77000 - ОЛЬХОВЫЙ КРАЙ", "78000 - ГОРОД ОЛЬХА"}
    assert "KZ" not in set(rows["STRANA"])


def test_an_import_takes_its_own_rows(tmp_path: Path) -> None:
    registers = load_registers(made_up_region(tmp_path / "data"))
    file = written(tmp_path / "f.csv", text([row(region="77000 - ОЛЬХОВЫЙ КРАЙ"), row()]))
    report = try_import(Import((file,), tmp_path / "owned"), registers)
    assert (report.rows_read, report.rows_in_release) == (2, 1)


def test_its_years_begin_with_its_relations(answer: Ask) -> None:
    parts = sent_by_id(json.loads(answer("/_dash-layout?path=/relations")))
    assert parts[ids.YEAR_WALK]["min"] == 2029
    assert parts[ids.filter_of("year")]["options"][-1]["value"] == "2029"
