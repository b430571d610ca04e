"""What the sources disagree about stands beside whatever shows one of its rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from dashboard.charts import every_chart
from dashboard.charts.from_store import chart_of
from dashboard.documents.brief import brief_of
from dashboard.documents.factsheet_account import account_of
from dashboard.loaders.records import records
from dashboard.narrative.disputes import disputes_of
from dashboard.narrative.linked import plain
from dashboard.parser import read_query
from dashboard.row_amounts import codes_in
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return ask_of(open_library(read_settings({}, data_dir=tmp_path_factory.mktemp("data"))))


def test_a_row_has_the_contradictions_that_name_it_and_no_other(ask: Ask) -> None:
    words = ask.library.language("en")
    for row in records(ask.library.published.contradictions):
        for cell in (row.figures, row.relations, row.events):
            for code in codes_in(cell):
                named = {one.code for one in disputes_of(ask.library, words, [code])}
                assert row.contradiction in named, code
    assert disputes_of(ask.library, words, ["T999"]) == ()


def _of_chosen(row: Any, partners: Sequence[str]) -> bool:
    """Whether it is of a chosen partner, or settled the trade as a whole."""
    of_all = row.contradiction in ("K01", "K03")
    return not partners or of_all or bool({*partners} & {*codes_in(row.partners)})


@pytest.mark.parametrize("text", ["", "year=2021&lang=ru", "year=2022&partner=BLR", "partner=NOR"])
def test_a_chart_has_those_of_its_amounts_and_of_its_relations(ask: Ask, text: str) -> None:
    query = read_query(text, ask.library)
    for declared in every_chart():
        chart = chart_of(declared, ask, query)
        rows = {row for amount in chart.plot.amounts() for row in amount.rows} | {*chart.evidence}
        named = {
            row.contradiction
            for row in records(ask.library.published.contradictions)
            if rows & {*codes_in(row.relations), *codes_in(row.events)}
            or (rows & {*codes_in(row.figures)} and _of_chosen(row, query.partners))
        }
        assert {one.code for one in chart.disputes} == named, declared.name


def titles(ask: Ask, name: str, text: str) -> set[str]:
    (declared,) = [one for one in every_chart() if one.name == name]
    return {one.code for one in chart_of(declared, ask, read_query(text, ask.library)).disputes}


def test_those_of_another_year_or_partner_do_not_stand_there(ask: Ask) -> None:
    assert "K03" in titles(ask, "turnover", "")
    assert "K03" not in titles(ask, "contribution", "")
    assert titles(ask, "partners", "year=2022") == {"K04", "K18"}
    assert titles(ask, "timeline", "partner=NOR") == {"K11"}


def test_what_is_of_a_partner_has_no_contradictions_of_others(ask: Ask) -> None:
    topics = {one.contradiction: one.topic_en.split("{")[0]
              for one in records(ask.library.published.contradictions)}  # fmt: skip
    theirs = {
        "CHN": {"K01", "K19"},
        "CN-HE": {"K01", "K19"},
        # Its value follows from the turnover that a choice between two values settled.
        "FIN": {"K01"},
        "DEU": {"K01", "K07", "K17"},
        "BLR": {"K05", "K06"},
    }
    for code, wanted in theirs.items():
        brief = brief_of(ask, read_query("", ask.library), code)
        text = " ".join(line for part in brief.parts if part.noun == "disputes"
                        for line in part.lines)  # fmt: skip
        assert {key for key, topic in topics.items() if topic in text} == wanted, code
    for code in ("CHN", "FIN", "DEU"):
        notes = " ".join(account_of(ask, read_query(f"partner={code}", ask.library)).notes)
        assert {key for key, topic in topics.items() if topic in notes} == theirs[code], code
    for name in ("turnover", "partners", "sectors"):
        assert titles(ask, name, "partner=CHN") <= {"K01", "K19"}, name
    assert titles(ask, "turnover", "") > {"K01", "K02", "K08"}


@pytest.mark.parametrize(("lang", "number"), [("en", "61.4"), ("ru", "61,4")])
def test_the_choice_of_a_value_stands_where_its_year_is_shown(
    ask: Ask, lang: str, number: str
) -> None:
    (contribution,) = [one for one in every_chart() if one.name == "contribution"]

    def why(text: str) -> tuple[str, ...]:
        chart = chart_of(contribution, ask, read_query(f"{text}&lang={lang}", ask.library))
        return tuple(map(plain, chart.whys))

    (text,) = why("year=2021&against=2020")
    assert number in text
    assert why("year=2020&against=2018") == () == why("year=2018")
