"""The page about the data: every figure with its source, in words of every language."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from dash import html

from dashboard.language import Language, languages, messages
from dashboard.loaders.about import described_files
from dashboard.loaders.records import records, translated
from dashboard.narrative.figures import figure_value, topic_of
from dashboard.pages.components.document import external, section_id
from dashboard.pages.data import SECTIONS
from dashboard.pages.screen import tree
from dashboard.pages.show import show
from dashboard.store.ask import Ask
from dashboard.store.library import Library
from tests.trees import by_id, parts, text


@pytest.fixture(scope="module", params=languages())
def words(request: pytest.FixtureRequest, ask: Ask) -> Language:
    return ask.library.language(request.param)


@pytest.fixture(scope="module")
def page(ask: Ask, words: Language) -> list[Any]:
    shown = show(ask, "/data", f"lang={words.code}")
    assert shown.failed == []
    return shown.page.body(shown)


def rows(tree: Any) -> list[list[str]]:
    return [[text(cell) for cell in row.children] for row in parts(tree, html.Tr)]


def test_the_misprint_is_told_first_in_a_sentence(page: list[Any], words: Language) -> None:
    section = next(one for one in parts(page, html.Section))
    sentence = text(section.children[1])
    assert words.number(10224.9) in sentence and words.number(11224.9) in sentence
    assert section.children[1].className == "misprint"


def test_the_ledger_has_every_row_with_its_verdict(
    library: Library, page: list[Any], words: Language
) -> None:
    table = next(iter(parts(page, html.Table)))
    found = rows(table)[1:]
    assert len(found) == len(library.ledger)
    assert found[0][3] == words.usd_change(1e9)
    first = library.ledger.iloc[0]
    assert found[0][4].rstrip(".").casefold() == first[f"verdict_{words.code}"].casefold() != ""
    germany = next(row for row in found if words.usd(750e6, 0) in row[1])
    assert germany[1] == words.t("chart.qualifier.approx", figure=words.usd(750e6, 0))


def test_what_has_no_value_is_sorted_by_none(page: list[Any]) -> None:
    given = [vars(cell).get("data-value") for cell in parts(page, html.Td)]
    values = [one for one in given if one is not None]
    assert len(values) > 50 and "nan" not in values


def _topics(ask: Ask, figures: pd.DataFrame) -> set[str]:
    names = show(ask, "/data", "").scene.names
    return {topic_of(row, names) for row in figures.itertuples()}


def test_every_published_figure_stands_in_one_topic(
    ask: Ask, library: Library, page: list[Any], words: Language
) -> None:
    quotes = [text(quote) for quote in parts(page, html.Q)]
    assert sorted(quotes) == sorted(library.figures["quote"])
    groups = [text(one.children) for one in parts(page, html.Summary)]
    for topic in _topics(ask, library.figures):
        assert any(group.startswith(words.t(f"topic.{topic}")) for group in groups)


def test_forecasts_are_never_listed_as_trade(ask: Ask, library: Library) -> None:
    figures = library.figures
    planned = figures[figures["standing"].isin(["forecast", "target"])]
    assert _topics(ask, planned) == {"plans"}
    rest = figures.drop(planned.index)
    assert "plans" not in _topics(ask, rest)


def test_values_are_as_exact_as_their_source(library: Library) -> None:
    figures = {row.figure: row for row in records(library.figures)}
    en, ru = library.language("en"), library.language("ru")
    assert figure_value(figures["T003"], en) == "$7,109.0 million"
    assert figure_value(figures["T003"], ru) == "7\u00a0109,0\u00a0млн\u00a0долл.\u00a0США"
    assert figure_value(figures["T023"], en) == "about $3,300 million"
    assert figure_value(figures["T041"], en) == "\u221213.3% on the year before"
    assert figure_value(figures["T002"], ru) == "+21,5\u00a0% к предыдущему году"
    assert figure_value(figures["T099"], en) == "about 2 times the level of 2020"
    assert figure_value(figures["T028"], en) == "named at position 3, without a value"


def test_concentration_is_computed_not_typed(page: list[Any], words: Language) -> None:
    definition = next(text(one) for one in parts(page, html.Dd) if "728" in text(one))
    assert "493" in definition
    typed = messages(words.code)["definition.concentration.text"]
    assert "493" not in typed and "728" not in typed


def test_limits_name_the_years_of_the_data(ask: Ask) -> None:
    (limits,) = SECTIONS["limits"](show(ask, "/data", ""))
    told = [text(one) for one in parts(limits, html.Li)]
    assert "2018 only; those of 2017, 2020, 2021" in told[0]
    assert "2019" in told[1]
    assert "6 of 160" in told[2]


def test_links_to_other_sites_tell_them_nothing(library: Library, page: list[Any]) -> None:
    outside = [link for link in parts(page, html.A) if link.href.startswith("http")]
    assert {link.rel for link in outside} == {"noopener noreferrer"}
    assert {link.target for link in outside} == {"_blank"}
    listed = {link.href for link in outside}
    assert set(library.published.sources["address"]) - {""} <= listed


def test_nothing_on_the_page_is_loaded_from_outside(page: list[Any]) -> None:
    kinds = {type(part).__name__ for part in parts(page)}
    assert not kinds & {"Img", "Iframe", "Script", "Link", "ObjectEl", "Embed", "Video"}


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "", "ftp://x/y"])
def test_only_addresses_of_the_web_become_links(address: str) -> None:
    assert isinstance(external("S01", address), html.Span)


def test_contents_lead_to_every_section(page: list[Any]) -> None:
    headings = [heading.id for heading in parts(page, html.H2)]
    assert headings == [section_id(noun) for noun in SECTIONS]
    inside = [link.href for link in parts(page, html.A) if link.href.startswith("#")]
    assert inside == [f"#{heading}" for heading in headings]


def test_every_table_has_a_caption_and_headers_and_can_be_scrolled(page: list[Any]) -> None:
    tables = list(parts(page, html.Table))
    assert len(tables) > 10
    for table in tables:
        assert text(next(parts(table, html.Caption)))
        scopes = [head.scope for head in parts(table, html.Th)]
        assert set(scopes) == {"col", "row"}
        widths = {len(row.children) for row in parts(table, html.Tr)}
        assert len(widths) == 1
    around = [part for part in parts(page, html.Div) if getattr(part, "role", "") == "region"]
    assert len(around) == len(tables)
    assert all(part.tabIndex == "0" and getattr(part, "aria-label") for part in around)


def test_no_style_stands_in_the_page(page: list[Any]) -> None:
    """But the numbers by which the style sheet lays out a table on a phone."""
    styles = [getattr(part, "style", None) or {} for part in parts(page)]
    assert not [key for style in styles for key in style if not key.startswith("--")]


def test_ids_are_unique(page: list[Any]) -> None:
    assert by_id(page)


def test_downloads_carry_the_selection(ask: Ask) -> None:
    shown = show(ask, "/data", "year=2017&partner=CHN,DEU&theme=dark&present=1")
    found = [link for link in parts(tree(shown), html.A) if link.href.startswith("/download/")]
    addresses = {link.href.partition("?")[0]: link for link in found}
    partners = addresses["/download/partners.csv"]
    assert partners.href == "/download/partners.csv?year=2017&partner=CHN,DEU"
    assert getattr(partners, "data-download") == "/download/partners.csv"
    assert addresses["/download/sources.csv"].href == "/download/sources.csv"


def test_figures_are_published_ones_whatever_is_chosen(ask: Ask) -> None:
    plain, narrowed = (
        show(ask, "/data", query) for query in ("", "year=2017&flow=export&partner=CHN")
    )
    for noun in ("ledger", "derived", "figures", "definitions", "limits"):
        assert text(SECTIONS[noun](plain)) == text(SECTIONS[noun](narrowed)), noun


def test_a_page_in_russian_has_no_english_left(ask: Ask) -> None:
    shown = show(ask, "/data", "lang=ru")
    page = shown.page.body(shown)
    for heading in [*parts(page, html.H2), *parts(page, html.Summary), *parts(page, html.Dt)]:
        assert not any("a" <= letter.lower() <= "z" for letter in text(heading)), text(heading)
    for table in parts(page, html.Table):
        for cell in parts(table, html.Th):
            if cell.scope == "col":
                assert not any("a" <= letter.lower() <= "z" for letter in text(cell)), text(cell)


def test_sources_and_files_are_told_in_the_language_of_the_reader(
    ask: Ask, page: list[Any], words: Language
) -> None:
    said = text(page)
    for row in records(ask.library.published.sources):
        assert translated(row, "publisher", words.code) in said, row.source
        assert row.title in said and translated(row, "title", words.code) in said, row.source
    for file in described_files(ask.library.settings.data):
        assert file.sidecar.said("licence", words.code) in said


@pytest.mark.parametrize(
    ("figure", "lang", "said"),
    [
        ("T038", "ru", "76 721 млн долл. США"),
        ("T038", "en", "$76,721 million"),
        ("T019", "ru", "1 749 млн долл. США"),
        ("T013", "en", "5.0% of turnover"),
        ("T013", "ru", "5,0 % оборота"),
        ("T054", "en", "13.7% of the district's exports"),
        ("T016", "ru", "3-е место в округе"),
        ("T008", "en", "160 countries"),
        ("T003", "en", "$7,109.0 million"),
    ],
)
def test_a_figure_has_the_digits_that_its_source_justifies(
    library: Library, figure: str, lang: str, said: str
) -> None:
    row = next(row for row in records(library.figures) if row.figure == figure)
    assert figure_value(row, library.language(lang)).replace("\u00a0", " ") == said


def test_the_ledger_of_the_district_has_no_decimal_that_no_source_has(
    page: list[Any], words: Language
) -> None:
    found = [line for line in rows(next(iter(parts(page, html.Table))))[1:]
             if words.number(76_721, 0) in line[1]]  # fmt: skip
    assert found and found[0][1:4] == [words.usd(76_721e6, 0), words.usd(76_721e6, 0),
                                       words.usd(0.0, 0)]  # fmt: skip


def test_the_title_of_a_source_never_ends_twice(ask: Ask) -> None:
    for lang in languages():
        shown = tree(show(ask, "/data", f"lang={lang}"))
        titles = {str(one.title) for one in parts(shown, html.A) if getattr(one, "title", "")}
        assert any("…" in one or "U.S." in one for one in titles)
        assert [one for one in titles if ".." in one or "…." in one] == []
