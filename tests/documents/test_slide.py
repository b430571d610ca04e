"""What stands beside a chart on its slide, and what its speaker can say of it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dashboard.amount import Amount
from dashboard.charts import chart_named
from dashboard.charts.from_store import chart_of
from dashboard.documents.document import Slide
from dashboard.documents.forms import CHARTS
from dashboard.documents.slide import slide, source_lines
from dashboard.loaders.records import records, translated
from dashboard.parser import read_query
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library
from dashboard.typography import NBSP


def of(ask: Ask, name: str, text: str = "year=2018", page: str = "") -> Slide:
    declared = chart_named(name, page)
    assert declared is not None
    return slide(ask, declared, read_query(text, ask.library), "http://host/")


def said(made: Slide) -> dict[str, tuple[str, str]]:
    return {fact.label: (fact.value, fact.detail) for fact in made.facts}


def test_the_region_has_its_level_change_share_and_places(ask: Ask) -> None:
    made = of(ask, "turnover")
    assert said(made) == {
        "Turnover in 2018": ("$11,224.9 million", "computed"),
        "Change on 2017": (f"≈{NBSP}+21.5%", "about +$1,984 million"),
        "Share of exports": ("63.3%", "in turnover"),
        "Rank": ("2 in exports, 3 in imports", "in the North-West Federal District"),
    }
    assert made.statuses == "Status:\u00a0computed."


def test_facts_carry_the_amounts_that_they_say(ask: Ask) -> None:
    level, change, share, _ = of(ask, "turnover").facts
    assert level.amount.value == pytest.approx(11224.9e6)
    assert change.amount.unit == "pct" and change.amount.value == pytest.approx(21.47, abs=0.01)
    assert share.amount.value == pytest.approx(100 * 7109 / 11224.9)


def test_years_side_by_side_have_the_changes_between_them(ask: Ask) -> None:
    made = of(ask, "chosen_years", "year=2021&years=2018,2020")
    facts = said(made)
    assert list(facts) == ["Turnover in 2021", "Change on 2020", "Change on 2018"]
    row = made.chart.table.rows[-1]
    cells = dict(zip((one.key for one in made.chart.table.columns), row.cells, strict=True))
    assert [one.amount for one in made.facts] == [
        cells["turnover"], cells["growth_before"], cells["growth_first"],
    ]  # fmt: skip
    two = said(of(ask, "chosen_years", "year=2018&years=2017"))
    assert list(two) == ["Turnover in 2018", "Change on 2017"]


def test_partners_have_the_share_and_rank_of_the_first(ask: Ask) -> None:
    made = said(of(ask, "partners"))
    assert made["Share of China"] == ("15.6%", "in turnover")
    assert made["Rank"] == ("No. 1", "China among named partners")


def test_of_chosen_partners_the_shares_are_added(ask: Ask) -> None:
    made = said(of(ask, "partners", "year=2018&partner=CHN,NLD"))
    assert made["Share of the chosen partners"] == ("24.8%", "in turnover") and "Rank" not in made


def test_what_is_not_published_is_said_once(ask: Ask) -> None:
    made = of(ask, "turnover", "year=2019")
    assert [(fact.value, fact.amount) for fact in made.facts] == [("not published", Amount())]
    assert made.statuses == ""


def test_nothing_is_compared_with_a_bound(ask: Ask) -> None:
    made = said(of(ask, "turnover", "partner=BLR&year=2022"))
    assert made["Change on 2021"] == ("—", "only an approximate figure is published")


def test_of_events_their_number_is_told_and_never_its_change(ask: Ask) -> None:
    made = said(of(ask, "timeline"))
    assert made == {
        "Events in 2018": ("31", ""),
        "Recorded in all years": ("89", ""),
        "Partner countries in 2018": ("12", ""),
    }


@pytest.mark.parametrize("text", ["year=2018&partner=CHN", "year=2018&partner=DEU"])
def test_of_one_partner_it_is_not_said_that_it_is_one_country(ask: Ask, text: str) -> None:
    assert list(said(of(ask, "timeline", text))) == ["Events in 2018", "Recorded in all years"]
    assert "Partner countries in 2018" in said(of(ask, "timeline", "year=2018&partner=CHN,DEU"))


def test_a_chart_of_fields_has_facts_of_events(ask: Ask) -> None:
    assert "Events in 2018" in said(of(ask, "sectors"))
    assert "Events in 2018" in said(of(ask, "region_map", page="relations"))


def test_the_notes_name_every_figure_and_the_sources_of_the_chart(ask: Ask) -> None:
    made = of(ask, "turnover")
    notes = "\n".join(made.notes)
    assert notes.startswith("Finding: In 2018 the turnover")
    assert "2018; 7,109.0; 4,115.9; 11,224.9; ≈\N{NO-BREAK SPACE}+21.5%; computed" in notes
    sources = {row.source: row for row in records(ask.library.published.sources)}
    for source in made.chart.sources:
        assert f"{source}: {translated(sources[source], 'title', 'en')}. " in notes
    assert notes.endswith("View: http://host/")


@pytest.mark.parametrize(("lang", "head"), [("en", "Partners: "), ("ru", "Партнёры: ")])
def test_the_notes_name_the_partners_that_the_subtitle_counts(
    demonstration: Ask, lang: str, head: str
) -> None:
    codes = ("BLR", "CHN", "DEU", "FIN", "FRA", "ITA", "JPN", "NLD", "USA")
    few, many = (
        of(demonstration, "turnover",
           f"dataset=demonstration&year=2021&lang={lang}&partner={','.join(some)}").notes
        for some in (codes[:2], codes)
    )  # fmt: skip
    name = demonstration.library.registers.country_name
    (line,) = [line for line in many if line.startswith(head)]
    assert all(str(name(code, lang)) in line for code in codes)
    assert not [line for line in few if line.startswith(head)]


def test_a_chart_of_events_names_the_sources_of_its_year(ask: Ask) -> None:
    events = ask.library.relations.events
    used = set(events.loc[events["year"].eq(2018), "source"])
    notes = "\n".join(of(ask, "timeline").notes)
    assert used and all(f"{source}: " in notes for source in used)


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_no_source_ends_in_two_full_stops(ask: Ask, lang: str) -> None:
    sources = ask.library.published.sources
    lines = source_lines(sources, ask.library.language(lang))
    assert len(lines) == len(sources) > 20
    assert not [line for line in lines if ".." in line.replace("...", "")]


@pytest.fixture(scope="module")
def demonstration(demonstration_folder: Path) -> Ask:
    settings = read_settings({"DASHBOARD_DATA_DIR": str(demonstration_folder)})
    return ask_of(open_library(settings), dt.date(2026, 11, 28))


@pytest.mark.parametrize("code", ["4407", "44"])
def test_beside_the_goods_of_a_code_stand_no_figures_of_its_group(
    demonstration: Ask, code: str
) -> None:
    of_group = "dataset=demonstration&year=2021&sector=wood"
    assert of(demonstration, "goods", of_group, "trade").facts
    assert not of(demonstration, "goods", f"{of_group}&code={code}", "trade").facts
    # Other charts are of the group, whichever code is chosen beside them.
    assert of(demonstration, "turnover", f"{of_group}&code={code}", "trade").facts


def test_who_had_no_trade_has_no_share_that_is_not_published(demonstration: Ask) -> None:
    """Not one of imported data, which are whole."""
    text = "dataset=demonstration&year=2021&partner=AND&sector=wood&months=2"
    for name in ("turnover", "partners"):
        facts = of(demonstration, name, text).facts
        assert facts[0].value == "nil"
        assert not [fact for fact in facts if fact.detail == "not published"]


def test_notes_of_a_part_of_a_matrix_tell_what_stands_on_it(demonstration: Ask) -> None:
    """Each leads back to the same view."""
    text = "dataset=demonstration&year=2021&lang=ru"
    made = of(demonstration, "partner_sectors", text, "partners")
    of_relations = of(demonstration, "matrix", "lang=ru", "relations")
    for one in (made, of_relations):
        told = ["\n".join(part.notes) for part in one.parts]
        assert len(told) == 2 and all(text.endswith(one.link) for text in told)
        heads = [[*part.plot.rows, *part.plot.categories] for part in one.parts]
        for here, text, there in ((0, told[0], heads[1]), (1, told[1], heads[0])):
            apart = [head.label for head in there if head not in heads[here]]
            figures = text.partition("\n\n")[2].partition("\n\n")[0]
            assert apart and not [label for label in apart if f"{label};" in f"{figures};"]


@pytest.mark.parametrize(("flow", "other"), [("export", "CIF"), ("import", "FOB")])
def test_a_chart_of_one_flow_does_not_name_the_basis_of_the_other(
    demonstration: Ask, flow: str, other: str
) -> None:
    text = f"dataset=demonstration&year=2021&flow={flow}&months=1-9"
    query, seen = read_query(text, demonstration.library), 0
    for name in CHARTS:
        declared = chart_named(name)
        if declared is None or (declared.needs and declared.needs not in demonstration.can(query)):
            continue
        chart = chart_of(declared, demonstration, query)
        nouns = {series.noun for series in chart.plot.series}
        if nouns == {f"{flow}s"}:
            seen += 1
            assert other not in chart.subtitle, name
    assert seen > 8


def test_beside_relations_of_all_fields_events_are_counted_of_all(ask: Ask) -> None:
    """With goods chosen, of which no event is, the matrix was full and the figures were 0."""
    chosen = said(of(ask, "matrix", "year=2018&sector=wood", page="relations"))
    assert chosen == said(of(ask, "matrix", "year=2018", page="relations"))


@pytest.mark.parametrize(("name", "more"), [("turnover", "&partner=FIN"), ("partners", "")])
def test_figures_beside_a_chart_name_no_field_of_cooperation_among_its_goods(
    demonstration: Ask, name: str, more: str
) -> None:
    """Under a share of imports of machinery stood "in the sectors “Construction” and “Machinery”
    together"."""
    text = f"dataset=demonstration&year=2020&sector=construction,machinery{more}"
    made = of(demonstration, name, text)
    words = " ".join(f"{one.label} {one.detail}" for one in made.facts)
    assert "“Machinery”" in words and "together" not in words and "Construction" not in words
