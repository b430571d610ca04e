"""What is traded with whom: of several choices it is said that they are added up."""

from __future__ import annotations

import pytest

from dashboard.narrative.traded import in_short, summed, traded, within
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


def test_what_a_title_lacks_stands_in_the_brackets_that_it_ends_in(scene) -> None:
    found = scene(partners=("CHN",), sectors=("wood",))
    of = "Leningrad Region, China; “Wood and paper”"
    assert summed(found, "Exports rose", of, ()) == "Exports rose (China, “Wood and paper”)"
    assert summed(found, "Exports to China rose (rank 3)", of, ()).endswith(
        "rose (rank 3; “Wood and paper”)"
    )
    assert summed(found, "Exports rose", "Leningrad Region", ()) == "Exports rose"
    pair = scene(partners=PAIR)
    months = scene(months=frozenset({2, 3}))
    assert summed(months, "Exports rose", "Leningrad Region, February–March", ()).endswith(
        "rose (February–March)"
    )
    assert summed(months, "In February–March more", "Region, February–March", ()).endswith("more")
    of_pair = summed(pair, "Exports rose", "China, Germany", ("partner",))
    assert of_pair == "Exports rose (China and Germany together)"
