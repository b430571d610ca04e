from collections.abc import Iterator
from typing import Any

import pytest
from dash import html
from dash.development.base_component import Component
from dashboard.pages.data_figures import VERDICTS, figure_value, topic_of
from dashboard.pages.data_page import SECTIONS, data_page, limits
from dashboard.pages.document import external, section_id

from dashboard.language import Language, language, messages
from dashboard.loaders.about import About, load_about
from dashboard.query import Query
from dashboard.settings import read_settings
from dashboard.store.library import Library, open_library


@pytest.fixture(scope="module")
def library() -> Library:
    return open_library(read_settings({}))


@pytest.fixture(scope="module")
def about(library: Library) -> About:
    return load_about(library.settings.data, library.published)


@pytest.fixture(scope="module", params=["en", "ru"])
def words(request: pytest.FixtureRequest) -> Language:
    return language(request.param)


@pytest.fixture(scope="module")
def page(library: Library, about: About, words: Language) -> list[Component]:
    return data_page(library, about, Query(lang=words.code), words)


def parts(tree: Any, kind: type | None = None) -> Iterator[Any]:
    """Every component below a tree, or those of one kind."""
    for branch in tree if isinstance(tree, (list, tuple)) else [tree]:
        if isinstance(branch, (list, tuple)):
            yield from parts(branch, kind)
        elif isinstance(branch, Component):
            if kind is None or isinstance(branch, kind):
                yield branch
            yield from parts(getattr(branch, "children", None) or [], kind)


def text(tree: Any) -> str:
    if isinstance(tree, (list, tuple)):
        return "".join(text(branch) for branch in tree)
    if isinstance(tree, Component):
        return text(getattr(tree, "children", None))
    return "" if tree is None else str(tree)


def rows(tree: Any) -> list[list[str]]:
    return [[text(cell) for cell in row.children] for row in parts(tree, html.Tr)]


def test_the_misprint_is_told_first_in_a_sentence(page: list[Component], words: Language) -> None:
    section = next(one for one in parts(page, html.Section))
    sentence = text(section.children[1])
    assert words.number(10224.9) in sentence and words.number(11224.9) in sentence
    assert section.children[1].className == "misprint"


def test_the_ledger_has_every_row_with_its_verdict(
    library: Library, page: list[Component], words: Language
) -> None:
    table = next(iter(parts(page, html.Table)))
    found = rows(table)[1:]
    assert len(found) == len(library.ledger)
    assert set(library.ledger["verdict"]) <= set(VERDICTS)
    assert found[0][3] == words.usd_change(1e9)
    assert found[0][4] == words.t("verdict.misprint")
    germany = next(row for row in found if words.usd(750e6) in row[1])
    assert germany[1] == words.t("chart.qualifier.approx", figure=words.usd(750e6))


def test_every_published_figure_stands_in_one_topic(
    library: Library, page: list[Component], words: Language
) -> None:
    quotes = [text(quote) for quote in parts(page, html.Q)]
    assert sorted(quotes) == sorted(library.figures["quote"])
    groups = [text(one.children) for one in parts(page, html.Summary)]
    topics = {topic_of(row) for row in library.figures.itertuples()}
    for topic in topics:
        assert any(group.startswith(words.t(f"topic.{topic}")) for group in groups)


def test_forecasts_are_never_listed_as_trade(library: Library) -> None:
    figures = library.figures
    planned = figures[figures["standing"].isin(["forecast", "target"])]
    assert {topic_of(row) for row in planned.itertuples()} == {"plans"}
    rest = figures.drop(planned.index)
    assert "plans" not in {topic_of(row) for row in rest.itertuples()}


def test_values_are_as_exact_as_their_source(library: Library) -> None:
    figures = {row.figure: row for row in library.figures.itertuples()}
    en, ru = language("en"), language("ru")
    assert figure_value(figures["T003"], en) == "$7,109 million"
    assert figure_value(figures["T003"], ru) == "7\u00a0109\u00a0млн\u00a0долл."
    assert figure_value(figures["T023"], en) == "about $3,300 million"
    assert figure_value(figures["T041"], en) == "\u221213.3% on the year before"
    assert figure_value(figures["T002"], ru) == "+21,5\u00a0% к предыдущему году"
    assert figure_value(figures["T099"], en) == "about 2 times the level of 2020"
    assert figure_value(figures["T028"], en) == "named at position 3, without a value"


def test_concentration_is_computed_not_typed(page: list[Component], words: Language) -> None:
    definition = next(text(one) for one in parts(page, html.Dd) if "728" in text(one))
    assert "493" in definition
    typed = messages(words.code)["definition.concentration.text"]
    assert "493" not in typed and "728" not in typed


def test_limits_name_the_years_of_the_data(library: Library) -> None:
    told = limits(library.store_published, language("en"))
    assert "2018 only; those of 2017, 2020, 2021" in told[0]
    assert "2019" in told[1]
    assert "6 of 160" in told[2]


def test_links_to_other_sites_tell_them_nothing(library: Library, page: list[Component]) -> None:
    outside = [link for link in parts(page, html.A) if link.href.startswith("http")]
    assert {link.rel for link in outside} == {"noopener noreferrer"}
    assert {link.target for link in outside} == {"_blank"}
    listed = {link.href for link in outside}
    assert set(library.published.sources["address"]) - {""} <= listed


def test_nothing_on_the_page_is_loaded_from_outside(page: list[Component]) -> None:
    kinds = {type(part).__name__ for part in parts(page)}
    assert not kinds & {"Img", "Iframe", "Script", "Link", "ObjectEl", "Embed", "Video"}


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "", "ftp://x/y"])
def test_only_addresses_of_the_web_become_links(address: str) -> None:
    assert isinstance(external("S01", address), html.Span)


def test_contents_lead_to_every_section(page: list[Component]) -> None:
    headings = [heading.id for heading in parts(page, html.H2)]
    assert headings == [section_id(noun) for noun in SECTIONS]
    inside = [link.href for link in parts(page, html.A) if link.href.startswith("#")]
    assert inside == [f"#{heading}" for heading in headings]


def test_every_table_has_a_caption_and_headers_and_can_be_scrolled(page: list[Component]) -> None:
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


def test_no_style_stands_in_the_page(page: list[Component]) -> None:
    assert not [part for part in parts(page) if getattr(part, "style", None)]


def test_ids_are_unique(page: list[Component]) -> None:
    ids = [part.id for part in parts(page) if getattr(part, "id", None)]
    assert len(ids) == len(set(ids))


def test_downloads_carry_the_selection(library: Library, about: About) -> None:
    chosen = Query(year=2018, partners=("CHN", "DEU"), theme="dark", present=True)
    page = data_page(library, about, chosen, language("en"))
    links = [link for link in parts(page, html.A) if link.href.startswith("/download/")]
    addresses = {link.href.partition("?")[0]: link for link in links}
    partners = addresses["/download/partners.csv"]
    assert partners.href == "/download/partners.csv?year=2018&partner=CHN,DEU"
    assert getattr(partners, "data-download") == "/download/partners.csv"
    assert addresses["/download/sources.csv"].href == "/download/sources.csv"


def test_a_page_in_russian_has_no_english_left(library: Library, about: About) -> None:
    page = data_page(library, about, Query(lang="ru"), language("ru"))
    for heading in [*parts(page, html.H2), *parts(page, html.Summary), *parts(page, html.Dt)]:
        assert not any("a" <= letter.lower() <= "z" for letter in text(heading)), text(heading)
    for table in parts(page, html.Table):
        for cell in parts(table, html.Th):
            if cell.scope == "col":
                assert not any("a" <= letter.lower() <= "z" for letter in text(cell)), text(cell)
