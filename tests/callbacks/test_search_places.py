"""``/search.json``: pages, years that nobody knows, numbers alone, and what the data know nothing
of; what is chosen where a question is asked counts where the question does not say it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.settings import Settings


@pytest.fixture(scope="module")
def demonstration(demonstration_folder: Path) -> FlaskClient:
    return create_app(Settings(data_dir=demonstration_folder)).server.test_client()


def _found(client: FlaskClient, text: str, lang: str = "ru", **chosen: str) -> list[dict[str, str]]:
    query = {"q": text, "lang": lang, **chosen}
    hits: list[dict[str, str]] = client.get("/search.json", query_string=query).get_json()
    return [{key: one.replace("\u00a0", " ") for key, one in hit.items()} for hit in hits]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("что изменилось", "/changes"),
        ("what changed", "/changes"),
        ("источники", "/data"),
        ("данные", "/data"),
        ("sources", "/data"),
        ("выпуски", "/releases"),
        ("почему", "/why"),
        ("relations", "/relations"),
        ("справка", "/brief"),
        ("расхождения", "/data"),
        ("сотрудничество", "/relations"),
    ],
)
def test_a_page_is_found_by_what_it_is_for(client: FlaskClient, text: str, path: str) -> None:
    assert _found(client, text)[0].get("go") == path


@pytest.mark.parametrize("text", ["КНР", "США", "ФРГ", "Белоруссия", "Голландия", "ОАЭ"])
def test_a_country_goes_by_its_other_name_before_what_has_it(
    client: FlaskClient, text: str
) -> None:
    meant = {"КНР": "CHN", "США": "USA", "ФРГ": "DEU", "Белоруссия": "BLR", "Голландия": "NLD",
             "ОАЭ": "ARE"}[text]  # fmt: skip
    assert _found(client, text)[0]["go"] == f"/relations/{meant}"


def test_of_a_year_that_nobody_knows_the_last_known_one_is_answered(client: FlaskClient) -> None:
    first = _found(client, "экспорт 2031 года")[0]
    assert first["title"] == "7 109,0 млн долл. США"
    assert first["detail"].startswith("за 2031 год торговля неизвестна: показан 2018 год")
    assert _found(client, "экспорт 2031г.") == _found(client, "экспорт 2031")
    (alone,) = _found(client, "2031", "en")
    assert alone["detail"].startswith("nothing is known of trade in 2031, so that 2018 is shown")
    assert alone["href"] == "/trade#turnover-chart-figure"


def test_a_year_without_published_trade_is_said_to_be_so_first(client: FlaskClient) -> None:
    first, second, *_ = _found(client, "exports 2005", "en")
    assert first["title"] == "not published"
    assert second["title"] == "$7,109.0 million"
    assert "2005, so that 2018 is shown" in second["detail"]
    years = "nothing is known of trade"
    assert not any(years in hit["detail"] for hit in _found(client, "events 2024", "en"))


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("экспорт", "7 109,0 млн долл. США"),
        ("товаробарот", "11 224,9 млн долл. США"),
        ("товаробарот 2018", "11 224,9 млн долл. США"),
        ("сальда", "2 993,1 млн долл. США"),
        ("имопрт", "4 115,9 млн долл. США"),
    ],
)
def test_a_measure_alone_is_that_of_the_latest_year(
    client: FlaskClient, text: str, figure: str
) -> None:
    first = _found(client, text)[0]
    assert first["title"] == figure
    assert "2018 год" in first["detail"]


@pytest.mark.parametrize(
    ("text", "lang", "figure", "year"),
    [("товарооборот с Беларусью", "ru", "более 1 000 млн долл. США", "2024 год"),
     ("turnover with Belarus", "en", "more than $1,000 million", "2024"),
     ("turnover with Ukraine", "en", "$237.8 million", "2010")],
)  # fmt: skip
def test_of_a_partner_unknown_in_the_latest_year_the_last_known_one_is_answered(
    client: FlaskClient, text: str, lang: str, figure: str, year: str
) -> None:
    first = _found(client, text, lang)[0]
    assert first["title"] == figure
    assert year in first["detail"]


def test_events_are_found_in_whatever_case_their_words_stand(client: FlaskClient) -> None:
    """«Визит губернатора» found two of four visits: the others were «с губернатором»."""
    for text in ("визит губернатора", "визиты губернатора"):
        found = [one["detail"] for one in _found(client, text)]
        assert [one for one in found if one.startswith("Событие")] == found
        for year in ("2004", "2018", "2023", "2024"):
            assert any(year in one for one in found), (text, year)


def test_what_is_chosen_counts_where_a_question_does_not_say_it(
    demonstration: FlaskClient,
) -> None:
    chosen = {"dataset": "demonstration", "year": "2019", "flow": "export"}
    exports = _found(demonstration, "exports", "en", **chosen)[0]
    assert exports["detail"].startswith("Exports, 2019")
    beside = _found(demonstration, "China against Germany", "en", **chosen)[0]
    assert "year=2019" in beside["href"] and "flow=export" in beside["href"]
    # What it says itself goes before.
    imports = _found(demonstration, "imports from China by month 2020", "en", **chosen)[0]
    assert "year=2020" in imports["href"] and "flow=import" in imports["href"]
    turnover = _found(demonstration, "turnover with China and Germany", "en", **chosen)[0]
    assert "flow=" not in turnover["href"]


def test_a_number_alone_is_told_what_it_may_be(client: FlaskClient) -> None:
    chapter, unclear = _found(client, "156")
    assert chapter["title"].startswith("15 ")
    assert unclear["title"] == "156: какой это показатель?" and "href" not in unclear
    printed = [hit for hit in _found(client, "7109", "en") if "printed" in hit["detail"]]
    assert printed[0]["href"] == "/data/figure/T003?lang=en"
    assert "7,109 million" in printed[0]["title"]


@pytest.mark.parametrize(
    ("text", "lang", "said"),
    [
        ("quarterly", "en", "No quarters are kept, only months and years"),
        ("exports by quarter", "en", "No quarters are kept"),
        ("экспорт по кварталам", "ru", "Кварталов в данных нет"),
        ("экспорт услуг", "ru", "Об услугах данных нет"),
        ("экспорт в дружественные страны", "ru", "Такой группы стран или товаров"),
        ("экспорт России 2018", "ru", "О торговле страны и других её регионов данных нет"),
    ],
)
def test_what_the_data_know_nothing_of_is_said(
    client: FlaskClient, text: str, lang: str, said: str
) -> None:
    (only,) = _found(client, text, lang)
    assert only["title"].startswith(said)
    assert "href" not in only and only["detail"]


def test_a_quarter_that_is_named_is_its_months(demonstration: FlaskClient) -> None:
    first = _found(demonstration, "экспорт за 1 квартал 2019", dataset="demonstration")[0]
    assert "январь–март 2019" in first["detail"].replace("\u2060", "")


def test_goods_of_a_similar_name_lead_to_no_partner(client: FlaskClient) -> None:
    for hit in _found(client, "зерно") + _found(client, "chocolat"):
        assert not re.match(r"/relations/\d", hit.get("go", "")), hit


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("с кем мы торгуем", "ru"),
        ("топ 10 стран по экспорту", "ru"),
        ("падение импорта 2018", "ru"),
        ("wheat exports", "en"),
    ],
)
def test_usual_words_are_understood(client: FlaskClient, text: str, lang: str) -> None:
    first = _found(client, text, lang)[0]
    assert not first["title"].startswith(("Непонятно", "Not understood", "Слова понятны")), first


@pytest.mark.parametrize(
    ("text", "lang", "never", "said"),
    [
        ("exports of coal", "en", "fabrics", "2701"),
        ("imports of medicines", "en", "medical instruments", "30"),
        ("экспорт газа", "ru", "Гана", "2711"),
        ("импорт кофе", "ru", "коде", "0901"),
        ("экспорт труб 2020", "ru", "руб", "Непонятно: труб"),
        ("регионы-партнёры", "ru", "160", "связи действуют — 14"),
        ("partner regions", "en", "15.6%", "in force – 14"),
    ],
)
def test_a_word_is_not_taken_for_another_that_only_begins_or_sounds_so(
    client: FlaskClient, text: str, lang: str, never: str, said: str
) -> None:
    hits = _found(client, text, lang)
    shown = " ".join(f"{hit['title']} · {hit['detail']}" for hit in hits)
    assert said in shown
    assert never not in shown.replace("труб", "")


@pytest.mark.parametrize(
    ("text", "lang", "title", "leads"),
    [
        ("sister cities", "en", "16 pairs of twin towns", "/relations?kind=twin-towns"),
        ("соглашение с провинцией Хэбэй", "ru", "Соглашение между правительствами",
         "/relations/CN-HE"),
        ("когда подписано соглашение с Хэбэй", "ru", "Соглашение между правительствами",
         "/relations/CN-HE"),
        ("сотрудничество с Гомельской областью", "ru", "Соглашение о сотрудничестве",
         "/relations/BY-HO"),
        ("крупнейшие импортёры", "ru", "Об отдельных компаниях данных нет", ""),
        ("экспорт в Прибалтику", "ru", "Такой группы стран или товаров в данных нет", ""),
        ("как считается сальдо", "ru", "Сальдо", "/data#about-definitions"),
        ("баланс 2018", "ru", "2 993,1 млн долл. США", "/trade"),
        ("отношение экспорта к импорту 2018", "ru", "172,7 %", "/trade"),
        ("export import ratio 2018", "en", "172.7%", "/trade"),
    ],
)  # fmt: skip
def test_what_is_named_in_another_case_or_by_another_word_is_found(
    client: FlaskClient, text: str, lang: str, title: str, leads: str
) -> None:
    first = _found(client, text, lang)[0]
    assert first["title"].startswith(title)
    assert (first.get("href") or first.get("go", "")).startswith(leads)


@pytest.mark.parametrize(
    ("text", "lang", "flow"),
    [
        ("что мы больше всего экспортируем", "ru", "export"),
        ("what is our largest export", "en", "export"),
        ("основные товары импорта", "ru", "import"),
    ],
)
def test_what_is_traded_most_is_no_sum_of_all_but_the_goods(
    client: FlaskClient, text: str, lang: str, flow: str
) -> None:
    first = _found(client, text, lang)[0]
    assert f"flow={flow}" in first["href"] and first["href"].endswith("#sector-chart-figure")


@pytest.mark.parametrize(
    ("text", "lang", "title"),
    [
        ("exports without China 2020", "en", "Scenario without China: exports "),
        ("exports except wood", "en", "Scenario without the group “Wood, pulp and paper”"),
        ("экспорт кроме Китая", "ru", "Сценарий без Китая: экспорт"),
        ("оборот без Китая и леса", "ru", "Сценарий без Китая и группы"),
    ],
)
def test_what_is_left_out_is_not_what_is_asked_for(
    demonstration: FlaskClient, text: str, lang: str, title: str
) -> None:
    first = _found(demonstration, text, lang, dataset="demonstration")[0]
    assert first["title"].startswith(title)
    assert "without=" in first["href"] and "partner=" not in first["href"]


@pytest.mark.parametrize(
    ("text", "lang", "said"),
    [
        ("экспорт в Германию без леса", "ru", "Слова понятны, но не то"),
        ("exports without the EU", "en", "Each word is understood, but not"),
        ("экспорт не в Китай", "ru", "Можно понять по-разному: не"),
        ("с кем мы не торгуем", "ru", "Можно понять по-разному: не"),
    ],
)
def test_what_no_scenario_leaves_out_is_not_answered_with_it(
    demonstration: FlaskClient, text: str, lang: str, said: str
) -> None:
    (only,) = _found(demonstration, text, lang, dataset="demonstration")
    assert only["title"].startswith(said) and "href" not in only
