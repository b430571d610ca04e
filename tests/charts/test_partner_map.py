from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from dashboard.charts.partner_map import MOST_ARCS, NOW, UNGRADED, partner_map_chart
from dashboard.charts.places import HOME as AT_HOME
from dashboard.charts.region_map import region_map_chart
from dashboard.language import messages
from dashboard.measures.families import RELATIONS
from dashboard.measures.value_classes import class_of
from dashboard.narrative.linked import plain as in_text
from dashboard.narrative.partner_map import STATES
from tests.relation_frames import (
    CRIMEA,
    ENDED,
    HOME,
    NOWHERE,
    SIX,
    SPAN,
    STATEMENTS,
    chosen,
    countries,
    regions,
    view,
)
from tests.scenes import NAN, plain

NORDLAND = regions({})
NOTHING = regions()


@pytest.fixture
def drawn(scene):
    """The map of partners; fields of the query are keywords."""

    def draw(trade, ties, *lang, chart=partner_map_chart, statements=STATEMENTS, **choice):
        return chart(
            trade,
            ties,
            statements,
            HOME,
            SPAN,
            view(choice.get("zoom", "eurasia")),
            chosen(choice.get("partners", ())),
            scene(*lang, **choice),
        )

    return draw


def marks(chart):
    return {mark.key: mark for mark in chart.plot.marks}


def at(chart, key):
    return next(one for one in chart.plot.categories if one.key == key)


def test_title_counts_the_partner_regions_and_names_the_leader(drawn):
    ties = regions({}, ENDED, {"region": "NO-20"})
    trade = countries(**SIX)
    assert drawn(trade, ties).title == "2 partner regions in 1 country; China leads in turnover"
    assert (
        drawn(trade, ties, "ru").title
        == "2 региона-партнёра в\u00a01 стране; лидер по обороту\u00a0— Китай"
    )


def test_a_few_published_countries_do_not_make_a_leader(drawn):
    chart = drawn(countries(CHN=2e9, POL=1e9), NORDLAND)
    assert chart.title == "1 partner region in 1 country in 2018"


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("trade", [SIX, {"CHN": NAN}, {}])
@pytest.mark.parametrize("partners", [(), ("CHN",)])
@pytest.mark.parametrize("colour", ["state", "kind", "trade"])
def test_titles_are_short_and_every_map_names_its_borders(drawn, lang, trade, partners, colour):
    for chart in (partner_map_chart, region_map_chart):
        made = drawn(
            countries(**trade), regions({}, CRIMEA), lang, chart=chart, partners=partners,
            colour=colour, zoom="asia",
        )  # fmt: skip
        assert 1 <= len(made.title.split(" ")) <= 10
        assert "{" not in made.title + made.subtitle
        assert made.notes[-1] == messages(lang)["map.note.boundaries"]


def test_countries_have_their_trade_and_regions_their_state(drawn):
    chart = drawn(countries(CHN=1751.1e6, POL=NAN), regions({}, ENDED))
    (series,) = chart.plot.series
    assert [amount.value for amount in series.amounts] == [1751.1e6, None]
    assert at(chart, "POL").gap == "not published"
    assert at(chart, "CHN").gap == ""
    assert [(mark.key, mark.kind) for mark in chart.plot.marks] == [
        ("NO-18", "in-force"), ("PL-02", "ended"), ("RU-LEN", AT_HOME),
    ]  # fmt: skip
    assert [entry.noun for entry in chart.plot.entries] == ["in-force", "ended", NOW, UNGRADED]
    assert chart.plot.view.name == "eurasia"


@pytest.mark.parametrize("chart", [region_map_chart, partner_map_chart])
def test_chosen_countries_have_their_names_also_without_trade(drawn, chart):
    made = drawn(countries(CHN=1751.1e6), NORDLAND, chart=chart, partners=("TUR", "FRA"))
    assert [at(made, code).place for code in ("TUR", "FRA")] == [(10.0, 50.0), (11.0, 50.0)]


def test_a_chosen_country_without_trade_says_so_at_its_outline(drawn):
    # It said nothing, in an empty box.
    chart = drawn(countries(CHN=1751.1e6), NORDLAND, partners=("FIN",))
    assert at(chart, "FIN").hover == "Finland\nTurnover in 2018 is not published."
    # Where no trade is drawn nothing is said of it.
    alone = drawn(countries(CHN=1751.1e6), NORDLAND, chart=region_map_chart, colour="state",
                  partners=("FIN",))  # fmt: skip
    assert all(one.hover == "" for one in alone.plot.categories)


def test_a_mark_counts_events_and_says_what_choosing_it_does(drawn):
    mark = marks(drawn(countries(), NORDLAND))["NO-18"]
    assert (mark.amount.value, mark.amount.unit) == (7, "count")
    assert mark.orders == ("region:NO-18", "partner:NOR")
    assert mark.place == (14.7, 66.7)
    assert mark.drawn == "polygon"


def test_the_chosen_partner_is_strong_and_others_recede(drawn):
    chart = drawn(countries(**SIX), regions({}, ENDED), partners=("NOR",))
    assert chart.title == "1 partner region in Norway; trade not published"
    assert [mark.emphasis for mark in chart.plot.marks][:2] == ["strong", "pale"]
    assert at(chart, "NOR").emphasis == "strong"
    assert len(chart.plot.series[0].amounts) == len(chart.plot.categories)


def test_disputed_regions_are_never_areas(drawn):
    chart = drawn(countries(), regions({}, {**CRIMEA, "drawn": "polygon"}))
    assert marks(chart)["UA-43"].drawn == "point"
    assert "States disagree" in marks(chart)["UA-43"].hover
    assert any("disagree" in note for note in chart.notes)


def test_the_chosen_flow_is_what_is_drawn(drawn):
    chart = drawn(countries(CHN=1000e6), NOTHING, flow="import")
    assert chart.plot.series[0].noun == "imports"
    assert chart.plot.series[0].amounts[0].value == 400e6
    assert "CIF" in chart.subtitle


def test_classes_have_round_limits(drawn):
    limits = drawn(countries(**SIX), NOTHING).plot.limits
    assert limits == (700e6, 1000e6, 1500e6)


def test_the_largest_partner_is_classes_away_from_a_small_one(drawn):
    limits = drawn(countries(CHN=1483e6, BLR=300e6, EST=70e6, AUT=0.4e6), NOTHING).plot.limits
    assert limits == (1e6, 10e6, 100e6, 1000e6)
    assert class_of(1483e6, limits) - class_of(70e6, limits) == 2


def test_unpublished_trade_is_no_zero(drawn):
    chart = drawn(countries(CHN=NAN), NORDLAND, "ru")
    assert "не опубликовано" in at(chart, "CHN").hover
    assert chart.plot.limits == ()
    assert "за 2018 год не опубликованы" in plain(chart.notes[0])


def test_a_year_without_trade_still_shows_partner_regions(drawn):
    chart = drawn(countries(), NORDLAND, year=1992)
    assert not chart.empty
    assert chart.title == "1 partner region in 1 country in 1992"
    assert chart.notes[0].startswith("Trade by country is not published for 1992")


def test_of_a_flow_that_flow_is_said_to_be_not_published(drawn):
    for partner, title in (("NOR", "1 partner region in Norway; exports not published"),
                           ("USA", "Exports to the United States in 2018: not published"),
                           ):  # fmt: skip
        chart = drawn(countries(), NORDLAND, flow="export", partners=(partner,))
        assert chart.title == title
        assert chart.notes[0].startswith("Exports by country are not published for 2018")


def test_imported_data_are_said_to_hold_no_trade_and_not_that_it_is_unpublished(scene):
    """Customs data have every partner; one that is not in them did not trade."""

    def draw(lang, *ties, **choice):
        known = replace(scene(lang, dataset="customs", **choice), until="2018-12")
        trade = countries(CHN=1e9, FIN=1e6)
        return partner_map_chart(
            trade, regions({}) if ties else NOTHING, STATEMENTS, HOME, SPAN, view("eurasia"),
            chosen(choice["partners"]), known,
        )  # fmt: skip

    away = draw("en", partners=("NOR",), flow="export")
    assert away.title == "No exports to Norway recorded in 2018"
    assert {entry.label for entry in away.plot.entries} >= {"no trade recorded"}
    assert "Countries shown in grey: no trade with them is recorded." in away.notes
    tied = draw("en", True, partners=("NOR",))
    assert tied.title == "1 partner region in Norway; no trade recorded"
    assert "Trade with the country in 2018: none recorded." in marks(tied)["NO-18"].hover
    russian = draw("ru", partners=("NOR",))
    assert plain(russian.title) == "В данных за 2018 год торговли с Норвегией нет"
    told = [russian.title, *russian.notes, *(entry.label for entry in russian.plot.entries)]
    assert not any("опубликован" in one for one in told)


def test_a_year_with_contacts_only_claims_no_agreement(drawn):
    chart = drawn(countries(), regions({"state": "contacts", "since": ""}))
    assert chart.title == "Contacts with 1 region in 2018, none in force"


def test_nothing_known_is_said_with_the_year_from_which_on_something_is(drawn):
    chart = drawn(countries(), NOTHING, year=1986)
    assert chart.empty
    assert "1986" in chart.title
    assert chart.known == ("Relations with regions abroad are known from 1987 onwards.",)


def test_countries_without_an_outline_are_points_and_a_note_says_so(drawn):
    chart = drawn(countries(SGP=40e6, **SIX), NOTHING)
    assert at(chart, "SGP").drawn == "point"
    assert any("too small" in note for note in chart.notes)


@pytest.mark.parametrize("choice", [{}, {"colour": "flows"}])
def test_large_partners_outside_of_what_is_shown_are_named(drawn, choice):
    """Their numbers stand beside the map, and they were looked for on it in vain."""
    trade = countries(BRA=1e6, **SIX)
    trade.loc[trade["partner"].isin(["USA", "BRA"]), ["lon", "lat"]] = -98.0, 39.0
    said = "Outside this part of the map: United States; “World” shows all."
    assert said in drawn(trade, NOTHING, **choice).notes
    for elsewhere in ({"zoom": "world"}, {"zoom": "asia"}, {"partners": ("USA",)}):
        made = drawn(trade, NOTHING, **choice, **elsewhere)
        assert not any(one.startswith("Outside") for one in made.notes)
    assert not any(one.startswith("Outside") for one in drawn(countries(**SIX), NOTHING).notes)


def test_what_has_no_place_is_named_in_a_note(drawn):
    chart = drawn(countries(), regions(NOWHERE))
    assert "Not shown on the map: NO-18." in chart.notes
    assert marks(chart)["NO-18"].place is None
    assert chart.plot.entries == ()


def test_the_table_holds_countries_by_value_then_regions(drawn):
    table = drawn(countries(POL=1e6, XKX=NAN, CHN=2e6), NORDLAND).table
    assert [row.cells[:2] for row in table.rows] == [
        ("China", "country"), ("POL", "country"), ("XKX", "country"), ("NO-18", "region"),
    ]  # fmt: skip
    assert [row.order for row in table.rows][-1] == "partner:NOR"
    assert table.rows[-1].cells[-1].value == 7
    assert all(len(row.cells) == len(table.columns) for row in table.rows)


def test_what_other_sources_state_stands_in_the_hover(drawn):
    said = pd.DataFrame([(2018, "CHN", 1749e6, "published", "C29", "")], columns=STATEMENTS.columns)
    hover = at(drawn(countries(CHN=1751.1e6), NOTHING, statements=said), "CHN").hover
    assert "also stated: $1,749.0 million (C29)" in hover


def test_partners_counted_elsewhere_are_starred_where_trade_is_shown(drawn):
    chart = drawn(countries(BLR=5e6), NORDLAND, starred=frozenset({"BLR", "NOR"}))
    assert at(chart, "BLR").label == "Belarus*"
    assert [row.cells[2] for row in chart.table.rows] == ["Belarus*", "Norway"]


def test_relations_are_told_apart_by_kind_where_asked(drawn):
    ties = regions({}, {"region": "NO-20", "kinds": ("talks",)})
    chart = drawn(countries(**SIX), ties, chart=region_map_chart, colour="kind")
    assert [mark.kind for mark in chart.plot.marks][:2] == ["agreement", "intended"]
    assert [entry.noun for entry in chart.plot.entries] == ["agreement", "intended", NOW]
    assert set(RELATIONS) - set(STATES) != set()


def test_the_map_of_relations_draws_no_trade_unless_asked(drawn):
    plain_map = drawn(countries(**SIX), NORDLAND, chart=region_map_chart, partners=("CHN",))
    assert plain_map.plot.series == ()
    assert [one.key for one in plain_map.plot.categories] == ["CHN"]
    assert [row.cells[1] for row in plain_map.table.rows] == ["region"]
    traded = drawn(countries(**SIX), NORDLAND, chart=region_map_chart, colour="trade")
    assert len(traded.plot.series[0].amounts) == len(SIX)


def test_the_map_of_relations_names_no_flow_unless_trade_is_drawn(drawn):
    choice = {"chart": region_map_chart, "flow": "export", "partners": ("CHN",)}
    assert drawn(countries(**SIX), NORDLAND, **choice).subtitle.endswith("events of all years")
    traded = drawn(countries(**SIX), NORDLAND, colour="trade", **choice)
    # It names the flow where it begins, and not at its end again.
    assert traded.subtitle.startswith("Exports to partner countries")
    assert traded.subtitle.endswith("events of all years")


def test_the_map_of_relations_says_no_trade_that_it_does_not_draw(drawn):
    """Of some months that trade stood there as the year's, and of made-up data without saying so:
    such a map has neither months nor the mark of the data."""
    ties = regions({}, {"region": "CN-HE", "country": "CHN"})
    for partner, title in (
        ("CHN", "1 partner region in China in 2018"),
        ("USA", "No partner regions known in the United States in 2018"),
    ):
        made = drawn(countries(**SIX), ties, chart=region_map_chart, partners=(partner,))
        assert plain(made.title) == title


def test_of_several_chosen_partners_the_title_is_of_them(drawn):
    ties = regions({}, {"region": "CN-HE", "country": "CHN"})
    two = drawn(countries(**SIX), ties, partners=("DEU", "CHN"))
    assert (
        two.title
        == "Turnover in 2018: China\u00a0– $1,751.0 million, Germany\u00a0– $741.0 million"
    )
    three = drawn(countries(**SIX), ties, partners=("DEU", "NLD", "FIN"))
    assert three.title == "Of 3 chosen partners the Netherlands leads in turnover in 2018"


def test_the_regions_that_a_title_counts_are_those_of_the_chosen_partners(drawn):
    """Where their trade is not published the title told of all partners, as if none was chosen."""
    hebei = {"region": "CN-HE", "country": "CHN"}
    ties = regions({}, hebei, {"region": "JP-26", "country": "JPN"}, ENDED)

    def said(*partners, lang="en", **more):
        return plain(drawn(countries(USA=1e9), ties, lang, partners=partners, **more).title)

    assert said("DEU", "CHN") == "1 partner region in China in 2018"
    assert said("JPN", "CHN", lang="ru") == "2 региона-партнёра в Японии и в Китае в 2018 году"
    assert said("POL", "DEU") == "Contacts with 1 region in Poland, none in force"
    assert said("DEU", "CUB") == "No partner regions known in Germany and Cuba in 2018"
    five = ("DEU", "CUB", "CHN", "JPN", "USA")
    assert said(*five) == "2 partner regions in China and Japan in 2018"
    assert said("CHN", "BRA", group="brics") == "1 partner region in BRICS in 2018"


def test_a_map_that_counts_all_regions_claims_no_chosen_partner(drawn):
    """It marks what is chosen and counts all: a subtitle of two partners under a title of three
    regions told of another state."""
    others = ({"region": "CN-HE", "country": "CHN"}, {"region": "JP-26", "country": "JPN"})
    three = regions({}, *others)
    for choice in ({"partners": ("CHN", "JPN")}, {"group": "brics"}):
        for chart in (partner_map_chart, region_map_chart):
            made = drawn(countries(**SIX), three, chart=chart, **choice)
            assert "in force\u00a0– 3" in made.finding
            assert "China" not in made.subtitle and "BRICS" not in made.subtitle


@pytest.mark.parametrize(
    ("zoom", "flat"), [("world", True), ("eurasia", True), ("asia", True), ("baltic", False)]
)
@pytest.mark.parametrize("chart", [region_map_chart, partner_map_chart])
def test_the_view_is_the_one_asked_for(drawn, chart, zoom, flat):
    view = drawn(countries(), NORDLAND, chart=chart, zoom=zoom).plot.view
    assert (view.name, view.flat) == (zoom, flat)


def test_a_ring_stands_where_something_happened_in_the_year(drawn):
    quiet = {**ENDED, "events_in_year": 0}
    made = marks(drawn(countries(), regions({}, quiet)))
    assert (made["NO-18"].now, made["PL-02"].now) == (True, False)
    assert NOW not in [one.noun for one in drawn(countries(), regions(quiet)).plot.entries]


def test_grey_is_in_the_key_where_classes_are_drawn(drawn):
    (grey,) = drawn(countries(**SIX), NOTHING, "ru").plot.entries
    assert (grey.noun, grey.label) == (UNGRADED, "данные о\u00a0торговле не\u00a0опубликованы")
    assert drawn(countries(**SIX), NOTHING, chart=region_map_chart).plot.entries == ()


@pytest.mark.parametrize("chart", [region_map_chart, partner_map_chart])
def test_flows_are_the_largest_fifteen_and_a_note_says_so(drawn, chart):
    many = {f"{one}{two}X": (10 * n + m + 1) * 1e6
            for n, one in enumerate("AB") for m, two in enumerate("ABCDEFGHIJ")}  # fmt: skip
    made = drawn(countries(**many), NOTHING, chart=chart, colour="flows")
    assert made.plot.arcs
    assert made.plot.limits == ()
    assert len(made.plot.categories) == MOST_ARCS
    assert "Shown: the 15 largest of 20." in made.notes[0]
    assert "width of arc" in made.subtitle
    assert len(made.table.rows) == 20


def test_few_flows_are_all_drawn_and_the_widest_is_named(drawn):
    made = drawn(countries(**SIX), NORDLAND, colour="flows")
    assert made.notes[0] == "The wider an arc, the more trade; the widest: China, $1,751.0 million."
    assert not drawn(countries(**SIX), NORDLAND).plot.arcs


def test_made_up_data_are_marked_and_frames_untouched(drawn):
    frame = regions({})
    before = frame.copy()
    chart = drawn(countries(CHN=1e6), frame, mark="Demonstration data")
    assert chart.subtitle.endswith("Demonstration data")
    assert at(chart, "CHN").hover.endswith("Demonstration data")
    pd.testing.assert_frame_equal(frame, before)


def test_amounts_read_the_same_in_both_languages(drawn):
    english, russian = (
        drawn(countries(**SIX), NORDLAND, lang).plot.series[0].amounts for lang in ("en", "ru")
    )
    assert english == russian
    assert plain(drawn(countries(CHN=1e6), NOTHING, "ru").title).startswith("Оборот с Китаем")


def test_countries_below_zero_are_named_and_counted(drawn):
    trade = countries(CHN=100e6, FIN=50e6, USA=-9e6)
    chart = drawn(trade, NOTHING)
    assert "turnover is known for 3 countries" in chart.finding.lower()
    (note,) = [note for note in chart.notes if "grey" in note]
    assert plain(note) == (
        "Countries shown in grey: trade with them is not published, or is below zero."
        " Below zero, by corrections: United States (−$9.0 million)."
    )


def test_the_largest_partners_stand_beside_the_map_with_their_numbers(drawn):
    (listed,) = drawn(countries(FIN=8e8, CHN=1.7e9, POL=NAN), NORDLAND).lists
    assert plain(in_text(listed.heading)) == "Turnover, USD million"
    assert [(name, in_text(line)) for name, line in listed.figures] == [
        ("China", "1,700.0"), ("Finland", "800.0"),
    ]  # fmt: skip
    assert listed.figures[0][1][0].row == "CHN"
    assert drawn(countries(), NORDLAND).lists == ()
    assert drawn(countries(CHN=1e9), NORDLAND, chart=region_map_chart).lists == ()


def test_a_chosen_partner_is_among_those_that_have_numbers_and_marked(drawn):
    trade = countries(CHN=9e8, NLD=8e8, FIN=7e8, DEU=6e8, USA=5e8, DNK=4e8, KAZ=1e7)
    (listed,) = drawn(trade, NORDLAND, partners=("KAZ", "NLD")).lists
    assert [name for name, _ in listed.figures] == [
        "China", "Netherlands", "Finland", "Germany", "United States", "KAZ",
    ]  # fmt: skip
    assert listed.chosen == {"Netherlands", "KAZ"}


def test_the_key_speaks_of_partner_regions_where_there_are_any_alone(drawn):
    trade = countries(CHN=9e8, POL=NAN)
    headings = [drawn(trade, ties).plot.heading for ties in (NORDLAND, NOTHING)]
    assert headings == ["Partner regions", ""]
    (key,) = drawn(trade, NOTHING).plot.entries
    assert (key.noun, key.label) == (UNGRADED, "trade not published")
