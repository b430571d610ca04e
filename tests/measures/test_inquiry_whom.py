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
