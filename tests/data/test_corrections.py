"""What a walk through every paragraph and ten figures found wrong stands right, value in place, in
both languages, by the number of its correction. Where another test names one, it is not repeated:
codes that ISO 3166-2 no longer has (`tests/callbacks/test_redirects.py`), dates of source lines
(`tests/pages/test_data_dates.py`), quotes and their values (`test_quotes.py`), paragraphs
(`test_paragraphs.py`)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dashboard.charts import chart_named
from dashboard.charts.chart import Chart
from dashboard.charts.from_store import chart_of
from dashboard.documents.brief import brief_of
from dashboard.language import messages
from dashboard.loaders.records import records
from dashboard.pages.screen import tree
from dashboard.pages.show import show
from dashboard.parser import read_query
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library
from tests.scenes import plain
from tests.trees import words

LANGUAGES = ("en", "ru")


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return ask_of(open_library(read_settings({}, data_dir=tmp_path_factory.mktemp("data"))))


@pytest.fixture(scope="module")
def rows(ask: Ask) -> dict[str, Any]:
    """Id → row of the figures, relations and events."""
    library = ask.library
    frames = (
        (library.published.figures, "figure"),
        (library.relations.relations, "relation"),
        (library.relations.events, "event"),
    )
    return {getattr(row, key): row for frame, key in frames for row in records(frame)}


@pytest.fixture(scope="module")
def drawn(ask: Ask) -> Callable[[str, str], Chart]:
    """``drawn(name, query)``: a chart of the published figures."""

    def chart(name: str, query: str) -> Chart:
        found = chart_named(name)
        assert found is not None
        return chart_of(found, ask, read_query(query, ask.library))

    return chart


def read_on(ask: Ask, path: str, language: str) -> str:
    shown = show(ask, path, f"lang={language}")
    assert not shown.failed and not shown.problems
    return " ".join(plain(" ".join(words(tree(shown)))).split())


# 6. Events of partners abroad


def test_russia_and_what_others_did_are_no_events_of_partners(ask: Ask, rows: Any) -> None:
    assert [rows[code].counted_as for code in ("E008", "E009", "E032")] == [
        "domestic", "domestic", "noted",
    ]  # fmt: skip
    found = records(ask.library.relations.events)
    foreign = [
        row for row in found if row.counted_as == "foreign" and row.start
        and row.first_year <= 2018 <= row.last_year
    ]  # fmt: skip
    countries = {code for row in foreign for code in row.countries}
    assert (len(foreign), len(countries), "RUS" in countries) == (31, 12, False)


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "31 events with 12 countries in 2018"),
     ("ru", "31 событие с участием 12 стран в 2018 году")],
)  # fmt: skip
def test_the_timeline_counts_them_in_its_title(drawn: Any, lang: str, said: str) -> None:
    assert plain(drawn("timeline", f"year=2018&lang={lang}").title) == said


# 7. 2021 by the growth that is stated, and 2020, both with their ranges


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("year", "low", "high"), [(2021, "12,666", "12,841"), (2020, "8,919", "8,996")]
)
def test_an_implied_turnover_has_its_range(
    drawn: Any, year: int, low: str, high: str, lang: str
) -> None:
    hovers = " ".join(
        hover for series in drawn("turnover", f"year={year}&lang={lang}").plot.series
        for hover in series.hovers
    )  # fmt: skip
    said = f"{low}–{high}" if lang == "en" else f"{low}–{high}".replace(",", " ")
    assert said in plain(hovers)


# 8. Fields that no source names


@pytest.mark.parametrize("code", ["R040", "R041", "R042", "R072"])
def test_a_relation_has_no_fields_that_its_source_does_not_name(rows: Any, code: str) -> None:
    assert rows[code].sectors == ()


def test_the_agreement_with_mogilev_has_those_of_the_report_of_its_signing(rows: Any) -> None:
    row = rows["R043"]
    assert (row.source, row.also) == ("C71", "C01")
    assert row.sectors == ("trade", "economy", "science", "innovation", "social", "culture")


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "Closest tie: China, culture"), ("ru", "Самая тесная связь — с Китаем: культура")],
)
def test_the_matrix_names_what_leads_alone(drawn: Any, lang: str, said: str) -> None:
    assert plain(drawn("matrix", f"lang={lang}").title).startswith(said)


# 9. What is not confirmed is neither standing nor celebrated


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("region", "relation"), [("DE-MV", "R001"), ("NO-18", "R005")], ids=["2002", "2003"]
)
def test_a_doubted_agreement_has_no_anniversary(
    ask: Ask, rows: Any, region: str, relation: str, lang: str
) -> None:
    assert rows[relation].state == "unknown" and rows[relation].doubted
    asked = read_query(f"lang={lang}", ask.library)
    parts = {part.noun: part.lines for part in brief_of(ask, asked, region).parts}
    title = getattr(rows[relation], f"title_{lang}")
    listed = plain(" ".join(map(str, parts.get("unconfirmed", ()))))
    assert title in listed
    assert title not in plain(" ".join(map(str, parts["due"])))


def test_kyiv_region_was_left_by_order(rows: Any) -> None:
    row = rows["R072"]
    assert (row.state, row.until, row.ending, row.end_source) == (
        "ended", "2018-02-06", "by-region", "C57",
    )  # fmt: skip


# 10. Pages agree with themselves


@pytest.mark.parametrize(
    ("lang", "heads", "row"),
    [("en", "Lower Silesia Poland", "Events in 2018 1 1"),
     ("ru", "Нижняя Силезия Польша", "Событий в 2018 году 1 1")],
)  # fmt: skip
def test_a_region_is_counted_beside_its_country(ask: Ask, lang: str, heads: str, row: str) -> None:
    said = read_on(ask, "/relations/PL-02", lang)
    assert heads in said and row in said


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "Turnover with Belarus, the only partner published: less than $1,000 million"),
     ("ru", "Оборот с Беларусью — менее 1 000 млн долл. США; данных о других партнёрах нет")],
)  # fmt: skip
def test_the_only_partner_that_is_published_is_no_largest(drawn: Any, lang: str, said: str) -> None:
    assert plain(drawn("partners", f"year=2023&lang={lang}").title) == said


# 11. What the source says that drove the growth


def test_drivers_are_filed_as_the_source_names_them(rows: Any) -> None:
    assert [rows[code].sector for code in ("T017", "T166", "T018")] == [
        "fuel", "minerals", "machinery",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", ("Exports grew due to fuel and energy products and mineral products.",
                "Imports grew due to machinery and equipment.")),
        ("ru", ("Рост экспорта, по данным источника, обеспечили топливно-энергетические товары и"
                " минеральные продукты.",
                "Рост импорта, по данным источника, обеспечили машины и оборудование.")),
    ],
)  # fmt: skip
def test_the_chart_of_contributions_names_every_driver(
    drawn: Any, lang: str, said: tuple[str, ...]
) -> None:
    assert set(said) <= set(map(plain, drawn("contribution", f"lang={lang}").notes))


# 13. Quotes that carry their values


@pytest.mark.parametrize(
    ("figure", "words_of_it"),
    [("T056", "13,7%"), ("T119", "33%"), ("T128", "poultry farms"), ("T134", "Ленинградская"),
     ("T017", "mineral products")],
)  # fmt: skip
def test_a_quote_carries_what_is_taken_from_it(rows: Any, figure: str, words_of_it: str) -> None:
    assert words_of_it in rows[figure].quote


# 14. Smaller ones


def test_days_of_an_event_are_those_that_its_note_allows(rows: Any) -> None:
    training, march = rows["E033"], rows["E044"]
    assert (training.start, training.end, training.precision) == ("2018", "2018", "year")
    assert "not stated" in training.note_en and "не указаны" in training.note_ru
    assert (march.kind, march.start, march.end) == ("project", "2018-07-18", "2018-10-05")
    assert "those planned" in march.note_en and "по плану" in march.note_ru
    assert "wagons" in march.participants_en and "повозок" in march.participants_ru


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "trade and economic, scientific and technical, social and cultural cooperation"),
     ("ru", "торгово-экономическом, научно-техническом, социальном и культурном")],
)  # fmt: skip
def test_an_agreement_has_its_whole_name(ask: Ask, rows: Any, lang: str, said: str) -> None:
    assert said in getattr(rows["R079"], f"title_{lang}")
    assert said in read_on(ask, "/relations", lang)


# 15. Words


@pytest.mark.parametrize(
    ("key", "en", "ru"),
    [
        ("timeline.table.participants", "Participants", "Участники"),
        ("profile.facts", "At a glance", "Общие сведения"),
        ("contribution.title.growth", "{flow} contributed {part}", "{flow} обеспечил {part}"),
        ("unit.millions", "USD million", "млн долл. США"),
        ("language.date", "d MMMM y", "long"),
    ],
)
def test_words_are_those_of_an_editor(key: str, en: str, ru: str) -> None:
    for code, said in (("en", en), ("ru", ru)):
        assert plain(messages(code)[key]).startswith(said)


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "China (15.6%), the Netherlands (9.2%) and Finland (7.4%)"),
     ("ru", "Китай (15,6 %), Нидерланды (9,2 %) и Финляндия (7,4 %)")],
)  # fmt: skip
def test_names_in_a_list_keep_their_articles(drawn: Any, lang: str, said: str) -> None:
    assert said in plain(drawn("partners", f"lang={lang}").finding)


def test_a_line_of_a_list_begins_with_a_capital(drawn: Any) -> None:
    """«Провинция Хэнань · визит …»: the first word of a cell or line, in every year there is."""
    for year in range(2004, 2027):
        for listed in drawn("timeline", f"year={year}&lang=ru").lists:
            for item in listed.items:
                assert item.about[0] == item.about[0].upper(), item.about
