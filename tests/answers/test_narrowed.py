"""Years of which files hold other partners or goods are not compared as if they held all."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from dashboard.answers import contributions, outlook, records, trade
from dashboard.answers import price_volume as price_volumes
from dashboard.answers.discrepancies import compared
from dashboard.answers.inquiry import reply_to, vocabulary_of
from dashboard.answers.tables import EVERY, TABLES
from dashboard.answers.why import partner_growth
from dashboard.charts import chart_named
from dashboard.charts.from_store import chart_of
from dashboard.documents.compose import compose
from dashboard.documents.document import Deck, Factsheet
from dashboard.documents.factsheet_blocks import Words
from dashboard.documents.request import read_request
from dashboard.documents.slide import slide
from dashboard.errors import StoreUnavailable
from dashboard.narrative.comparability import not_compared, unlike
from dashboard.pages.headline import cards_of
from dashboard.pages.show import show
from dashboard.store.ask import Ask
from tests.imports.customs_files import Cells, asks_of, row
from tests.scenes import plain

CODES = ("2709009009", "4407119300", "7208100000", "8703231981")
YEAR = range(1, 13)
WHOLE = ("CN", "FI", "DE", "NO", "SE", "US")


def rows(
    year: int, months: Iterable[int], partners: tuple[str, ...] = WHOLE, usd: int = 100
) -> list[Cells]:
    """Four chapters with each partner, of every month and both flows."""
    return [
        row(flow, f"{month:02d}/{year}", partner, code, str(usd))
        for flow in ("ЭК", "ИМ")
        for month in months
        for partner in partners
        for code in CODES
    ]


def query(ask: Ask, text: str) -> Any:
    return show(ask, "/", f"dataset=customs&{text}").query


@pytest.fixture(scope="module")
def narrowed(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """2018–2019 whole, of January and February 2020 China alone."""
    whole = rows(2018, YEAR) + rows(2019, YEAR, usd=110)
    return asks_of(tmp_path_factory.mktemp("n"), whole, rows(2020, range(1, 3), ("CN",), 121))


def test_a_part_is_not_compared_with_the_whole(narrowed: Ask) -> None:
    asked = query(narrowed, "year=2020&against=2019")
    assert asked.months == {1, 2} and not asked.comparable
    found = {one.year: one for one in narrowed.rows(trade.years, asked)}
    assert found[2020].turnover_usd == 121 * 4 * 2 * 2  # what is held is shown
    assert found[2020].turnover_growth_pct != found[2020].turnover_growth_pct
    assert found[2020].growth_months == 0
    assert found[2019].turnover_growth_pct == pytest.approx(10)
    for by in (*contributions.BY.values(), price_volumes.parted):
        with pytest.raises(StoreUnavailable, match="known of both alike: few partners or goods"):
            narrowed.rows(by, asked)
    assert narrowed.rows(partner_growth, asked) == ()
    assert not narrowed.rows(records.records_of, asked)
    turnover = TABLES["turnover"].frame(narrowed, asked).set_index("year")
    assert turnover["turnover_growth_pct"].isna().to_dict()[2020]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "not compared: the imported files hold only China (January–February 2020)."),
        ("ru", "в загруженных файлах есть только Китай (январь–февраль 2020 года)."),
    ],
)
def test_the_reason_is_said_on_cards_and_in_documents(narrowed: Ask, lang: str, said: str) -> None:
    text = f"dataset=customs&year=2020&lang={lang}"
    shown = show(narrowed, "/", text)
    assert said in plain(unlike(shown.scene))
    cards = {card.noun: card for card in cards_of(narrowed, shown.scene)}
    for noun in ("turnover", "exports", "imports", "balance"):
        assert cards[noun].amount.known
        assert said in plain("".join(map(str, cards[noun].change)))
    for order in ("", "&order=note"):
        made = compose(narrowed, read_request("factsheet", "docx", text + order, narrowed.library))
        assert isinstance(made, Factsheet)
        told = plain(str(made.blocks))
        assert "−9" not in told
        assert "China (January" in told or "Китай (январь" in told or not order


@pytest.mark.parametrize(
    ("lang", "said", "months"),
    [
        ("en", "January–February 2020", "January–February, 2020"),
        ("ru", "за январь–февраль 2020", "январь–февраль, 2020 год"),
    ],
)
def test_a_year_of_which_months_are_held_is_not_called_by_its_name_alone(
    narrowed: Ask, lang: str, said: str, months: str
) -> None:
    text = f"dataset=customs&year=2020&lang={lang}"
    made = compose(narrowed, read_request("factsheet", "docx", text, narrowed.library))
    assert isinstance(made, Factsheet)
    assert said in plain(made.title)
    partners = chart_of(chart_named("partners"), narrowed, query(narrowed, text))
    assert months in plain(partners.subtitle)


def test_a_whole_year_stays_whole_beside_one_of_which_a_part_is_held(narrowed: Ask) -> None:
    asked = query(narrowed, "year=2019&against=2018&years=2020")
    assert asked.months is None and asked.comparable


def test_months_that_are_asked_for_are_shown_also_where_less_is_held(tmp_path: Path) -> None:
    ask = asks_of(
        tmp_path, rows(2019, YEAR), rows(2020, range(1, 2), ("CN",)), rows(2020, range(2, 4))
    )
    by_itself, chosen = (query(ask, f"year=2020{more}") for more in ("", "&months=1-3"))
    assert by_itself.months == {2, 3} and by_itself.comparable
    assert chosen.months == {1, 2, 3} and not chosen.comparable
    found = {one.year: one for one in ask.rows(trade.years, chosen)}
    assert found[2020].turnover_usd == 100 * 4 * 2 * (1 + 2 * len(WHOLE))


@pytest.mark.parametrize(("lang", "month"), [("en", "April 2020"), ("ru", "апрель 2020")])
def test_a_year_has_one_value_wherever_it_stands(tmp_path: Path, lang: str, month: str) -> None:
    """Among all years it had a month of which few partners are held, alone it had not."""
    files = [*rows(2019, YEAR), *rows(2020, range(1, 4)), *rows(2020, range(5, 7))]
    ask = asks_of(tmp_path, files, rows(2020, range(4, 5), ("CN", "DE"), 121))
    alone = query(ask, f"year=2020&lang={lang}")
    beside = query(ask, f"year=2019&lang={lang}")
    assert (alone.months, beside.months) == ({1, 2, 3, 5, 6}, None)
    values = []
    for asked in (alone, beside):
        [of] = [row for row in ask.rows(trade.years, asked) if row.year == 2020]
        values.append((of.turnover_usd, of.months))
    assert values == [(100 * 4 * 2 * len(WHOLE) * 5, 5)] * 2
    for name in ("turnover", "balance", "coverage"):
        drawn = chart_of(chart_named(name), ask, beside)
        assert month in plain(" ".join(map(str, drawn.notes))), name


@pytest.mark.parametrize(("lang", "said"), [("en", "not counted"), ("ru", "не подсчитываются")])
def test_partners_of_months_are_not_counted_rather_than_unknown(
    tmp_path: Path, lang: str, said: str
) -> None:
    ask = asks_of(tmp_path, [*rows(2019, YEAR), *rows(2020, range(1, 4)), *rows(2020, [4])[:24]])
    scene = show(ask, "/", f"dataset=customs&year=2020&lang={lang}").scene
    card = cards_of(ask, scene)[-1]
    assert (card.noun, scene.query.months) == ("partners", {1, 2, 3})
    assert said in plain("".join(map(str, card.change)))


def test_no_rank_where_turnover_with_a_partner_is_not_known(tmp_path: Path) -> None:
    """Germany, of which exports alone are held, may be the largest."""
    exports = [one for one in rows(2019, YEAR, ("CN", "FI", "DE")) if one[0] == "ЭК"]
    imports = [one for one in rows(2019, YEAR, ("CN", "FI")) if one[0] == "ИМ"]
    ask = asks_of(tmp_path, rows(2018, YEAR), imports, exports)
    for year, ranks in ((2018, {1}), (2019, {None})):
        asked = query(ask, f"year={year}").only(("year", "flow"))
        assert {row.rank for row in ask.rows(trade.partners, asked)} == ranks
    of_exports = query(ask, "year=2019&flow=export")
    assert {row.rank for row in ask.rows(trade.partners, of_exports)} == {1}


def test_no_growth_stands_beside_a_total_of_other_months(tmp_path: Path) -> None:
    files = [*rows(2019, YEAR), *rows(2020, range(1, 3), usd=120)]
    ask = asks_of(tmp_path, files, rows(2020, range(3, 4), ("CN",), 121))
    rates = {}
    for text in ("year=2020", "year=2020&months=1-3", "year=2020&months=1-2"):
        asked = query(ask, text)
        [year] = [row for row in ask.rows(trade.years, asked) if row.year == 2020]
        rates[text] = year.turnover_growth_pct
        chart = chart_of(chart_named("turnover"), ask, asked)
        printed = [plain(one) for one in chart.table.texts(ask.library.language("en"))[-1]]
        assert ("+20.0%" in printed) == (rates[text] == rates[text])
        grown = chart_of(chart_named("partner_growth"), ask, asked)
        assert bool(grown.plot.categories) == (rates[text] == rates[text])
        again = chart_of(chart_named("dependence"), ask, asked).finding
        assert ("; in January–" in plain(again)) == (rates[text] == rates[text])
    assert [round(rate) for rate in rates.values() if rate == rate] == [20, 20]
    assert rates["year=2020&months=1-3"] != rates["year=2020&months=1-3"]


@pytest.mark.parametrize("more", ["", "&years=2019,2018"])
def test_the_figures_of_a_slide_say_the_reason_beside_a_year_that_is_known(
    narrowed: Ask, more: str
) -> None:
    asked = query(narrowed, f"year=2020{more}")
    declared = chart_named("chosen_years" if more else "turnover")
    for fact in slide(narrowed, declared, asked, "").facts[1:]:
        if "Change" in fact.label:
            assert fact.value == "—" and "hold only China (January" in plain(fact.detail)
            assert "no figure" not in fact.detail
    unknown = slide(narrowed, chart_named("turnover"), query(narrowed, "year=2018"), "").facts
    assert plain(unknown[1].detail) == "no figure for 2017"


def test_what_lies_within_the_part_is_compared(narrowed: Ask) -> None:
    asked = query(narrowed, "year=2020&partner=CHN")
    assert asked.comparable and asked.months == {1, 2}
    found = {one.year: one for one in narrowed.rows(trade.years, asked)}
    assert found[2020].turnover_growth_pct == pytest.approx(10)
    (part, *others) = narrowed.rows(contributions.by_partner, asked.with_(flow="export"))
    assert (part.key, part.before_usd, part.now_usd, others) == ("CHN", 880, 968, [])
    assert not query(narrowed, "year=2020&partner=CHN,DEU").comparable


def test_no_growth_of_a_code_is_told_where_a_part_alone_is_held(narrowed: Ask) -> None:
    words = vocabulary_of(narrowed.library)
    found = {
        question: reply_to(narrowed, question, words, "en", "customs").value
        for question in ("growth of exports of 4407 2020", "growth of exports of 4407 2019",
                         "growth of exports of 4407 to China 2020", "exports of 4407 2020")
    }  # fmt: skip
    assert [one.known for one in found.values()] == [False, True, True, True]


def test_months_of_which_the_same_is_held_are_left(tmp_path: Path) -> None:
    whole = rows(2018, YEAR) + rows(2019, range(3, 13), usd=110)
    ask = asks_of(tmp_path, whole, rows(2019, range(1, 3), ("CN",), 110))
    asked = query(ask, "year=2019&against=2018")
    assert asked.comparable and asked.months == set(range(3, 13))
    parts = ask.rows(contributions.by_partner, asked)
    assert {part.kind for part in parts} == {"risen"} and len({one.key for one in parts}) == 6
    assert sum(part.before_usd for part in parts) == 100 * 4 * 2 * 6 * 10
    plain_years = asked.with_(months=None)
    (now,) = [one for one in ask.rows(trade.years, plain_years) if one.year == 2019]
    assert (now.turnover_growth_pct, now.growth_months) == (pytest.approx(10), 10)
    assert now.turnover_usd == 110 * 4 * 2 * 6 * 10 and now.months == 10  # as in the year alone
    # A month that holds a part is none to expect the year by.
    assert {*outlook.known_months(ask, asked).months} == set(range(3, 13))


def test_years_that_hold_the_same_part_are_compared(tmp_path: Path) -> None:
    china = ("CN",)
    ask = asks_of(tmp_path, rows(2018, YEAR, china), rows(2019, YEAR, china, 110))
    asked = query(ask, "year=2019&against=2018")
    assert asked.comparable and asked.months is None
    (now,) = [one for one in ask.rows(trade.years, asked) if one.year == 2019]
    assert now.turnover_growth_pct == pytest.approx(10)
    (tmp_path / "other").mkdir()
    other = asks_of(tmp_path / "other", rows(2018, YEAR, china), rows(2019, YEAR, ("DE",)))
    asked = query(other, "year=2019&against=2018")
    assert not asked.comparable
    scene = show(other, "/", "dataset=customs&year=2019").scene
    assert "Germany" in (said := plain(not_compared(scene, 2019, 2018))) and "China" in said


def test_goods_within_the_chapters_of_a_file_are_compared(tmp_path: Path) -> None:
    oil = [
        row(flow, f"{month:02d}/2019", partner, "2709009009", "110")
        for flow in ("ЭК", "ИМ") for month in YEAR for partner in WHOLE
    ]  # fmt: skip
    ask = asks_of(tmp_path, rows(2018, YEAR), oil)
    assert not query(ask, "year=2019").comparable
    assert query(ask, "year=2019").months is None
    within, beyond = (query(ask, f"year=2019&sector={one}") for one in ("fuel", "metals"))
    assert within.comparable
    assert not beyond.comparable


def test_a_flow_that_is_held_whole_is_compared_beside_one_that_is_not(tmp_path: Path) -> None:
    years = rows(2018, YEAR), rows(2019, YEAR, ("CN",), 110), rows(2019, YEAR, usd=110)
    exports, imports = ([one for one in part if one[0] == flow]
                        for part, flow in zip(years[1:], ("ЭК", "ИМ"), strict=True))  # fmt: skip
    ask = asks_of(tmp_path, years[0], exports, imports)
    scene = show(ask, "/", "dataset=customs&year=2019").scene
    cards = {card.noun: card for card in cards_of(ask, scene)}
    changes = {noun: plain("".join(map(str, cards[noun].change))) for noun in cards}
    assert "10.0%" in changes["imports"]
    for noun in ("turnover", "exports", "balance", "coverage"):
        assert "only a part of exports is held" in changes[noun]
    declared = chart_named("turnover")
    assert declared is not None
    assert "10.0%" in plain(chart_of(declared, ask, scene.query).finding)


def test_published_figures_are_held_against_what_is_held_whole(tmp_path: Path) -> None:
    of_china = [one for one in rows(2018, YEAR, ("CN",), 1000) if one[0] == "ЭК"]
    imports = [one for one in rows(2018, YEAR) if one[0] == "ИМ"]
    ask = asks_of(tmp_path, of_china, imports)
    found = {(one.noun, one.partner) for one in ask.rows(compared, query(ask, ""))}
    assert ("imports", "") in found and ("turnover", "CHN") in found
    assert not {("exports", ""), ("turnover", ""), ("countries", "")} & found


@pytest.mark.parametrize(
    ("lang", "only", "among"),
    [
        ("en", "The files imported for these years hold only", "among all"),
        ("ru", "В загруженных файлах за эти годы есть только", "среди всех"),
    ],
)
def test_a_few_partners_are_not_called_all_of_them(
    tmp_path: Path, lang: str, only: str, among: str
) -> None:
    few = ("CN", "FI", "DE")
    ask = asks_of(tmp_path, rows(2018, YEAR, few), rows(2019, YEAR, few, usd=110))
    text = f"dataset=customs&year=2019&lang={lang}"
    for what in ("factsheet", "factsheet&order=note", "note"):
        kind, _, order = what.partition("&")
        made = compose(ask, read_request(kind, "docx", f"{text}&{order}", ask.library))
        assert isinstance(made, Factsheet)
        lead = next(str(one.text) for one in made.blocks if isinstance(one, Words))
        assert only in lead
        assert str(made.blocks).count(only) == 1
        assert among not in str(made.blocks)
    deck = compose(ask, read_request("chart", "pptx", f"{text}&chart=partners", ask.library))
    assert isinstance(deck, Deck)
    assert "China" in str(deck) or "Китай" in str(deck)
    assert among not in str(deck.slides[0].facts)


def test_a_table_marks_the_rows_of_which_files_hold_a_part(narrowed: Ask) -> None:
    def marked(name: str, text: str, by: str) -> dict[object, str]:
        frame = TABLES[name].frame(narrowed, query(narrowed, text))
        return dict(zip(frame[by], frame["extent"], strict=True))

    assert marked("turnover", "year=2019", "year") == {2019: ""}
    assert marked("turnover", "year=2020&months=1-2", "year") == {2020: "in-part"}
    # Of China the files hold all.
    assert marked("turnover", "year=2020&months=1-2&partner=CHN", "year") == {2020: ""}
    assert marked("partners", "year=2020&months=1-2", "partner")["CHN"] == ""
    assert {*marked("partners", "year=2019", "partner").values()} == {""}
    assert {*marked("sectors", "year=2020&months=1-2", "sector").values()} == {"in-part"}
    assert {*marked("sectors", "year=2020&months=1-2&partner=CHN", "sector").values()} == {""}


def test_analyses_mark_the_rows_of_which_files_hold_a_part(tmp_path: Path) -> None:
    oil = [one for year in (2018, 2019) for one in rows(year, YEAR, ("CN", "FI", "DE", "NO"))
           if one[3].startswith("2709")]  # fmt: skip
    ask = asks_of(tmp_path, oil, rows(2017, YEAR))

    def marked(name: str, text: str, by: str = "") -> list[tuple[object, str]]:
        asked = EVERY[name].asked(query(ask, text))
        frame = EVERY[name].frame(ask, asked, by)
        of = frame["key"] if "key" in frame else frame["year"]
        return list(zip(of, frame["extent"], strict=True))

    assert marked("compare", "year=2019&partner=CHN,FIN") == [
        ("CHN", "in-part"), ("FIN", "in-part"), ("whole", "in-part"),
    ]  # fmt: skip
    assert {*marked("chosen_years", "year=2019&years=2018,2017")} == {
        (2017, ""), (2018, "in-part"), (2019, "in-part"),
    }  # fmt: skip
    text = "year=2019&against=2018"
    assert {one for _, one in marked("contributions", text)} == {"in-part"}
    # Of the chapter that the files were narrowed to they hold all.
    for by in ("chapter", "code"):
        assert {one for _, one in marked("contributions", text, by)} == {""}
    held = marked("compare", "year=2017&partner=CHN,FIN")
    assert {one for _, one in held} == {""}


def test_figures_that_are_published_have_no_such_mark(narrowed: Ask) -> None:
    for name in ("turnover", "partners", "sectors"):
        frame = TABLES[name].frame(narrowed, show(narrowed, "/", "").query)
        assert "extent" in frame.columns and frame["extent"].isna().all()
