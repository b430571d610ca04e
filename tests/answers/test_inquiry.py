"""Questions in words: the figure of the tables, or the reason why there is none; never a guess."""

from __future__ import annotations

import csv
import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.__main__ import main
from dashboard.answers.inquiry import reply_to, vocabulary_of
from dashboard.imports.customs import Import, import_customs
from dashboard.measures.inquiry import read_inquiry
from dashboard.measures.vocabulary import Vocabulary, words_of
from dashboard.pages.search_places import proof
from dashboard.pages.search_results import figure
from dashboard.pages.show import show
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library
from tests.answers.test_narrowed import rows as rows_of
from tests.imports.customs_files import REGISTERS, asks_of, row, written
from tests.imports.customs_files import text as text_of
from tests.imports.releases import changed

QUESTIONS = [
    *csv.DictReader(
        (Path(__file__).parent / "inquiries.csv").read_text(encoding="utf-8").splitlines()
    )
]
VOCABULARY = vocabulary_of(open_library(read_settings({})))
ROWS = (
    row(period="03/2019", partner="FI", code="4407110000", usd="1000", kg="10"),
    row(period="05/2019", partner="FI", code="4407110000", usd="500", kg="10"),
    row(period="05/2019", partner="FI", code="7210110000", usd="300", kg="10"),
    row("ИМ", "03/2019", "CN", "8471300000", "600", "1"),
    row("ИМ", "05/2019", "CN", "8471300000", "100", "1"),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found: Path = tmp_path_factory.mktemp("inquiry")
    return found


@pytest.fixture(scope="module")
def ask(folder: Path) -> Ask:
    return asks_of(folder, ROWS, today=dt.date(2026, 11, 26))


def test_there_are_two_hundred_of_which_fifty_have_no_answer() -> None:
    assert len(QUESTIONS) >= 200
    assert sum(not one["value"] for one in QUESTIONS) >= 50


@pytest.mark.parametrize("one", QUESTIONS, ids=[one["question"] for one in QUESTIONS])
def test_a_question_has_its_figure_or_none(ask: Ask, one: dict[str, str]) -> None:
    reply = reply_to(ask, one["question"], VOCABULARY, one["lang"])
    assert reply.status == one["status"]
    if not one["value"]:
        assert reply.contrary or not reply.value.known
        return
    assert not reply.contrary
    assert reply.value.value == pytest.approx(float(one["value"]), rel=1e-9)
    assert reply.value.unit == one["unit"]
    path, _, query = reply.address.partition("?")
    shown = show(ask, path, query)
    assert (shown.problems, shown.query) == ((), reply.query)


def test_the_command_prints_one_object(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "доля Германии в обороте 2018", "--lang", "ru"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert list(found)[:5] == ["value", "unit", "status", "source", "address"]
    assert list(found)[5:] == ["qualifier", "low", "high", "understood"]
    assert (found["value"], found["unit"], found["status"]) == (6.6, "pct", "published")
    assert "Правительство Ленинградской области" in found["source"]
    assert found["address"] == "/partners?partner=DEU&lang=ru#partner-share-chart-figure"


def test_a_text_that_wants_a_chart_is_answered_with_where_it_is(
    folder: Path, capsys: pytest.CaptureFixture[str], ask: Ask
) -> None:
    for text, address in (
        ("code 44", "/trade?dataset=customs&sector=wood&code=44#goods-chart-figure"),
        ("exports of code 44 2019",
         "/trade?dataset=customs&flow=export&sector=wood#goods-chart-figure"),
    ):  # fmt: skip
        assert main(["ask", text, "--data-dir", str(ask.library.settings.data_dir)]) == 0
        found = json.loads(capsys.readouterr().out)
        assert found["address"] == address, text


def test_what_nobody_imported_is_said_to_be_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for question, status in (
        ("wood to Finland March 2019", "not imported"),
        ("4407 to Finland 2019", "not imported"),
        ("wood to Finland 2019", "not imported"),
        ("turnover 2019", "not published, not imported"),
    ):
        assert main(["ask", question, "--data-dir", str(tmp_path)]) == 0
        found = json.loads(capsys.readouterr().out)
        assert (found["value"], found["status"]) == (None, status), question


@pytest.mark.parametrize(
    ("spoilt", "question"),
    [
        ("codes.parquet", "exports of code 4407 to Finland 2019"),
        ("axes.json", "exports of code 4407 to Finland 2019"),
        ("axes.json", "exports to Finland 2019"),
    ],
)
def test_what_lies_in_a_damaged_release_is_never_said_to_be_unknown_or_not_imported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], spoilt: str, question: str
) -> None:
    asks = asks_of(tmp_path, ROWS)
    changed(next(asks.library.settings.data_dir.glob(f"customs/releases/0001/{spoilt}")))
    given = ["--dataset", "customs", "--data-dir", str(asks.library.settings.data_dir)]
    assert main(["ask", question, *given]) == 0
    printed = capsys.readouterr()
    found = json.loads(printed.out)
    assert (found["value"], found["status"]) == (None, "the imported release cannot be read")
    assert "is not what was written" in printed.err
    again = ask_of(open_library(asks.library.settings))
    reply = reply_to(again, question, VOCABULARY, "en", "customs")
    words = again.library.language("en")
    assert figure(reply, again, words)["title"] == "The rows of this release cannot be read"


def test_goods_of_which_a_figure_is_published_are_answered_with_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for question in ("exports of food 2021", "экспорт продовольствия 2021"):
        assert main(["ask", question, "--data-dir", str(tmp_path)]) == 0
        found = json.loads(capsys.readouterr().out)
        assert (found["value"], found["status"]) == (380_000_000, "preliminary"), question
        assert (found["qualifier"], found["address"]) == (
            "approx",
            "/trade?year=2021&flow=export&sector=agrifood",
        )


@pytest.mark.parametrize(
    ("question", "value", "status", "figure", "months"),
    [
        ("exports in the first half of 2018", 3_300_000_000, "published", "T023", "1-6"),
        ("how much did exports grow in the first half of 2018", 21, "published", "T024", "1-6"),
        ("на сколько упал экспорт в первом полугодии 2018", None, "published, it rose: +21%",
         "T024", "1-6"),
        ("turnover with Belarus January–July 2023", 533_000_000, "published", "T094", "1-7"),
        ("growth of imports from Belarus January–July 2023", None, "published, more than 44%",
         "T096", "1-7"),
        ("turnover with the USA first quarter 2011", 70_400_000, "published", "T070", "1-3"),
        ("доля Германии в экспорте за январь–сентябрь 2013", 1.6, "published", "T075", "1-9"),
        ("exports to the EU first half 2014", 6_500_000_000, "published", "T149", "1-6"),
    ],
)  # fmt: skip
def test_what_sources_print_of_a_part_of_a_year_is_answered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], question: str, value: float | None,
    status: str, figure: str, months: str,
) -> None:  # fmt: skip
    assert main(["ask", question, "--data-dir", str(tmp_path)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["value"], found["status"]) == (value, status)
    assert (found["address"], found["months"]) == (f"/data/figure/{figure}", months)


def test_sources_that_disagree_give_no_value(ask: Ask) -> None:
    reply = reply_to(ask, "turnover with the EU first half 2014", VOCABULARY, "en")
    assert (reply.value.known, reply.status) == (False, "published, sources disagree")
    assert reply.address == "/data/figure/T147"
    words = ask.library.language("ru")
    assert figure(reply, ask, words)["title"].startswith("Опубликовано, но")
    assert proof(reply, ask, words) == []


@pytest.mark.parametrize(
    "question",
    ["exports June 2018", "exports second half of 2018", "exports of wood first half of 2018",
     "exports in tonnes first half of 2018", "balance first half of 2018"],
)  # fmt: skip
def test_what_no_source_prints_of_a_part_of_a_year_is_not_taken_from_another(
    ask: Ask, question: str
) -> None:
    assert not reply_to(ask, question, VOCABULARY, "en").value.known


def test_fertilisers_are_their_chapter(tmp_path: Path) -> None:
    rows = [row(period="03/2019", partner="FI", code="3102100000", usd="40", kg="10")]
    asks = asks_of(tmp_path, [*ROWS, *rows], today=dt.date(2026, 11, 26))
    for question in ("exports of fertilisers March 2019", "экспорт удобрений в марте 2019"):
        assert reply_to(asks, question, VOCABULARY, "en").value.value == 40


@given(st.text(max_size=60))
def test_any_text_is_a_question_or_none(text: str) -> None:
    read_inquiry(text, VOCABULARY)


def test_the_longest_phrase_counts_and_one_unknown_word_is_enough() -> None:
    assert isinstance(VOCABULARY, Vocabulary)
    found = read_inquiry("trade balance 2018", VOCABULARY)
    assert found is not None
    assert found.measure == "balance"
    assert read_inquiry("trade balance 2018 roughly", VOCABULARY) is None


@pytest.mark.parametrize("code", sorted(REGISTERS.countries["country"]))
def test_a_code_of_a_country_counts_in_capitals_alone(code: str) -> None:
    small = read_inquiry(f"imports of {code.lower()} 2018", VOCABULARY)
    assert small is None or not small.partner or code == "USA"
    loud = read_inquiry(f"IMPORTS OF {code} 2018", VOCABULARY)
    assert loud is None or not loud.partner or code == "USA"
    said = read_inquiry(f"imports of {code} 2018", VOCABULARY)
    assert said is None or said.partner == code


def test_no_name_that_several_countries_have_means_one_of_them() -> None:
    names = [words_of(REGISTERS.country_name(code, "en")) for code in REGISTERS.countries.country]
    for several in ("congo", "korea"):
        assert sum(several in name for name in names) > 1
        assert read_inquiry(f"turnover with {several} 2018", VOCABULARY) is None


@pytest.mark.parametrize(
    ("question", "lang", "status", "understood"),
    [
        ("how much did exports fall in 2018", "en", "published, it rose: ",
         "Exports, 2018: growth against 2017"),
        ("на сколько упал экспорт в 2018", "ru", "published, это рост: ",
         "Экспорт, 2018 год: прирост к 2017 году"),
        ("deficit 2018", "en", "computed, a surplus: $2,993.1 million", "Balance, 2018"),
        ("дефицит 2018", "ru", "computed, это профицит: ", "Сальдо, 2018 год"),
    ],
)  # fmt: skip
def test_the_opposite_of_what_was_taken_for_granted_is_no_value_and_said(
    capsys: pytest.CaptureFixture[str], question: str, lang: str, status: str, understood: str
) -> None:
    assert main(["ask", question, "--lang", lang]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["value"] is None
    assert found["status"].startswith(status)
    assert found["understood"].replace("\u00a0", " ") == understood


def test_an_implied_value_says_how_surely_it_is_known(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "China 2018"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["qualifier"], found["understood"]) == ("approx", "Turnover with China, 2018")
    assert found["low"] == 1745471950 < found["value"] < found["high"] == 1756696850
    assert main(["ask", "exports 2018"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["qualifier"], found["low"], found["high"]) == ("", None, None)


def test_a_bound_is_no_value_and_its_status_says_which(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["ask", "turnover with Belarus 2023"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["value"], found["status"]) == (None, "published, less than $1,000 million")


@pytest.mark.parametrize(("lang", "said"), [("en", "January–March"), ("ru", "январь–март")])
def test_a_value_of_a_part_of_a_year_names_its_months(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str, said: str
) -> None:
    rows = [row(flow, f"{month:02d}/2020", "CN", "2710192100", "10")
            for flow in ("ЭК", "ИМ") for month in (1, 2, 3)]  # fmt: skip
    rows += [row(flow, f"{month:02d}/2019", "CN", "2710192100", "10")
             for flow in ("ЭК", "ИМ") for month in range(1, 13)]  # fmt: skip
    import_customs(Import((written(tmp_path / "f.csv", text_of(rows)),), tmp_path), REGISTERS)
    asked = ["--dataset", "customs", "--lang", lang, "--data-dir", str(tmp_path)]
    assert main(["ask", "turnover 2020", *asked]) == 0
    found = json.loads(capsys.readouterr().out)
    assert list(found)[9:] == ["months", "note"] and found["months"] == "1-3"
    assert said in found["source"]
    assert main(["ask", "turnover 2019", *asked]) == 0
    assert "months" not in json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("question", "lang", "stated"),
    [
        ("turnover 2018", "en", "The region's page states $10,224.9 million"),
        ("оборот 2018", "ru", "На сайте области указано 10\N{NBSP}224,9"),
        ("turnover with China 2018", "en", "$1,749 million as stated by"),
        ("turnover 2017", "en", ""),
        ("growth of turnover 2018", "en", ""),
        ("exports 2018", "en", ""),
    ],
)
def test_an_answer_says_what_a_source_prints_otherwise(
    capsys: pytest.CaptureFixture[str], question: str, lang: str, stated: str
) -> None:
    assert main(["ask", question, "--lang", lang]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["value"] is not None and ("note" in found) == bool(stated)
    assert stated in found.get("note", "")


def test_goods_of_a_code_grow_over_the_months_that_both_years_have(tmp_path: Path) -> None:
    values = {"4407119000": (100, 150), "440711": (0, 50), "8517130000": (10, 20)}
    rows = [
        row(period=f"{month:02d}/{year}", partner=partner, code=code, usd=str(usd))
        for year, place, months in ((2020, 0, 12), (2021, 1, 9), (2022, 1, 9))
        for month in range(1, months + 1)
        for partner in ("CN", "FI")
        for code, both in values.items()
        for usd in [both[place] if partner == "CN" or place else 0]
        if usd
    ]
    asks = asks_of(tmp_path, rows, today=dt.date(2026, 11, 22))
    found = {
        "growth of exports of 4407 2021": 300,
        "growth of exports of 4407 to China 2021": 100,
        "growth of exports of 440711 to China in February 2021": 100,
        "growth of exports of 4407 to Finland 2021": None,
        "growth of exports of code 85 2022": 0,
        "growth of exports of 851713 2022": None,
        "share of 4407 in exports to China 2021": 100 * 200 / 220,
        "share of China in exports of 4407 2020": 100,
    }
    for question, value in found.items():
        reply = reply_to(asks, question, VOCABULARY, "en", "customs")
        if value is None:
            assert not reply.value.known, question
        else:
            assert (reply.value.unit, reply.status) == ("pct", "computed"), question
            assert reply.value.value == pytest.approx(value), question


@pytest.mark.parametrize(("year", "end"), [(2023, "high"), (2024, "low")])
def test_a_bound_has_the_end_that_the_table_has(
    year: int, end: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["ask", f"turnover with Belarus {year}"]) == 0
    found = json.loads(capsysbinary.readouterr().out)
    assert (found["value"], found[end]) == (None, 1_000_000_000)
    assert found["low" if end == "high" else "high"] is None


@pytest.mark.parametrize(
    ("dataset", "question", "status"),
    [
        ("published", "exports in tonnes 2018", "not published, no net mass"),
        ("customs", "exports in tonnes 2019", "not known, no net mass"),
        ("published", "turnover 2018 in roubles", "not published, values are in US dollars"),
        ("customs", "turnover 2019 in roubles", "not known, values are in US dollars"),
    ],
)
def test_a_unit_that_there_is_not_is_missing_as_its_dataset_has_it(
    tmp_path: Path, dataset: str, question: str, status: str
) -> None:
    without_mass = asks_of(tmp_path, [row(period="03/2019", usd="40", kg="")])
    assert reply_to(without_mass, question, VOCABULARY, "en", dataset).status == status


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Two months of six partners and four chapters, too many for a file of a part alone."""
    return asks_of(tmp_path_factory.mktemp("whole"), rows_of(2019, range(3, 5)))


@pytest.mark.parametrize(
    ("question", "none"),
    [
        ("share of the EAEU in exports 2019", True),
        ("share of the EAEU in turnover 2019", True),
        ("share of Denmark in exports 2019", True),
        ("share of Denmark in exports in March 2019", True),
        ("share of the EAEU in exports of wood 2019", True),
        ("share of Denmark in exports in May 2019", False),
        ("share of Denmark in exports of chemicals 2019", False),
    ],
)
def test_who_is_in_no_row_has_no_share_where_the_files_hold_all(
    whole: Ask, question: str, none: bool
) -> None:
    """No exports of chemicals are known of anybody, and nothing of April: no share is of that."""
    reply = reply_to(whole, question, VOCABULARY, "en", "customs")
    assert (reply.value.value, reply.value.unit) == ((0, "pct") if none else (None, "usd"))
    found = figure(reply, whole, whole.library.language("en"))
    assert found["title"] == ("0%" if none else "not known")
    # There is no row to lead to.
    assert proof(reply, whole, whole.library.language("en")) == []


@pytest.mark.parametrize("question", ["share of the EAEU in exports 2019",
                                      "share of Denmark in exports 2019"])  # fmt: skip
def test_no_share_is_nothing_where_the_files_hold_a_part(ask: Ask, question: str) -> None:
    assert not reply_to(ask, question, VOCABULARY, "en", "customs").value.known
