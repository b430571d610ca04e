from typing import Any

import pandas as pd
import pytest

from dashboard.charts.chart import Chart, Scene
from dashboard.narrative.events import FAMILIES, date_words
from dashboard.charts.timeline import MOST_LANES, timeline_chart
from dashboard.language import NBSP, Language, messages
from dashboard.loaders.schemas import EVENTS
from dashboard.query import Query

COUNTRIES = ("NOR", "CHN", "DEU", "POL", "BLR", "JPN", "KOR", "FIN", "EST", "UZB", "ARM", "KAZ")


def scene(lang: str = "en", mark: str = "", **chosen: object) -> Scene:
    picked = Query(**{"year": 2018, "against": 2017, "lang": lang, **chosen})
    return Scene(
        language=Language(lang),
        query=picked,
        partner=lambda code: {"NOR": "Norway", "CHN": "China"}.get(code, code),
        sector=lambda code: code.capitalize(),
        mark=mark,
    )


def events(*changes: dict[str, object]) -> pd.DataFrame:
    usual: dict[str, object] = {
        "event": "E001", "start": "2018-05-28", "end": "2018-05-31", "year": 2018,
        "precision": "day", "region": "NO-18", "country": "NOR", "kind": "visit",
        "title_en": "Visit to Nordland", "title_ru": "Визит в Нурланд",
        "sectors": "aquaculture;energy", "participants_en": "Governor",
        "participants_ru": "Губернатор", "source": "C11", "name": "Norway",
    }  # fmt: skip
    frame = pd.DataFrame(
        [{**usual, "event": f"E{n:03}", **change} for n, change in enumerate(changes)],
        columns=list(usual),
    )
    return frame.astype({"year": "Int64"})


YEAR_ONLY = {"start": "2018", "end": "2018", "precision": "year"}
UNDATED = {"start": "", "end": "", "year": pd.NA, "precision": "unknown"}


def drawn(chart: Chart) -> dict[str, Any]:
    trace: dict[str, Any] = chart.figure["data"][0]
    return trace


def test_an_event_stands_at_its_date_in_the_lane_of_its_partner() -> None:
    trace = drawn(timeline_chart(events({}), scene()))
    assert trace["x"] == [pytest.approx(2018 + 148 / 365, abs=0.01)]
    assert trace["customdata"] == [["partner:NOR", "year:2018"]]


def test_hover_says_date_kind_partner_title_people_fields_and_source() -> None:
    hover = str(drawn(timeline_chart(events({}), scene()))["hovertext"][0])
    for told in ("Visit to Nordland", "28–31", "visit", "Norway", "Governor", "Aquaculture, Energy",
                 "C11"):  # fmt: skip
        assert told in hover


@pytest.mark.parametrize(
    ("code", "start", "end", "words"),
    [
        ("en", "2018-05-28", "2018-05-31", "May 28–31, 2018"),
        ("ru", "2018-05-28", "2018-05-31", "28–31 мая 2018 г."),
        ("en", "2018-10-17", "2018-10-17", "October 17, 2018"),
        ("en", "2018-08-28", "2018-09-06", "August 28, 2018 – September 6, 2018"),
        ("en", "2018-11", "", "November 2018"),
        ("en", "2018", "2019", "2018–2019"),
        ("ru", "", "", "дата не известна"),
    ],
)  # fmt: skip
def test_dates_in_words(code: str, start: str, end: str, words: str) -> None:
    assert " ".join(date_words(code, start, end).split()) == words


def test_an_event_known_by_year_only_is_hollow_and_says_so() -> None:
    chart = timeline_chart(events(YEAR_ONLY), scene())
    trace = drawn(chart)
    assert trace["x"] == [2018.5]
    assert trace["marker"]["symbol"] == ["circle-open"]
    assert "only the year is known" in str(trace["hovertext"][0])
    assert any("Hollow" in note for note in chart.notes)


def test_events_of_one_year_stand_beside_each_other() -> None:
    trace = drawn(timeline_chart(events(*[YEAR_ONLY] * 9), scene()))
    assert len(set(zip(trace["x"], trace["y"], strict=True))) == 9
    assert all(2018 <= float(str(x)) <= 2019 for x in trace["x"])


def test_the_chosen_year_is_in_a_band_and_the_others_recede() -> None:
    chart = timeline_chart(events({}, {"start": "2012", "end": "2012", "year": 2012}), scene())
    band = chart.figure["layout"]["shapes"][0]
    assert (band["x0"], band["x1"]) == (2018, 2019)
    trace = drawn(chart)
    now = [custom[1] == "year:2018" for custom in trace["customdata"]]
    strength = dict(zip(now, trace["marker"]["opacity"], strict=True))
    assert strength[True] > strength[False]


def test_a_chosen_partner_comes_first_and_is_strong() -> None:
    frame = events({"country": "CHN"}, {"country": "CHN"}, {"country": "NOR"})
    chart = timeline_chart(frame, scene(partners=("NOR",)))
    assert chart.title == "Norway: 1 event in 2018, 1 in all"
    lanes = [note["text"] for note in chart.figure["layout"]["annotations"]]
    assert lanes == ["<b>Norway</b>", "China"]
    opacity = dict(
        zip(
            [custom[0] for custom in drawn(chart)["customdata"]],
            drawn(chart)["marker"]["opacity"],
            strict=True,
        )
    )
    assert opacity["partner:NOR"] > opacity["partner:CHN"]


def test_many_partners_share_a_last_lane() -> None:
    chart = timeline_chart(events(*[{"country": code} for code in COUNTRIES]), scene())
    lanes = [note["text"] for note in chart.figure["layout"]["annotations"]]
    assert len(lanes) == MOST_LANES + 1
    assert lanes[-1] == "Others and several countries"


def test_lanes_can_be_given() -> None:
    frame = events({"country": "CHN"}, {"country": "NOR"})
    chart = timeline_chart(frame, scene(), lanes=("NOR",))
    lanes = [note["text"] for note in chart.figure["layout"]["annotations"]]
    assert lanes == ["Norway", "Others and several countries"]


def test_an_event_of_several_countries_is_in_each_lane_but_counted_once() -> None:
    chart = timeline_chart(events({"country": "NOR;CHN"}), scene())
    assert {custom[0] for custom in drawn(chart)["customdata"]} == {
        "partner:NOR", "partner:CHN",
    }  # fmt: skip
    assert chart.title == "1 event with 2 countries in 2018"
    assert len(chart.table.rows) == 1


def test_an_event_without_a_country_chooses_its_year() -> None:
    chart = timeline_chart(events({"country": "", "name": ""}), scene())
    assert drawn(chart)["customdata"] == [["year:2018", "year:2018"]]
    assert chart.title == "1 event in 2018"


def test_undated_events_are_in_the_table_only_and_a_note_says_so() -> None:
    chart = timeline_chart(events({}, UNDATED), scene())
    assert len(drawn(chart)["x"]) == 1
    assert [row[0] for row in chart.table.rows][-1] == "date not known"
    assert any(note.startswith("1 event without a year") for note in chart.notes)


def test_the_table_is_newest_first() -> None:
    frame = events(
        {"start": "2012", "end": "2012", "year": 2012}, {}, {"start": "2018-10-17", "end": ""}
    )
    rows = timeline_chart(frame, scene()).table.rows
    assert [row[0].replace(NBSP, " ") for row in rows] == [
        "October 17, 2018", "May 28–31, 2018", "2012 (only the year is known)",
    ]  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("partners", [(), ("NOR",), ("NOR", "CHN")])
@pytest.mark.parametrize("frame", [events({}), events(UNDATED), events()])
def test_every_state_has_a_short_title(
    lang: str, partners: tuple[str, ...], frame: pd.DataFrame
) -> None:
    for year in (1995, 2018):
        chart = timeline_chart(frame, scene(lang, year=year, partners=partners))
        assert 1 <= len(chart.title.split()) <= 10
        assert "{" not in chart.title + chart.subtitle


def test_nothing_known_is_an_honest_empty_state() -> None:
    chart = timeline_chart(events(), scene())
    assert chart.empty
    assert chart.title == "No event recorded"
    assert chart.figure["data"] == []


def test_made_up_data_are_marked() -> None:
    chart = timeline_chart(events({}), scene(mark="Demonstration data"))
    texts = [note["text"] for note in chart.figure["layout"]["annotations"]]
    assert "Demonstration data" in texts


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_every_kind_of_the_register_has_a_name_and_a_mark(lang: str) -> None:
    kinds = EVENTS.columns["kind"].metadata["choices"]
    marked = {kind for family in FAMILIES.values() for kind in family}
    assert set(kinds) == marked
    assert all(f"kind.{kind}" in messages(lang) for kind in kinds)
    assert all(Language(lang).plural(f"kind.counted.{kind}", 5).startswith("5") for kind in kinds)
