from __future__ import annotations

import json

import pytest

from dashboard.charts.timeline import timeline_chart
from dashboard.measures.families import EVENTS
from dashboard.render.lanes import SIGNS
from dashboard.render.theme import colour
from tests.relation_frames import NO_EVENTS, SPAN, YEAR_ONLY, events

IN_2012 = {"start": "2012", "end": "2012", "year": 2012}


@pytest.fixture
def drawn(scene, figure_of):
    """The figure of a timeline; fields of the query are keywords."""

    def draw(frame, *lang, **choice):
        return figure_of(timeline_chart(frame, SPAN, NO_EVENTS, scene(*lang, **choice)), *lang)

    return draw


def test_an_event_stands_at_its_date_in_its_lane(drawn):
    trace = drawn(events({}))["data"][0]
    assert trace["x"] == [pytest.approx(2018 + 148 / 365, abs=0.01)]
    assert trace["y"] == [0.5]
    assert trace["customdata"] == [["partner:NOR", "year:2018", "E000"]]
    assert trace["hovertext"][0].startswith("<b>Visit to Nordland</b><br>")


def test_an_event_known_by_year_only_is_hollow_in_the_middle_of_it(drawn):
    trace = drawn(events(YEAR_ONLY))["data"][0]
    assert trace["x"] == [2018.5]
    assert trace["marker"]["symbol"] == ["circle-open"]


def test_a_month_without_a_day_is_its_middle(drawn):
    trace = drawn(events({"start": "2018-11", "end": ""}))["data"][0]
    assert trace["x"] == [pytest.approx(2018 + 319 / 366, abs=0.01)]


def test_events_of_one_year_stand_beside_each_other(drawn):
    trace = drawn(events(*[YEAR_ONLY] * 9))["data"][0]
    assert len(set(zip(trace["x"], trace["y"], strict=True))) == 9
    assert all(2018 <= x <= 2019 for x in trace["x"])


def test_the_chosen_year_is_in_a_band_and_the_others_recede(drawn):
    figure = drawn(events({}, IN_2012))
    band = figure["layout"]["shapes"][0]
    assert (band["x0"], band["x1"]) == (2018, 2019)
    trace = figure["data"][0]
    strength = dict(zip(
        [custom[1] for custom in trace["customdata"]], trace["marker"]["opacity"], strict=True
    ))  # fmt: skip
    assert strength["year:2018"] > strength["year:2012"]


def test_events_of_chosen_partners_have_the_colour_of_relations(drawn):
    assert drawn(events(IN_2012))["data"][0]["marker"]["color"] == [colour("muted")]
    chosen = drawn(events(IN_2012), partners=("NOR",))
    assert chosen["data"][0]["marker"]["color"] == [colour("relation")]


def test_lanes_are_named_and_the_chosen_one_is_bold(drawn):
    frame = events({}, {"countries": ("NOR", "CHN")})
    heads = drawn(frame, partners=("NOR",))["layout"]["annotations"]
    assert [note["text"] for note in heads] == ["<b>Norway</b>", "China"]


def test_years_are_ticked_every_fifth_and_the_chosen_one(drawn):
    axis = drawn(events({}))["layout"]["xaxis"]
    assert axis["ticktext"] == ["1990", "1995", "2000", "2005", "2010", "<b>2018</b>", "2025"]
    assert axis["range"] == [1986.8, 2027.2]


def test_every_family_has_a_sign_of_its_own():
    assert set(SIGNS) == set(EVENTS)
    assert len(set(SIGNS.values())) == len(SIGNS)


def test_the_key_names_the_families(drawn):
    figure = drawn(events({}, {"kind": "award"}), "ru")
    assert [one["name"] for one in figure["data"][1:]] == [
        "визиты, переговоры", "обмены, конкурсы",
    ]  # fmt: skip


def test_titles_of_owners_are_no_markup_and_made_up_data_are_marked(drawn, words_in):
    figure = drawn(events({"title_en": "<a href='x'>R</a>"}), mark="Demonstration data")
    assert "<a" not in figure["data"][0]["hovertext"][0]
    assert "Demonstration data" in words_in(figure)
    json.dumps(figure, allow_nan=False)
