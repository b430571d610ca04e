"""How tables are laid out on a phone: what stands beside a name, and what below it."""

from __future__ import annotations

from dashboard.render.table_lines import phone_lines
from dashboard.typography import NBSP

HEADS = ("Partner", "Exports, USD million", "Imports, USD million", "Share", "Status")
ROWS = (("China", "1,200.5", "—", "15.6%", "published by the region"),)


def test_amounts_with_room_stand_beside_the_name_and_the_rest_is_named_below_it() -> None:
    lines = phone_lines((*HEADS, "Events, all years"), [(*ROWS[0], "12")], {1, 2, 3, 5}, 0)
    assert lines is not None
    assert lines.beside == {1, 2, 3}
    assert lines.labels == {4: "Status", 5: "Events, all years"}
    assert lines.in_caption == "USD million"
    # On the smallest phone no word of a name is broken.
    assert lines.style["--word"] == str(len("China"))


def test_a_table_that_has_room_stays_as_it_is() -> None:
    assert phone_lines(HEADS[:3], [row[:3] for row in ROWS], {1, 2}, 0) is None
    assert phone_lines(HEADS, (), {1, 2, 3}, 0) is None


def test_a_column_before_the_name_leaves_the_room_beside_it_to_amounts() -> None:
    heads, rows = ("Rank", *HEADS, "Since"), [("1", *ROWS[0], "the beginning")]
    lines = phone_lines(heads, rows, {0, 2, 3, 4}, 1)
    assert lines is not None
    assert lines.beside == {2, 3, 4} and lines.labels[0] == "Rank"


def test_of_very_many_columns_two_stand_in_a_line_below_the_name() -> None:
    """They were moved sideways, out of sight, and so were their headings."""
    years = tuple(str(year) for year in range(2000, 2018))
    rows = [("January", *("1,000.0" for _ in years))]
    many = phone_lines(("Month", *years), rows, set(range(1, len(years) + 1)), 0)
    few = phone_lines(("Month", *years[:8]), [rows[0][:9]], set(range(1, 9)), 0)
    assert many is not None and few is not None
    assert "in-pairs" in many.kind and set(many.labels) | many.beside == set(range(1, 19))
    assert "in-pairs" not in few.kind
    long = phone_lines(
        ("Month", *(f"Exports to all partners in {year}" for year in years)),
        rows, set(range(1, len(years) + 1)), 0,
    )  # fmt: skip
    assert long is not None and "in-pairs" not in long.kind


def test_an_amount_that_is_told_in_words_takes_several_lines() -> None:
    """Its words in one line were wider than a phone."""
    rows = [("China", "less than 0.1 down", "1.0", "2.0%", "published by the region", "12")]
    lines = phone_lines((*HEADS, "Events, all years"), rows, {1, 2, 3, 5}, 0)
    assert lines is not None
    assert lines.beside == {1, 2, 3} and lines.digits < len("less than")


def test_an_amount_with_its_unit_has_room_for_all_of_it() -> None:
    """What must not be broken ran into the amount before it."""
    turnover = "89 910.7 million USD".replace(" ", NBSP)
    rows = [("No. 2", f"499{NBSP}434", turnover, "30 November 2026, 15:15", "shown to all readers")]
    lines = phone_lines(("Release", "Rows", "Turnover", "Imported", "State"), rows, {1, 2}, 0)
    assert lines is not None
    assert 2 not in lines.beside or lines.digits >= len(turnover)
    assert lines.beside == {1}
