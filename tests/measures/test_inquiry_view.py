"""A text in words → the view that it wants to see."""

from __future__ import annotations

import pytest

from dashboard.loaders.inquiry_words import load_inquiry_words
from dashboard.loaders.registers import load_registers
from dashboard.measures.inquiry_view import read_view
from dashboard.measures.vocabulary import Meaning, Vocabulary
from dashboard.settings import ROOT

WORDS = load_inquiry_words(ROOT / "data", load_registers(ROOT / "data"))
VOCABULARY = Vocabulary.of(
    ((one.phrase, Meaning(*one[1:4])) for one in WORDS if not one.written),
    {one.phrase: Meaning(*one[1:4]) for one in WORDS if one.written},
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
        ("slide: balance with China", "balance", {"partner": "CHN"}),
        ("слайд: Китай и Германия", "compare", {"partner": "CHN,DEU"}),
        ("импорт из Китая 2018", "turnover",
         {"year": "2018", "flow": "import", "partner": "CHN"}),
        ("China 2018 against 2017", "turnover",
         {"year": "2018", "against": "2017", "partner": "CHN"}),
        ("exports by month", "months", {"flow": "export"}),
        ("кто что купил", "partner_sectors", {}),
        ("EU exports", "turnover", {"flow": "export", "group": "eu"}),
    ],
)  # fmt: skip
def test_a_text_says_the_chart_and_what_is_chosen(
    text: str, chart: str, pairs: dict[str, str]
) -> None:
    view = read_view(text, VOCABULARY)
    assert view is not None
    assert (view.chart, view.pairs()) == (chart, pairs)


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
        "4407 to China",
    ],
)
def test_a_name_alone_or_a_word_that_is_not_known_is_no_view(text: str) -> None:
    assert read_view(text, VOCABULARY) is None
