"""The path to goods and the codes found, in words."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.narrative.goods import found, name_of, spoken, steps
from tests.scenes import plain


def path_of(*rows: tuple[str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["sectors", "code"])


def test_the_path_goes_from_all_goods_to_what_is_shown(scene):
    path = path_of(("", ""), ("minerals", ""), ("minerals", "27"), ("minerals", "2710"))
    assert [(step.label, step.order) for step in steps(scene(), path)] == [
        ("All goods", "drill:/"),
        ("Minerals", "drill:minerals/"),
        ("27 Chapter 27", "drill:minerals/27"),
        ("2710", "drill:minerals/2710"),
    ]


def test_several_groups_are_one_step_and_undisclosed_goods_are_called_so(scene):
    path = path_of(("", ""), ("minerals,wood", ""), ("undisclosed", "XX"))
    labels = [step.label for step in steps(scene("ru"), path)]
    assert labels == [
        "Все товары", "Минеральные продукты, Лес и бумага", "скрытые данные",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "text"),
    [("", "All goods"), ("27", "chapter 27"), ("2710", "code 2710"), ("XX", "goods not disclosed")],
)
def test_a_code_is_spoken_of(scene, code, text):
    assert spoken(scene(), code) == text


def test_the_chapter_that_is_not_disclosed_has_no_number(scene):
    assert name_of(scene(), "chapter", "XX") == "Chapter XX"
    assert name_of(scene(), "chapter", "27") == "27 Chapter 27"


def test_codes_found_say_what_is_traded_of_them_and_lead_there(scene):
    codes = pd.DataFrame(
        {
            "code": ["2710", "27"],
            "chapter": ["27", "27"],
            "name": ["Fuel", "Fuel"],
            "turnover_usd": [75e6, 80e6],
            "sector": ["minerals", "minerals"],
        }
    )
    listed, said = found(scene(), codes)
    assert (listed[0].label, plain(listed[0].level)) == ("2710 Fuel", "$75.0 million")
    assert [one.order for one in listed] == ["drill:minerals/2710", "drill:minerals/27"]
    assert said == "2 codes found"
    assert found(scene(), codes.iloc[:0]) == ([], "Nothing found")
