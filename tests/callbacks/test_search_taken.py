"""``/search.json``: what can be taken away, of the page and of a chart; agreements and events that
are asked for."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from dashboard.language import language
from dashboard.pages import page_named
from dashboard.pages.components.menus import page_documents


def _found(client: FlaskClient, text: str, lang: str = "ru", **more: str) -> list[dict[str, str]]:
    query = {"q": text, "lang": lang, **more}
    hits: list[dict[str, str]] = client.get("/search.json", query_string=query).get_json()
    return [{key: one.replace("\u00a0", " ") for key, one in hit.items()} for hit in hits]


@pytest.mark.parametrize(
    ("text", "lang", "form"),
    [
        ("excel", "en", "page.xlsx"),
        ("скачать excel", "ru", "page.xlsx"),
        ("Эксель", "ru", "page.xlsx"),
        ("презентация", "ru", "page.pptx"),
        ("слайд", "ru", "page.pptx"),
        ("powerpoint", "en", "page.pptx"),
        ("pdf", "en", "factsheet.pdf"),
        ("скачать", "ru", "page.pptx"),
        ("download this page", "en", "page.pptx"),
        ("как скачать данные", "ru", "page.pptx"),
        ("как сохранить картинку", "ru", "page.png"),
        ("сакчать презинтацию", "ru", "page.pptx"),
    ],
)
def test_the_files_of_the_page_are_found_by_what_they_are_called(
    client: FlaskClient, text: str, lang: str, form: str
) -> None:
    first = _found(client, text, lang, page="/trade")[0]
    assert first["export"].startswith(f"/export/{form}?")
    assert "path=/trade" in first["export"] or "factsheet" in form
    assert first["detail"].endswith(("Trade", "Торговля"))


def test_a_download_of_any_form_is_the_whole_menu_of_the_page(client: FlaskClient) -> None:
    files = [hit["export"] for hit in _found(client, "скачать", page="/why") if "export" in hit]
    menu = page_documents("/why", page_named("why").documents, language("ru"))
    assert files == [place for _, place in menu]


def test_of_a_page_without_files_all_tables_are_found(client: FlaskClient) -> None:
    (tables,) = _found(client, "excel", "en", page="/data")
    assert tables["go"] == "/data#about-downloads"
    assert _found(client, "csv", "en")[0]["go"] == "/data#about-downloads"


@pytest.mark.parametrize(("text", "lang"), [("печать", "ru"), ("print", "en"),
                                            ("распечатать страницу", "ru")])  # fmt: skip
def test_a_page_is_printed(client: FlaskClient, text: str, lang: str) -> None:
    first = _found(client, text, lang, page="/partners")[0]
    assert first["prints"] and first["detail"] in ("Partners", "Партнёры")


def test_a_file_of_what_is_named_has_it_chosen(client: FlaskClient) -> None:
    view, slide = _found(client, "слайд Китай")
    assert view["href"].startswith("/trade?partner=CHN")
    assert slide["file"].startswith(
        "/export/chart.pptx?chart=turnover-chart&path=/trade&partner=CHN"
    )
    assert slide["detail"] == view["title"]
    answer = client.get(slide["file"])
    assert answer.status_code == 200 and answer.data.startswith(b"PK")


@pytest.mark.parametrize(
    ("text", "lang", "title", "href"),
    [
        ("какие соглашения действуют", "ru", "Действует: 11 соглашений", "kind=agreement"),
        ("agreements in force", "en", "In force: 11 agreements", "kind=agreement"),
        ("which agreements are in force with Belarus", "en", "In force: 4 agreements",
         "partner=BLR&kind=agreement"),
        ("соглашеня действуют с Беларусью", "ru", "Действует: 4 соглашения",
         "partner=BLR&kind=agreement"),
        ("расторгнутые соглашения", "ru", "Завершено: 3 соглашения", "kind=agreement"),
        ("какие визиты были в 2018 году", "ru", "9 визитов", "kind=visit"),
    ],
)  # fmt: skip
def test_relations_that_are_asked_for_are_counted_named_and_opened(
    client: FlaskClient, text: str, lang: str, title: str, href: str
) -> None:
    whole, *each = _found(client, text, lang)
    assert whole["title"] == title
    assert whole["href"].startswith("/relations?") and href in whole["href"]
    assert each and all(hit["title"] for hit in each)
    if "force" in text:
        assert all("in force according to" in hit["detail"] for hit in each)


def test_of_what_no_source_names_that_is_said(client: FlaskClient) -> None:
    none, *others = _found(client, "terminated agreements with China", "en")
    assert none["title"] == "No source names any" and "href" not in none
    assert others and all("partner=CHN" in one["href"] for one in others)


def test_the_last_years_are_chosen_also_by_a_number_in_words(client: FlaskClient) -> None:
    for text, lang in (("last five years", "en"), ("экспорт за пять лет", "ru")):
        first = _found(client, text, lang)[0]
        assert first["href"].startswith("/trade"), text


@pytest.mark.parametrize("text", ["пожалуйста", "please show", "эта страница"])
def test_words_that_say_nothing_ask_for_nothing(client: FlaskClient, text: str) -> None:
    assert not any("turnover-chart" in hit.get("href", "") for hit in _found(client, text))


@pytest.mark.parametrize(
    ("text", "lang", "leads"),
    [
        ("первые пять партнёров", "ru", "/partners?lang=ru#partner-share"),
        ("торговое сальдо с Китаем", "ru", "/trade?partner=CHN&lang=ru#balance"),
        ("график экспорта по годам", "ru", "/trade?flow=export&lang=ru#turnover"),
        ("торговля со странами БРИКС", "ru", "/trade?group=brics"),
        ("самые большие падения", "ru", "/why?lang=ru#partner-growth"),
        ("biggest drops in exports", "en", "/why?flow=export#partner-growth"),
        ("who are our biggest customers", "en", "/partners?flow=export#partner-share"),
        ("list of partners", "en", "/partners#partner-share"),
        ("торговля с Ю. Кореей", "ru", "/trade?partner=KOR"),
        ("which regions have agreements with us", "en", "/relations?kind=agreement#partner-map"),
        ("slide about Finland", "en", "/trade?partner=FIN#turnover"),
        ("откуда взяты цифры", "ru", "/data"),
        ("where do the numbers come from", "en", "/data"),
        ("brief on Belarus", "en", "/brief/BLR"),
        ("соглашения 2024 года", "ru", "/relations#ties-apart"),
    ],
)
def test_what_officials_ask_leads_where_it_is(
    client: FlaskClient, text: str, lang: str, leads: str
) -> None:
    first = _found(client, text, lang)[0]
    assert (first.get("href") or first.get("go", "")).startswith(leads), first


def test_a_name_of_several_countries_is_no_goods_of_similar_letters(client: FlaskClient) -> None:
    (only,) = _found(client, "импорт из Кореи")
    assert only["title"] == "Можно понять по-разному: Кореи"


def test_a_report_on_a_partner_is_its_factsheet(client: FlaskClient) -> None:
    files = [hit["file"] for hit in _found(client, "отчёт по Китаю") if "file" in hit]
    assert files and all("partner=CHN" in one and "factsheet.pdf" in one for one in files)


def test_what_only_imported_data_know_is_said_to_be_so(client: FlaskClient) -> None:
    (only,) = _found(client, "exports in the first half of 2021", "en")
    assert only["detail"].startswith("Months, commodity codes, net mass")


@pytest.mark.parametrize(
    "text",
    ["LR-J5YFDT", "(LR-J5YFDT)", "ссылка LR-J5YFDT", "Ref. LR-J5YFDT.", "LR–J5YFDT, slide 3",
     "http://intranet/r/LR-J5YFDT", "lr-j5yfdt Китай", "LR J5YFDT"],
)  # fmt: skip
def test_a_reference_is_opened_with_what_stands_around_it(client: FlaskClient, text: str) -> None:
    (only,) = _found(client, text, "en")
    assert only["href"] == "/r/LR-J5YFDT"


def test_a_mistyped_reference_is_said_to_be_none(client: FlaskClient) -> None:
    (only,) = _found(client, "LR-J5YFDX", "en")
    assert "href" not in only and "There is no reference" in only["detail"]
