"""Goods and the path to them, in words."""

from __future__ import annotations

import pytest

from dashboard.narrative.goods import name_of, spoken, steps


def test_the_path_goes_from_all_goods_to_what_is_shown(scene):
    path = [("", ""), ("minerals", ""), ("minerals", "27"), ("minerals", "2710")]
    assert [(step.label, step.order) for step in steps(scene(), path)] == [
        ("All goods", "drill:/"),
        ("Minerals", "drill:minerals/"),
        ("27 Chapter 27", "drill:minerals/27"),
        ("2710", "drill:minerals/2710"),
    ]


def test_several_groups_are_one_step_and_undisclosed_goods_are_called_so(scene):
    path = [("", ""), ("minerals,wood", ""), ("undisclosed", "XX")]
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
