"""What a partner imports that the region exports well, by hand; and whether a trial can fail."""

from __future__ import annotations

import math

import pytest

from dashboard.measures.prospects import prospects, tried, with_trials
from dashboard.measures.specialisation import side_of

PLACE = (2019, "FIN", "WLD")
WORLD = {"27": 700.0, "44": 100.0, "72": 50.0, "TOTAL": 2000.0}


def test_the_score_is_their_imports_by_our_advantage_by_ties() -> None:
    side = side_of({"27": 40.0, "44": 60.0}, 100.0, WORLD, 2)
    theirs = {"27": 1000.0, "44": 50.0, "72": 700.0, "99": 5.0}
    wood, fuel = prospects(PLACE, side, theirs, {"44": 20.0}, {"44": 2})
    # 1000 × 0.4 / 0.35 × 1 against 50 × 0.6 / 0.05 × 3; 72 we do not export, of 99 nobody knows.
    assert (wood.key, wood.ties, wood.score) == ("44", 2, 100)
    assert (fuel.key, fuel.ties) == ("27", 0)
    assert (wood.advantage, fuel.advantage) == pytest.approx((12, 0.4 / 0.35))
    assert fuel.score == pytest.approx(100 * (1000 * 0.4 / 0.35) / (50 * 12 * 3))
    assert (wood.our_exports_usd, wood.our_share_pct) == (20, 40)


def test_goods_that_weigh_less_in_our_exports_than_in_others_are_not_ranked() -> None:
    world = {"87": 75.0, "44": 25.0, "TOTAL": 100.0}
    theirs = {"87": 1000.0, "44": 50.0}

    def ranked(cars: float) -> list[tuple[str, float]]:
        ours = {"87": cars, "44": 100.0 - cars}
        rows = prospects(PLACE, side_of(ours, 100.0, world, 2), theirs, {}, {})
        return [(row.key, row.advantage) for row in rows]

    # Half of our exports are cars, of the world's three quarters: 66.7 where 100 is their weight.
    assert ranked(50) == [("44", 2)]
    assert ranked(75) == [("87", 1), ("44", 1)]


def _ranked(count: int) -> list[str]:
    return [f"{number:02d}" for number in range(1, count + 1)]


def test_a_ranking_is_held_against_the_next_year_and_against_size() -> None:
    codes = _ranked(30)
    # The more is imported the less is exported well: the score turns the order of size over.
    theirs = {code: 100.0 + place for place, code in enumerate(codes)}
    ours = {code: 10.0 ** (8 - place / 4) for place, code in enumerate(codes)}
    # Of all exports these are a part in which every one of them weighs more than in the world's.
    side = side_of(ours, sum(ours.values()), {**dict.fromkeys(codes, 1.0), "TOTAL": 1e9}, 2)
    rows = prospects(PLACE, side, theirs, {}, {})
    assert [row.key for row in rows] == codes
    found = tried(rows, dict.fromkeys(codes[:7], 5.0))
    assert found is not None
    assert (found.precision_pct, found.by_size_pct) == (70, 0)
    assert (found.goods, found.by_chance_pct) == (30, pytest.approx(100 * 7 / 30))
    worse = tried(rows, dict.fromkeys(codes[-7:], 5.0))
    assert worse is not None and (worse.precision_pct, worse.by_size_pct) == (0, 70)
    mean = with_trials(rows, [found, worse])[0]
    assert (mean.precision_pct, mean.by_size_pct, mean.tried) == (35, 35, 2)


def test_few_goods_or_no_rise_are_no_trial() -> None:
    for count, after in ((19, {"01": 5.0}), (30, {})):
        codes = _ranked(count)
        side = side_of(dict.fromkeys(codes, 1.0), count, dict.fromkeys(codes, 1.0), 2)
        rows = prospects(PLACE, side, dict.fromkeys(codes, 1.0), {}, {})
        assert len(rows) == count and tried(rows, after) is None
        assert math.isnan(with_trials(rows, [])[0].precision_pct)


def test_without_the_whole_of_anything_there_is_no_score() -> None:
    assert not prospects(PLACE, side_of({}, 0.0, WORLD, 2), {"44": 1.0}, {}, {})
    assert not prospects(PLACE, side_of({"44": 1.0}, 1.0, {}, 2), {"44": 1.0}, {}, {})
