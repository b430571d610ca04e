"""Trade is counted by goods: a field of cooperation that is chosen beside them is no part of it."""

from __future__ import annotations

import pytest

from dashboard.store.ask import Ask
from tests.charts.of_customs import drawn
from tests.equality.uneven import uneven
from tests.imports.customs_files import asks_of
from tests.scenes import plain

FIELD = {"en": "Culture", "ru": "Культура"}
NOTE = {"en": "left out here: “Culture”", "ru": "здесь не учтено: «Культура»"}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return asks_of(tmp_path_factory.mktemp("fields"), uneven())


@pytest.mark.parametrize("lang", FIELD)
@pytest.mark.parametrize("name", ["turnover", "balance", "contribution", "partners", "months",
                                  "dependence"])  # fmt: skip
def test_no_sum_is_said_to_be_of_a_field_too(ask: Ask, name: str, lang: str) -> None:
    both = drawn(ask, name, "&year=2018&sector=wood,culture", lang)
    goods = drawn(ask, name, "&year=2018&sector=wood", lang)
    assert FIELD[lang] not in plain(f"{both.title} {both.subtitle} {both.finding}")
    assert (both.title, both.finding) == (goods.title, goods.finding)
    assert NOTE[lang] in plain(" ".join(both.notes))
    assert NOTE[lang] not in plain(" ".join(goods.notes))


def test_fields_stay_where_each_choice_or_what_was_done_is_shown(ask: Ask) -> None:
    for name in ("sectors", "compare"):
        chart = drawn(ask, name, "&year=2018&sector=wood,culture", "en")
        assert FIELD["en"] in plain(chart.subtitle), name
        assert NOTE["en"] not in plain(" ".join(chart.notes)), name


def test_a_map_of_goods_that_nobody_traded_says_so(ask: Ask) -> None:
    chart = drawn(ask, "partner_map", "&year=2018&sector=textiles&flow=export", "en")
    assert plain(chart.title).startswith("Exports by partner in 2018: none of what is chosen")
