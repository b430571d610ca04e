"""What is traded with whom: of several choices it is said that they are added up."""

from __future__ import annotations

import pytest

from dashboard.narrative.traded import in_short, traded, within
from tests.scenes import plain

PAIR = ("CHN", "DEU")


@pytest.mark.parametrize(
    ("lang", "short", "whole"),
    [
        ("en", "exports to China and Germany together", " with China and Germany together"),
        ("ru", "экспорт в Китай и в Германию вместе", " с Китаем и с Германией вместе"),
    ],
)
def test_a_sum_of_partners_is_said_to_be_one(scene, lang, short, whole):
    found = scene(lang, partners=PAIR)
    assert plain(in_short(found, "exports")) == short
    assert plain(traded(found, "turnover")).endswith(whole)
    assert short.split()[-1] in within(found, "exports")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "turnover in the sectors “Wood and paper” and “Minerals” together"),
        ("ru", "оборот по отраслям «Лес и бумага» и «Минеральные продукты» вместе"),
    ],
)
def test_a_sum_of_sectors_is_said_to_be_one(scene, lang, text):
    assert plain(in_short(scene(lang, sectors=("wood", "minerals")), "turnover")) == text


@pytest.mark.parametrize(
    "choice", [{"partners": ("CHN",)}, {"sectors": ("wood",)}, {"partners": PAIR, "group": "eu"}]
)
def test_one_choice_and_a_group_are_no_sum(scene, choice):
    assert "together" not in in_short(scene(**choice), "exports")
