"""Values that jump, repeat or are round are found, and honest ones are not called so."""

from __future__ import annotations

import numpy as np
import pandas as pd

from dashboard.measures.oddities import oddities

KEY = ["year", "month", "flow", "partner", "code"]


def _series(usd: list[float], partner: str = "CHN") -> pd.DataFrame:
    """A row a month from January 2019 on, two dollars a kilogram."""
    places = range(len(usd))
    return pd.DataFrame({
        "year": [2019 + place // 12 for place in places],
        "month": [place % 12 + 1 for place in places],
        "flow": "export", "partner": partner, "code": "2709009009",
        "usd": usd, "net_mass_kg": [value / 2 for value in usd],
    })  # fmt: skip


def _steady(months: int = 36, seed: int = 1) -> list[float]:
    chance = np.random.default_rng(seed).normal(0, 0.2, months)
    return [round(200_000 * float(np.exp(one)), 2) for one in chance]


def _traded(codes: int, chance: float, seed: int) -> pd.DataFrame:
    """Seven years of codes of five partners, of values that wander, with rows in a part of the
    months; prices are steady."""
    draw = np.random.default_rng(seed)
    parts = []
    for number in range(codes):
        for partner in range(5):
            month = np.flatnonzero(draw.random(84) < draw.uniform(0.2, 0.95))
            level = draw.normal(12, 1.5) + np.cumsum(draw.normal(0, 0.1, 84))[month]
            usd = np.exp(level + draw.normal(0, chance, len(month)))
            kg = usd / 2 * np.exp(draw.normal(0, 0.2, len(month)))
            parts.append(pd.DataFrame({
                "year": 2015 + month // 12, "month": month % 12 + 1, "flow": "export",
                "partner": f"P{partner}", "code": f"{1000000000 + number}",
                "usd": np.round(usd, 2), "net_mass_kg": np.round(kg, 3),
            }))  # fmt: skip
    return pd.concat(parts, ignore_index=True)


def _months(rows: pd.DataFrame) -> list[tuple[int, int, str]]:
    found = oddities(rows)
    return list(zip(found["year"], found["month"], found["reason"], strict=True))


def test_what_is_far_from_the_months_around_it_jumps() -> None:
    up, down = _steady(), [40 * value for value in _steady()]
    up[20] *= 50
    down[20] /= 18
    assert _months(_series(down)) == [], "not by twenty times"
    down[20] /= 3
    assert _months(pd.concat([_series(up), _series(down, "FIN")])) == [
        (2020, 9, "jump"), (2020, 9, "jump"),
    ]  # fmt: skip
    found = oddities(_series(up)).iloc[0]
    assert 35 < found["times"] < 70 and np.isnan(found["usual_usd_per_kg"])
    assert found["usd_per_kg"] == 2
    assert _months(_series(up[8:32])) and _months(_series(up[8:31])) == [], "less than two years"
    small = [value / 500 for value in up]
    assert _months(_series(small)) == [], "less than 100,000 dollars"


def test_a_new_level_a_season_and_what_is_near_the_end_do_not_jump() -> None:
    level = _steady()
    level = [*level[:18], *(30 * value for value in level[18:])]
    season = [value * (40 if place % 12 == 7 else 1) for place, value in enumerate(_steady())]
    shifted = _steady()
    shifted[7], shifted[20] = 40 * shifted[7], 40 * shifted[20]
    last = _steady()
    last[-2] *= 40
    for values in (level, season, shifted, last):
        rows = [_series(values), _series(_steady(), "FIN")]
        assert _months(pd.concat(rows)) == [], "nor beside another series"


def test_a_unit_value_out_of_range_comes_before_a_jump() -> None:
    rows = _series(_steady())
    rows.loc[20, "usd"] *= 100
    assert _months(rows) == [(2020, 9, "unit_value_times_100")]


def test_what_three_months_of_a_series_have_is_repeated() -> None:
    rows = _series(_steady())
    for place in (3, 9, 17):
        rows.loc[place, ["usd", "net_mass_kg"]] = 123_456.78, 60_000.5
    every = [(2019, 4, "repeated"), (2019, 10, "repeated"), (2020, 6, "repeated")]
    assert _months(rows) == every
    of_two = pd.concat([rows.drop(index=17), rows.loc[[17]].assign(partner="FIN")])
    assert _months(of_two) == [], "of another partner"
    heavier, dearer = rows.copy(), rows.copy()
    heavier.loc[17, "net_mass_kg"] += 0.1
    dearer.loc[17, "usd"] += 0.01
    small = rows.assign(usd=rows["usd"] / 20, net_mass_kg=rows["net_mass_kg"] / 20)
    year = rows.assign(month=rows["month"].where(rows.index != 17, 0))
    for other in (heavier, dearer, small, year):
        assert _months(other) == []


def test_round_millions_are_odd_where_values_are_not_rounded() -> None:
    rows = _traded(4, 0.3, 2)
    others = rows[["usd", "net_mass_kg"]] * 9
    rows[["usd", "net_mass_kg"]] = others.where(others["usd"] > 3e6, rows[["usd", "net_mass_kg"]])
    at = int(rows["usd"].sub(4_300_000).abs().idxmin())
    rows["net_mass_kg"] = rows["usd"] / 2
    rows.loc[at, "usd"] = 4_300_000.0
    assert oddities(rows)[[*KEY, "reason"]].values.tolist() == [[*rows.loc[at, KEY], "round"]]
    for usd in (4_300_000.01, 4_350_000.0):
        assert oddities(rows.assign(usd=rows["usd"].where(rows.index != at, usd))).empty
    rounded = rows.assign(usd=rows["usd"].round(-5).clip(1e5), net_mass_kg=rows["usd"].round(-5))
    rounded = rounded[rounded["net_mass_kg"] > 0]
    assert (rounded["usd"] >= 1e6).sum() > 100
    assert oddities(rounded).empty, "all are rounded"


def test_a_chapter_alone_and_beside_others_has_the_same_odd_values() -> None:
    """As a page looks at the chapters of a sector, and as an import looks at all of a flow."""
    draw = np.random.default_rng(3)
    exact = pd.concat(
        [_series(draw.uniform(2e6, 9e6, 36).round(2).tolist(), f"P{n}") for n in range(20)],
        ignore_index=True,
    )
    others = pd.concat([exact.assign(code=f"44071000{n}") for n in range(10, 20)])
    exact.loc[[3, 9, 17], ["usd", "net_mass_kg"]] = 2_123_456.78, 1_000_000.5
    for some, found in ((5, {"round": 5, "repeated": 3}), (10, {})):
        of_27 = exact.copy()
        rounded = of_27["usd"].round(-5).where(of_27.index % 70 == 40)
        of_27["usd"] = rounded.where(rounded.notna().cumsum() <= some).fillna(of_27["usd"])
        alone = oddities(of_27)
        assert alone["reason"].value_counts().to_dict() == found, "of 720 rows"
        among = oddities(pd.concat([others, of_27, of_27.assign(flow="import")]))
        for flow in ("export", "import"):
            assert among[among["flow"] == flow][[*KEY[:2], "code", "reason"]].values.tolist() == (
                alone[[*KEY[:2], "code", "reason"]].values.tolist()
            )


def test_planted_ones_are_found_and_no_honest_one() -> None:
    """Of steady codes and of wild ones; none of 1,000 honest codes."""
    for chance in (0.3, 0.5, 1.5):
        rows = _traded(330, chance, seed=int(chance * 10))
        assert oddities(rows).empty
        if chance == 1.5:
            continue
        size = rows.groupby(["code", "partner"])["usd"].transform("size")
        place = rows.groupby(["code", "partner"]).cumcount()
        inside = (size >= 24) & (place >= 3) & (place < size - 3) & (rows["usd"] > 3000)
        jumping = inside & (np.random.default_rng(2).random(len(rows)) < 0.004)
        rows.loc[jumping, ["usd", "net_mass_kg"]] *= 200
        found = oddities(rows)
        assert jumping.sum() > 100 and set(found["reason"]) == {"jump"}
        caught = found.merge(rows[jumping], on=KEY)
        assert len(caught) == len(found), "nothing beside them"
        assert len(caught) >= 0.9 * jumping.sum()
