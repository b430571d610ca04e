from __future__ import annotations

import pandas as pd
import pytest

from dashboard.charts.timeline import MOST_LANES, OTHERS, timeline_chart
from dashboard.choices import between
from dashboard.typography import NBSP
from tests.relation_frames import NO_EVENTS, SPAN, UNDATED, YEAR_ONLY, events

COUNTRIES = ("NOR", "CHN", "DEU", "POL", "BLR", "JPN", "KOR", "FIN", "EST", "UZB", "ARM", "KAZ")
CHINA = {"countries": ("CHN",), "regions": ()}
IN_2012 = {"start": "2012", "end": "2012", "year": 2012}


def lanes(chart):
    return [(row.label, row.emphasis) for row in chart.plot.rows]


def test_an_event_stands_at_its_date_in_the_lane_of_its_partner(scene):
    (mark,) = timeline_chart(events({}), SPAN, NO_EVENTS, scene()).plot.marks
    assert (mark.when, mark.lane, mark.kind, mark.open) == ("2018-05-28", "NOR", "visit", False)
    assert mark.orders == ("partner:NOR", "year:2018")
    assert mark.label == "Visit to Nordland"


def test_the_years_are_those_of_the_data_and_those_chosen(scene):
    years = timeline_chart(events({}), SPAN, NO_EVENTS, scene()).plot.categories
    assert (years[0].key, years[-1].key, len(years)) == ("1987", "2026", 40)
    assert [year.key for year in years if year.emphasis == "strong"] == ["2018"]
    unknown = SPAN.assign(first=pd.NA, last=pd.NA, fullest=pd.NA).astype("Int64")
    chart = timeline_chart(events({}, IN_2012), unknown, NO_EVENTS, scene(year=2020))
    assert (chart.plot.categories[0].key, chart.plot.categories[-1].key) == ("2012", "2020")
    assert "2012–2020" in chart.subtitle
    assert not any("described most fully" in note for note in chart.notes)


def test_an_event_known_by_year_only_is_open_and_a_note_says_so(scene):
    chart = timeline_chart(events(YEAR_ONLY), SPAN, NO_EVENTS, scene())
    assert chart.plot.marks[0].open
    assert "only the year is known" in chart.plot.marks[0].hover
    assert any("Hollow" in note for note in chart.notes)


def test_the_events_of_the_chosen_year_are_strong(scene):
    plot = timeline_chart(events({}, IN_2012), SPAN, NO_EVENTS, scene()).plot
    assert {mark.when[:4]: mark.emphasis for mark in plot.marks} == {
        "2018": "strong",
        "2012": "plain",
    }


def test_a_chosen_partner_comes_first_and_is_strong(scene):
    frame = events(CHINA, {"countries": ("CHN", "NOR"), "regions": ()}, {})
    chart = timeline_chart(frame, SPAN, NO_EVENTS, scene(partners=("NOR",)))
    assert lanes(chart) == [("Norway", "strong"), ("China", "plain")]
    emphasis = {mark.key: mark.emphasis for mark in chart.plot.marks}
    assert emphasis == {
        "E000:CHN": "pale", "E001:CHN": "strong", "E001:NOR": "strong", "E002:NOR": "strong",
    }  # fmt: skip


def test_many_partners_share_a_last_lane(scene):
    frame = events(*[{"countries": (code,)} for code in COUNTRIES])
    chart = timeline_chart(frame, SPAN, NO_EVENTS, scene())
    assert len(lanes(chart)) == MOST_LANES + 1
    assert lanes(chart)[-1] == ("Others and several countries", "plain")
    assert chart.plot.rows[-1].key == OTHERS


def test_the_page_of_a_region_has_one_lane_for_its_country(scene):
    frame = events({}, {"countries": ("NOR", "CHN")})
    norway = events({}, {}, {"regions": ()})
    chart = timeline_chart(frame, SPAN, norway, scene(partners=("NOR",), region="NO-18"))
    assert lanes(chart) == [("Norway", "strong"), ("Others and several countries", "plain")]
    assert chart.title == "2 events with Nordland in 2018, 2 in all"
    assert chart.subtitle.endswith("· NO-18")
    assert chart.finding == (
        "2 events with Nordland are recorded for 2018;"
        " with Norway as a whole: 3 events in 2018, 3 in all."
    )


def test_an_event_of_several_years_has_a_mark_and_counts_in_each_of_them(scene):
    frame = events({"start": "2016-12-30", "end": "2018-01-02", "year": 2016})
    for year in (2016, 2017, 2018):
        chart = timeline_chart(frame, SPAN, NO_EVENTS, scene(year=year))
        assert chart.title == f"1 event with 1 country in {year}"
        strong = [mark.when for mark in chart.plot.marks if mark.emphasis == "strong"]
        assert [when[:4] for when in strong] == [str(year)]
        assert [(mark.when, mark.open) for mark in chart.plot.marks] == [
            ("2016-12-30", False), ("2017", True), ("2018-01-02", False),
        ]  # fmt: skip
    assert any("each of them" in note for note in chart.notes)


def test_what_is_at_home_or_of_several_countries_has_a_lane_and_is_counted_apart(scene):
    home = {"counted_as": "domestic", "countries": ("RUS",), "regions": ()}
    several = {"counted_as": "multilateral", "countries": ("FIN",), "regions": ()}
    chart = timeline_chart(events({}, home, several), SPAN, NO_EVENTS, scene())
    assert lanes(chart) == [("Norway", "plain"), ("Multilateral", "plain"), ("Domestic", "plain")]
    assert chart.title == "1 event with 1 country in 2018"
    assert chart.finding == (
        "1 event is recorded for 2018; all with Norway (1); "
        "counted apart: multilateral (1) and domestic (1)."
    )


def test_what_was_only_announced_is_faint_and_not_counted(scene):
    chart = timeline_chart(events({"counted_as": "noted"}), SPAN, NO_EVENTS, scene())
    (mark,) = chart.plot.marks
    assert (mark.lane, mark.emphasis) == ("NOR", "pale")
    assert "Not counted" in mark.hover
    assert chart.title == "No event recorded"
    assert any(note.startswith("Faint") for note in chart.notes)


def test_an_event_of_several_countries_is_in_each_lane_but_counted_once(scene):
    chart = timeline_chart(events({"countries": ("NOR", "CHN")}), SPAN, NO_EVENTS, scene())
    assert {mark.orders[0] for mark in chart.plot.marks} == {"partner:NOR", "partner:CHN"}
    assert chart.title == "1 event with 2 countries in 2018"
    assert len(chart.table.rows) == 1


def test_an_event_without_a_country_chooses_its_year(scene):
    chart = timeline_chart(events({"countries": (), "regions": ()}), SPAN, NO_EVENTS, scene())
    assert chart.plot.marks[0].orders == ("year:2018", "year:2018")
    assert chart.title == "1 event in 2018"


def test_undated_events_are_in_the_table_only_and_a_note_says_so(scene):
    chart = timeline_chart(events({}, UNDATED), SPAN, NO_EVENTS, scene())
    assert len(chart.plot.marks) == 1
    assert [row.cells[0] for row in chart.table.rows][-1] == "date not known"
    assert any(note.startswith("1 event without a year") for note in chart.notes)


def test_the_table_is_newest_first(scene):
    frame = events(IN_2012, {}, {"start": "2018-10-17", "end": ""})
    rows = timeline_chart(frame, SPAN, NO_EVENTS, scene()).table.rows
    assert [row.cells[0].replace(NBSP, " ") for row in rows] == [
        "17 October 2018", "28–31 May 2018", "2012 (only the year is known)",
    ]  # fmt: skip


def test_the_key_has_the_families_that_there_are(scene):
    frame = events({}, {"kind": "conference"}, {"kind": "talks"}, {"kind": "award", **UNDATED})
    entries = timeline_chart(frame, SPAN, NO_EVENTS, scene()).plot.entries
    assert [entry.noun for entry in entries] == ["visit", "forum"]


def test_the_finding_counts_the_year_and_names_partners(scene):
    frame = events({}, {}, CHINA, IN_2012)
    assert timeline_chart(frame, SPAN, NO_EVENTS, scene()).finding == (
        "3 events are recorded for 2018; all with Norway (2) and China (1)."
    )
    chosen = timeline_chart(frame.iloc[:2], SPAN, NO_EVENTS, scene(partners=("NOR",)))
    assert chosen.finding == "2 events with Norway are recorded for 2018."


@pytest.mark.parametrize(
    ("count", "word"), [(1, "событие"), (2, "события"), (5, "событий"), (21, "событие")]
)
def test_plurals(scene, count, word):
    frame = events(*[{}] * count)
    assert timeline_chart(frame, SPAN, NO_EVENTS, scene("ru")).finding.replace(NBSP, " ") == (
        f"В 2018 году отмечено {count} {word}; все — с Норвегией ({count})."
    )


def test_relations_have_no_flows_months_or_asterisks(scene):
    chart = timeline_chart(
        events({}),
        SPAN,
        NO_EVENTS,
        scene(flow="export", months=between(1, 9), starred=frozenset({"NOR"})),
    )
    assert chart.subtitle.endswith("1987–2026")
    assert lanes(chart) == [("Norway", "plain")]


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("partners", [(), ("NOR",), ("NOR", "CHN")])
@pytest.mark.parametrize("frame", [events({}), events(UNDATED), events()])
def test_every_state_has_a_short_title(scene, lang, partners, frame):
    for year in (1995, 2018):
        chart = timeline_chart(frame, SPAN, NO_EVENTS, scene(lang, year=year, partners=partners))
        assert 1 <= len(chart.title.split(" ")) <= 10
        assert "{" not in chart.title + chart.subtitle


def test_nothing_known_is_an_honest_empty_state(scene):
    chart = timeline_chart(events(), SPAN, NO_EVENTS, scene())
    assert chart.empty
    assert chart.title == "No event recorded"
    assert chart.known == ("The sources name no event for this selection.",)
