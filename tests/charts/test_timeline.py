from __future__ import annotations

import pandas as pd
import pytest

from dashboard.charts.timeline import MOST_LANES, timeline_chart
from dashboard.language import language
from dashboard.months import between
from dashboard.narrative.linked import plain
from dashboard.render.figure import figure
from dashboard.typography import NBSP
from tests.relation_frames import NO_EVENTS, SPAN, UNDATED, YEAR_ONLY, events

COUNTRIES = tuple(f"C{n:02}" for n in range(MOST_LANES + 3))
CHINA = {"countries": ("CHN",), "regions": ()}
IN_2012 = {"start": "2012", "end": "2012", "year": 2012}
HELD = SPAN.assign(first=2012, last=2019).astype("Int64")
"""Years of which events are known."""
HOME = {"counted_as": "domestic", "countries": ("RUS",), "regions": ()}
SEVERAL = {"counted_as": "multilateral", "countries": ("FIN",), "regions": ()}


def columns(chart):
    """Year → family → events, of the columns that are drawn."""
    found = {}
    for one in chart.plot.of("bar"):
        for year, amount in zip(chart.plot.categories, one.amounts, strict=True):
            if amount.known:
                found.setdefault(year.key, {})[one.column] = amount.value
    return found


def lanes(chart):
    """Lane → year → events."""
    years = [year.key for year in chart.plot.categories]
    return {
        row.label: {year: amount.value for year, amount in zip(years, one.amounts, strict=True)
                    if amount.known}
        for row, one in zip(chart.plot.rows, chart.plot.series, strict=True)
    }  # fmt: skip


def by_partner(frame, scene, **choice):
    return timeline_chart(frame, HELD, NO_EVENTS, scene(timeline="partners", **choice))


def test_a_column_is_the_events_of_a_year_by_family(scene):
    frame = events({}, {"kind": "talks"}, {"kind": "forum"}, IN_2012)
    chart = timeline_chart(frame, HELD, NO_EVENTS, scene())
    assert columns(chart) == {"2018": {"visit": 2, "forum": 1}, "2012": {"visit": 1}}
    assert {amount.unit for amount in chart.plot.amounts() if amount.known} == {"count"}
    assert [entry.label for entry in chart.plot.entries] == ["visits, talks", "forums"]
    assert [one.order for one in chart.plot.categories][:2] == ["year:2012", "year:2013"]


def test_what_is_of_some_kinds_alone_says_so(scene):
    chart = timeline_chart(events({}, {}), HELD, NO_EVENTS, scene(kinds=("visit",)))
    assert plain(chart.title).startswith("2 visits with 1 country")
    assert chart.subtitle.endswith("only: visit")
    assert "2 events (only: visit) are recorded" in plain(chart.finding)
    chart = timeline_chart(events({}, {}), HELD, NO_EVENTS, scene(kinds=("visit", "forum")))
    assert plain(chart.title).startswith("2 events with")
    assert chart.subtitle.endswith("only: visit, forum")


def test_the_sum_of_a_column_stands_over_its_last_part(scene):
    frame = events({}, {"kind": "forum"}, IN_2012)
    visits, forums, over = timeline_chart(frame, HELD, NO_EVENTS, scene()).plot.series
    assert [text for text in visits.labels if text] == ["1"]
    assert [text for text in forums.labels if text] == ["2"]
    assert (over.form, over.hovers[6]) == ("text", "2018: 2 events")
    assert visits.hovers[6] == "2018, visits, talks: 1\nAll kinds: 2 events."


def test_the_axis_has_the_years_with_events_and_the_chosen_one(scene):
    years = timeline_chart(events({}), HELD, NO_EVENTS, scene()).plot.categories
    assert [year.key for year in years] == [str(year) for year in range(2012, 2020)]
    assert [year.key for year in years if year.emphasis == "strong"] == ["2018"]
    assert {year.emphasis for year in years} == {"strong", "pale"}
    unknown = HELD.assign(first=pd.NA, last=pd.NA, fullest=pd.NA).astype("Int64")
    chart = timeline_chart(events({}, IN_2012), unknown, NO_EVENTS, scene(year=2020))
    assert (chart.plot.categories[0].key, chart.plot.categories[-1].key) == ("2012", "2020")
    # Where nothing of the chosen year is drawn, nothing recedes behind it.
    assert {year.emphasis for year in chart.plot.categories} == {"strong", "plain"}
    assert "2012–2020" in chart.subtitle
    assert not any("described most fully" in note for note in chart.notes)


def test_nothing_is_compared_with_another_year(scene):
    chart = timeline_chart(events({}, IN_2012), HELD, NO_EVENTS, scene())
    assert not any(year.compared for year in chart.plot.categories)
    said = " ".join((chart.title, chart.subtitle, chart.finding, *chart.notes))
    assert "2017" not in said


def test_every_event_of_the_chosen_year_is_listed_in_the_order_of_the_days(scene):
    frame = events(
        {"event": "E1", "start": "2018-10-17", "end": ""}, {"event": "E2", **YEAR_ONLY},
        {"event": "E3", "kind": "forum"}, {"event": "E4", **IN_2012},
    )  # fmt: skip
    (listed,) = timeline_chart(frame, HELD, NO_EVENTS, scene()).lists
    assert plain(listed.heading) == "3 events with partners abroad in 2018"
    assert [(one.row, one.when.replace(NBSP, " "), one.noun) for one in listed.items] == [
        ("E3", "28–31 May 2018", "event-forum"),
        ("E1", "17 October 2018", "event-visit"),
        ("E2", "2018", "event-visit"),
    ]
    assert listed.items[0].title == "Visit to Nordland"


def test_a_span_of_years_is_listed_counted_once_and_strong(scene):
    over = {"event": "E0", "start": "2012", "end": "2014", "year": 2012}
    frame = events({"event": "E1"}, {"event": "E2", **CHINA}, over, {**HOME, "event": "E3"})
    spanned = scene(years=(2019, 2013))
    chart = timeline_chart(frame, HELD, NO_EVENTS, spanned)
    assert chart.title == "3 events with 2 countries in 2013–2019"
    assert chart.finding.startswith("3 events are recorded for 2013–2019; all with Norway (2)")
    assert [(plain(one.heading), [item.row for item in one.items]) for one in chart.lists] == [
        ("3 events with partners abroad in 2013–2019", ["E0", "E1", "E2"]),
        ("Domestic events in 2013–2019: 1", ["E3"]),
    ]  # fmt: skip
    strong = [one.key for one in chart.plot.categories if one.emphasis == "strong"]
    assert strong == [str(year) for year in range(2013, 2020)]
    # A click on a column leaves the span for that year; one year beside is no span.
    assert chart.plot.categories[0].order == "alone:2012"
    assert timeline_chart(frame, HELD, NO_EVENTS, scene(years=(2012,))).title.endswith("in 2018")
    russian = timeline_chart(events(IN_2012), HELD, NO_EVENTS, scene("ru", years=(2013, 2016)))
    assert russian.title.replace(NBSP, " ") == (
        "В 2013–2016 годах событий с зарубежными партнёрами не отмечено"
    )


def test_undated_events_are_listed_and_in_no_column(scene):
    chart = timeline_chart(events({}, UNDATED), HELD, NO_EVENTS, scene())
    assert columns(chart) == {"2018": {"visit": 1}}
    assert [(plain(one.heading), len(one.items), one.folded) for one in chart.lists] == [
        ("1 event with partners abroad in 2018", 1, False), ("Events without a date", 1, True),
    ]  # fmt: skip
    assert [row.cells[0] for row in chart.table.rows][-1] == "date not known"
    assert any(note.startswith("1 event without a date") for note in chart.notes)


def test_what_counts_apart_is_in_no_column_and_in_lists_and_lanes_of_its_own(scene):
    frame = events({}, HOME, SEVERAL, {"counted_as": "noted"})
    chart = timeline_chart(frame, HELD, NO_EVENTS, scene())
    assert columns(chart) == {"2018": {"visit": 1}}
    assert [plain(one.heading) for one in chart.lists] == [
        "1 event with partners abroad in 2018", "Multilateral events in 2018: 1",
        "Domestic events in 2018: 1",
        "Not counted: only announced, or without the region's part, in 2018",
    ]  # fmt: skip
    assert chart.lists[-1].items[0].noun == "muted"
    assert chart.title == "1 event with 1 country in 2018"
    assert chart.finding == (
        "1 event is recorded for 2018, with Norway; "
        "counted apart: multilateral (1) and domestic (1)."
    )
    assert lanes(by_partner(frame, scene)) == {
        "Norway": {"2018": 1}, "Multilateral": {"2018": 1}, "Domestic": {"2018": 1},
    }  # fmt: skip


def test_only_what_counts_apart_is_drawn_in_lanes(scene):
    chart = timeline_chart(events(SEVERAL), HELD, NO_EVENTS, scene())
    assert not chart.empty and lanes(chart) == {"Multilateral": {"2018": 1}}
    only_noted = timeline_chart(events({"counted_as": "noted"}), HELD, NO_EVENTS, scene())
    assert only_noted.empty and only_noted.title == "No event recorded"


def test_a_lane_is_a_partner_the_chosen_first_then_the_most_active(scene):
    frame = events(CHINA, {"countries": ("CHN", "NOR"), "regions": ()}, {**IN_2012})
    assert lanes(by_partner(frame, scene)) == {
        "China": {"2018": 2}, "Norway": {"2018": 1, "2012": 1},
    }  # fmt: skip
    assert [row.label for row in by_partner(frame, scene).plot.rows] == ["China", "Norway"]
    chosen = by_partner(frame, scene, partners=("NOR",)).plot
    assert [(row.label, row.emphasis) for row in chosen.rows] == [
        ("Norway", "strong"), ("China", "plain"),
    ]  # fmt: skip
    assert chosen.series[0].orders[6] == "lane:NOR/2018"
    assert chosen.series[0].hovers[6] == "Norway, 2018: 1 event"
    # An empty cell is heard of too, and never as none.
    assert chosen.series[0].hovers[5] == "Norway, 2017: no source names an event"
    pale, dark = figure(by_partner(frame, scene), language("en"))["data"]
    assert pale["hoverongaps"] and not dark["hoverongaps"]


def test_lanes_beyond_the_most_are_in_the_table_and_a_note_says_so(scene):
    frame = events(*[{"countries": (code,)} for code in COUNTRIES])
    chart = by_partner(frame, scene)
    assert len(chart.plot.rows) == MOST_LANES
    assert "3 more countries are in the table only." in chart.notes


def test_an_event_without_a_country_has_a_lane(scene):
    frame = events({"countries": (), "regions": ()})
    chart = by_partner(frame, scene)
    assert lanes(chart) == {"Country not named": {"2018": 1}}
    assert chart.plot.series[0].orders[6] == "year:2018"
    assert chart.title == "1 event in 2018"


def test_the_page_of_a_region_counts_beside_its_country(scene):
    frame = events({}, {"countries": ("NOR", "CHN")})
    norway = events({}, {}, {"regions": ()})
    chart = timeline_chart(frame, HELD, norway, scene(partners=("NOR",), region="NO-18"))
    assert chart.title == "2 events with Nordland in 2018, 2 in all"
    assert chart.subtitle.endswith("· NO-18")
    assert plain(chart.lists[0].heading) == "2 events with Nordland in 2018"
    assert chart.finding == (
        "2 events with Nordland are recorded for 2018;"
        " with Norway as a whole: 3 events in 2018, 3 in all."
    )


def test_an_event_of_several_years_counts_and_is_listed_in_each_of_them(scene):
    frame = events({"event": "E1", "start": "2016-12-30", "end": "2018-01-02", "year": 2016})
    for year in (2016, 2017, 2018):
        chart = timeline_chart(frame, HELD, NO_EVENTS, scene(year=year))
        assert chart.title == f"1 event with 1 country in {year}"
        assert columns(chart) == {str(one): {"visit": 1} for one in (2016, 2017, 2018)}
        assert [one.row for one in chart.lists[0].items] == ["E1"]
    assert any("each of them" in note for note in chart.notes)


def test_an_event_of_several_countries_is_in_each_lane_but_counted_once(scene):
    frame = events({"countries": ("NOR", "CHN")})
    chart = by_partner(frame, scene)
    assert lanes(chart) == {"China": {"2018": 1}, "Norway": {"2018": 1}}
    assert chart.title == "1 event with 2 countries in 2018"
    assert len(chart.table.rows) == 1
    assert any("row of each" in note for note in chart.notes)


def test_the_list_of_a_year_without_events_says_so_and_of_what(scene):
    chart = timeline_chart(events(IN_2012), HELD, NO_EVENTS, scene(year=2013, partners=("NOR",)))
    assert [(plain(one.heading), one.items) for one in chart.lists] == [
        ("No event with Norway is named in the sources for 2013", ()),
    ]


def test_columns_and_lanes_lead_to_their_counts(scene):
    drawn = figure(timeline_chart(events({}), HELD, NO_EVENTS, scene()), language("en"))
    assert [trace["ids"] for trace in drawn["data"]] == [
        ["event_families/2018/visit"], ["event_families/2018/events"],
    ]  # fmt: skip
    # A column of one event is low: what is over it chooses its year as well.
    assert {str(trace["customdata"]) for trace in drawn["data"]} == {"[['year:2018']]"}
    assert drawn["data"][1]["hovertext"] == ["<b>2018: 1 event</b>"]
    laned = figure(by_partner(events({}), scene), language("en"))
    cells = [cell for row in laned["data"][0]["customdata"] for cell in row]
    assert "lane:NOR/2018 event_partners/NOR/2018" in cells


def test_the_table_is_newest_first(scene):
    frame = events(IN_2012, {}, {"start": "2018-10-17", "end": ""})
    rows = timeline_chart(frame, HELD, NO_EVENTS, scene()).table.rows
    assert [row.cells[0].replace(NBSP, " ") for row in rows] == [
        "17 October 2018", "28–31 May 2018", "2012 (only the year is known)",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "noted"), [("en", "not counted: only announced"), ("ru", "не учтено: только объяв")]
)
def test_the_table_says_of_each_event_as_what_it_counts(scene, lang, noted):
    frame = events({}, HOME, SEVERAL, {"counted_as": "noted", **CHINA})
    table = timeline_chart(frame, HELD, NO_EVENTS, scene(lang)).table
    place = [one.key for one in table.columns].index("counted_as")
    said = {row.key: row.cells[place] for row in table.rows}
    assert said["E003"].startswith(noted)
    assert len(set(said.values())) == 4, "nothing that is not counted may read as counted"


def test_the_finding_counts_the_year_and_names_partners(scene):
    frame = events({}, {}, CHINA, IN_2012)
    assert timeline_chart(frame, HELD, NO_EVENTS, scene()).finding == (
        "3 events are recorded for 2018; all with Norway (2) and China (1)."
    )
    chosen = timeline_chart(frame.iloc[:2], HELD, NO_EVENTS, scene(partners=("NOR",)))
    assert chosen.finding == "2 events with Norway are recorded for 2018."


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "1 event with Norway or China is recorded for 2018, with Norway."),
     ("ru", "В 2018 году отмечено 1 событие с участием Норвегии или Китая, с Норвегией.")],
)  # fmt: skip
def test_an_event_with_one_of_several_partners_is_not_said_to_be_with_all(scene, lang, said):
    asked = scene(lang, partners=("NOR", "CHN"))
    found = timeline_chart(events({}), HELD, NO_EVENTS, asked).finding
    assert found.replace(NBSP, " ") == said


@pytest.mark.parametrize(
    ("count", "word"), [(1, "событие"), (2, "события"), (5, "событий"), (21, "событие")]
)
def test_plurals(scene, count, word):
    frame = events(*[{}] * count)
    with_whom = ", с Норвегией" if count == 1 else f"; все — с Норвегией ({count})"
    assert timeline_chart(frame, HELD, NO_EVENTS, scene("ru")).finding.replace(NBSP, " ") == (
        f"В 2018 году отмечено {count} {word}{with_whom}."
    )


def test_relations_have_no_flows_months_or_asterisks(scene):
    chart = timeline_chart(
        events({}),
        HELD,
        NO_EVENTS,
        scene(flow="export", months=between(1, 9), starred=frozenset({"NOR"})),
    )
    assert chart.subtitle.endswith("2012–2019")


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("partners", [(), ("NOR",), ("NOR", "CHN")])
@pytest.mark.parametrize("frame", [events({}), events(UNDATED), events()])
def test_every_state_has_a_short_title(scene, lang, partners, frame):
    for year in (1995, 2018):
        chart = timeline_chart(frame, HELD, NO_EVENTS, scene(lang, year=year, partners=partners))
        assert 1 <= len(chart.title.split(" ")) <= 10
        assert "{" not in chart.title + chart.subtitle


def test_nothing_known_is_an_honest_empty_state(scene):
    chart = timeline_chart(events(), HELD, NO_EVENTS, scene())
    assert chart.empty
    assert chart.title == "No event recorded"
    assert chart.known == ("The sources name no event for this selection.",)


def test_what_was_only_announced_lengthens_neither_the_axis_nor_its_subtitle(scene):
    planned = {
        "counted_as": "noted",
        "held": "announced",
        "start": "2031",
        "end": "2031",
        "year": 2031,
    }
    chart, without = (
        timeline_chart(frame, HELD, NO_EVENTS, scene())
        for frame in (events({}, planned), events({}))
    )
    assert [one.key for one in chart.plot.categories] == [
        one.key for one in without.plot.categories
    ]
    assert chart.subtitle == without.subtitle and "2031" not in chart.subtitle
