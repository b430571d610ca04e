"""Questions that were answered with what was not asked, or not understood though data can say."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dashboard.amount import Amount
from dashboard.answers.amounts_like import Typed
from dashboard.answers.inquiry import vocabulary_of
from dashboard.commands.ask import found_for
from dashboard.documents.opening import opening_of
from dashboard.documents.request import chart_on, read_request
from dashboard.loaders.registers import load_registers
from dashboard.measures.inquiry import Inquiry, read_inquiry
from dashboard.measures.inquiry_ties import anniversaries_asked, read_ties
from dashboard.measures.inquiry_view import read_view
from dashboard.measures.search_entries import chapter_entries
from dashboard.measures.similar import texts_meant
from dashboard.measures.view_asked import View
from dashboard.measures.vocabulary import Vocabulary
from dashboard.pages.search_meant import goods_meant
from dashboard.pages.search_view import view_found
from dashboard.settings import ROOT, read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library
from tests.imports.customs_files import asks_of, row


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    folder = tmp_path_factory.mktemp("none")
    return vocabulary_of(open_library(read_settings({}, data_dir=folder)))


@pytest.mark.parametrize(
    ("question", "flow", "partner"),
    [
        ("закупки в Китае 2018", "import", "CHN"),
        ("купили в Финляндии в 2018", "import", "FIN"),
        ("закупки в 2018 году", "import", ""),
        ("sales in Germany 2018", "export", "DEU"),
        ("how much did we sell in Germany in 2018", "export", "DEU"),
    ],
)
def test_what_we_bought_in_a_country_came_from_there(
    vocabulary: Vocabulary, question: str, flow: str, partner: str
) -> None:
    asked = read_inquiry(question, vocabulary)
    assert isinstance(asked, Inquiry)
    assert (asked.flow, asked.partner) == (flow, partner)


@pytest.mark.parametrize(
    ("question", "chart", "flow", "way"),
    [
        ("что упало сильнее всего в 2019", "partner_growth", None, "fall"),
        ("what fell most in 2019", "partner_growth", None, "fall"),
        ("больше всего вырос экспорт в 2019", "partner_growth", "export", "rise"),
        ("top 5 partners by imports", "partners", "import", ""),
        ("кому мы больше всего продаем", "partners", "export", ""),
        ("самый большой партнер", "partners", None, ""),
        ("товары экспорта в Китай 2018", "sectors", "export", ""),
        ("крупнейший импорт", "sectors", "import", ""),
        ("во сколько раз вырос экспорт в 2018", "turnover", "export", "rise"),
        ("за первый квартал", "turnover", None, ""),
        ("какие страны пропали в 2020", "partner_growth", None, "ended"),
        ("какие товары исчезли в 2020", "chapter_growth", None, "ended"),
        ("countries that disappeared in 2020", "partner_growth", None, "ended"),
        ("countries that we buy from and sell to", "partners", None, ""),
        ("countries that we export to and import from", "partners", None, ""),
        ("страны, у которых мы покупаем и которым продаём", "partners", None, ""),
        ("карта стран, которым мы продаём лес", "partner_map", "export", ""),
        ("карта стран, у которых мы покупали", "partner_map", "import", ""),
        ("the EU countries that we sell wood to", "partners", "export", ""),
        ("страны ЕС, у которых мы покупаем", "partners", "import", ""),
        ("goods that we buy from China", "sectors", "import", ""),
        ("exports to the EU from 2019", "turnover", "export", ""),
        ("сыр", "goods", None, ""),
        ("cheese", "goods", None, ""),
    ],
)  # fmt: skip
def test_a_chart_is_shown_that_says_what_was_asked(
    vocabulary: Vocabulary, question: str, chart: str, flow: str | None, way: str
) -> None:
    assert read_inquiry(question, vocabulary) is None
    view = read_view(question, vocabulary)
    assert isinstance(view, View)
    assert (view.chart, view.flow, view.way) == (chart, flow, way)


@pytest.mark.parametrize("question", ["последний партнёр", "last partner", "smallest partner"])
def test_who_is_last_is_not_answered_with_the_first(vocabulary: Vocabulary, question: str) -> None:
    assert read_inquiry(question, vocabulary) is None
    assert read_view(question, vocabulary) is None


@pytest.fixture(scope="module")
def risen(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Exports to three countries, of which that to China alone fell, by less than the others
    rose."""
    folder: Path = tmp_path_factory.mktemp("risen")
    values = {"CN": (5, 4), "DE": (5, 9), "FI": (5, 8), "US": (5, 7)}
    return asks_of(folder, [
        row(period=f"{month:02d}/{2018 + place}", partner=one, usd=str(usd * 1_000_000), code=code)
        for one, each in values.items() for place, usd in enumerate(each)
        for month in range(1, 13) for code in ("2709009009", "4407119300", "7208100000")
    ])  # fmt: skip


@pytest.mark.parametrize(
    ("question", "said"),
    [("biggest rise in exports 2019", "Exports to Germany rose most"),
     ("biggest drop in exports 2019", "Fell most: China, exports, −$36.0 million"),
     ("what fell most in 2019", "Fell most: China, exports, −$36.0 million"),
     ("which goods fell in 2019", "No commodity group fell")],
)  # fmt: skip
def test_the_largest_rise_is_no_answer_to_what_fell(
    risen: Ask, vocabulary: Vocabulary, question: str, said: str
) -> None:
    view = read_view(question, vocabulary)
    assert view is not None
    found = view_found(risen, view, risen.library.language("en"))
    assert found["title"].replace("\u00a0", " ") == said
    assert "dataset=customs" in found["href"]


@pytest.mark.parametrize(
    ("typed", "usd", "found"),
    [
        (Typed(1.7, 0.1, rate=False), 1.7457e6, True),
        (Typed(1.75, 0.01, rate=False), 1.7457e6, False),
        (Typed(1750.0, 10.0, rate=False), 1.7511e9, True),
    ],
)
def test_more_decimals_than_pages_print_are_of_no_amount(
    typed: Typed, usd: float, found: bool
) -> None:
    assert typed.is_of(Amount(usd, "usd", "published")) is found


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "exports of musical instruments 2019",
            "Exports, commodity code 92 “Musical instruments”, 2019",
        ),
        ("экспорт керамики 2019", ""),
    ],
)
def test_the_command_knows_goods_by_the_names_of_their_chapters(
    risen: Ask, vocabulary: Vocabulary, question: str, said: str
) -> None:
    words = risen.library.language("en")
    found = found_for(risen, question, vocabulary, words, "customs")
    assert found["status"] != "not understood"
    assert str(found["understood"]).startswith(said)


@pytest.mark.parametrize(
    ("question", "lang", "codes"),
    [("exports of oil", "en", "12 15 27 33"), ("imports of oil", "en", "12 15 27 33"),
     ("exports of oils", "en", "12 15 27 33"), ("экспорт масла", "ru", "15 33")],
)  # fmt: skip
def test_of_goods_of_several_chapters_all_are_named(
    risen: Ask, vocabulary: Vocabulary, question: str, lang: str, codes: str
) -> None:
    found = found_for(risen, question, vocabulary, risen.library.language(lang), "")
    assert found["status"] == "not understood"
    named = str(found["understood"]).partition(":")[2].split(";")
    assert [one.split()[0] for one in named] == codes.split()


@pytest.mark.parametrize(
    ("text", "chart"),
    [("кому продали лес", "partners"), ("куда мы продаём лес", "partners"),
     ("откуда ввозим машины", "partners"), ("who is our second largest partner", "partners"),
     ("насколько экспорт в Китай больше чем в Финляндию", "compare"),
     ("что изменилось с 2019 года", "turnover"), ("imports Q1 2021 and 2020", "turnover"),
     ("Herfindahl index 2021", "dependence"), ("which partners disappeared", "partner_growth"),
     ("какие партнёры исчезли в 2020", "partner_growth"),
     ("largest import group 2020", "sectors"), ("крупнейшие группы экспорта в Китай", "sectors")],
)  # fmt: skip
def test_what_officials_ask_is_a_view(vocabulary: Vocabulary, text: str, chart: str) -> None:
    view = read_view(text, vocabulary)
    assert view is not None and view.chart == chart


@pytest.mark.parametrize("text", ["largest deficit by country 2021", "exports last three months",
                                  "импорт за последние 3 месяца",
                                  "exports March 2020 to March 2021"])  # fmt: skip
def test_no_view_answers_another_question(vocabulary: Vocabulary, text: str) -> None:
    assert read_view(text, vocabulary) is None


def test_anniversaries_are_those_of_the_years_that_are_asked_for(vocabulary: Vocabulary) -> None:
    relations = open_library(read_settings({})).relations.relations
    asked = read_ties(vocabulary.meanings("anniversaries in 2027"))
    assert asked is not None
    (found,) = anniversaries_asked(asked, relations, dt.date(2026, 11, 30))
    assert (found[0].due, found[0].years, found[1]) == ("2027-07-30", 35, "CN-HE")
    assert not anniversaries_asked(asked, relations, dt.date(2027, 8, 1))


@pytest.mark.parametrize("order", ["plaster articles", "articles of plaster"])
def test_goods_are_found_in_whichever_order_their_words_stand(
    vocabulary: Vocabulary, order: str, tmp_path: Path
) -> None:
    library = open_library(read_settings({}, data_dir=tmp_path))
    text = f"exports of {order} 2021"
    chapters = chapter_entries(library.registers.chapters)
    found = [*goods_meant(text, vocabulary.unread(text), chapters)]
    assert [one.chapter.code for one in found] == ["68"]
    assert "code 68" in found[0].text
    assert not {"plaster", "articles"} & {*found[0].text.split()}


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_reference_of_a_file_is_answered_with_its_view(
    tmp_path: Path, vocabulary: Vocabulary, lang: str
) -> None:
    """The search opened it, and the same words on the command line were "not understood"."""
    ask = ask_of(open_library(read_settings({}, data_dir=tmp_path)))
    text = f"year=2018&partner=CHN&chart=balance&lang={lang}"
    _, made = opening_of(
        ask,
        request := read_request("chart", "pptx", text, ask.library),
        request.address,
        request.query,
        chart_on(request.address, request.chart),
    )
    found = found_for(ask, f"({made})", vocabulary, ask.library.language(lang), "")
    assert found["value"] is None and found["status"] == ""
    assert str(found["address"]).startswith("/?year=2018&partner=CHN")
    assert str(found["address"]).endswith("#balance-chart-figure")
    assert made in str(found["understood"])
    unknown = found_for(ask, "LR-XXXXX", vocabulary, ask.library.language(lang), "")
    assert unknown["status"] == "not understood" and unknown["address"] == ""


def test_trade_with_every_country_is_asked_for_in_its_own_form(vocabulary: Vocabulary) -> None:
    """«С Гаити» is "from" as well, and says no flow."""
    registers = load_registers(ROOT / "data")
    abroad = [code for code in registers.partners if code != registers.home]
    missed = [
        code
        for code in abroad
        for form in [registers.country_name(code, "ru").form("with")]
        if read_inquiry(f"товарооборот {form} 2018", vocabulary)
        != Inquiry("turnover", "turnover", 2018, partner=code)
    ]
    assert not missed


@pytest.mark.parametrize(
    ("question", "flow", "sector"),
    [
        ("goods that we buy from China", "import", ""),
        ("goods that we sell to the EU in 2020", "export", ""),
        ("wood that we sell to China", "export", "wood"),
        ("товары, которые мы закупаем у Китая", "import", ""),
        ("товары, которые мы продаём в Китай 2020", "export", ""),
        ("дерево, которое мы продаём в Китай", "export", "wood"),
    ],
)
def test_what_is_bought_from_a_partner_is_seen_with_it(
    vocabulary: Vocabulary, question: str, flow: str, sector: str
) -> None:
    view = read_view(question, vocabulary)
    assert view is not None and (view.partners or view.group)
    assert (view.flow, "".join(view.sectors)) == (flow, sector)
    assert (view.chart == "sectors") == (not sector)


@pytest.mark.parametrize(
    ("question", "year"),
    [
        ("who do we buy wood from 2020", 2020),
        ("countries we buy wood from 2020", 2020),
        ("which countries do we import wood from 2019", 2019),
        ("how many countries do we buy from 2019", 2019),
    ],
)
def test_from_behind_those_of_whom_we_buy_begins_no_years(
    vocabulary: Vocabulary, question: str, year: int
) -> None:
    view = read_view(question, vocabulary)
    assert view is not None and (view.years, view.since, view.flow) == ((year,), 0, "import")


def test_years_that_are_a_span_stay_one_where_a_word_is_mistyped(vocabulary: Vocabulary) -> None:
    for text, meant in (("turnovr 2018–2020", "turnover 2018–2020"),
                        ("Turnovr of wood, 2018 - 2020", "Turnover of wood, 2018 - 2020"),
                        ("eksport 2018–2020", "экспорт 2018–2020")):  # fmt: skip
        assert meant in [*texts_meant(text, vocabulary)]


@pytest.mark.parametrize("question", ["товары пропали", "пропали продажи", "кто пропал в 2020"])
def test_what_disappeared_is_not_read_as_sold(vocabulary: Vocabulary, question: str) -> None:
    assert not any(read_view(one, vocabulary) for one in texts_meant(question, vocabulary))


@pytest.mark.parametrize(
    ("question", "flow"),
    [("exports to China", "export"), ("импорт из Китая", "import"), ("turnover with China", None)],
)
def test_the_sum_of_the_latest_year_answers_words_without_a_year(
    tmp_path: Path, question: str, flow: str | None
) -> None:
    rows = [row(flow="ЭК", usd="700"), row(flow="ИМ", usd="30")]
    ask = asks_of(tmp_path, rows)
    lang = ask.library.language("ru" if question[0] > "z" else "en")
    found = found_for(ask, question, vocabulary_of(ask.library), lang, "customs")
    assert found["value"] == {"export": 700, "import": 30, None: 730}[flow]


def test_of_the_partners_of_a_code_nothing_is_suggested_that_no_data_answer(tmp_path: Path) -> None:
    ask = asks_of(tmp_path, [row(usd="700")])
    vocabulary, words = vocabulary_of(ask.library), ask.library.language("en")
    said = {
        dataset: str(found_for(ask, "who buys fertilisers", vocabulary, words, dataset))
        for dataset in ("published", "customs")
    }
    assert "imports of fertilisers from China" in said["customs"]
    assert "imports of fertilisers from China" not in said["published"]
    assert "imported data alone" in said["published"]
