"""What officials ask is answered with the figure that stands where the answer leads, or with what
comes nearest to it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from dashboard.answers import trade
from dashboard.answers.inquiry_goods import mass_of
from dashboard.commands.ask import found_for
from dashboard.loaders.special_codes import UNKNOWN_PARTNER
from dashboard.measures.inquiry_ties import (
    RELATIONS,
    Tie,
    TiesAsked,
    ends_of,
    read_ties,
    ties_asked,
)
from dashboard.measures.ties import Relation
from dashboard.measures.vocabulary import Vocabulary
from dashboard.pages.screen import tree
from dashboard.pages.search_answers import Asked, answers
from dashboard.pages.search_ties import heads, ties_found
from dashboard.pages.show import show
from dashboard.parser import read_query
from dashboard.store.ask import Ask
from tests.measures.test_ties import PAPER
from tests.scenes import plain
from tests.trees import text


def asked(
    ask: Ask, words: Vocabulary, question: str, lang: str, dataset: str = "demonstration"
) -> dict[str, object]:
    return found_for(ask, question, words, ask.library.language(lang), dataset)


def opened(ask: Ask, found: dict[str, object]) -> str:
    """What the page says that an answer leads to."""
    path, _, query = str(found["address"]).partition("#")[0].partition("?")
    return plain(text(tree(show(ask, path, query))))


@pytest.mark.parametrize(
    ("question", "lang", "value", "said"),
    [("turnover last year", "en", 11224.9e6, "Turnover, 2018"),
     ("оборот за прошлый год", "ru", 11224.9e6, "Оборот, 2018"),
     ("turnover with Ukraine", "en", 237.8e6, "Turnover with Ukraine, 2010")],
)  # fmt: skip
def test_of_no_year_that_is_named_the_latest_known_one_is_answered(
    ask: Ask, vocabulary: Vocabulary, question: str, lang: str, value: float, said: str
) -> None:
    found = asked(ask, vocabulary, question, lang, "")
    assert found["value"] == value
    assert said in plain(str(found["understood"]))


@pytest.mark.parametrize(
    ("question", "lang", "printed"),
    [
        ("share of exports in turnover 2020", "en", "58.6%"),
        ("доля импорта в обороте 2019", "ru", "39,3 %"),
        ("share of China in exports 2019", "en", "11.9%"),
        ("доля Нидерландов в обороте 2019", "ru", "8,2 %"),
        ("share of EU in exports 2019", "en", "46.6%"),
        ("share of Finland in exports of wood 2020", "en", "8.6%"),
        ("net mass of exports 2020", "en", "5,627,135.3"),
        ("масса экспорта древесины в Финляндию 2020", "ru", "73 425,9"),
        ("mass of exports of code 44 to Finland 2020", "en", "51,857.4"),
    ],
)
def test_an_answer_leads_to_a_page_that_has_its_number(
    ask: Ask, vocabulary: Vocabulary, question: str, lang: str, printed: str
) -> None:
    found = asked(ask, vocabulary, question, lang)
    assert found["status"] == "made up" and found["value"] is not None
    assert printed in opened(ask, found), found["address"]


def test_the_page_of_a_mass_names_the_code_that_it_is_of(ask: Ask, vocabulary: Vocabulary) -> None:
    found = asked(ask, vocabulary, "mass of exports of code 44 to Finland 2020", "en")
    assert "commodity code 44 “Wood and articles of wood”" in opened(ask, found)


def test_the_share_of_a_flow_and_a_mass_are_those_of_the_tables(
    ask: Ask, vocabulary: Vocabulary
) -> None:
    query = read_query("dataset=demonstration&year=2020&flow=export&partner=FIN", ask.library)
    year = next(row for row in ask.rows(trade.years, query.with_(flow=None)) if row.year == 2020)
    share = asked(ask, vocabulary, "share of exports in turnover with Finland 2020", "en")["value"]
    assert share == pytest.approx(100 * year.exports_usd / year.turnover_usd)
    mass = asked(ask, vocabulary, "mass of exports to Finland 2020", "en")["value"]
    assert mass == pytest.approx(mass_of(ask, query).plain())


@pytest.mark.parametrize(
    ("question", "lang", "said", "page"),
    [
        ("share of top 3 partners 2020", "en",
         "China, Finland and the Netherlands account for 28.2% of turnover", "28.2% of turnover"),
        ("доля трех крупнейших партнеров в экспорте 2020", "ru",
         "На Нидерланды, Китай и Финляндию приходится 30,2 % экспорта", "30,2 % экспорта"),
        ("сколько стран покупает у нас", "ru", "Стран, в которые шёл экспорт, в 2021 году: 160",
         "160"),
        ("from how many countries do we import wood 2020", "en",
         "Countries from which goods came in 2020: 148 (“Wood, pulp and paper”)", "imports"),
        ("how many partners exports China 2021", "en",
         "Countries to which goods went in 2021: 1 (China)", "China"),
        ("сколько стран экспорт древесины в январе 2021", "ru",
         "Стран, в которые шёл экспорт, в 2021 году: 97 («Древесина и целлюлозно-бумажные"
         " изделия»; январь)", "97"),
        ("how many EU countries do we trade with", "en",
         "Countries with which there was trade in 2021: 24 (European Union)", "European Union"),
        ("number of EU countries we export to 2021", "en",
         "Countries to which goods went in 2021: 24 (European Union)", "European Union"),
        ("how many countries do we export to 2021", "en",
         "Countries to which goods went in 2021: 160", "160"),
        ("число стран ЕС, куда идёт экспорт", "ru",
         "Стран, в которые шёл экспорт, в 2021 году: 24 (Европейский союз)", "экспорт"),
        ("the number of EU countries that exports go to", "en",
         "Countries to which goods went in 2021: 24 (European Union)", "European Union"),
        ("сколько стран, откуда идёт импорт 2020", "ru",
         "Стран, из которых шёл импорт, в 2020 году: 160", "импорт"),
        ("со сколькими странами БРИКС мы торгуем", "ru",
         "Стран, с которыми шла торговля, в 2021 году: 6 (БРИКС)", "БРИКС"),
        ("balance by partner 2020", "en", "Deficit: Germany ($187.5 million), China", "Germany"),
    ],
)  # fmt: skip
def test_of_several_partners_it_is_said_what_they_have_together(
    ask: Ask, vocabulary: Vocabulary, question: str, lang: str, said: str, page: str
) -> None:
    found = asked(ask, vocabulary, question, lang)
    assert found["status"] == "no one figure"
    assert said in plain(str(found["understood"]))
    assert str(found["address"]).startswith("/partners?") and page in opened(ask, found)


@pytest.mark.parametrize(
    ("question", "lang", "said"),
    [
        ("how many EU countries do we trade with", "en", "not published"),
        ("сколько стран ЕС покупает у нас", "ru", "не опубликовано"),
    ],
)
def test_some_members_that_are_published_are_not_counted_as_all(
    ask: Ask, vocabulary: Vocabulary, question: str, lang: str, said: str
) -> None:
    found = asked(ask, vocabulary, question, lang, "published")
    assert said in plain(str(found["understood"]))


def test_partners_are_counted_among_those_that_are_chosen(ask: Ask, vocabulary: Vocabulary) -> None:
    query = read_query("dataset=demonstration&year=2021&flow=export&group=eu", ask.library)
    rows = ask.rows(trade.partners, query)
    members = {row.partner for row in rows if row.year == 2021} & {*query.partners}
    found = asked(ask, vocabulary, "сколько стран экспорт в ЕС 2021", "ru")
    assert f" {len(members)} (Европейский союз)" in plain(str(found["understood"]))


@pytest.mark.parametrize(
    ("question", "flow", "group", "sector", "months"),
    [
        ("how many EU countries bought precious metals in January 2021",
         "export", "eu", "precious", "1-1"),
        ("how many EU countries sold wood in January 2021", "import", "eu", "wood", "1-1"),
        ("сколько стран ЕС купили древесину в январе 2021", "export", "eu", "wood", "1-1"),
        ("сколько стран БРИКС продали металлы 2021", "import", "brics", "metals", ""),
        ("how many countries bought wood 2021", "export", "", "wood", ""),
        ("сколько стран закупило древесину 2021", "export", "", "wood", ""),
        ("how many EU countries bought from the region 2021", "export", "eu", "", ""),
        # What we bought came from there.
        ("from how many EU countries did we buy wood 2021", "import", "eu", "wood", ""),
        ("how many EU countries was wood sold to 2021", "export", "eu", "wood", ""),
        ("how many countries has the region sold wood to 2021", "export", "", "wood", ""),
        ("в сколько стран ЕС продали древесину 2021", "export", "eu", "wood", ""),
        ("скольким странам мы продали древесину 2021", "export", "", "wood", ""),
        ("из скольких стран мы закупили древесину 2021", "import", "", "wood", ""),
        ("number of countries that we buy from 2021", "import", "", "", ""),
        ("number of EU countries where we sell wood 2021", "export", "eu", "wood", ""),
        ("число стран, где мы покупаем древесину 2021", "import", "", "wood", ""),
        ("число стран, откуда идёт импорт 2021", "import", "", "", ""),
        ("number of countries that we sell wood to 2021", "export", "", "wood", ""),
        ("number of countries we buy wood from 2021", "import", "", "wood", ""),
        ("число стран, которым мы продаём древесину 2021", "export", "", "wood", ""),
        ("число стран, у которых мы закупаем древесину 2021", "import", "", "wood", ""),
    ],
)  # fmt: skip
def test_those_who_bought_are_counted_among_those_to_which_goods_went(
    ask: Ask, vocabulary: Vocabulary, question: str, flow: str, group: str, sector: str, months: str
) -> None:
    chosen = {"year": "2021", "flow": flow, "group": group, "sector": sector, "months": months}
    text = "&".join(f"{name}={value}" for name, value in chosen.items() if value)
    query = read_query(f"dataset=demonstration&{text}", ask.library)
    rows = (row for row in ask.rows(trade.partners, query) if row.year == 2021)
    column = {"export": "exports_usd", "import": "imports_usd"}[flow]
    traded = {row.partner for row in rows if getattr(row, column) > 0} - {UNKNOWN_PARTNER}
    count = len(traded & {*query.partners} if group else traded)
    found = asked(ask, vocabulary, question, "en")
    way = {"export": "to which goods went", "import": "from which goods came"}[flow]
    assert f"Countries {way} in 2021: {count}" in plain(str(found["understood"]))
    assert f"flow={flow}" in str(found["address"])


@pytest.mark.parametrize(
    "question",
    [
        "how many EU countries exported wood 2021", "number of EU countries imported wood 2021",
        "how many EU countries bought and sold wood 2021", "сколько стран ЕС купили и продали лес",
        # Goods do not go there from where they come.
        "число стран, куда идёт импорт", "число стран, откуда идёт экспорт",
        "how many countries which imports go to", "сколько стран, откуда идёт экспорт древесины",
        # These name one country, and what goes there: nobody is counted.
        "which exports go to China", "where we sell more China or Germany",
        "где мы покупаем больше: Китай или Германия",
    ],
)  # fmt: skip
def test_what_others_export_is_not_counted(ask: Ask, vocabulary: Vocabulary, question: str) -> None:
    assert asked(ask, vocabulary, question, "en")["status"] == "not understood"


def test_the_largest_of_a_year_of_which_too_few_are_known_are_not_named(
    ask: Ask, vocabulary: Vocabulary
) -> None:
    found = asked(ask, vocabulary, "share of top 3 partners 2020", "en", "published")
    assert str(found["understood"]).startswith("Not known for certain")


@pytest.mark.parametrize(
    ("question", "lang"), [("exports by month 2020", "en"), ("экспорт по месяцам 2020", "ru")]
)
def test_months_that_are_not_published_are_not_answered_by_years(
    ask: Ask, vocabulary: Vocabulary, question: str, lang: str
) -> None:
    found = asked(ask, vocabulary, question, lang, "published")
    assert str(found["understood"]).startswith({"en": "Months, ", "ru": "Месяцы, "}[lang])
    imported = asked(ask, vocabulary, question, lang)
    assert "#months-chart-figure" in str(imported["address"])


@pytest.mark.parametrize(
    ("question", "lang", "said"),
    [
        ("last visit to China", "en", "Visit of the governor's delegation to Hebei"),
        ("когда был последний визит в Китай", "ru", "Визит делегации во главе с губернатором"),
        ("last event with Finland", "en", "Haavisto"),
        ("when was the last visit to Belarus", "en", "No source names any"),
    ],
)
def test_the_last_of_events_is_one_event(
    ask: Ask, vocabulary: Vocabulary, question: str, lang: str, said: str
) -> None:
    words = ask.library.language(lang)
    first = ties_found(ask, question, vocabulary, words)[0]
    assert said in plain(first["title"]) and first["href"].startswith("/relations")
    assert first["href"].endswith("?lang=ru") == (lang == "ru")
    assert said in plain(str(asked(ask, vocabulary, question, lang)["understood"]))


def test_of_events_of_which_the_year_alone_is_known_none_is_said_to_be_the_first(
    ask: Ask, vocabulary: Vocabulary
) -> None:
    first, *others = ties_found(ask, "первый визит в Китай", vocabulary, ask.library.language("ru"))
    assert plain(first["title"]) == (
        f"Точно неизвестно, что было первым; возможных ответов: {len(others)}"
    )
    assert first["href"].startswith("/relations?partner=CHN") and len(others) > 1
    assert all("2018" in one["detail"] for one in others)


@pytest.mark.parametrize(
    "question",
    ["последние связи", "last relations", "last agreement", "newest agreement",
     "самое новое соглашение", "latest agreement"],
)  # fmt: skip
def test_the_last_of_relations_has_begun(ask: Ask, vocabulary: Vocabulary, question: str) -> None:
    first = ties_found(ask, question, vocabulary, ask.library.language("en"))[0]
    assert "planned" not in first["detail"] and "since 24 June 2025" in plain(first["detail"])
    assert "only those that sources date are compared" in first["detail"]


def test_the_last_of_plans_is_one_where_plans_are_asked_for(
    ask: Ask, vocabulary: Vocabulary
) -> None:
    words = ask.library.language("en")
    first = ties_found(ask, "last planned agreement", vocabulary, words)[0]
    assert "planned, signature not confirmed (2026)" in plain(first["detail"])


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("первое соглашение", "First cooperation agreement – Nordland County"),
        ("самое раннее соглашение", "First cooperation agreement – Nordland County"),
        ("oldest agreement", "First cooperation agreement – Nordland County"),
        ("самый давний договор с Китаем", "Agreement on friendly relations – Hebei Province"),
        ("первое событие", "Visit of Governor V. Serdyukov to Nordland"),
    ],
)
def test_the_first_is_asked_for_in_any_of_its_forms(
    ask: Ask, vocabulary: Vocabulary, question: str, said: str
) -> None:
    first = ties_found(ask, question, vocabulary, ask.library.language("en"))[0]
    assert plain(first["title"]) == said


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("agreements since 2018", 2018, 2100),
        ("соглашения после 2018 года", 2019, 2100),
        ("events since 2020", 2020, 2100),
        ("события с 2018 по 2020", 2018, 2020),
        ("события с 2018 до 2020", 2018, 2020),
        ("events after 2018 until 2020", 2019, 2020),
        ("события после 2018 до 2020", 2019, 2020),
        ("events between 2018 and 2020", 2018, 2020),
        ("events 2018-2020", 2018, 2020),
        ("events until 2018", 1, 2018),
        ("соглашения до 2010", 1, 2010),
        ("visits from 2017 to 2019", 2017, 2019),
    ],
)
def test_relations_and_events_of_a_span_are_those_of_each_of_its_years(
    ask: Ask, vocabulary: Vocabulary, question: str, first: int, last: int
) -> None:
    within, every = (
        read_ties(vocabulary.meanings(text)) for text in (question, question.split()[0])
    )
    known = ask.library.relations
    assert within and every and not within.directed
    rows = ties_asked(every, known.relations, known.events)
    # An event of several years is one of each.
    ends = (max(one.year, int(getattr(one.one, "end", "")[:4] or 0)) for one in rows)
    expected = [
        one for one, end in zip(rows, ends, strict=True) if first <= end and one.year <= last
    ]
    expected = [one for one in expected if one.year]
    assert expected and ties_asked(within, known.relations, known.events) == expected


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("agreements 2018–2020 and 2022", (2018, 2019, 2020, 2022)),
        ("события 2018–2020 и 2022", (2018, 2019, 2020, 2022)),
        ("visits from 2017 to 2019 and 2021", (2017, 2018, 2019, 2021)),
        ("события 2014-2015 и 2018-2019", (2014, 2015, 2018, 2019)),
        ("events 2018 and 2020", (2018, 2020)),
    ],
)
def test_a_year_between_two_spans_is_in_neither(
    vocabulary: Vocabulary, question: str, years: tuple[int, ...]
) -> None:
    asked = read_ties(vocabulary.meanings(question))
    assert asked is not None and asked.years == years


@pytest.mark.parametrize(
    ("question", "lang", "years"),
    [
        ("growth of exports after 2018", "en", "against=2018"),
        ("прирост экспорта после 2018", "ru", "against=2018"),
        ("imports rose after 2018", "en", "against=2018"),
        ("how did exports change after 2018", "en", "against=2018"),
        ("новые партнёры после 2018", "ru", "against=2018"),
        ("какие партнёры выросли после 2018", "ru", "against=2018"),
        ("growth of exports after 2017 until 2020", "en", "year=2020&against=2017"),
        ("exports after 2018", "en", "against=2019"),
        ("экспорт после 2018", "ru", "against=2019"),
        ("exports after 2017 until 2020", "en", "year=2020&against=2018"),
    ],
)
def test_growth_after_a_year_is_against_it_and_a_span_begins_behind_it(
    ask: Ask, vocabulary: Vocabulary, question: str, lang: str, years: str
) -> None:
    assert years in str(asked(ask, vocabulary, question, lang)["address"])


def test_where_there_is_most_of_something_is_not_answered_with_all_of_it(
    ask: Ask, vocabulary: Vocabulary
) -> None:
    for question in ("which region has most agreements", "больше всего соглашений"):
        assert not ties_found(ask, question, vocabulary, ask.library.language("en"))


@pytest.mark.parametrize(
    ("dates", "end", "said"),
    [
        (("2018", "2018-07-14", "2019"), "first", ("2018", "2018-07-14")),
        (("2018", "2018-07-14", "2017-12"), "first", ("2017-12",)),
        (("2018", "2018-07-14", "2018-08"), "last", ("2018", "2018-08")),
        (("2018-07", "2018-07-31", ""), "last", ("2018-07", "2018-07-31")),
        (("2018-06", "2018-07-01"), "last", ("2018-07-01",)),
        (("2018-07-01", "2018-07-01"), "last", ("2018-07-01", "2018-07-01")),
        (("",), "last", ()),
    ],
)
def test_one_is_the_first_or_the_last_where_no_other_may_be_it(
    dates: tuple[str, ...], end: str, said: tuple[str, ...]
) -> None:
    ties = [Tie(replace(PAPER, since=date), "") for date in dates]
    found = ends_of(ties, TiesAsked(RELATIONS, end=end))
    assert tuple(one.one.since for one in found if isinstance(one.one, Relation)) == said


@pytest.mark.parametrize(
    "question",
    [
        "countries with exports less than 5 million 2020",
        "partners with exports above 1,500 million",
        "партнёры с оборотом менее 5 млн",
        "страны с экспортом больше чем 2,5 млн",
    ],
)
def test_that_nothing_is_looked_for_by_a_limit_is_said(
    ask: Ask, vocabulary: Vocabulary, question: str
) -> None:
    found = asked(ask, vocabulary, question, "en")
    assert (found["value"], found["status"]) == (None, "not in the data")
    assert "above or below" in str(found["understood"])


@pytest.mark.parametrize(
    "question",
    [
        "экспорт в Китай больше импорта 2021",
        "экспорт стал меньше 2021",
        "экспорт 2021 меньше 2020",
        "exports in 2021 less than in 2020",
        "exports 2021 less than 2020",
        "что более всего экспортируем",
        "куда мы больше экспортируем",
        "больше партнёров",
        "exports less imports 2018",
    ],
)
def test_what_is_more_or_less_than_no_number_is_no_limit(
    ask: Ask, vocabulary: Vocabulary, question: str
) -> None:
    found = asked(ask, vocabulary, question, "ru")
    assert found["status"] != "not in the data" and not vocabulary.unread(question).absent


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("ввоз из Китая в 2020г.", "импорт из Китая 2020"),
        ("экспорт за 2021год в Китай", "экспорт в Китай 2021"),
        ("товарооборот 2019-2020гг", "оборот 2019–2020"),
        ("ВЭД 2020", "торговля 2020"),
        ("падает ли импорт 2020", "упал ли импорт 2020"),
        ("price and volume of exports 2021", "prices of exports 2021"),
        ("индекс концентрации 2020", "концентрация 2020"),
    ],
)
def test_the_same_is_answered_however_it_is_written(
    ask: Ask, vocabulary: Vocabulary, question: str, other: str
) -> None:
    found, usual = (asked(ask, vocabulary, one, "ru") for one in (question, other))
    assert found == usual and found["status"] not in ("", "not understood")


@pytest.mark.parametrize(
    ("question", "chart"),
    [
        ("mirror", "mirror"),
        ("mirror data", "mirror"),
        ("зеркальные данные", "mirror"),
        ("forecast", "outlook"),
        ("цены", "price-volume"),
        ("индекс концентрации", "dependence"),
    ],
)
def test_a_chart_that_is_named_by_itself_is_shown(
    ask: Ask, vocabulary: Vocabulary, question: str, chart: str
) -> None:
    found = asked(ask, vocabulary, question, "en")
    assert found["status"] == "no one figure"
    assert f"#{chart}-chart-figure" in str(found["address"])


@pytest.mark.parametrize(
    "question",
    [
        "доля экспорта древесины в обороте 2020",
        "share of exports to China in turnover 2020",
        "share of 20 largest partners 2020",
    ],
)
def test_no_other_share_is_answered(ask: Ask, vocabulary: Vocabulary, question: str) -> None:
    assert asked(ask, vocabulary, question, "ru")["status"] == "not understood"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("balance by month 2020", "The balance by month stands in no chart"),
        ("balance by goods 2020", "The balance by commodity group stands in no chart"),
        ("last visit to Germany", "those to the partner and from it are recorded alike"),
    ],
)
def test_what_is_nearest_is_said_to_be_no_more(
    ask: Ask, vocabulary: Vocabulary, question: str, said: str
) -> None:
    found = asked(ask, vocabulary, question, "en")
    assert found["status"] == "no one figure" and said in str(found["understood"])


@pytest.mark.parametrize(
    ("question", "lang", "said"),
    [
        ("compare EU and China", "en", "A group of countries stands beside no other"),
        ("сравни ЕС и БРИКС 2020", "ru", "Группа стран не сопоставляется"),
        ("share of China by year", "en", "Shares are told of one year at a time"),
        ("доля Китая с 2015 по 2021", "ru", "Доли известны за каждый год отдельно"),
        ("share of China and Germany between 2018 and 2020", "en", "Shares are told of one year"),
        ("доля Китая и Германии между 2018 и 2020", "ru", "Доли известны за каждый год отдельно"),
        ("trade between China and Germany between 2018 and 2020", "en", "Nothing is known of what"),
        ("товары дороже 1 млн 2021", "ru", "По порогу"),
        ("trade between China and Germany", "en", "Nothing is known of what others trade"),
        ("exports of China 2021", "en", "Nothing is known of what others trade"),
        ("imports of the EU 2020", "en", "Nothing is known of what others trade"),
        ("экспорт Китая 2021", "ru", "О торговле других данных нет"),
        ("рост импорта Финляндии 2020", "ru", "О торговле других данных нет"),
        ("экспорт в этом году", "ru", "О сегодняшнем дне, текущем месяце и годе данных нет"),
        ("who do we buy fertilisers from", "en", "Partners do not stand beside each other"),
        ("где мы закупаем удобрения", "ru", "Партнёры по одному товарному коду"),
        ("кому продаём код 44", "ru", "Партнёры по одному товарному коду"),
        ("exports of fertilisers to China and Germany", "en", "Partners do not stand beside"),
        ("exports of 4407 to China and Finland", "en", "Partners do not stand beside each other"),
        ("экспорт удобрений в Китай и Германию", "ru", "Партнёры по одному товарному коду"),
        ("экспорт 4407 в Китай и Финляндию", "ru", "Партнёры по одному товарному коду"),
        ("exports in euros 2018", "en", "Values are in US dollars alone"),
        ("goods worth more than $1bn", "en", "Nothing is looked for by an amount"),
        ("партнёры с экспортом не менее 10 млн", "ru", "По порогу"),
    ],
)
def test_what_no_chart_has_together_is_said(
    ask: Ask, vocabulary: Vocabulary, question: str, lang: str, said: str
) -> None:
    found = asked(ask, vocabulary, question, lang)
    assert (found["value"], found["status"]) == (None, "not in the data")
    assert plain(str(found["understood"])).startswith(said)


@pytest.mark.parametrize(
    ("question", "lang", "said"),
    [
        ("how many BRICS countries do we trade with 2022", "en", "2022, so that 2021 is shown"),
        ("top 5 goods 2022", "en", "2022, so that 2021 is shown"),
        ("top 5 goods 2012", "en", "2012, so that 2021 is shown"),
        ("top 5 partners 2022", "en", "2022, so that 2021 is shown"),
        ("exports 2022 against 2021", "en", "2022, so that 2021 is shown"),
        ("exports since 2022", "en", "2022, so that 2021 is shown"),
        ("крупнейшие партнёры 2022", "ru", "за 2022 год торговля неизвестна: показан 2021 год"),
        ("сколько стран ЕС покупает у нас 2022", "ru", "за 2022 год торговля неизвестна"),
        ("топ 5 товаров 2012", "ru", "за 2012 год торговля неизвестна: показан 2021 год"),
        ("Китай и Германия 2022", "ru", "за 2022 год торговля неизвестна: показан 2021 год"),
    ],
)
def test_a_year_that_is_not_known_is_said_to_be_shown_by_another(
    ask: Ask, vocabulary: Vocabulary, question: str, lang: str, said: str
) -> None:
    found = asked(ask, vocabulary, question, lang)
    assert found["value"] is None and plain(str(found["understood"])).count(said) == 1


@pytest.mark.parametrize(
    ("question", "lang", "named"),
    [
        ("top 3 goods exported to China", "en", "Mineral products, Chemicals, Wood and paper"),
        ("топ-3 товара экспорта в Китай", "ru", "Минеральные продукты, Химия, Древесина и бумага"),
    ],
)
def test_the_largest_goods_are_named_as_many_as_are_asked_for(
    ask: Ask, vocabulary: Vocabulary, question: str, lang: str, named: str
) -> None:
    found = asked(ask, vocabulary, question, lang)
    assert plain(str(found["understood"])).endswith(f" · {named}")
    query = read_query("dataset=demonstration&flow=export&partner=CHN", ask.library)
    rows = sorted(ask.rows(trade.sectors, query), key=lambda row: -row.exports_usd)
    names = [ask.library.registers.sector_short(row.sector, lang) for row in rows[:3]]
    assert plain(", ".join(names)) == named


@pytest.mark.parametrize(
    "question", ["eksport v Kitai 2018", "Eksport v Kitay 2018", "'rcgjhn d rbnfq 2018"]
)
def test_a_question_may_be_typed_in_the_letters_of_another_alphabet(
    ask: Ask, vocabulary: Vocabulary, question: str
) -> None:
    typed = asked(ask, vocabulary, question, "ru")
    assert typed["value"] == asked(ask, vocabulary, "экспорт в Китай 2018", "ru")["value"]
    assert "экспорт в китай 2018" in plain(str(typed["understood"])).casefold()


@pytest.mark.parametrize(
    ("question", "lang"),
    [
        ("least exported product", "en"), ("наименее экспортируемый товар", "ru"),
        ("last 5 partners", "en"), ("последние 5 партнёров", "ru"),
        ("what does FOB mean", "en"),
        ("из какой страны экспорт", "ru"), ("suppliers of exports 2021", "en"),
        ("top ten", "en"), ("топ 10", "ru"), ("exports of oil", "en"), ("экспорт масла", "ru"),
        ("exports after China 2021", "en"), ("страна после Китая по экспорту 2021", "ru"),
        ("топ 5 партнёров после Китая 2021", "ru"), ("agreements after China", "en"),
        ("exports until China 2021", "en"), ("экспорт до Германии 2020", "ru"),
        ("imports after exports 2020", "en"), ("импорт после марта 2020", "ru"),
        ("exports 2021 after 2018", "en"), ("events 2015 and since 2018", "en"),
        ("события после 2020 до 2019", "ru"),
        ("exports to the EU without Germany 2021", "en"), ("экспорт в БРИКС без Китая 2021", "ru"),
        ("imports from the EU except Finland 2020", "en"), ("экспорт дороже импорта 2021", "ru"),
        ("exports cheaper than imports 2021", "en"), ("source of exports 2021", "en"),
        ("источник роста импорта 2021", "ru"), ("source of imports from China 2021", "en"),
        ("China bought wood 2021", "en"), ("Китай купил древесину 2021", "ru"),
        ("which EU countries sold wood 2021", "en"), ("страны БРИКС продали металлы", "ru"),
        ("экспорт бы 2018", "ru"), ("оборот нет 2018", "ru"), ("импорт до марта 2020", "ru"),
        # No chart adds up years.
        ("total exports until 2018", "en"), ("экспорт всего до 2019 года", "ru"),
        ("сколько экспортировали до 2019 года", "ru"), ("total imports since 2018", "en"),
        ("сколько импортировали с 2016 по 2018 год", "ru"), ("total exports 2018-2020", "en"),
        ("how much did we export in the last 5 years", "en"),
    ],
)  # fmt: skip
def test_another_question_is_not_answered(
    ask: Ask, vocabulary: Vocabulary, question: str, lang: str
) -> None:
    assert asked(ask, vocabulary, question, lang)["status"] == "not understood"


@pytest.mark.parametrize(
    ("question", "lang", "said"),
    [
        ("экспорт март 2021 к марту 2020", "ru", "Экспорт вырос на 54,6 %"),
        ("оборот 2 квартал 2021 ко 2 кварталу 2020", "ru", "Оборот вырос на 32,9 %"),
        ("turnover Q2 2021 vs Q2 2020", "en", "Turnover grew by 32.9%"),
        ("физический объём экспорта 2021", "ru", "Экспорт вырос в основном за счёт объёма"),
        ("top 3 imports from Germany 2021", "en", "Machinery: 46.0% of imports"),
        ("who do we have a deficit with", "en", "Deficit: Germany"),
        ("how much did exports grow since 2018", "en", "Exports grew by 11.0%"),
        ("экспорт до 2019 года", "ru", "Экспорт вырос на 3,3 %"),
    ],
)
def test_a_view_says_what_was_asked(
    ask: Ask, vocabulary: Vocabulary, question: str, lang: str, said: str
) -> None:
    found = asked(ask, vocabulary, question, lang)
    assert plain(str(found["understood"])).startswith(said)


@pytest.mark.parametrize(
    ("question", "lang", "flow"),
    [
        ("стало дороже 2021", "ru", ""), ("что стало дешевле 2021", "ru", ""),
        ("экспорт подорожал 2021", "ru", "export"), ("импорт стал дешевле 2021", "ru", "import"),
        ("did exports become more expensive 2021", "en", "export"),
        ("imports became cheaper 2021", "en", "import"),
    ],
)  # fmt: skip
def test_what_became_dearer_is_shown_by_prices_and_volumes(
    ask: Ask, vocabulary: Vocabulary, question: str, lang: str, flow: str
) -> None:
    address = str(asked(ask, vocabulary, question, lang)["address"])
    assert address.endswith("#price-volume-chart-figure")
    assert flow in address


@pytest.mark.parametrize(
    ("question", "lang", "sector"),
    [
        ("source of imports 2021", "en", ""), ("источник импорта 2021", "ru", ""),
        ("sources of imports 2021", "en", ""), ("источники импорта 2021", "ru", ""),
        ("source of wood imports 2021", "en", "wood"), ("source of wood 2021", "en", "wood"),
        ("главный источник импорта древесины 2021", "ru", "wood"),
        ("largest source of imports 2021", "en", ""),
    ],
)  # fmt: skip
def test_the_source_of_imports_are_the_partners_from_whom_they_come(
    ask: Ask, vocabulary: Vocabulary, question: str, lang: str, sector: str
) -> None:
    found = asked(ask, vocabulary, question, lang)
    assert found["value"] is None and found["status"] == "no one figure"
    address = str(found["address"])
    assert address.endswith("#partner-share-chart-figure")
    assert "flow=import" in address and sector in address


@pytest.mark.parametrize("question", ["exports 2021 source", "источник данных об экспорте 2021"])
def test_the_source_of_data_is_that_of_the_figure(
    ask: Ask, vocabulary: Vocabulary, question: str
) -> None:
    exports = asked(ask, vocabulary, "exports 2021", "en")["value"]
    assert asked(ask, vocabulary, question, "en")["value"] == exports is not None


@pytest.mark.parametrize(
    "question", ["экспорт за 9 мес 2021", "exports in the first nine months of 2021"]
)
def test_so_many_months_of_a_year_are_its_first(
    ask: Ask, vocabulary: Vocabulary, question: str
) -> None:
    whole = asked(ask, vocabulary, "exports January to September 2021", "en")["value"]
    assert asked(ask, vocabulary, question, "en")["value"] == whole is not None


@pytest.mark.parametrize(
    ("question", "lang", "ours"),
    [
        ("exports China 2021", "en", "export"), ("China exports", "en", "export"),
        ("экспорт США", "ru", "export"), ("импорт ЕС 2020", "ru", "import"),
        ("exports 2021 China", "en", "export"), ("экспорт 2021 США", "ru", "export"),
        ("exports wood China 2021", "en", "export"), ("China wood exports 2021", "en", "export"),
        ("экспорт древесины США", "ru", "export"), ("экспорт машин Германии", "ru", "export"),
        ("exports growth China 2021", "en", "export"), ("импорт США машины 2020", "ru", "import"),
        ("exports and imports China 2021", "en", "both"),
        ("exports to China 2021", "en", ""), ("экспорт в США", "ru", ""),
        ("we export China 2021", "en", ""), ("trade with China 2021", "en", ""),
        ("экспорт Китаю 2021", "ru", ""), ("экспорт древесины Казахстану", "ru", ""),
        ("share of China in exports 2021", "en", ""), ("доля Китая в экспорте 2021", "ru", ""),
        ("exports of wood to China 2021", "en", ""), ("imports from the EU 2020", "en", ""),
    ],
)  # fmt: skip
def test_of_exports_that_may_be_a_partners_own_it_is_said_that_they_are_ours(
    ask: Ask, vocabulary: Vocabulary, question: str, lang: str, ours: str
) -> None:
    words = ask.library.language(lang)
    found = asked(ask, vocabulary, question, lang)
    shown = answers(ask, question, vocabulary, words, Asked("demonstration"))
    every = {flow: f" · {words.t(f'search.ours.{flow}')}" for flow in ("export", "import", "both")}
    for said in (str(found["understood"]), shown[0]["detail"]):
        assert [flow for flow, one in every.items() if said.endswith(one)] == [ours] * bool(ours)


@pytest.mark.parametrize(
    ("question", "spans"),
    [("events 2018 and 2020", [(2018, 2018), (2020, 2020)]),
     ("события 2014-2015 и 2018-2019", [(2014, 2015), (2018, 2019)]),
     ("events 2018 and 2019", [(2018, 2019)])],
)  # fmt: skip
def test_events_of_years_apart_are_opened_without_those_between(
    ask: Ask, vocabulary: Vocabulary, question: str, spans: list[tuple[int, int]]
) -> None:
    found = heads(ties_found(ask, question, vocabulary, ask.library.language("en")))
    known = ask.library.relations
    for first, last in spans:
        within = TiesAsked("events", years=tuple(range(first, last + 1)))
        count = len(ties_asked(within, known.relations, known.events))
        [opens] = [one for one in found if f"{first}" in one["detail"] and "href" in one]
        assert opens["title"].split()[0] == f"{count}"
        span = {int(year) for year in re.findall("[0-9]{4}", opens["href"])}
        assert span <= {first, last}
    assert len(found) == len(spans) + (len(spans) > 1)
    # An event of several years may be in more than one of them.
    of_spans = [int(one["title"].split()[0]) for one in found[1:]]
    assert not of_spans or sum(of_spans) >= int(found[0]["title"].split()[0])


@pytest.mark.parametrize(
    ("question", "lang", "dataset"),
    [
        ("сколько мы продали удобрений в Бразилию", "ru", "demonstration"),
        ("how much fertiliser did we sell to Brazil", "en", "demonstration"),
        ("exports of fertilisers to Brazil", "en", "demonstration"),
        ("сколько мы продали в Бразилию", "ru", "demonstration"),
        ("доля Китая", "ru", "demonstration"), ("share of China", "en", "demonstration"),
        ("доля ЕАЭС", "ru", "demonstration"), ("share of China", "en", ""),
        ("баланс", "ru", "demonstration"), ("balance", "en", ""),
    ],
)  # fmt: skip
def test_an_amount_without_a_year_is_that_of_the_latest(
    ask: Ask, vocabulary: Vocabulary, question: str, lang: str, dataset: str
) -> None:
    year = ask.library.choices(dataset or "published").latest
    found = asked(ask, vocabulary, question, lang, dataset)
    dated = asked(ask, vocabulary, f"{question} {year}", lang, dataset)
    assert found["value"] is not None and found == dated
    assert str(year) in str(found["understood"])


def test_an_amount_of_a_code_goes_before_its_chart(ask: Ask, vocabulary: Vocabulary) -> None:
    words = ask.library.language("ru")
    question = "сколько мы продали удобрений в Бразилию"
    found = answers(ask, question, vocabulary, words, Asked("demonstration"))
    dated = answers(ask, f"{question} 2021", vocabulary, words, Asked("demonstration"))
    assert found[: len(dated)] == dated
    assert "code=31" in found[-1]["href"]
