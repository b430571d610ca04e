"""Steps between the levels of commodity codes."""

from __future__ import annotations

import pytest

from dashboard.measures.goods import goods_of, next_level


def test_levels() -> None:
    assert [next_level(code) for code in ("", "27", "2710", "271019", "27101921")] == [
        2, 4, 6, 10, 10,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("usd", "shares"),
    [
        ({"44": 60.0, "72": 40.01, "84": -0.01}, [60.0, 40.01, None]),
        ({"44": 200.0, "72": 20.0, "84": -120.0}, [None, 20.0, None]),
        ({"44": 0.07}, [100.0]),
    ],
)
def test_beside_corrections_no_goods_are_more_than_all(
    usd: dict[str, float], shares: list[float | None]
) -> None:
    rows = goods_of("chapter", [(code, v, 0.0, v, 0.0) for code, v in usd.items()], [], None, "")
    found = [None if row.share_pct != row.share_pct else row.share_pct for row in rows]
    assert found == pytest.approx(shares)
