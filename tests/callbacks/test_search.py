"""``/search.json``: a question in words is answered before anything is found."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.language import languages
from dashboard.settings import Settings


@pytest.fixture(scope="module")
def demonstration(demonstration_folder: Path) -> FlaskClient:
    return create_app(Settings(data_dir=demonstration_folder)).server.test_client()


def test_a_question_in_words_is_answered_first(client: FlaskClient) -> None:
    first = client.get("/search.json?q=turnover+2018&lang=en").get_json()[0]
    assert first["title"] == "$11,224.9 million"
    assert first["detail"].startswith(
        "Turnover, 2018 · computed · the source states 10,224.9 · "
        "Source: Government of the Leningrad Region"
    )
    assert first["href"] == "/trade"
    other = client.get("/search.json?q=exports+2018&lang=en").get_json()[0]
    assert "states" not in other["detail"]


@pytest.mark.parametrize(
    ("question", "lang", "title", "detail"),
    [
        (
            "growth of exports 2018",
            "en",
            "+25.7%",
            "Exports, 2018: growth against 2017 · published",
        ),
        ("how much did exports fall in 2018", "en", "+25.7%", "it rose · Exports, 2018: growth"),
        (
            "на сколько упал экспорт в 2018",
            "ru",
            "+25,7 %",
            "это рост · Экспорт, 2018 год: прирост",
        ),
        ("дефицит 2018", "ru", "2 993,1 млн долл. США", "это профицит · Сальдо, 2018 год"),
        ("share of China 2018", "en", "15.6%", "China: share in turnover, 2018 · published"),
    ],
)
def test_the_line_says_what_was_understood(
    client: FlaskClient, question: str, lang: str, title: str, detail: str
) -> None:
    given = {"q": question, "lang": lang}
    first = client.get("/search.json", query_string=given).get_json()[0]
    assert first["title"].replace("\u00a0", " ") == title
    assert first["detail"].replace("\u00a0", " ").startswith(detail)


def test_a_figure_that_nobody_published_is_said_to_be_so(client: FlaskClient) -> None:
    first = client.get("/search.json?q=оборот+2019&lang=ru").get_json()[0]
    assert (first["title"], first["href"]) == ("не опубликовано", "/trade?year=2019&lang=ru")


@pytest.mark.parametrize(("lang", "said"), [("en", "not imported"), ("ru", "не загружено")])
def test_a_figure_of_goods_is_said_to_be_not_imported(
    client: FlaskClient, lang: str, said: str
) -> None:
    given = {"q": "wood to Finland 2018", "lang": lang}
    first = client.get("/search.json", query_string=given).get_json()[0]
    assert first["title"] == said
    assert "href" not in first


def test_a_question_is_answered_from_what_is_looked_at(demonstration_folder: Path) -> None:
    client = create_app(Settings(data_dir=demonstration_folder)).server.test_client()
    given = {"q": "wood to Finland 2018", "lang": "en", "dataset": "demonstration"}
    first = client.get("/search.json", query_string=given).get_json()[0]
    said = "Exports to Finland in the sector “Wood, pulp and paper”, 2018 · made up"
    assert first["detail"].replace("\u00a0", " ").startswith(said)
    assert "dataset=demonstration" in first["href"] and "partner=FIN" in first["href"]
    unknown = client.get("/search.json", query_string={**given, "dataset": "nowhere"}).get_json()[0]
    assert unknown["title"] == "not imported"
    # A chart of a year that is not known is that of the latest, which is said.
    given = {**given, "q": "exports by month 2022"}
    months = client.get("/search.json", query_string=given).get_json()
    (chart,) = (one for one in months if "#months-chart" in one["href"])
    assert "nothing is known of trade in 2022, so that 2021 is shown" in chart["detail"]


def first_of(client: FlaskClient, text: str, lang: str, **more: str) -> dict[str, str]:
    given = {"q": text, "lang": lang, **more}
    found: dict[str, str] = client.get("/search.json", query_string=given).get_json()[0]
    return {name: value.replace("\u00a0", " ") for name, value in found.items()}


@pytest.mark.parametrize(
    ("text", "lang", "meant"),
    [
        ("exprots to Chna 2018", "en", "read as “exports to China 2018”"),
        ("экспрот в Финлядию 2018", "ru", "прочитано как «экспорт в Финляндию 2018»"),
        ("'rcgjhn d Rbnfq 2018", "ru", "прочитано как «экспорт в Китай 2018»"),
    ],
)
def test_a_question_with_letters_wrong_is_answered_and_says_as_what(
    client: FlaskClient, text: str, lang: str, meant: str
) -> None:
    assert first_of(client, text, lang)["detail"].startswith(meant)


@pytest.mark.parametrize(
    ("text", "lang", "detail"),
    [
        ("share of China in turnover", "en", "China: share in turnover, 2018"),
        ("доля Китая", "ru", "Китай: доля в обороте, 2018 год"),
    ],
)
def test_a_share_without_a_year_is_that_of_the_latest(
    client: FlaskClient, text: str, lang: str, detail: str
) -> None:
    assert first_of(client, text, lang)["detail"].startswith(detail)


def test_the_largest_partners_are_named_as_many_as_are_asked_for(client: FlaskClient) -> None:
    detail = first_of(client, "top 3 partners in 2018", "en")["detail"]
    assert detail.endswith("China, the Netherlands, Finland") or detail.count(", ") == 2


def test_a_country_goes_by_its_code_before_its_regions(client: FlaskClient) -> None:
    for code in ("CN", "CHN"):
        assert first_of(client, code, "en")["go"] == "/relations/CHN"


@pytest.mark.parametrize("text", ["слайд по Китаю", "слайд с Китаем", "слайд о Китае"])
def test_a_preposition_does_not_change_the_year_that_is_looked_at(
    demonstration: FlaskClient, text: str
) -> None:
    """«По» stands between months too: a slide of 2018 was offered as one of the latest year."""
    first = first_of(demonstration, text, "ru", dataset="demonstration", year="2018")
    assert "year=2018" in first["href"] and "partner=CHN" in first["href"]


def test_what_a_chart_would_add_up_is_found_side_by_side_and_each_by_itself(
    demonstration: FlaskClient,
) -> None:
    given = {"q": "сравнить Финляндию и Эстонию по месяцам", "lang": "ru",
             "dataset": "demonstration"}  # fmt: skip
    found = demonstration.get("/search.json", query_string=given).get_json()
    ends = [(re.search("partner=([A-Z,]+)", one["href"]), one["href"].split("#")[1])
            for one in found]  # fmt: skip
    assert [(match[1] if match else "", chart) for match, chart in ends] == [
        ("FIN,EST", "compare-months-chart-figure"),
        ("FIN", "months-chart-figure"),
        ("EST", "months-chart-figure"),
    ]


def test_goods_of_a_code_open_where_they_are_imported(
    client: FlaskClient, demonstration: FlaskClient
) -> None:
    here = first_of(demonstration, "4407 to Finland", "en", dataset="demonstration")
    assert "partner=FIN&sector=wood&code=4407" in here["href"]
    none = first_of(client, "4407 to Finland", "en")
    assert (none["title"], "href" in none) == ("not imported", False)


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("соглашения с Китаем", "ru", "Соглашение"),
        ("agreements with China", "en", "Agreement"),
        ("визит в Китай 2019", "ru", "Событие"),
        ("visits to China 2019", "en", "Event"),
        ("planned agreements", "en", "Agreement"),
    ],
)
def test_what_was_done_with_a_country_is_found_by_kind_and_in_any_case_and_number(
    client: FlaskClient, text: str, lang: str, found: str
) -> None:
    said = client.get("/search.json", query_string={"q": text, "lang": lang}).get_json()
    similar = "похожее название" if lang == "ru" else "similar name"
    # How many there are goes before those that have all the words in their names.
    every, *said = said
    assert every["href"].startswith("/relations?") and every["title"][0].isdigit()
    assert said and all(one["detail"].startswith(found) for one in said), text
    assert not any(similar in one["detail"] for one in said)


@pytest.mark.parametrize(
    ("text", "title", "detail"),
    [("visits", "22 visits", "Relations"),
     ("visits 2018", "9 visits", "Relations · 2018 · 6 more without a date"),
     ("visits 2018 and 2019", "10 visits", "Relations · 2018–2019 · 6 more without a date")],
)  # fmt: skip
def test_events_are_counted_of_the_years_that_are_named(
    client: FlaskClient, text: str, title: str, detail: str
) -> None:
    found = client.get("/search.json", query_string={"q": text, "lang": "en"}).get_json()
    assert (found[0]["title"].replace("\u00a0", " "), found[0]["detail"]) == (title, detail)


@pytest.mark.parametrize(
    ("name", "lang", "path"),
    [("Партнёры", "ru", "/partners"), ("partners", "en", "/partners"), ("Trade", "ru", "/trade"),
     ("причины", "ru", "/why")],
)  # fmt: skip
def test_the_name_of_a_page_leads_there_before_any_figure(
    client: FlaskClient, name: str, lang: str, path: str
) -> None:
    found = client.get("/search.json", query_string={"q": name, "lang": lang}).get_json()
    assert found[0]["go"] == path
    assert len({(one.get("go"), one["title"]) for one in found}) == len(found)


def test_words_that_are_no_question_find_what_they_found_before(client: FlaskClient) -> None:
    first = client.get("/search.json?q=Nordland&lang=en").get_json()[0]
    assert first["go"] == "/relations/NO-18"


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Turkey", "TUR"),
        ("Белоруссия", "BLR"),
        ("Молдавия", "MDA"),
        ("КНР", "CHN"),
        ("czech republic", "CZE"),
        ("в Финляндию", "FIN"),
    ],
)
def test_countries_are_found_by_their_other_names(
    client: FlaskClient, name: str, country: str
) -> None:
    for lang in languages():
        found = client.get("/search.json", query_string={"q": name, "lang": lang}).get_json()
        assert f"/relations/{country}" in [one["go"] for one in found[:3]]


QUESTIONS = (
    "turnover 2018", "exports 2018", "growth of exports 2018", "deficit 2018",
    "share of China 2018", "number of partners 2018",
    "coverage 2018", "turnover with China 2018", "growth of turnover 2021", "exports 2021",
    "how much did exports fall in 2018",
)  # fmt: skip
OF_GOODS = (
    "wood to Finland 2018", "share of wood in exports 2018", "share of Finland in exports 2018",
    "exports to Finland March 2018",
)  # fmt: skip


def test_the_answer_leads_to_where_its_number_comes_from(
    client: FlaskClient, demonstration_folder: Path
) -> None:
    made_up = create_app(Settings(data_dir=demonstration_folder)).server.test_client()
    for asked, questions, more in (
        (client, QUESTIONS, {}),
        (made_up, OF_GOODS, {"dataset": "demonstration"}),
    ):
        for question in questions:
            given = {"q": question, "lang": "en", **more}
            first, proof, *_ = asked.get("/search.json", query_string=given).get_json()
            assert proof["title"] == "Where this number comes from", question
            path, _, query = proof["href"].partition("?")
            panel = asked.get(f"/figure.json?at={path}&{query}")
            assert panel.status_code == 200, question
            assert json.dumps(first["title"])[1:-1] in panel.get_data(as_text=True), question
    alone, instead, *_ = client.get("/search.json?q=turnover+2019&lang=en").get_json()
    assert alone["title"] == "not published" and instead["title"] == "$11,224.9 million"


def test_what_is_found_has_its_date_as_readers_write_it(client: FlaskClient) -> None:
    iso = re.compile(r"\d{4}-\d\d")
    for lang, said in (("ru", "28–31 мая 2018 г."), ("en", "28–31 May 2018")):
        found = client.get(f"/search.json?q=Nordland&lang={lang}").get_json()
        details = [one["detail"].replace("\u00a0", " ") for one in found]
        assert not any(iso.search(one) for one in details)
        assert any(said in one for one in details), details


def test_charts_are_found_by_what_they_are_called_and_what_they_show(client: FlaskClient) -> None:
    """Who looks for the largest falls knows no name of a chart."""
    for text, lang in (("наибольшее падение", "ru"), ("largest falls", "en")):
        found = client.get("/search.json", query_string={"q": text, "lang": lang}).get_json()
        path, _, place = found[0]["href"].partition("#")
        assert (path.partition("?")[0], place) == ("/why", "partner-growth-chart-figure"), text
    named = client.get("/search.json?q=balance&lang=en").get_json()
    assert {"title": "Balance", "detail": "Chart · Overview",
            "go": "/#balance-chart-figure"} in named  # fmt: skip


@pytest.mark.parametrize(
    ("text", "lang", "detail", "address"),
    [
        (
            "wood to Finland by month 2018–2021",
            "en",
            "Trade · 2021 compared with 2020 · Finland; “Wood, pulp and paper”; exports · every "
            "month of 2018–2021",
            "/trade?dataset=demonstration&years=2018,2019&flow=export&partner=FIN&sector=wood"
            "#months-chart-figure",
        ),
        (
            "exports to China by month 2015-2021",
            "en",
            "Trade · 2021 compared with 2020 · China; exports · every month of 2017–2021; "
            "2015–2016 in pale lines and in the table",
            "/trade?dataset=demonstration&years=2017,2018,2019&flow=export&partner=CHN"
            "#months-chart-figure",
        ),
        (
            "Китай против Германии",
            "ru",
            "Партнёры · 2021 год к 2020 году · Китай, Германия",
            "/partners?dataset=demonstration&partner=CHN,DEU&lang=ru#compare-chart-figure",
        ),
        (
            "who bought what",
            "en",
            "Partners · 2021 compared with 2020 · exports",
            "/partners?dataset=demonstration&flow=export#partner-sectors-chart-figure",
        ),
        (
            "экспорт в Китай",
            "ru",
            "Торговля · 2021 год к 2020 году · Китай; экспорт",
            "/trade?dataset=demonstration&flow=export&partner=CHN&lang=ru#turnover-chart-figure",
        ),
    ],
)
def test_a_text_that_asks_for_no_one_figure_finds_the_chart_that_shows_it(
    demonstration: FlaskClient, text: str, lang: str, detail: str, address: str
) -> None:
    given = {"q": text, "lang": lang, "dataset": "demonstration"}
    first = demonstration.get("/search.json", query_string=given).get_json()[0]
    assert first["detail"].replace("\u00a0", " ").rstrip(".") == detail
    assert first["href"] == address


def test_a_chart_that_the_published_figures_lack_leads_to_what_they_have(
    client: FlaskClient,
) -> None:
    given = {"q": "who bought what", "lang": "en"}
    first = client.get("/search.json", query_string=given).get_json()[0]
    assert first["href"] == "/partners?flow=export#partner-share-chart-figure"


def test_a_brief_is_found_by_its_name_and_the_words_between_say_nothing(
    client: FlaskClient,
) -> None:
    for text, lang in (("brief for Hebei", "en"), ("справка к визиту в Хэбэй", "ru")):
        found = client.get("/search.json", query_string={"q": text, "lang": lang}).get_json()
        assert found[0]["go"] == "/brief/CN-HE"


def test_what_is_named_with_a_letter_wrong_is_said_to_be_similar(client: FlaskClient) -> None:
    given = {"q": "Finlnad", "lang": "en"}
    first = client.get("/search.json", query_string=given).get_json()[0]
    assert (first["title"], first["detail"]) == ("Finland", "Country · similar name")


@pytest.mark.parametrize(
    ("text", "lang", "title", "address"),
    [
        ("exports last year", "en", "$7,109.0 million", "/trade?flow=export"),
        ("экспорт в прошлом году", "ru", "7 109,0 млн долл. США", "/trade?flow=export&lang=ru"),
        ("rank of China", "en", "China accounts for 15.6% of turnover, rank 1",
         "/partners?partner=CHN#partner-share-chart-figure"),
        ("что покупает у нас Финляндия", "ru",
         "Данные об экспорте по товарным группам за 2018 год не опубликованы",
         "/trade?flow=export&partner=FIN&lang=ru#sector-chart-figure"),
        ("what do we buy from Finland", "en",
         "Imports by commodity group in 2018 are not published",
         "/trade?flow=import&partner=FIN#sector-chart-figure"),
    ],
)  # fmt: skip
def test_last_years_ranks_and_what_others_buy_from_the_region_are_found(
    client: FlaskClient, text: str, lang: str, title: str, address: str
) -> None:
    """What Finland buys from us is exported to Finland: the other way round than what we buy."""
    first = client.get("/search.json", query_string={"q": text, "lang": lang}).get_json()[0]
    assert first["title"].replace("\u00a0", " ") == title
    assert first["href"] == address


@pytest.mark.parametrize(
    ("text", "lang", "title"),
    [
        ("exports of dragons 2018", "en", "Not understood: dragons"),
        ("темп роста экспорта 2018", "ru", "Можно понять по-разному: темп роста"),
        ("темп роста", "ru", "Можно понять по-разному: темп роста"),
        ("доля СНГ 2018", "ru", "Слова понятны, но не то, что спрошено ими вместе"),
    ],
)
def test_a_word_that_is_not_understood_is_named(
    client: FlaskClient, text: str, lang: str, title: str
) -> None:
    (alone,) = client.get("/search.json", query_string={"q": text, "lang": lang}).get_json()
    assert alone["title"].replace("\u00a0", " ") == title


@pytest.mark.parametrize(
    ("text", "lang"), [("relations with Bavaria", "en"), ("соглашения с Усть-Лугой", "ru")]
)
def test_relations_with_whom_none_are_known_lead_to_all_that_are(
    client: FlaskClient, text: str, lang: str
) -> None:
    found = client.get("/search.json", query_string={"q": text, "lang": lang}).get_json()
    assert text.split()[-1].split("-")[-1] in found[0]["title"] and "href" not in found[0]
    assert found[1]["go"] == "/relations"


@pytest.mark.parametrize(
    ("text", "lang", "title", "address"),
    [
        ("СНГ", "ru", "Оборот вырос", "&partner=ARM,AZE,BLR,KAZ,KGZ,MDA,TJK,UZB&together=1&"),
        ("exports to the CIS", "en", "Exports grew", "&flow=export&partner=ARM,AZE,BLR"),
        ("поставки в Казахстан", "ru", "Экспорт в Казахстан", "&flow=export&partner=KAZ"),
        (
            "что мы покупаем у Германии",
            "ru",
            "Машины — 46,0 % импорта (Германия)",
            "&flow=import&partner=DEU&lang=ru#sector-chart",
        ),
        ("что с экспортом в Китай", "ru", "Экспорт в Китай вырос", "#turnover-chart"),
        ("do we sell more to China than we buy 2021", "en", "$24.9 million", "partner=CHN"),
        ("какие товары покупает Китай", "ru", "", "&flow=export&partner=CHN"),
        ("what did China buy", "en", "Turnover with China", "?dataset=demonstration&partner=CHN#"),
        ("which countries fell most", "en", "", "/why?dataset=demonstration#partner-growth-chart"),
        ("what if we lose Finland", "en", "Scenario without Finland", "&without=FIN#what-if-chart"),
        (
            "зависимость от Китая",
            "ru",
            "На Китай приходится",
            "partner=CHN&lang=ru#partner-share-chart-figure",
        ),
        ("кто наш главный партнёр", "ru", "Крупнейший партнёр", "#partner-share-chart-figure"),
    ],
)
def test_what_officials_ask_in_their_own_words_is_found(
    demonstration: FlaskClient, text: str, lang: str, title: str, address: str
) -> None:
    """A union is its members together; who buys of whom is said by the words, or nobody is."""
    given = {"q": text, "lang": lang, "dataset": "demonstration"}
    first = demonstration.get("/search.json", query_string=given).get_json()[0]
    assert first["title"].replace("\u00a0", " ").startswith(title)
    assert address in first["href"]


def test_goods_are_found_by_the_names_of_their_chapters(demonstration: FlaskClient) -> None:
    def found(text: str, lang: str, dataset: str = "demonstration") -> list[dict[str, str]]:
        given = {"q": text, "lang": lang, "dataset": dataset}
        answer: list[dict[str, str]] = demonstration.get(
            "/search.json", query_string=given
        ).get_json()
        return answer

    oil = [one["title"] for one in found("oil", "en")]
    assert oil[:3] == [
        "27 Mineral fuels and oil products",
        "12 Oil seeds, other seeds and plants",
        "15 Fats and oils",
    ]
    assert found("oil", "en", "")[0]["detail"] == "Chapter of goods · not imported"
    fish = found("экспорт рыбы", "ru")
    codes = zip(fish, ("03", "16"), strict=False)
    assert all(f"ВЭД {code} " in one["detail"].replace("\u00a0", " ") for one, code in codes)
    assert [one["detail"].count("Рыба и морепродукты") for one in fish] == [1, 0]
    (figure,) = found("imports of furniture from China 2021", "en")
    said = (
        "Imports from China, commodity code 94 “Furniture, lighting, prefabricated buildings”, 2021"
    )
    assert said in figure["detail"]
    (figure,) = found("imports of petrol 2021", "en")
    said = "Imports, commodity code 2710 “Oil products”, 2021"
    assert said in figure["detail"]
    assert figure["href"].endswith("#goods-chart-figure")
    # A carpet is no car, though it begins as one.
    assert all("code=57" not in one["href"] for one in found("car imports", "en"))


def test_three_letters_are_similar_to_nothing(client: FlaskClient) -> None:
    """Somewhere within some name there are always such: three letters found France."""
    for text, lang in (("ЦЩШ", "ru"), ("qzx", "en")):
        assert client.get("/search.json", query_string={"q": text, "lang": lang}).get_json() == []


def test_events_of_any_kind_are_found_by_their_year(client: FlaskClient) -> None:
    for text, lang in (("events 2019", "en"), ("события 2019", "ru")):
        found = client.get("/search.json", query_string={"q": text, "lang": lang}).get_json()
        assert found
        assert all("2019" in one["detail"] for one in found), found


@pytest.mark.parametrize(
    ("question", "lang", "term", "meaning"),
    [
        ("what does balance mean", "en", "Balance", "Exports minus imports"),
        ("что означает сальдо", "ru", "Сальдо", "Экспорт минус импорт"),
        ("what do FOB and CIF mean?", "en", "FOB and CIF", "Exports are valued FOB"),
        ("what is meant by coverage ratio", "en", "Coverage ratio", "Exports as a percentage"),
        ("определение коэффициента покрытия", "ru", "Коэффициент покрытия", "Экспорт в процентах"),
        ("what is FOB", "en", "FOB and CIF", "Exports are valued FOB"),
    ],
)
def test_a_text_that_asks_what_a_term_means_is_led_to_its_explanation(
    client: FlaskClient, question: str, lang: str, term: str, meaning: str
) -> None:
    given = {"q": question, "lang": lang}
    first = client.get("/search.json", query_string=given).get_json()[0]
    assert first["title"] == term
    assert first["detail"].replace("\u00a0", " ").startswith(meaning)
    assert first["go"] == "/data#about-definitions"


@pytest.mark.parametrize(
    ("question", "lang", "value", "term"),
    [
        ("what is the turnover", "en", "$11,224.9 million", "Turnover"),
        ("what is the coverage ratio", "en", "172.7%", "Coverage ratio"),
        ("каков оборот", "ru", "11 224,9 млн долл. США", "Оборот"),
    ],
)
def test_a_figure_goes_before_the_meaning_of_its_term(
    client: FlaskClient, question: str, lang: str, value: str, term: str
) -> None:
    given = {"q": question, "lang": lang}
    found = client.get("/search.json", query_string=given).get_json()
    titles = [one["title"].replace("\u00a0", " ") for one in found]
    assert titles[0] == value
    assert titles.index(term) > 0


def test_an_average_price_leads_to_the_prices(client: FlaskClient) -> None:
    for text, lang in (("average price", "en"), ("средняя цена", "ru")):
        found = client.get("/search.json", query_string={"q": text, "lang": lang}).get_json()
        path, _, chart = found[0]["href"].partition("#")
        assert (path.partition("?")[0], chart) == ("/why", "price-volume-chart-figure")


@pytest.mark.parametrize(
    ("question", "lang", "said"),
    [
        ("mean turnover", "en", "No averages are kept"),
        ("average exports 2018", "en", "No averages are kept"),
        ("средний оборот", "ru", "Средних значений в\u00a0данных нет"),
        ("long term balance", "en", "Not understood: long, term"),
    ],
)
def test_a_mean_or_a_long_term_is_no_question_of_a_meaning(
    client: FlaskClient, question: str, lang: str, said: str
) -> None:
    found = client.get("/search.json", query_string={"q": question, "lang": lang}).get_json()
    assert len(found) == 1
    assert found[0]["title"].startswith(said)


@pytest.mark.parametrize("question", ["what is the share of China 2018", "what is new"])
def test_a_question_of_a_figure_or_page_is_none_of_a_term(
    client: FlaskClient, question: str
) -> None:
    first = client.get("/search.json", query_string={"q": question, "lang": "en"}).get_json()[0]
    assert "definitions" not in first.get("go", "")


@pytest.mark.parametrize(
    ("question", "lang", "zoom", "named"),
    [
        ("map of partners in Eurasia", "en", "eurasia", "Eurasia"),
        ("карта партнёров в Евразии", "ru", "eurasia", "Евразия"),
        ("map of Northern Europe", "en", "baltic", "Baltic"),
        ("карта Северной Европы", "ru", "baltic", "Балтика"),
        ("карта партнёров в Азии", "ru", "asia", "Азия"),
        ("Baltic", "en", "baltic", "Baltic"),
        ("в Азии", "ru", "asia", "Азия"),
        ("Балтика", "ru", "baltic", "Балтика"),
        ("Евразия 2018", "ru", "eurasia", "Евразия"),
    ],
)
def test_a_map_of_a_part_of_the_world_is_narrowed_to_it(
    client: FlaskClient, question: str, lang: str, zoom: str, named: str
) -> None:
    first = client.get("/search.json", query_string={"q": question, "lang": lang}).get_json()[0]
    assert f"zoom={zoom}" in first["href"] and "partner-map" in first["href"]
    # Nothing that the whole world has stands as the title of a part of it.
    assert first["title"] == f"{'Map' if lang == 'en' else 'Карта'}: {named}"


@pytest.mark.parametrize(
    ("question", "lang", "href"),
    [
        ("exports to Eurasia 2018", "en", "/partners?flow=export&zoom=eurasia"),
        ("exports to the Baltic", "en", "/partners?flow=export&zoom=baltic"),
        ("экспорт в Азию", "ru", "/partners?flow=export&zoom=asia&lang=ru"),
        ("экспорт на Балтику", "ru", "/partners?flow=export&zoom=baltic&lang=ru"),
        ("turnover with Asia", "en", "/partners?zoom=asia"),
        ("партнёры в Азии", "ru", "/partners?zoom=asia&lang=ru"),
    ],
)
def test_partners_and_flows_of_a_part_of_the_world_are_on_its_map(
    client: FlaskClient, question: str, lang: str, href: str
) -> None:
    """And that no sum of it is kept is always said, of which one might be meant."""
    given = {"q": question, "lang": lang}
    first = client.get("/search.json", query_string=given).get_json()[0]
    assert first["href"] == f"{href}#partner-map-figure"
    none = {"en": "summed up for no part of the world", "ru": "не складывается"}[lang]
    assert none in first["detail"].replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("question", "lang", "title"),
    [
        ("what is our largest import", "en",
         "Imports by commodity group in 2018 are not published"),
        ("what do we export most", "en", "Exports by commodity group in 2018 are not published"),
        ("largest imports from Finland", "en",
         "Imports by commodity group in 2018 are not published"),
        ("что мы больше всего экспортируем", "ru",
         "Данные об экспорте по товарным группам за 2018 год не опубликованы"),
    ],
)  # fmt: skip
def test_of_the_largest_goods_no_events_are_told(
    client: FlaskClient, question: str, lang: str, title: str
) -> None:
    first = client.get("/search.json", query_string={"q": question, "lang": lang}).get_json()[0]
    assert first["title"].replace("\u00a0", " ") == title
    assert "/trade?flow=" in first["href"]


@pytest.mark.parametrize("question", ["balance with the Baltic", "largest partners in Asia",
                                      "share of Europe in exports", "turnover with Europe",
                                      "exports to Europe 2018", "map of Europe"])  # fmt: skip
def test_what_no_map_shows_of_a_part_of_the_world_is_said_to_be_unknown(
    client: FlaskClient, question: str
) -> None:
    given = {"q": question, "lang": "en"}
    (first,) = client.get("/search.json", query_string=given).get_json()
    assert first["title"].startswith("No such grouping")


@pytest.mark.parametrize(
    ("text", "lang", "title"),
    [
        ("годовщины соглашений с Китаем", "ru", " лет: Соглашение об установлении"),
        ("anniversaries of agreements with China", "en", " years: Agreement on friendly"),
    ],
)
def test_anniversaries_are_told_with_their_partner(
    client: FlaskClient, text: str, lang: str, title: str
) -> None:
    (alone,) = client.get("/search.json", query_string={"q": text, "lang": lang}).get_json()
    assert title in alone["title"].replace("\u00a0", " ")
    assert alone["go"] == "/relations/CN-HE"


def test_where_no_anniversary_is_known_it_is_said(client: FlaskClient) -> None:
    given = {"q": "anniversaries with Chad", "lang": "en"}
    (alone,) = client.get("/search.json", query_string=given).get_json()
    assert alone["title"].startswith("None: ")


@pytest.mark.parametrize("text", ["откуда данные", "откуда данные 2018", "откуда 2019"])
def test_where_data_come_from_is_no_question_of_trade(client: FlaskClient, text: str) -> None:
    given = {"q": text, "lang": "ru"}
    found = client.get("/search.json", query_string=given).get_json()
    assert not [one for one in found if "-figure" in one.get("href", "")]


@pytest.mark.parametrize(
    ("question", "lang", "regions"),
    [
        ("соглашение с Финляндией", "ru", ("Уусимаа", "Кюменлааксо", "Южная Карелия")),
        ("agreement with Finland", "en", ("Uusimaa", "Kymenlaakso", "South Karelia")),
    ],
)
def test_one_agreement_with_several_regions_is_told_apart_by_them(
    client: FlaskClient, question: str, lang: str, regions: tuple[str, ...]
) -> None:
    found = client.get("/search.json", query_string={"q": question, "lang": lang}).get_json()
    said = [(one["title"], one["detail"]) for one in found]
    assert len(said) == len({*said})
    led = [one["detail"] for one in found if one.get("go", "").startswith("/relations/FI-")]
    assert all(any(detail.endswith(region) for detail in led) for region in regions)


@pytest.mark.parametrize(
    ("text", "lang", "group"),
    [("EAEU", "en", "eaeu"), ("BRICS", "en", "brics"), ("EU", "en", "eu"),
     ("ЕАЭС", "ru", "eaeu"), ("страны БРИКС", "ru", "brics"), ("ЕС", "ru", "eu")],
)  # fmt: skip
def test_a_group_of_countries_is_found_by_its_name_alone(
    client: FlaskClient, text: str, lang: str, group: str
) -> None:
    assert f"group={group}" in first_of(client, text, lang)["href"]


@pytest.mark.parametrize(
    ("text", "lang", "sector"),
    [("timber", "en", "wood"), ("footwear", "en", "textiles"), ("лес", "ru", "wood"),
     ("лесоматериалы", "ru", "wood"), ("обувь", "ru", "textiles")],
)  # fmt: skip
def test_goods_are_found_by_any_name_of_their_group(
    client: FlaskClient, text: str, lang: str, sector: str
) -> None:
    assert first_of(client, text, lang).get("order") == f"sector:{sector}"


def test_petroleum_is_crude_oil(demonstration: FlaskClient) -> None:
    found = first_of(demonstration, "petroleum", "en", dataset="demonstration")
    assert "2709" in str(found)
