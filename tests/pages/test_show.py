"""A page as a value: what an address shows, and what is lost when a part of it fails."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from plotly.utils import PlotlyJSONEncoder

from dashboard import ids
from dashboard.charts import chart_named
from dashboard.errors import StoreBusy, StoreUnavailable
from dashboard.grammar import PARTS
from dashboard.language import languages
from dashboard.pages import components, every_page, headline, page_named, screen, show, tables
from dashboard.pages import partner as details
from dashboard.pages.page import Shown
from dashboard.pages.problems import problem_texts
from dashboard.pages.screen import changes, heading, state, tree
from dashboard.sentences import said
from dashboard.store.ask import Ask
from dashboard.store.library import Library
from tests.scenes import plain
from tests.trees import by_id, links, nested, text, unknown_names

PATHS = ("/", "/trade", "/partners", "/relations", "/data", "/releases", "/brief", "/brief/NO-18",
         "/relations/NO-18", "/relations/CHN")  # fmt: skip
TITLES = {
    "/": "Overview",
    "/relations": "Relations",
    "/relations/NO-18": "Nordland, Norway",
    "/relations/CHN": "China",
    "/brief/NO-18": "Brief for a visit: Nordland",
}


def shown(ask: Ask, path: str = "/", query: str = "") -> Shown:
    return show.show(ask, path, query)


def test_every_page_has_an_address_and_every_address_a_page() -> None:
    from dashboard.documents.address import FIGURE_PAGE, OF_PARTNERS, PATHS

    assert {page.noun for page in every_page()} == {
        *PATHS.values(),
        *OF_PARTNERS.values(),
        FIGURE_PAGE,
    }
    assert [page.noun for page in every_page() if page.place] == [
        "overview", "changes", "trade", "why", "partners", "relations", "data",
    ]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("lang", languages())
def test_every_page_is_drawn_whole(ask: Ask, path: str, lang: str) -> None:
    found = shown(ask, path, f"lang={lang}&year=2018")
    there = by_id(tree(found))
    drawn = state(found, {"path": path, "query": ""})
    assert (found.path, found.problems, found.failed) == (path, (), [])
    assert there[ids.PAGE_TITLE].children == heading(found)
    assert heading(found) == TITLES.get(path, heading(found)) or lang != "en"
    assert {ids.figure(one.chart.chart_id) for one in found.charts} <= set(there)
    assert nested(tree(found)) == []
    assert unknown_names(tree(found)) == set()
    assert "NaN" not in json.dumps(drawn, cls=PlotlyJSONEncoder)
    # What a change of filters changes must be there to be changed.
    assert set(drawn["props"]) | set(drawn["tables"]) <= set(there)


@pytest.mark.parametrize("year", [1987, 2003, 2019, 2022])
@pytest.mark.parametrize("path", ["/", "/trade", "/partners", "/relations"])
def test_any_year_is_drawn(ask: Ask, path: str, year: int) -> None:
    found = shown(ask, path, f"year={year}")
    assert tree(found)
    assert found.failed == []


@pytest.mark.parametrize(
    ("path", "above", "named"),
    [
        ("/nowhere", "/", "/nowhere"),
        ("//elsewhere", "/", "//elsewhere"),
        ("/trade/more", "/", "/trade/more"),
        ("/relations/RU-KRS", "/relations", "“RU-KRS”"),
        ("/relations/UA-43", "/relations", "“UA-43”"),
        ("/brief/Q", "/brief", "“Q”"),
    ],
)
def test_an_unknown_address_shows_the_page_above_it_and_says_so(
    ask: Ask, path: str, above: str, named: str
) -> None:
    found = shown(ask, path)
    assert found.path == above
    assert named in problem_texts(found)[0]
    assert named in text(by_id(tree(found))[ids.PROBLEMS])


@pytest.mark.parametrize("path", ["/relations/", "/trade/", "/brief/"])
def test_a_stroke_at_the_end_of_an_address_is_nothing(ask: Ask, path: str) -> None:
    found = shown(ask, path)
    assert (found.path, found.problems) == (path.rstrip("/"), ())


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("partner=china", "CHN (China)"),
        ("partner=Germany,FIN", "DEU (Germany)"),
        ("partner=китай&lang=ru", "CHN (Китай)"),
        ("sector=wod", "wood (Wood and paper)"),
        ("sector=древесина&lang=ru", "wood (Древесина и бумага)"),
        ("flow=exports", "export?"),
        ("group=EUU", "eu?"),
        ("year=218", "1987–"),
        ("code=9999", "01 to 97"),
        ("dataset=custom", "customs?"),
        ("group=asean", "There are: brics, eaeu, eu"),
        ("theme=pink", "There are: dark, light."),
        ("theme=pink&lang=ru", "Есть: dark, light."),
        ("zoom=moon", "world"),
    ],
)
def test_of_a_value_that_is_not_known_the_nearest_is_named(
    ask: Ask, asked: str, meant: str
) -> None:
    (said,) = problem_texts(shown(ask, "/trade", asked))
    assert meant in plain(said)


def test_where_nothing_is_near_nothing_is_suggested(ask: Ask) -> None:
    for asked in ("partner=Wonderland", "partner=CHX", "sector=zzz", "theme=pink", "partner=UK",
                  "partner=EU", "partner=england", "partner=holland", "partner=ger"):  # fmt: skip
        (said,) = problem_texts(shown(ask, "/trade", asked))
        assert "?" not in said


@pytest.mark.parametrize("lang", languages())
def test_every_part_of_an_address_can_be_named_as_not_understood(ask: Ask, lang: str) -> None:
    words = ask.library.language(lang)
    others = ("page", "place", "address", "name", "names", "twice", "damaged", "relations",
              "unreadable", "nothing_imported")  # fmt: skip
    for name in (*PARTS, *others):
        assert words.has(f"problem.{name}"), name


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("asked", ["code=27", "view=rolling"])
def test_what_the_dataset_has_not_at_all_is_said_to_be_left_out(
    ask: Ask, asked: str, lang: str
) -> None:
    found = shown(ask, "/trade", f"{asked}&lang={lang}")
    (said,) = problem_texts(found)
    assert {"en": "data have", "ru": "загруженных данных"}[lang] in said
    assert (found.query.code, found.query.view) == ("", "amounts")
    assert said in text(by_id(tree(found))[ids.PROBLEMS])
    assert not shown(ask, "/trade", "view=index").problems


def test_what_is_not_understood_is_named_and_the_default_is_shown(ask: Ask) -> None:
    found = shown(ask, "/", "year=1492&partner=XQZ&flow=sideways&dataset=customs")
    told = " ".join(problem_texts(found))
    for part in ("1492", "XQZ", "sideways", "customs"):
        assert part in told
    assert text(by_id(tree(found))[ids.card("turnover")]).startswith(
        "Turnover, USD\u00a0million11,224.9"
    )


@pytest.mark.parametrize(
    ("path", "query", "parts"),
    [
        ("/", "year=1492&partner=XQZ,CHN", "year=1492, partner=XQZ"),
        ("/trade", "yeer=2018&flow=export&flow=import", "yeer, flow"),
        ("/nowhere", "", "/nowhere"),
        ("/", "dataset=customs&year=2010", "dataset=customs"),
        ("/", "lang=ru&x=" + "1" * 2000, "2010 > 2000"),
    ],
)
def test_an_address_of_which_part_falls_back_makes_one_line(
    ask: Ask, path: str, query: str, parts: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        shown(ask, path, query)
    (line,) = caplog.messages
    assert line == f"{path}?{query}"[:200] + f" fell back to the default of {parts}"


def test_an_address_that_is_understood_makes_none(
    ask: Ask, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        shown(ask, "/trade", "year=2018&lang=ru&utm_source=mail")
    assert caplog.messages == []


def test_the_key_changes_with_what_surrounds_the_charts_alone(ask: Ask) -> None:
    first = shown(ask).key
    assert shown(ask, "/", "year=2017&partner=CHN&flow=export").key == first
    assert len({first, shown(ask, "/trade").key, shown(ask, "/", "lang=ru").key}) == 3


def test_a_page_of_a_partner_is_of_that_partner_whatever_is_chosen(ask: Ask) -> None:
    found = shown(ask, "/relations/NO-18", "partner=CHN&flow=export&sector=culture")
    assert found.scene.query.partners == ("NOR",)
    assert found.scene.query.region == "NO-18"
    assert (found.scene.query.flow, found.scene.query.sectors) == (None, ())
    drawn = state(found, {})
    assert drawn["partner"] == "NOR"
    for table in drawn["tables"].values():
        assert "partner=NOR" in table
    assert ids.filter_of("partner") not in by_id(tree(found))
    assert state(shown(ask), {})["partner"] == ""


def test_trade_that_is_not_known_is_left_out_of_a_profile(ask: Ask) -> None:
    without, with_trade = shown(ask, "/relations/NO-18"), shown(ask, "/relations/CHN")
    assert without.drawn("turnover") is None and not without.cards
    assert with_trade.drawn("turnover") is not None and len(with_trade.cards) == 6
    assert ids.card("turnover") not in by_id(tree(without))


def test_only_filters_that_a_page_obeys_are_shown(ask: Ask) -> None:
    def filters(path: str) -> set[str]:
        return {
            noun for noun in ids.FILTERS if ids.filter_of(noun) in by_id(tree(shown(ask, path)))
        }

    assert filters("/") == {"dataset", "year", "against", "flow", "group", "partner", "sector"}
    assert filters("/releases") == {"dataset"}
    assert filters("/relations/CHN") == {"dataset", "year", "against"}


def _fails(*_: object, **__: object) -> Any:
    raise ZeroDivisionError("a fault of the program")


def broken(
    monkeypatch: pytest.MonkeyPatch, chart: str, fails: Callable[..., Any] | None = None
) -> None:
    """One chart of which drawing fails."""
    declared = chart_named(chart)
    assert declared is not None
    others = show.charts_on

    def charts_on(noun: str, query: Any) -> list[Any]:
        return [replace(one, draw=fails or _fails) if one is declared else one
                for one in others(noun, query)]  # fmt: skip

    monkeypatch.setattr(show, "charts_on", charts_on)


@pytest.mark.parametrize("lang", languages())
def test_a_chart_that_fails_costs_its_own_place(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, lang: str
) -> None:
    whole = shown(ask, "/", f"lang={lang}")
    broken(monkeypatch, "balance")
    found = shown(ask, "/", f"lang={lang}")
    lost = found.drawn("balance")
    assert lost is not None and lost.chart.title == found.words.t("page.part_failed")
    assert found.failed == ["chart balance"]
    for one in whole.charts:
        if one.chart.name != "balance":
            assert found.drawn(one.chart.name) == one
    title = plain(text(by_id(tree(found))["balance-chart-title"]))
    assert plain(found.words.t("page.part_failed")) in title
    (record,) = caplog.records
    assert record.levelno == logging.ERROR and "ZeroDivisionError" in caplog.text
    assert "chart balance of /" in record.message


def test_a_chart_whose_rows_are_busy_says_so_and_is_no_fault(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def busy(*_: object) -> None:
        raise StoreBusy(said("store.busy"))

    broken(monkeypatch, "balance", busy)
    found = shown(ask, "/", "lang=ru")
    lost = found.drawn("balance")
    assert lost is not None and lost.chart.known == (found.words.t("store.busy"),)
    assert found.failed == ["chart balance"]
    (record,) = caplog.records
    assert record.levelno == logging.WARNING and not record.exc_info


@pytest.mark.parametrize(
    ("where", "name", "path", "lost"),
    [
        (show, "cards_of", "/", "cards"),
        (screen, "filters_of", "/", "filters"),
        (tables, "table_html", "/", "table of turnover"),
        (details, "partner_details", "/partners?partner=CHN", "details"),
        (components.chart_props, "figure", "/", "figure of turnover"),
    ],
)
def test_any_part_may_fail_alone(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, where: Any, name: str, path: str, lost: str
) -> None:
    page, _, query = path.partition("?")
    real = getattr(where, name)
    if name == "figure":

        def once(chart: Any, words: Any) -> Any:
            return _fails() if chart.name == "turnover" and not chart.empty else real(chart, words)

        monkeypatch.setattr(where, name, once)
    else:
        monkeypatch.setattr(where, name, _fails)
    found = shown(ask, page, query)
    there = by_id(tree(found))
    drawn = state(found, {})
    assert lost in found.failed
    assert {ids.figure(one.chart.chart_id) for one in found.charts} <= set(there)
    assert set(drawn["props"]) <= set(there)


def test_a_page_whose_body_fails_keeps_its_surroundings(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = shown(ask, "/trade")
    found = replace(found, page=replace(found.page, body=_fails, changes=_fails))
    there = by_id(tree(found))
    assert found.failed == ["body"]
    assert "cannot be shown" in text(there[ids.MAIN])
    assert ids.filter_of("year") in there
    assert ids.CAPTION in changes(found)


def test_a_dataset_that_goes_away_falls_back_and_says_so(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    real, broken_once = show.scene_of, [True]

    def scene_of(*given: Any) -> Any:
        if broken_once and broken_once.pop():
            raise StoreUnavailable("the release is damaged")
        return real(*given)

    monkeypatch.setattr(show, "scene_of", scene_of)
    found = shown(ask, "/", "lang=ru")
    assert [one.name for one in found.problems] == ["dataset"]
    assert found.words.code == "ru"
    assert "the release is damaged" in caplog.text


def test_the_list_of_partners_says_who_is_on_the_map_of_the_year(ask: Ask) -> None:
    from dashboard.pages.relations import entries_of

    found = {one.code: one for one in entries_of(shown(ask, "/relations", "year=1992"))}
    assert found["CN-HE"].now
    assert not found["TJ-KT"].now
    assert "норвегия" in found["NO-18"].found_by and "norway" in found["NO-18"].found_by
    dated = entries_of(shown(ask, "/relations", "sort=anniversary"))
    assert "years" in dated[0].about


def test_years_begin_with_the_relations_of_the_region_and_older_ties_are_listed(ask: Ask) -> None:
    """Two towns have had a tie since 1972 and 1975, the region its first agreement since 1987."""
    there = by_id(tree(shown(ask, "/relations")))
    assert there[ids.YEAR_WALK].min == 1987
    options = [one["value"] for one in there[ids.filter_of("year")].options]
    assert options[-1] == "1987"
    assert shown(ask, "/relations", "year=1987").problems == ()
    assert shown(ask, "/relations", "year=1972").problems[0].name == "year"
    assert "Kingisepp – Narvik" in text(tree(shown(ask, "/relations/NOR")))


@pytest.mark.parametrize("path", PATHS)
def test_links_lead_to_pages_or_files(ask: Ask, path: str) -> None:
    from dashboard.documents.address import REFERENCE, address_of
    from dashboard.documents.reference import view_of

    for link in links(tree(shown(ask, path))):
        page = link.partition("?")[0].partition("#")[0]
        if page.startswith(REFERENCE):
            view = view_of(page.removeprefix(REFERENCE), ask.library.registers)
            assert view is not None, link
            page = view.path
        known = address_of(page, ask.library.registers) is not None
        assert known or page.startswith(("/export/", "/download/")), link


def test_a_long_reference_is_read_aloud_by_its_beginning(ask: Ask) -> None:
    part = ids.reference("partner-share-chart")
    codes = ",".join(ask.library.registers.partners)
    for query, spoken in ((f"partner={codes}", True), ("partner=CHN", False)):
        short = by_id(tree(shown(ask, "/partners", query)))[part]
        named = getattr(short, "aria-label", None)
        assert bool(named) == spoken
        if named:
            start, _, said = named.partition("…")
            assert text(short).startswith(start) and len(named) < 90 and "exactly this view" in said


@pytest.mark.parametrize("query", ["year=2019&partner=CHN&lang=ru", ""])
def test_numbers_lead_to_their_dataset_before_scripts_do(ask: Ask, query: str) -> None:
    pieces = [one for branch in tree(show.show(ask, "/", query)) for one in branch._traverse()]
    numbers = [one for one in pieces if getattr(one, "data-figure", "")]
    ends = {one.href.partition("?")[2] for one in numbers}
    assert ends == {query}


def test_the_day_is_that_of_the_question(library: Library) -> None:
    import datetime as dt

    from dashboard.store.ask import ask_of

    def due(day: dt.date) -> list[str]:
        from dashboard.pages.relations import entries_of

        made = show.show(ask_of(library, day), "/relations", "sort=anniversary")
        return [one.about for one in entries_of(made)]

    assert due(dt.date(2026, 1, 1)) != due(dt.date(2029, 1, 1))
    assert page_named("relations").noun == "relations" and headline


@pytest.mark.parametrize("lang", languages())
def test_what_is_multilateral_or_domestic_has_a_place_of_its_own(ask: Ask, lang: str) -> None:
    found = shown(ask, "/relations", f"lang={lang}&year=2018")
    apart = text(by_id(tree(found))[ids.APART])
    known = ask.library.relations
    for relation in ("R038", "R039", "R077", "R078", "R079", "R080"):
        row = known.relations.set_index("relation").loc[relation]
        assert row[f"title_{lang}"] in apart, relation
    for event in ("E007", "E008", "E009", "E034", "E035", "E038", "E040", "E090"):
        assert known.events.set_index("event").at[event, f"title_{lang}"] in apart, event
    assert {ids.APART} <= set(changes(found))


def test_every_profile_that_is_linked_exists(ask: Ask) -> None:
    for path in ("/", "/relations", "/relations/NOR", "/relations/EE-45", "/brief"):
        for address in links(tree(shown(ask, path))):
            if address.startswith(("/relations/", "/brief/")):
                assert shown(ask, address.partition("?")[0]).problems == (), address


@pytest.mark.parametrize(("lang", "said"), [("en", "the first one chosen: China"),
                                            ("ru", "первом из выбранных: Китай")])  # fmt: skip
def test_a_brief_of_several_says_of_whom_it_is(ask: Ask, lang: str, said: str) -> None:
    (text,) = problem_texts(shown(ask, "/brief", f"partner=CHN,DEU,FIN&lang={lang}"))
    assert said in plain(text)
    for path, query in (("/brief", "partner=CHN"), ("/brief", ""), ("/", "partner=CHN,DEU")):
        assert problem_texts(shown(ask, path, f"{query}&lang={lang}")) == ()
