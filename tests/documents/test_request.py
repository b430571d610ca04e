"""What may be asked for, and how it is refused: with a reason, never cut or led elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.documents.address import PATHS, Address, address_of, query_at
from dashboard.documents.file_names import file_name
from dashboard.documents.forms import FORMATS
from dashboard.documents.request import Request, link_to, read_request
from dashboard.documents.views import MOST_VIEWS, View
from dashboard.errors import ExportRefused, StoreUnavailable, UnknownSelection
from dashboard.parser import read_query
from dashboard.settings import read_settings
from dashboard.store.library import Library, open_library
from tests.saved_views import views_to_query


@pytest.fixture(scope="module")
def demonstration(demonstration_folder: Path) -> Library:
    return open_library(read_settings({"DASHBOARD_DATA_DIR": str(demonstration_folder)}))


@pytest.mark.parametrize("path", PATHS)
def test_every_page_has_an_address(library: Library, path: str) -> None:
    found = address_of(path, library.registers)
    assert found == Address(path, PATHS[path])


@pytest.mark.parametrize(
    ("path", "page", "code"),
    [
        ("/relations/NOR", "profile", "NOR"),
        ("/relations/NO-18", "profile", "NO-18"),
        ("/brief/CHN", "brief", "CHN"),
    ],
)
def test_a_page_of_a_partner_has_its_code(
    library: Library, path: str, page: str, code: str
) -> None:
    assert address_of(path, library.registers) == Address(path, page, code)


ELSEWHERE = ["@evil.example/x", "//evil.example/", "https://evil.example", "/nowhere",
             "/relations/XXX", "/relations/RUS", "\\evil", "javascript:alert(1)",
             "/relations/NO-18/../../x"]  # fmt: skip


@pytest.mark.parametrize("path", ELSEWHERE)
def test_what_is_no_page_of_ours_is_none(library: Library, path: str) -> None:
    assert address_of(path, library.registers) is None
    with pytest.raises(UnknownSelection, match="no page"):
        read_request("page", "pptx", f"path={path}", library)


@pytest.mark.parametrize(("path", "page"), [("/trade/", "trade"), ("", "overview")])
def test_a_slash_at_its_end_makes_no_other_page(library: Library, path: str, page: str) -> None:
    found = address_of(path, library.registers)
    assert found is not None and found.page == page


def test_a_page_of_a_region_asks_for_the_trade_of_its_country(library: Library) -> None:
    address = address_of("/relations/NO-18", library.registers)
    assert address is not None
    query = query_at(read_query("flow=import&sector=wood", library), address, library.registers)
    assert (query.partners, query.region, query.flow, query.sectors) == (
        ("NOR",),
        "NO-18",
        None,
        (),
    )


@pytest.mark.parametrize(
    ("what", "form", "text", "error", "part"),
    [
        ("nothing", "pptx", "", UnknownSelection, "no export “nothing”"),
        ("chart", "exe", "", UnknownSelection, "cannot be made as exe"),
        ("chart", "pptx", "chart=no-chart", UnknownSelection, "no chart “no-chart”"),
        ("chart", "png", "size=9x9", UnknownSelection, "no size “9x9”"),
        ("factsheet", "pdf", "order=none", UnknownSelection, "no order “none”"),
        ("chart", "pptx", "year=1066", ExportRefused, "year=1066"),
        ("chart", "pptx", "partner=XYZ", ExportRefused, "XYZ"),
        ("chart", "pptx", "dataset=customs", StoreUnavailable, "Customs"),
        ("chart", "pptx", "dataset=nonsense", ExportRefused, "nonsense"),
        ("brief", "pdf", "", UnknownSelection, "of one partner"),
        ("brief", "pdf", "partner=RUS", UnknownSelection, "of one partner"),
        ("brief", "pdf", "partner=CHN,DEU", UnknownSelection, "^A brief is of one partner"),
        ("brief", "pdf", "partner=XQZ", UnknownSelection, "XQZ"),
        ("chart", "csv", "yeer=2018&Size=a4", ExportRefused, "yeer, Size"),
        ("chart", "csv", "partner=CHN&partner=DEU", ExportRefused, "partner"),
        ("deck", "pptx", "yeer=2018&view=a", ExportRefused, "yeer"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(
    library: Library, what: str, form: str, text: str, error: type[Exception], part: str
) -> None:
    with pytest.raises(error, match=part):
        read_request(what, form, text, library)


def test_a_refusal_speaks_the_language_that_was_asked_for(library: Library) -> None:
    with pytest.raises(UnknownSelection, match="Нет"):
        read_request("chart", "pptx", "lang=ru&chart=no-chart", library)


def test_too_many_views_are_refused_and_not_cut(library: Library) -> None:
    text = views_to_query(View(str(n)) for n in range(MOST_VIEWS + 1))
    with pytest.raises(ExportRefused, match=str(MOST_VIEWS + 1)):
        read_request("deck", "pptx", text, library)
    text = views_to_query(View(str(n)) for n in range(MOST_VIEWS))
    assert len(read_request("deck", "pptx", text, library).views) == MOST_VIEWS


def test_a_year_of_events_may_be_asked_for_on_a_page_of_relations(library: Library) -> None:
    request = read_request("page", "pptx", "path=/relations&year=2005", library)
    assert request.query.year == 2005


@pytest.mark.parametrize(
    ("what", "form", "text", "name"),
    [
        ("chart", "pptx", "year=2018&lang=ru", "leningrad-region-turnover-chart-2018-ru.pptx"),
        ("table", "csv", "chart=balance-chart", "leningrad-region-balance-chart-table-en.csv"),
        ("page", "pptx", "path=/trade&partner=CHN", "leningrad-region-page-trade-CHN-en.pptx"),
        ("page", "pptx", "path=/trade&partner=CHN,DEU,FIN,EST",
         "leningrad-region-page-trade-CHN-DEU-FIN-EST-en.pptx"),
        ("page", "pptx", "path=/trade&partner=CHN,DEU,FIN,EST,USA",
         "leningrad-region-page-trade-5-partners-en.pptx"),
        ("chart", "csv", "sector=wood,metals,chemicals,minerals,textiles",
         "leningrad-region-turnover-chart-5-sectors-en.csv"),
        ("factsheet", "pdf", "order=note&lang=ru", "leningrad-region-factsheet-note-ru.pdf"),
        ("brief", "docx", "partner=NO-18&lang=ru", "brief-NO-18-ru.docx"),
        ("deck", "pptx", "flow=import&view=a", "leningrad-region-deck-import-en.pptx"),
        ("brief", "docx", "partner=CHN&year=2018", "brief-CHN-2018-en.docx"),
        ("chart", "png", "year=2021&against=2018&chart=balance",
         "leningrad-region-balance-chart-2021-against-2018-en.png"),
        ("page", "pptx", "path=/trade&view=index", "leningrad-region-page-trade-index-en.pptx"),
        ("chart", "xlsx", "path=/trade&view=index&chart=turnover",
         "leningrad-region-turnover-chart-index-en.xlsx"),
        ("chart", "xlsx", "path=/trade&view=index&chart=balance",
         "leningrad-region-balance-chart-en.xlsx"),
    ],
)  # fmt: skip
def test_a_file_name_says_what_is_in_the_file(
    library: Library, what: str, form: str, text: str, name: str
) -> None:
    assert file_name(read_request(what, form, text, library), library) == name


@pytest.mark.parametrize(
    ("what", "form", "texts"),
    [("chart", "xlsx", ("chart=goods&sector=wood&code=44", "chart=goods&sector=wood&code=47")),
     ("factsheet", "pdf", ("release=1", "")),
     ("page", "pptx", ("partner=CHN,DEU", "partner=CHN,DEU&together=1")),
     ("chart", "png", ("path=/relations&chart=timeline&kind=visit",
                       "path=/relations&chart=timeline"))],
)  # fmt: skip
def test_files_of_different_views_have_different_names(
    demonstration: Library, what: str, form: str, texts: tuple[str, ...]
) -> None:
    asked = [f"{text}&dataset=demonstration" for text in texts]
    found = {
        file_name(read_request(what, form, one, demonstration), demonstration) for one in asked
    }
    assert len(found) == len(texts)


def test_files_of_different_months_and_of_made_up_data_have_different_names(
    demonstration: Library,
) -> None:
    """One overwrote the other in the folder to which they were downloaded."""
    names = {
        text: file_name(read_request(what, form, text, demonstration), demonstration)
        for what, form, text in (
            ("factsheet", "pdf", "dataset=demonstration&months=1-3"),
            ("factsheet", "pdf", "dataset=demonstration&months=1-3,7-9"),
            ("factsheet", "pdf", "dataset=demonstration&months=8"),
            ("brief", "docx", "dataset=demonstration&partner=CHN"),
        )
    }
    assert [*names.values()] == [
        "leningrad-region-factsheet-demonstration-months-1-3-en.pdf",
        "leningrad-region-factsheet-demonstration-months-1-3_7-9-en.pdf",
        "leningrad-region-factsheet-demonstration-months-8-en.pdf",
        "brief-CHN-demonstration-en.docx",
    ]


@pytest.mark.parametrize(("what", "form"), [(w, f) for w, forms in FORMATS.items() for f in forms])
def test_every_kind_in_every_form_may_be_asked_for(library: Library, what: str, form: str) -> None:
    text = "partner=CHN" if what == "brief" else ""
    assert isinstance(read_request(what, form, text, library), Request)


def test_a_link_leads_to_the_view_on_the_host_of_the_pages(library: Library) -> None:
    request = read_request("page", "pptx", "path=/relations/NO-18&lang=ru", library, "http://h/")
    assert link_to(request, request.address, request.query) == "http://h/relations/NO-18?lang=ru"


@pytest.mark.parametrize(
    ("what", "form", "chart", "name"),
    [
        ("chart", "png", "what_if", "what-if-chart-scenario-without-CHN-HS44-en.png"),
        ("page", "pptx", "what_if", "page-why-scenario-without-CHN-HS44-en.pptx"),
        ("chart", "png", "contribution", "contribution-chart-en.png"),
        ("factsheet", "pdf", "what_if", "factsheet-en.pdf"),
    ],
)
def test_the_name_of_a_file_says_which_scenario_is_in_it(
    library: Library, what: str, form: str, chart: str, name: str
) -> None:
    text = f"path=/why&chart={chart}&without=CN,HS:44"
    found = file_name(read_request(what, form, text, library), library)
    assert found == f"{library.registers.region.files}-{name}"


@pytest.mark.parametrize(
    ("what", "form", "text", "name"),
    [
        ("chart", "csv", "chart=turnover&chart=balance", "chart"),
        ("page", "pptx", "path=/trade&path=/partners", "path"),
        ("chart", "png", "size=a4&size=square&chart=turnover", "size"),
        ("brief", "pdf", "partner=CHN&partner=DEU", "partner"),
    ],
)
def test_of_a_name_that_stands_twice_no_value_is_dropped(
    library: Library, what: str, form: str, text: str, name: str
) -> None:
    with pytest.raises(ExportRefused, match=f"not understood: {name}\\."):
        read_request(what, form, text, library)


def test_a_pair_that_stands_twice_says_one_thing(library: Library) -> None:
    request = read_request("chart", "csv", "chart=balance&year=2018&chart=balance", library)
    assert request.chart == "balance"


@pytest.mark.parametrize("partner", ["cn-he", "CN-HE", " cn-he "])
def test_a_brief_is_found_by_small_letters(library: Library, partner: str) -> None:
    request = read_request("brief", "pdf", f"partner={partner}", library)
    assert request.address.code == "CN-HE"
