"""Which country bought or sold: what it bought went there."""

from __future__ import annotations

import pytest

from dashboard.measures.inquiry_view import read_view
from tests.measures.test_inquiry_view import VOCABULARY


@pytest.mark.parametrize(
    ("question", "flow"),
    [
        ("which country bought most 2021", "export"),
        ("какая страна купила больше всего 2021", "export"),
        ("which partner bought most", "export"),
        ("which countries bought most wood in 2021", "export"),
        ("which country bought most from the region", "export"),
        ("which country sold most 2021", "import"),
        ("какие страны продали нам больше всего", "import"),
        ("to which country did we sell most 2021", "export"),
        ("в какие страны продали больше всего", "export"),
        ("какой стране мы продали больше всего", "export"),
        ("which country did the region buy most from", "import"),
        ("which country did we buy most", "import"),
        ("кто больше всех покупает лес", "export"),
        ("из какой страны больше всего импорта", "import"),
        ("из каких стран импорт 2021", "import"),
    ],
)
def test_what_a_country_bought_went_there(question: str, flow: str) -> None:
    view = read_view(question, VOCABULARY)
    assert view is not None
    assert (view.chart, view.flow) == ("partners", flow)


@pytest.mark.parametrize(
    "question",
    ["which country exported most to the region", "exports to the region by country 2021"],
)
def test_exports_to_the_region_are_none_of_its_own(question: str) -> None:
    assert read_view(question, VOCABULARY) is None


def test_which_country_grew_is_a_question_for_partners() -> None:
    view = read_view("which country grew most 2021", VOCABULARY)
    assert view is not None and view.chart == "partner_growth"


@pytest.mark.parametrize(
    ("question", "chart", "flow"),
    [
        ("which countries stopped buying in 2019", "partner_growth", "export"),
        ("who stopped selling to the region", "partner_growth", "import"),
        ("which countries we stopped selling to", "partner_growth", "export"),
        ("which countries did we stop buying from", "partner_growth", "import"),
        ("from whom did we stop buying", "partner_growth", "import"),
        ("the region stopped buying", "partner_growth", "import"),
        ("we no longer sell", "partner_growth", "export"),
        ("we no longer buy from", "partner_growth", "import"),
        ("which buyers we lost", "partner_growth", "export"),
        ("which supplier did we lose", "partner_growth", "import"),
        ("мы перестали покупать", "partner_growth", "import"),
        ("больше не покупаем", "partner_growth", "import"),
        ("кому перестали продавать", "partner_growth", "export"),
        ("в какие страны мы начали продавать", "partner_growth", "export"),
        ("кто начал покупать", "partner_growth", "export"),
        ("что мы перестали покупать", "chapter_growth", "import"),
        ("which goods did we stop selling", "chapter_growth", "export"),
    ],
)
def test_what_we_stopped_is_the_other_flow_than_what_partners_stopped(
    question: str, chart: str, flow: str
) -> None:
    view = read_view(question, VOCABULARY)
    assert view is not None
    assert (view.chart, view.flow) == (chart, flow)


@pytest.mark.parametrize(
    ("question", "chart"),
    [
        ("what do our imports from China amount to", "turnover"),
        ("what did exports to China come to in 2019", "turnover"),
        ("что экспорт в Китай 2019", "turnover"),
        ("what do we export to China", "sectors"),
        ("what does China buy from us", "sectors"),
        ("что вывозим в Китай", "sectors"),
        ("what bought from us most", "sectors"),
        ("что больше всего купили у нас", "sectors"),
        ("what China sold us most", "sectors"),
        ("what country bought from us most", "partners"),
        ("откуда лес", "partners"),
        ("откуда товары", "partners"),
        ("откуда мы покупаем лес", "partners"),
        ("откуда купили лес", "partners"),
    ],
)
def test_what_is_done_with_goods_is_answered_with_them_and_a_sum_is_not(
    question: str, chart: str
) -> None:
    view = read_view(question, VOCABULARY)
    assert view is not None and view.chart == chart


@pytest.mark.parametrize(
    "question",
    [
        "что перестали покупать",
        "что начали покупать",
        "what does China export",
        "что экспортирует Китай",
        "откуда данные",
        "откуда взяты данные",
        "откуда",
        "откуда 2019",
        "откуда мы",
        "откуда Китай",
        "more exports to China",
        "exports more than in March 2018",
        "with whom do we have a deficit except China",
        "who bought most except China",
        "с какими странами БРИКС дефицит по месяцам",
        "карта дефицита с кем",
        "growth of exports more than in 2018",
        "who bought more than in 2018",
        "which country bought more than in 2018",
        "с кем торговля больше чем в 2018",
        "откуда Финляндия покупает лес",
        "новости рынка",
        "Новгород партнёры",
        "сталь покупать",
    ],
)
def test_what_may_mean_another_thing_is_not_read(question: str) -> None:
    assert read_view(question, VOCABULARY) is None


@pytest.mark.parametrize(
    "question",
    ["exports more than 2018", "did we sell more than in 2018", "экспорт больше, чем в 2018"],
)
def test_more_than_a_year_compares_the_latest_with_it(question: str) -> None:
    view = read_view(question, VOCABULARY)
    assert view is not None
    assert (view.until(2021).years, view.flow) == ((2018, 2021), "export")


def test_what_we_sold_went_there_whoever_is_named() -> None:
    view = read_view("что больше всего мы продали Китаю", VOCABULARY)
    assert view is not None
    assert (view.chart, view.flow, view.partners) == ("sectors", "export", ("CHN",))
