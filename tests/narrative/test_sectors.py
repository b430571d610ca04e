"""Sentences about commodity groups and fields of cooperation, in both languages."""

from __future__ import annotations

from dataclasses import replace

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
        " (exports of about $150.0 million)."
    )


def test_the_groups_of_a_part_of_trade_are_said_to_be_of_it(scene):
    asked = (scene(lang, partners=("CHN",), flow="export") for lang in ("en", "ru"))
    en, ru = (plain(sectors.finding(one, [FOOD, MINERALS], [])) for one in asked)
    assert en.startswith("In 2018 in exports to China the largest commodity groups: minerals")
    assert ru.startswith("В 2018 году в экспорте в Китай крупнейшие товарные группы: ")


NOTHING = Group("wood", "Wood", (("exports", Amount(0.0, status="published")),))


def test_one_group_is_not_the_largest_groups(scene):
    said = plain(sectors.finding(scene(), [MINERALS, NOTHING], []))
    assert said.startswith("The only commodity group with trade in 2018: minerals (")
    of_year = plain(sectors.finding(scene(sectors=("minerals", "wood")), [MINERALS, NOTHING], []))
    assert of_year.startswith("The chosen commodity groups in 2018: minerals (")
    assert "wood and paper (exports nil)" in of_year


def test_the_groups_of_some_months_are_said_to_be_of_those_months(scene):
    months = frozenset({1, 2, 3, 7})
    asked = (scene(lang, months=months) for lang in ("en", "ru"))
    en, ru = (plain(sectors.finding(one, [FOOD, MINERALS], [])) for one in asked)
    assert en.startswith("In January–March, July 2018 the largest commodity groups: minerals")
    assert ru.startswith("За январь–март, июль 2018 года крупнейшие товарные группы: минеральные")
    alone = plain(sectors.finding(scene(months=months), [FOOD], []))
    assert alone.startswith("In January–March, July 2018 only one commodity group is known: food")


def test_without_trade_the_fields_of_the_year_are_named(scene):
    text = plain(sectors.finding(scene("ru"), [UNKNOWN], [SCIENCE, CULTURE]))
    assert text == (
        "Данные о торговле по товарным группам за 2018 год не опубликованы; все отмеченные события"
        " года относятся к одной сфере: культура (9)."
    )
    assert sectors.finding(scene(), [UNKNOWN], [SCIENCE]) == ""


def test_fields_alone_say_nothing_of_trade(scene):
    assert fields.finding(scene(), [SCIENCE, CULTURE]) == (
        "In 2018 all recorded events belong to one field: culture (9)."
    )
    assert fields.finding(scene(), [SCIENCE]) == ""


def test_no_field_leads_among_the_events_of_a_chosen_field(scene):
    held = [CULTURE, Field("science", "Science", 3, 15, 6)]
    assert "leads" in plain(fields.title(scene(), held, "fields"))
    assert plain(fields.title(scene(sectors=("culture",)), held, "fields")) == (
        "Cooperation by field in 2018"
    )


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


def test_one_field_is_not_compared_with_others(scene):
    only, other = [CULTURE, SCIENCE], Field("sport", "Sport", 4, 4, 0)
    assert (
        plain(fields.title(scene(), only, "fields")) == "Culture: 9 events in 2018, the only field"
    )
    assert "all recorded events belong to one field: culture (9)" in fields.finding(scene(), only)
    assert "одной сфере" in fields.finding(scene("ru"), only)
    assert "belong to one field: culture (9)" in sectors.finding(scene(), [], only)
    assert "leads" in fields.title(scene(), [CULTURE, other], "fields")
    assert "most events" in fields.finding(scene(), [CULTURE, other])


def test_of_what_is_chosen_nothing_is_said_about_all_the_others(scene):
    only, other = MINERALS, UNKNOWN
    chosen = scene(sectors=("minerals",))
    assert "Only one commodity group is known" in sectors.finding(scene(), [only], [])
    assert "The chosen commodity group in 2018: " in plain(sectors.finding(chosen, [only], []))
    assert "Выбранная товарная группа" in sectors.finding(
        scene("ru", sectors=("wood",)), [only], []
    )
    assert "groups one is known in 2018" in plain(sectors.finding(chosen, [only, other], []))
    several = scene(sectors=("minerals", "wood"))
    both = [only, replace(only, code="wood")]
    assert "The chosen commodity groups in 2018: " in plain(sectors.finding(several, both, []))
    for narrowed in (scene(sectors=("culture",)), scene(partners=("CHN",))):
        assert "chosen events of 2018 all belong to one field: culture (9)" in fields.finding(
            narrowed, [CULTURE]
        )
        assert plain(fields.title(narrowed, [CULTURE], "fields")) == "Cooperation by field in 2018"
        assert "chosen events" in fields.title(narrowed, [], "fields")


def test_of_two_fields_with_as_many_events_none_leads(scene):
    tied = [CULTURE, Field("sport", "Sport", 9, 9, 0)]
    assert fields.title(scene(), tied, "fields") == "Cooperation by field in 2018"
