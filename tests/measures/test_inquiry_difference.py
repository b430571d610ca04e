"""How far exports and imports are apart → the balance."""

from __future__ import annotations

import pytest

from dashboard.measures.inquiry import read_inquiry
from dashboard.measures.inquiry_view import read_view
from tests.measures.test_inquiry_view import VOCABULARY


@pytest.mark.parametrize(
    ("question", "partner"),
    [
        ("Difference between exports to China and imports from China 2021", "CHN"),
        ("exports larger than imports 2021", ""),
        ("экспорт больше чем импорт 2021", ""),
        ("чем отличается экспорт от импорта 2021", ""),
        ("экспорт в Китай превышает импорт из Китая в 2021 году", "CHN"),
        ("do exports exceed imports 2021", ""),
        ("продали больше чем купили 2021", ""),
        ("compare exports to the region's imports from China 2021", "CHN"),
    ],
)
def test_exports_compared_with_imports_are_their_balance(question: str, partner: str) -> None:
    asked = read_inquiry(question, VOCABULARY)
    assert asked is not None
    assert (asked.measure, asked.partner, asked.flow) == ("balance", partner, None)


@pytest.mark.parametrize(
    "question",
    [
        "exports to China larger than imports from Germany 2021",
        "экспорт в Китай больше чем импорт из Германии 2021",
        "growth of exports against growth of imports 2021",
        "share of exports larger than share of imports 2021",
        "imports larger than exports with whom 2021",
    ],
)
def test_what_no_balance_answers_is_not_answered_with_another_figure(question: str) -> None:
    assert read_inquiry(question, VOCABULARY) is None
    assert read_view(question, VOCABULARY) is None


@pytest.mark.parametrize(
    ("question", "flow", "partner"),
    [
        ("exports changed 2021", "export", ""),
        ("imports from China changed 2021", "import", "CHN"),
        ("как изменился экспорт в 2021 году", "export", ""),
        ("изменился оборот с Китаем в 2021", None, "CHN"),
        ("how has trade with China changed in 2021", None, "CHN"),
    ],
)
def test_what_changed_in_a_year_is_told_by_its_growth(
    question: str, flow: str | None, partner: str
) -> None:
    asked = read_inquiry(question, VOCABULARY)
    assert asked is not None
    assert (asked.measure, asked.flow, asked.partner) == ("growth", flow, partner)


@pytest.mark.parametrize(
    "question",
    ["exports changed since 2019", "как изменился экспорт", "exports changed 2019 and 2021",
     "balance changed 2021", "imports changed by country 2021"],
)  # fmt: skip
def test_a_change_without_one_year_is_no_growth(question: str) -> None:
    assert read_inquiry(question, VOCABULARY) is None
    assert read_view(question, VOCABULARY) is not None


def test_countries_are_still_compared_side_by_side() -> None:
    view = read_view("compare exports and imports of China and Germany 2021", VOCABULARY)
    assert view is not None
    assert (view.chart, view.partners) == ("compare", ("CHN", "DEU"))
