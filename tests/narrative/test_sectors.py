"""Sentences about commodity groups and fields of cooperation, in both languages."""

from __future__ import annotations

from dashboard.amount import Amount
from dashboard.narrative import fields, sectors
from dashboard.narrative.fields import Field
from dashboard.narrative.sectors import Group
from tests.scenes import plain

MINERALS = Group(
    "minerals",
    "Minerals",
    (("exports", Amount(400e6, status="published")), ("imports", Amount(50e6, status="published"))),
    Amount(75.0, "pct", "published"),
    "export",
)
FOOD = Group("agrifood", "Food", (("exports", Amount(150e6, qualifier="approx")),))
UNKNOWN = Group("wood", "Wood")
CULTURE = Field("culture", "Culture", 9, 12, 4)
SCIENCE = Field("science", "Science", 0, 15, 6)


def test_the_largest_groups_are_named_with_what_is_known_of_them(scene):
    assert plain(sectors.finding(scene(), [FOOD, UNKNOWN, MINERALS], [])) == (
        "The largest commodity groups in 2018: minerals ($450.0 million) and food"
        " (about $150.0 million)."
    )


def test_without_trade_the_fields_of_the_year_are_named(scene):
    text = plain(sectors.finding(scene("ru"), [UNKNOWN], [SCIENCE, CULTURE]))
    assert text == (
        "Торговля по товарным группам за 2018 год не опубликована; больше всего событий года"
        " — в сферах: культура (9)."
    )
    assert sectors.finding(scene(), [UNKNOWN], [SCIENCE]) == ""


def test_fields_alone_say_nothing_of_trade(scene):
    assert fields.finding(scene(), [SCIENCE, CULTURE]) == (
        "In 2018 most events belong to these fields: culture (9)."
    )
    assert fields.finding(scene(), [SCIENCE]) == ""


def test_a_group_says_its_parts_its_share_and_what_it_drove(scene):
    head, exports, imports, share, driver, *_ = sectors.group_hover(scene(), MINERALS).split("\n")
    assert head == "Minerals"
    assert exports == "Exports: $400.0 million (published)."
    assert imports == "Imports: $50.0 million (published)."
    assert share == "75.0% of turnover."
    assert driver == "▲ a cause of the growth of exports."


def test_a_field_says_its_events_and_relations(scene):
    head, events, relations, *_ = fields.field_hover(scene(), CULTURE).split("\n")
    assert (head, relations) == ("Culture", "Relations: 4.")
    assert events == "Events in 2018: 9 of 12 in all years."
