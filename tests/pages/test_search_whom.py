"""With which partners trade is new, has ended, or has a surplus or a deficit."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dashboard.answers import trade
from dashboard.measures.inquiry_view import read_view
from dashboard.pages.search_view import view_found
from dashboard.parser import query_of
from dashboard.store.ask import Ask
from tests.imports.customs_files import asks_of, row
from tests.measures.test_inquiry_view import VOCABULARY
from tests.scenes import plain

VALUES = {
    ("ЭК", "FI"): (1_000_000, 1_000_000), ("ИМ", "FI"): (200_000, 1_500_000),
    ("ЭК", "NO"): (0, 50_000), ("ЭК", "TR"): (70_000, 0), ("ИМ", "DE"): (900_000, 900_000),
    ("ИМ", "KZ"): (0, 10_000), ("ЭК", "KZ"): (4_000, 4_000),
    ("ЭК", "CN"): (500_000, 500_000), ("ИМ", "CN"): (100_000, 100_000),
    ("ЭК", "NNN"): (0, 30_000), ("ИМ", "NNN"): (2_000_000, 2_000_000),
}  # fmt: skip
"""Flow and partner → US dollars of each month of 2018 and 2019."""
CODES = {"NO": "4407119300"}
"""Partner → the goods, where they are no oil."""


@pytest.fixture(scope="module")
def traded(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    folder: Path = tmp_path_factory.mktemp("whom")
    others = [(flow, partner) for flow in ("ЭК", "ИМ") for partner in ("US", "PL", "BY")]
    values = {**VALUES, **dict.fromkeys(others, (1, 1))}
    return asks_of(folder, [
        row(flow, f"{month:02d}/{2018 + at}", partner, CODES.get(partner, "2709009009"), str(usd))
        for (flow, partner), each in values.items() for at, usd in enumerate(each) if usd
        for month in range(1, 13)
    ] + [
        # Of so many chapters that no file was narrowed to few.
        row(flow, f"{month:02d}/{year}", "US", code, "1")
        for flow in ("ЭК", "ИМ") for year in (2018, 2019) for month in range(1, 13)
        for code in ("7208100000", "8429519100", "8703231981")
    ])  # fmt: skip


def _found(ask: Ask, question: str, lang: str = "en") -> dict[str, str]:
    view = read_view(question, VOCABULARY)
    assert view is not None, question
    found = view_found(ask, view, ask.library.language(lang), "customs")
    return {name: plain(text) for name, text in found.items()}


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("new partners 2019", "New in 2019: exports to Norway and imports from Kazakhstan"),
        ("new markets 2019", "New in 2019: exports to Norway"),
        ("which countries stopped buying in 2019", "Ended after 2018: exports to Türkiye"),
        ("who stopped selling to us 2019", "With no partner has trade ended"),
        ("new export goods 2019",
         "New in 2019: exports of chapter 44 “Wood and articles of wood”"),
        ("which goods did we stop exporting in 2019", "In no chapter of goods has trade ended"),
        ("with whom do we have a deficit in 2019",
         "Deficit: Germany ($10.8 million), Finland ($6.0 million) and Kazakhstan ($72,000)"),
        ("with which countries is there a deficit in 2018", "Deficit: Germany ($10.8 million)"),
        ("largest surplus with whom in 2018",
         "Surplus: Finland ($9.6 million), China ($4.8 million), Türkiye ($840,000)"
         " and 1 other"),
    ],
)  # fmt: skip
def test_the_partners_that_are_asked_for_are_named(traded: Ask, question: str, said: str) -> None:
    assert _found(traded, question)["title"] == said


def test_that_there_is_no_deficit_is_not_said_of_files_of_a_part(tmp_path: Path) -> None:
    ask = asks_of(tmp_path, [row("ЭК", "01/2018", one) for one in ("CN", "FI", "NO", "PL")] +
                  [row("ИМ", "01/2018", "CN", usd="1")])  # fmt: skip
    said = _found(ask, "with which countries is there a deficit in 2018")["title"]
    assert said == "Exports and imports by partner: not known"


@pytest.mark.parametrize(
    ("question", "flow", "page"),
    [
        ("новые партнёры", "", "/why"),
        ("новые рынки сбыта", "export", "/why"),
        ("кто перестал покупать", "export", "/why"),
        ("перестали нам продавать", "import", "/why"),
        ("что мы перестали экспортировать", "export", "/why"),
        ("с кем у нас дефицит", "", "/partners"),
        ("who sold us most", "import", "/partners"),
        ("sold us most", "import", "/partners"),
        ("откуда лес", "import", "/partners"),
    ],
)
def test_they_are_asked_for_in_the_words_of_officials(
    traded: Ask, question: str, flow: str, page: str
) -> None:
    href = _found(traded, question, "ru")["href"]
    assert href.startswith(f"{page}?")
    assert bool(flow) == ("flow=" in href) and flow in href


@pytest.mark.parametrize(
    ("question", "group"),
    [
        ("with whom do we have a deficit in 2019", ""),
        ("with whom do we have a surplus in 2019", ""),
        ("with whom in the EU do we have a deficit in 2019", "eu"),
        ("с кем из ЕАЭС у нас дефицит в 2019", "eaeu"),
        ("с какими странами ЕАЭС у нас профицит в 2019", "eaeu"),
        ("с кем в БРИКС у нас профицит 2019", "brics"),
    ],
)
def test_what_is_said_of_balances_is_what_the_table_has(
    traded: Ask, question: str, group: str
) -> None:
    chosen = {"dataset": "customs", "year": "2019", **({"group": group} if group else {})}
    query = query_of(chosen, traded.library)
    sign = -1 if "deficit" in question or "дефицит" in question else 1
    country = traded.library.registers.country_name
    there = [
        row for row in traded.rows(trade.partners, query)
        if row.rank is not None and sign * (row.exports_usd - row.imports_usd) > 0
        and (not group or row.partner in query.partners)
    ]  # fmt: skip
    there.sort(key=lambda row: sign * (row.imports_usd - row.exports_usd))
    title = _found(traded, question)["title"]
    names = [one.rsplit(" (", 1)[0] for one in re.split(r": |, (?=\D)|(?<=\)) and ", title)[1:]]
    assert names[:3] == [country(row.partner, "en") for row in there][:3]
    assert (f"and {len(there) - 3} other" in title) == (len(there) > 3)


@pytest.mark.parametrize(
    "question",
    ["with whom does China have a deficit", "second largest deficit with whom",
     "top 5 deficit with whom", "с кем дефицит по экспорту", "с кем дефицит по импорту леса"],
)  # fmt: skip
def test_whose_balances_nobody_knows_are_not_answered_with_others(question: str) -> None:
    assert read_view(question, VOCABULARY) is None


@pytest.mark.parametrize("question", ["new partners 2019", "с кем у нас дефицит в 2019"])
def test_goods_whose_country_nobody_states_are_no_partner(traded: Ask, question: str) -> None:
    assert "nknown" not in _found(traded, question)["title"]
