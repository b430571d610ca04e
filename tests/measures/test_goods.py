"""Steps between the levels of commodity codes."""

from __future__ import annotations

from dashboard.measures.goods import next_level


def test_levels() -> None:
    assert [next_level(code) for code in ("", "27", "2710", "271019", "27101921")] == [
        2, 4, 6, 10, 10,
    ]  # fmt: skip
