"""A text in words → the view that it wants to see."""

from __future__ import annotations

import pytest

from dashboard.loaders.inquiry_words import load_inquiry_words
from dashboard.loaders.registers import load_registers
from dashboard.measures.inquiry_view import read_view
from dashboard.measures.vocabulary import Meaning, Vocabulary
from dashboard.settings import ROOT

WORDS = load_inquiry_words(load_registers(ROOT / "data"))
VOCABULARY = Vocabulary.of(
    ((one.phrase, Meaning(*one[1:4], one.genitive)) for one in WORDS if not one.written),
    {one.phrase: Meaning(*one[1:4], one.genitive) for one in WORDS if one.written},
)


@pytest.mark.parametrize(
    ("text", "chart", "pairs"),
    [
        ("wood to Finland", "turnover", {"flow": "export", "partner": "FIN", "sector": "wood"}),
        ("wood to Finland by month 2018–2021", "months",
         {"year": "2021", "years": "2018,2019", "flow": "export", "partner": "FIN",
          "sector": "wood"}),
        ("экспорт в Китай по месяцам с 2013 по 2021", "months",
         {"year": "2021", "years": "2017,2018,2019", "flow": "export", "partner": "CHN"}),
        ("turnover 2016–2019", "turnover", {"year": "2019", "against": "2016"}),
        ("оборот 2016–2019", "turnover", {"year": "2019", "against": "2016"}),
        ("экспорт 2019, 2020 и 2021", "turnover",
         {"year": "2021", "years": "2020", "against": "2019", "flow": "export"}),
        ("China against Germany", "compare", {"partner": "CHN,DEU"}),
        ("сравнить Китай с Германией", "compare", {"partner": "CHN,DEU"}),
        ("balance with China", "balance", {"partner": "CHN"}),
        ("balance from China", "balance", {"partner": "CHN"}),
        ("коэффициент покрытия из Китая", "coverage", {"partner": "CHN"}),
        ("who sold more wood", "partners", {"flow": "import", "sector": "wood"}),
        ("who bought more", "partners", {"flow": "export"}),
        ("с кем торгуем больше всего", "partners", {}),
        ("who are our partners", "partners", {}),
        ("top 5 export partners 2018", "partners", {"year": "2018", "flow": "export"}),
        ("largest import partner", "partners", {"flow": "import"}),
        ("what if China stops trading", "what_if", {"without": "CHN"}),
        ("what happens if Germany leaves", "what_if", {"without": "DEU"}),
        ("если убрать Китай", "what_if", {"without": "CHN"}),
        ("что если Китай перестанет торговать", "what_if", {"without": "CHN"}),
        ("sister regions of Germany", "region_map", {"partner": "DEU"}),
        ("кто наши партнёры", "partners", {}),
        ("who bought wood in 2018", "partners",
         {"year": "2018", "flow": "export", "sector": "wood"}),
        ("кто больше всего купил", "partners", {"flow": "export"}),
        ("кто продал нам лес", "partners", {"flow": "import", "sector": "wood"}),
        ("кто купил больше: Китай или Германия", "compare",
         {"flow": "export", "partner": "CHN,DEU"}),
        ("slide: balance with China", "balance", {"partner": "CHN"}),
        ("слайд: Китай и Германия", "compare", {"partner": "CHN,DEU"}),
        ("импорт из Китая 2018", "turnover",
         {"year": "2018", "flow": "import", "partner": "CHN"}),
        ("China 2018 against 2017", "turnover",
         {"year": "2018", "against": "2017", "partner": "CHN"}),
        ("exports by month", "months", {"flow": "export"}),
        ("кто что купил", "partner_sectors", {"flow": "export"}),
        ("who sells what 2019", "partner_sectors", {"year": "2019", "flow": "import"}),
        ("by month since 2019", "months", {"year": "2021", "years": "2019"}),
        ("top 5 goods", "sectors", {}),
        ("крупнейшие товары в Китай", "sectors", {"flow": "export", "partner": "CHN"}),
        ("самая крупная товарная группа экспорта 2020", "sectors",
         {"year": "2020", "flow": "export"}),
        ("slides of partners 2018", "partners", {"year": "2018"}),
        ("expected exports 2021", "outlook", {"year": "2021", "flow": "export"}),
        ("exports after 2018", "turnover", {"year": "2021", "against": "2019", "flow": "export"}),
        ("экспорт между 2018 и 2020", "turnover",
         {"year": "2020", "against": "2018", "flow": "export"}),
        ("exports since 2021", "turnover", {"year": "2021", "flow": "export"}),
        ("exports since 2022", "turnover", {"year": "2022", "flow": "export"}),
        ("с 2019 года", "turnover", {"year": "2021", "against": "2019"}),
        ("экспорт 2019 к 2016", "turnover", {"year": "2019", "against": "2016", "flow": "export"}),
        ("exports to Finland since 2019", "turnover",
         {"year": "2021", "against": "2019", "flow": "export", "partner": "FIN"}),
        ("2020 q3", "turnover", {"year": "2020", "months": "7-9"}),
        ("первое полугодие 2021", "turnover", {"year": "2021", "months": "1-6"}),
        ("товарооборот с Китаем за последние 5 лет", "turnover",
         {"year": "2021", "against": "2017", "partner": "CHN"}),
        ("top 5 partners in 2018", "partners", {"year": "2018"}),
        ("топ-10 партнёров по экспорту", "partners", {"flow": "export"}),
        ("крупнейшие партнёры", "partners", {}),
        ("экспорт по странам 2019", "partners", {"year": "2019", "flow": "export"}),
        ("imports by goods", "sectors", {"flow": "import"}),
        ("структура экспорта 2019", "sectors", {"year": "2019", "flow": "export"}),
        ("динамика экспорта", "turnover", {"flow": "export"}),
        ("карта партнёров", "partner_map", {}),
        ("почему упал экспорт в 2020", "partner_growth", {"year": "2020", "flow": "export"}),
        ("зависимость от Китая", "partners", {"partner": "CHN"}),
        ("4407", "goods", {"code": "4407"}),
        ("4407 to China", "goods", {"flow": "export", "partner": "CHN", "code": "4407"}),
        ("trade with CN", "turnover", {"partner": "CHN"}),
        ("EU exports", "turnover", {"flow": "export", "group": "eu"}),
        ("где покупаем лес", "partners", {"flow": "import", "sector": "wood"}),
        ("where we sell wood", "partners", {"flow": "export", "sector": "wood"}),
    ],
)  # fmt: skip
def test_a_text_says_the_chart_and_what_is_chosen(
    text: str, chart: str, pairs: dict[str, str]
) -> None:
    view = read_view(text, VOCABULARY)
    assert view is not None
    assert (view.chart, view.until(2021).pairs()) == (chart, pairs)


@pytest.mark.parametrize("text", ["exports until 2019", "экспорт по 2019 год", "экспорт до 2019"])
def test_what_ends_with_a_year_begins_with_the_first_of_which_trade_is_known(text: str) -> None:
    view = read_view(text, VOCABULARY)
    assert view is not None
    assert view.until(2021, (2015, 2016, 2021)).years == (2015, 2019)
    assert view.until(2021, (2020, 2021)).years == (2019,)


@pytest.mark.parametrize("text", ["top 5 partners in 2018", "топ 5 партнёров за 2018 год"])
def test_a_number_beside_partners_says_how_many_are_named(text: str) -> None:
    view = read_view(text, VOCABULARY)
    assert view is not None and view.first == 5


@pytest.mark.parametrize(
    "text",
    [
        "China",
        "wood",
        "2018",
        "turnover",
        "by month",
        "to Finland",
        "в Финляндию",
        "China and Atlantis",
        "EU and BRICS",
        "China, Germany, Finland, Poland and Japan",
        "exports to China in March",
        "4407 by month",
        "exports by month by partner",
        "exports 5",
        "share of China since 2016",
        "growth of exports until 2019",
        "exports until March",
    ],
)
def test_a_name_alone_or_a_word_that_is_not_known_is_no_view(text: str) -> None:
    assert read_view(text, VOCABULARY) is None
