"""Views that a text asks for, as searches tell of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.measures.inquiry_view import read_view
from dashboard.pages.search_view import view_found
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library
from tests.imports.customs_files import asks_of, row
from tests.measures.test_inquiry_view import VOCABULARY
from tests.scenes import plain

VALUES = {"CN": 4_000_000, "DE": 2_500_000, "FI": 2_500_000, "US": 1_000_000}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Trade of a year with four partners, of which two are equally large."""
    folder: Path = tmp_path_factory.mktemp("view")
    return asks_of(folder, [
        row(flow, f"{month:02d}/2019", partner, "4407119300", str(usd))
        for flow in ("ЭК", "ИМ") for month in range(1, 13) for partner, usd in VALUES.items()
    ])  # fmt: skip


@pytest.mark.parametrize(
    ("question", "said", "chosen"),
    [
        ("who is our largest partner 2019", "China leads with 40.0% of turnover", ""),
        ("number one partner 2019", "China accounts for 40.0% of turnover, rank 1", "CHN"),
        ("fourth largest partner 2019", "The United States accounts for 10.0% of turnover, rank 4",
         "USA"),
        ("четвёртый по величине партнёр 2019", "The United States accounts for 10.0% of turnover,"
         " rank 4", "USA"),
        ("second largest buyer 2019", "Not known for certain", ""),
        ("third largest partner 2019", "Not known for certain", ""),
    ],
)  # fmt: skip
def test_a_place_is_that_of_the_partner_who_stands_there(
    ask: Ask, question: str, said: str, chosen: str
) -> None:
    view = read_view(question, VOCABULARY)
    assert view is not None
    found = view_found(ask, view, ask.library.language("en"), "customs")
    assert plain(found["title"]) == said
    assert (f"partner={chosen}" in found["href"]) == bool(chosen)
    assert bool(chosen) == ("partner=" in found["href"])


@pytest.mark.parametrize(
    ("question", "said", "imported"),
    [
        ("China against Germany 2019", "Turnover in 2019: China above Germany by $36.0 million", 1),
        ("compare exports to FI and CN 2019", "Exports in 2019: China above Finland by $18.0"
         " million", 1),
        ("exports to Germany and China", "Exports in 2019: China above Germany by $18.0 million",
         1),
        ("rank of China 2019", "China accounts for 40.0% of turnover, rank 1", 1),
        ("largest partner 2019", "China leads with 40.0% of turnover", 1),
        # What is published of those who are asked for goes before what is imported.
        ("China against Germany 2018", "Turnover in 2018: China above Germany by about $1.01"
         " billion", 0),
        ("China against Germany", "Turnover in 2018: China above Germany by about $1.01 billion",
         0),
        ("rank of China 2018", "China accounts for 15.6% of turnover, rank 1", 0),
        # Nobody knows: what is published is said.
        ("rank of China 2022", "Trade with China in 2022: not published", 0),
    ],
)  # fmt: skip
def test_what_is_not_published_of_partners_is_looked_for_in_the_imported_data(
    ask: Ask, question: str, said: str, imported: int
) -> None:
    view = read_view(question, VOCABULARY)
    assert view is not None
    found = view_found(ask, view, ask.library.language("en"))
    assert plain(found["title"]) == said
    assert ("dataset=customs" in found["href"]) == bool(imported)
    assert found["detail"].endswith(" · Customs data") == bool(imported)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("exports since 2018", "Exports grew by about 18% to about $8.4 billion"),
        ("экспорт с 2020 года", "Exports grew by about 55% to about $8.4 billion"),
        ("exports since 2022", "Exports in 2022: not published"),
        ("turnover since 2017", "Turnover grew by about 21.5% to $11,224.9 million"),
    ],
)
def test_since_a_year_is_no_view_of_an_earlier_one(ask: Ask, question: str, said: str) -> None:
    view = read_view(question, VOCABULARY)
    assert view is not None
    found = view_found(ask, view, ask.library.language("en"), "published")
    assert plain(found["title"]) == said


@pytest.mark.parametrize("question", ["exports growth 2021 against 2019", "exports since 2019"])
def test_a_comparison_with_another_year_says_so(ask: Ask, question: str) -> None:
    view = read_view(question, VOCABULARY)
    assert view is not None
    found = view_found(ask, view, ask.library.language("en"), "published")
    assert "nothing is known of trade in 2019, so that 2020 is shown" in found["detail"]


@pytest.mark.parametrize(
    "question",
    ["second largest EU partner", "second largest goods", "second and third largest partner",
     "second largest fall"],
)  # fmt: skip
def test_a_place_among_others_than_all_partners_is_not_known(question: str) -> None:
    assert read_view(question, VOCABULARY) is None


@pytest.fixture(scope="module")
def risen(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Exports that rose as a whole in each commodity group: of wood a chapter fell. To Norway they
    fell by as little as has no bar beside the others."""
    folder: Path = tmp_path_factory.mktemp("risen")
    values = {("FI", "4407119300"): (1_000_000, 3_000_000), ("NO", "7208100000"): (9_000, 7_000),
              ("FI", "4703210000"): (900_000, 400_000)}  # fmt: skip
    others = ("CN", "DE", "US", "TR", "BY", "KZ", "PL")
    values |= {(partner, "7208100000"): (100_000, 800_000) for partner in others}
    return asks_of(folder, [
        row(period=f"{month:02d}/{2018 + at}", partner=partner, code=code, usd=str(usd))
        for (partner, code), each in values.items() for at, usd in enumerate(each)
        for month in range(1, 13)
    ])  # fmt: skip


@pytest.mark.parametrize(
    ("question", "said", "chart"),
    [
        ("which goods fell most 2019", "Fell most: 47 Pulp and waste paper, exports, "
         "−$6.0 million", "chapter-growth-chart"),
        ("what fell most in 2019", "Fell most: Norway, exports, −$24,000",
         "partner-growth-chart"),
        ("which goods rose most 2019", "Exports in the sector “Metals” rose most",
         "sector-growth-chart"),
    ],
)  # fmt: skip
def test_what_fell_is_looked_for_below_the_groups_and_however_small(
    risen: Ask, question: str, said: str, chart: str
) -> None:
    view = read_view(question, VOCABULARY)
    assert view is not None
    found = view_found(risen, view, risen.library.language("en"), "customs")
    assert plain(found["title"]) == said
    assert chart in found["href"]


@pytest.mark.parametrize(
    ("question", "lang", "said"),
    [
        ("largest falls of imports 2021", "en", "Fell most: Türkiye, imports, −$1.7 million"),
        ("largest falls of exports 2021", "en", "Exports fell with no partner"),
        ("наибольшее падение экспорта 2021", "ru", "Экспорт не сократился ни с одним партнёром"),
    ],
)
def test_of_one_flow_it_is_not_said_that_trade_fell_with_nobody(
    demonstration_folder: Path, question: str, lang: str, said: str
) -> None:
    """Imports from a partner did fall."""
    settings = read_settings({"DASHBOARD_DATA_DIR": str(demonstration_folder)})
    ask = ask_of(open_library(settings))
    view = read_view(question, VOCABULARY)
    assert view is not None
    found = view_found(ask, view, ask.library.language(lang), "demonstration")
    assert plain(found["title"]) == said
