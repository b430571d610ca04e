"""Lines do not end between a number and what it counts."""

from __future__ import annotations

import pytest

from dashboard.typography import JOINER, NBSP, counted, kept


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("6 partner countries", "6~partner countries"),
        ("from $2,398.4 million to $500 million", "from $2,398.4~million to $500~million"),
        ("In 2018 the region", "In 2018 the region"),
        ("events, 2004–2026", "events, 2004–^2026"),
        ("China – 6", "China – 6"),
    ],
)
def test_counts_amounts_and_ranges_stay_in_one_line(text: str, parted: str) -> None:
    expected = parted.replace("~", NBSP).replace("^", JOINER)
    assert kept(text) == expected


def test_documents_have_no_joiner() -> None:
    assert counted([("2004–2026: 6 events", "")]) == [(f"2004–2026: 6{NBSP}events", "")]
