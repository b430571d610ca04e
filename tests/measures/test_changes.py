"""News and revision add up to the change of a release, to the cent."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dashboard.measures.changes import by_flow, changes, same_months
from dashboard.measures.contributions import in_cents
from dashboard.months import between

CHN, FIN, DEU, JPN = ((code, "export") for code in ("CHN", "FIN", "DEU", "JPN"))
places = st.tuples(st.sampled_from("ABCDEF"), st.sampled_from(("export", "import")))
usd = st.integers(-(10**11), 10**12).map(lambda cents: cents / 100)
sides = st.dictionaries(places, usd, max_size=8)


def test_by_hand() -> None:
    found = changes(
        {CHN: 100.0, FIN: 50.0, DEU: 5.0},
        {CHN: 190.5, FIN: 50.0, JPN: 7.0},
        {CHN: 100.0, FIN: 50.0, DEU: 5.0},
        {CHN: 90.5, FIN: 40.0},
    )
    assert [tuple(row) for row in found] == [
        ("CHN", "export", 100.0, -9.5, 90.5),
        ("JPN", "export", 7.0, 0.0, 7.0),
        ("DEU", "export", 0.0, -5.0, -5.0),
        ("FIN", "export", 10.0, -10.0, 0.0),
    ]


@given(st.tuples(sides, sides, sides, sides))
def test_they_add_up_to_the_cent(drawn: tuple[dict[tuple[str, str], float], ...]) -> None:
    before, now, same_before, same_now = drawn
    found = changes(before, now, same_before, same_now)
    assert all(
        in_cents(row.news_usd) + in_cents(row.revision_usd) == in_cents(row.total_usd)
        for row in found
    )
    total = sum(map(in_cents, now.values())) - sum(map(in_cents, before.values()))
    assert sum(in_cents(row.total_usd) for row in found) == total


@given(sides)
def test_a_release_against_itself_changed_nothing(side: dict[tuple[str, str], float]) -> None:
    assert changes(side, side, side, side) == ()


def test_only_the_months_that_both_have_are_the_same() -> None:
    twelve = range(1, 13)
    assert same_months({1, 2, 3}, {1, 2, 3, 4}, None) == between(1, 3)
    assert same_months({1, 2, 3}, {1, 3, 4}, between(2, 4)) == {3}
    assert same_months({1, 3}, {1, 3}, None) is None
    assert same_months({0}, {0}, None) is same_months({0}, twelve, None) is None
    assert same_months({0}, {1, 2}, None) == same_months((), {1}, None) == frozenset()


@given(st.tuples(sides, sides, sides, sides))
def test_flows_and_both_together_add_up_to_the_cent(
    drawn: tuple[dict[tuple[str, str], float], ...],
) -> None:
    rows = changes(*drawn)
    of = {row.flow: row for row in by_flow(rows)}
    assert ("turnover" in of) == ({"export", "import"} <= of.keys())
    for flow, row in of.items():
        parts = [one for one in rows if flow in (one.flow, "turnover")]
        assert in_cents(row.total_usd) == sum(in_cents(one.total_usd) for one in parts)
        assert in_cents(row.news_usd) + in_cents(row.revision_usd) == in_cents(row.total_usd)
