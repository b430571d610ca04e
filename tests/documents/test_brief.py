"""The brief for a visit: what it says of whom, on which day."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest

from dashboard.documents.brief import brief_of
from dashboard.imports.customs import Import, import_customs
from dashboard.measures.partner_details import LAST_EVENTS
from dashboard.narrative.brief import MOST_AGREEMENTS, Brief
from dashboard.pages.screen import tree
from dashboard.pages.show import show
from dashboard.parser import read_query
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library
from tests.documents.conftest import TODAY
from tests.imports.customs_files import REGISTERS, asks_of, of_nothing, row, written
from tests.imports.customs_files import text as text_of
from tests.imports.owner_books import EVENT, published_by_hand
from tests.scenes import plain
from tests.trees import text as tree_text

ORDER = [
    "who", "since", "counts", "agreements", "unconfirmed", "contacts", "sectors", "trade", "due",
    "open", "disputes", "sources",
]  # fmt: skip


def made(ask: Ask, code: str, text: str = "") -> Brief:
    return brief_of(ask, read_query(text, ask.library), code)


def lines(brief: Brief, noun: str) -> tuple[str, ...]:
    return next(part.lines for part in brief.parts if part.noun == noun)


def test_parts_stand_in_the_order_officials_expect(ask: Ask) -> None:
    assert [part.noun for part in made(ask, "CHN").parts] == ORDER


def test_regions_that_no_map_has_are_named_apart(ask: Ask) -> None:
    first, apart = lines(made(ask, "CHN", "year=2018"), "who")[0].split(". Contacts ")
    assert "Hebei" in first and "Sichuan" not in first
    assert apart.startswith("of which no source states the year") and "Sichuan" in apart


def test_it_begins_with_what_is_announced_and_to_come(tmp_path: Path) -> None:
    def event(number: str, start: str, **cells: str) -> dict[str, str]:
        return {**EVENT, "event": number, "region": "CN-HE", "country": "CHN", "start": start,
                "end": "", "year": start[:4], "held": "announced", "title_en": f"Visit {number}",
                "precision": {10: "day", 7: "month", 4: "year"}[len(start)],
                "title_ru": f"Визит {number}", "kind": "visit", **cells}  # fmt: skip

    rows = [
        event("OE1", "2026-12"),
        event("OE2", "2026-11-29"),
        event("OE3", "2026-11-20", end=TODAY.isoformat()),
        event("OE4", "2026-11-25"),
        event("OE5", "2026", region="", title_en="Visit OE5 to China"),
        event("OE6", "2026-11-30", region="CN-SC"),
        event("OE7", "2026-11-30", scope="background"),
    ]
    published_by_hand(tmp_path, events=rows)
    ask = ask_of(open_library(read_settings({}, data_dir=tmp_path)), TODAY)
    plan = {"en": "What is planned", "ru": "Предстоит"}
    told = {"en": "29 November 2026: Visit OE2 (visit) [C01]",
            "ru": "29 ноября 2026 г.: Визит OE2 (визит) [C01]"}  # fmt: skip
    for lang in ("en", "ru"):
        first, *others = made(ask, "CN-HE", f"lang={lang}").parts
        assert (first.noun, first.title) == ("planned", plan[lang])
        assert [line[line.index("OE") :][:3] for line in first.lines] == [
            "OE5",
            "OE3",
            "OE2",
            "OE1",
        ]
        assert plain(first.lines[2]) == told[lang]
        assert not [line for part in others for line in part.lines if "OE2" in line]
        profile = plain(tree_text(tree(show(ask, "/relations/CN-HE", f"lang={lang}"))))
        assert plan[lang] in profile and told[lang] in profile
    before = made(ask_of(open_library(read_settings({})), TODAY), "CN-HE")
    assert [part.noun for part in made(ask, "CN-HE").parts][1:] == [p.noun for p in before.parts]
    assert lines(made(ask, "CN-HE"), "counts") == lines(before, "counts")


def test_china(ask: Ask) -> None:
    brief = made(ask, "CHN")
    assert "30\u00a0July\u00a01992" in lines(brief, "since")[0]
    trade = " ".join(lines(brief, "trade"))
    for part in ("about $1.75 billion", "implied", "15.6%", "Rank 1 of 6", "1,749"):
        assert part in trade.replace("\u00a0", " ")
    assert "signature not confirmed" in lines(brief, "open")[0]
    assert "C14" in lines(brief, "sources")[0]


def test_an_open_point_has_the_state_that_is_counted_and_names_with_whom(ask: Ask) -> None:
    agreement, maps = (plain(line) for line in lines(made(ask, "BLR"), "open"))
    assert "not confirmed since 17 September 2020" in agreement and "planned" not in agreement
    assert "planned, signature not confirmed" in maps
    dutch = lines(made(ask, "NLD"), "open")
    assert len(set(dutch)) == 3 and not any("planned" in line for line in dutch)


def test_what_is_disputed_of_the_year_before_stands_where_that_year_is_told(ask: Ask) -> None:
    brief = made(ask, "BLR", "year=2024")
    assert "In 2023: less than" in plain(" ".join(lines(brief, "trade")))
    disputes = lines(brief, "disputes")
    assert any("Belarus in the first months of 2023: " in line for line in disputes)


def test_a_region_has_the_trade_of_its_country_and_says_so(ask: Ask) -> None:
    brief = made(ask, "CN-HE")
    assert "Turnover with China in 2018" in lines(brief, "trade")[0]
    assert any("never of a region" in line for line in lines(brief, "sources"))


def test_what_is_not_published_is_said(ask: Ask) -> None:
    assert "not published" in lines(made(ask, "NO-18"), "trade")[0]


def test_ended_relations_do_not_stand(ask: Ask) -> None:
    brief = made(ask, "PL-02")
    assert lines(brief, "agreements") == ("None, according to the known sources.",)
    (ended,) = lines(brief, "ended")
    assert "ended by the partner (2022) [C20]" in ended
    assert not any("2026" in line for line in lines(brief, "due"))


def test_a_contact_of_several_days_or_years_has_all_of_them(ask: Ask) -> None:
    visit, *_ = lines(made(ask, "NO-18"), "contacts")
    assert plain(visit).startswith("28–31 May 2018: Visit of the governor's delegation")
    contest, visited = lines(made(ask, "PL-02"), "contacts")
    assert contest.startswith("2009–2018: ") and plain(visited).startswith("9–11 July 2008: ")


def test_contacts_that_went_on_last_come_first(ask: Ask) -> None:
    found = [plain(line).partition(": ")[0] for line in lines(made(ask, "CHN"), "contacts")]
    assert found[-2:] == ["4 July 2019", "2018–2019"], found


def test_what_no_source_confirms_today_is_said_since_when_and_never_celebrated(ask: Ask) -> None:
    brief = made(ask, "DE-MV")
    (line, *_) = lines(brief, "unconfirmed")
    assert "not confirmed since 18 October 2021 [C01]; its end" in line.replace("\u00a0", " ")
    assert "its end sought or announced (28 February 2022) [C55]" in line.replace("\u00a0", " ")
    assert lines(brief, "agreements") == ("None, according to the known sources.",)
    assert lines(brief, "due") == ("None: no agreement in force has a known date.",)


def test_of_what_is_ended_the_last_end_comes_first_with_who_ended_it(ask: Ask) -> None:
    said = " ".join(lines(made(ask, "UA-32"), "ended")[:2]).replace("\u00a0", " ")
    assert said.count("ended by the region (6 February 2018) [C57]") == 2


def test_what_is_in_force_says_by_a_source_of_which_date(ask: Ask) -> None:
    line = lines(made(ask, "CN-HE"), "agreements")[0].replace("\u00a0", " ")
    assert "in force according to a source of 23 October 2023 [C61]) [C14]" in line
    assert any("C61: " in one for one in lines(made(ask, "CN-HE"), "sources"))


def test_a_region_is_counted_with_its_country_beside_it(ask: Ask) -> None:
    assert lines(made(ask, "NO-18", "year=2018"), "counts") == (
        "Nordland: not confirmed\u00a0– 8, ended\u00a0– 1; 2 events in 2018, 6 in all.",
        "Norway: not confirmed\u00a0– 9, ended\u00a0– 1; 2 events in 2018, 7 in all.",
    )


@pytest.mark.parametrize("code", ["BLR", "DEU", "NOR"])
def test_lists_are_short_enough_for_a_page(ask: Ask, code: str) -> None:
    brief = made(ask, code)
    assert len(lines(brief, "agreements")) <= MOST_AGREEMENTS
    assert len(lines(brief, "contacts")) <= LAST_EVENTS


def test_russian_has_the_same_facts(ask: Ask) -> None:
    one, other = made(ask, "NO-18"), made(ask, "NO-18", "lang=ru")
    assert [part.noun for part in one.parts] == [part.noun for part in other.parts]
    assert [len(part.lines) for part in one.parts] == [len(part.lines) for part in other.parts]
    assert "Нурланд" in other.heading


def test_the_day_is_that_on_which_it_is_asked(ask: Ask) -> None:
    later = dataclasses.replace(ask, today=dt.date(2026, 12, 29))
    assert plain(made(ask, "CHN").dated).endswith("Drawn up on 26 November 2026.")
    assert plain(made(later, "CHN").dated).endswith("Drawn up on 29 December 2026.")
    due = lines(made(dataclasses.replace(ask, today=dt.date(2030, 1, 1)), "CHN"), "due")
    assert due != lines(made(ask, "CHN"), "due")


def test_nothing_is_computed_from_a_bound(ask: Ask) -> None:
    trade = lines(made(ask, "BLR", "year=2022"), "trade")[0]
    assert "$837 million" in trade and "In 2021: more than $700 million." in trade


def test_whatever_else_is_chosen_the_brief_is_of_all_trade_with_the_country(ask: Ask) -> None:
    assert made(ask, "CHN", "flow=import&sector=wood&partner=DEU") == made(ask, "CHN")


def test_each_source_of_a_brief_has_its_date(ask: Ask) -> None:
    found = lines(made(ask, "BLR", "year=2022"), "sources")
    text = plain(" ".join(found))
    assert "C01: Government of the Leningrad Region (lenobl.ru), 18 October 2021" in text, found


def test_groups_below_zero_are_among_the_largest_and_nothing_is_not(tmp_path: Path) -> None:
    rows = [row("ЭК", f"{month:02d}/2019", "CN", code, usd) for month in range(1, 13)
            for code, usd in (("2710192100", "-900000"), ("0303", "500000"))]  # fmt: skip
    rows += [row(flow, f"{month:02d}/2019", "FI", "7201", "500000") for month in range(1, 13)
             for flow in ("ЭК", "ИМ")]  # fmt: skip
    import_customs(Import((written(tmp_path / "f.csv", text_of(rows)),), tmp_path), REGISTERS)
    ask = ask_of(open_library(read_settings({}, data_dir=tmp_path)), TODAY)
    (line,) = lines(made(ask, "CHN", "dataset=customs&year=2019"), "groups")
    assert line.startswith("Mineral products (−") and "; food and agricultural raw" in line
    assert "$0.0" not in line and "metals" not in line.lower()


@pytest.mark.parametrize(("lang", "said"), [
    ("en", "in January–June 2019"), ("ru", "за январь–июнь 2019 года")])  # fmt: skip
def test_half_of_a_year_is_not_said_to_be_the_year(tmp_path: Path, lang: str, said: str) -> None:
    rows = [row(flow, f"{month:02d}/2019", code, "7201", "100000") for month in range(1, 7)
            for flow in ("ЭК", "ИМ") for code in ("CN", "FI")]  # fmt: skip
    import_customs(Import((written(tmp_path / "f.csv", text_of(rows)),), tmp_path), REGISTERS)
    ask = ask_of(open_library(read_settings({}, data_dir=tmp_path)), TODAY)
    found = lines(made(ask, "CHN", f"dataset=customs&year=2019&lang={lang}"), "trade")
    assert len([line for line in found if said in plain(line)]) == 2


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "In 2023: less than $1,000 million."),
        ("ru", "В 2023 году — менее 1 000 млн долл. США."),
    ],
)
def test_beside_a_bound_stands_the_bound_of_the_year_before(ask: Ask, lang: str, said: str) -> None:
    trade = plain(lines(made(ask, "BLR", f"year=2024&lang={lang}"), "trade")[0])
    assert said in trade and "to compare with" not in trade


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "over the months known for both years: +100.0%"),
        ("ru", "по месяцам, известным за оба года: +100,0 %"),
    ],
)
def test_years_of_other_months_are_compared_over_those_of_both(
    tmp_path: Path, lang: str, said: str
) -> None:
    rows = [row(flow, f"{month:02d}/{year}", "CN", usd=str(10**6 * (year - 2018)))
            for flow in ("ЭК", "ИМ") for year, last in ((2019, 12), (2020, 3))
            for month in range(1, last + 1)]  # fmt: skip
    imported = asks_of(tmp_path, rows)
    brief = made(imported, "CHN", f"dataset=customs&year=2020&lang={lang}")
    assert said in plain(lines(brief, "trade")[0])


def test_a_party_stands_within_its_line_in_small_letters(ask: Ask) -> None:
    said = " ".join(lines(made(ask, "CN-HE", "lang=ru"), "agreements"))
    assert "— провинция Хэбэй (" in said and "Провинция" not in said


@pytest.mark.parametrize(
    ("lang", "stated", "shown"),
    [("en", "$10,224.9 million", "$11,224.9 million"),
     ("ru", "10 224,9 млн долл. США", "11 224,9 млн долл. США")],
)  # fmt: skip
def test_of_figures_that_sources_disagree_on_a_brief_has_both(
    ask: Ask, lang: str, stated: str, shown: str
) -> None:
    """Who has read the other figure is not to be told of it in the meeting."""
    brief = made(ask, "CHN", f"year=2018&lang={lang}")
    said = [plain(line) for part in brief.parts for line in part.lines]
    assert [line for line in said if stated in line and shown in line]


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_brief_points_at_no_chart_and_no_list_that_it_does_not_have(ask: Ask, lang: str) -> None:
    absent = ("chart", "list of figures", "hatched", "beside it", "диаграмм", "перечн", "заштрих")
    for partner, year in (("CHN", 2018), ("BLR", 2022), ("BLR", 2023), ("DEU", 2018), ("FIN", 2021),
                          ("NO-18", 2018), ("PL-02", 2018)):  # fmt: skip
        brief = made(ask, partner, f"year={year}&lang={lang}")
        said = [plain(line) for part in brief.parts for line in part.lines]
        assert not [line for line in said if any(word in line for word in absent)], partner


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", ("Exports to Norway in January 2019: $5.0 million (published).",
             "For 2019 only exports are known.")),
     ("ru", ("Экспорт в Норвегию за январь 2019 года — 5,0 млн долл. США (опубликовано).",
             "За 2019 год известен только экспорт."))],
)  # fmt: skip
@pytest.mark.parametrize("year", [2018, 2019])
def test_where_exports_alone_are_known_they_are_said_and_that_nothing_else_is(
    tmp_path: Path, year: int, lang: str, said: tuple[str, ...]
) -> None:
    ask = asks_of(tmp_path, [row(partner=one, usd="5000000") for one in ("CN", "DE", "FI", "NO")])
    found = lines(made(ask, "NOR", f"dataset=customs&year={year}&lang={lang}"), "trade")
    assert tuple(plain(line) for line in found) == said


@pytest.mark.parametrize(
    ("code", "lang", "said"),
    [("SWE", "en", "Turnover with Sweden in 2020: nil."),
     ("SWE", "ru", "Оборот со Швецией в 2020 году: ноль."),
     ("FIN", "en", "Exports $5.0 million, imports nil, balance +$5.0 million.")],
)  # fmt: skip
def test_of_a_partner_without_trade_it_is_said_that_there_was_none(
    tmp_path: Path, code: str, lang: str, said: str
) -> None:
    periods = [f"{month:02d}/{year}" for year in (2019, 2020) for month in range(1, 13)]
    rows = [row(period=one, usd="5000000") for one in periods]
    rows += [nothing for one in periods for nothing in of_nothing(one)]
    rows += [row(period=one, partner="SE", usd="0", kg="0") for one in periods]
    ask = asks_of(tmp_path, [*rows, row(period="05/2020", partner="FI", usd="5000000")])
    text = plain(
        " ".join(lines(made(ask, code, f"dataset=customs&year=2020&lang={lang}"), "trade"))
    )
    assert said in text
    assert "$0.0" not in text and "0,0 млн" not in text


GOODS = ("8703231981", "2710192100", "4407100000", "0303230000", "7208510000", "3102101000")


@pytest.mark.parametrize(("goods", "span"), [(GOODS, "September"), (GOODS[:1], "June")])
def test_no_share_or_rank_of_other_months_than_the_amount_is_said(
    tmp_path: Path, goods: Sequence[str], span: str
) -> None:
    """Of some months files hold China alone: its amount had them, its share and rank had not. Where
    they hold one chapter of it these months are in neither, and were named."""
    whole = [f"{month:02d}/{year}" for year in (2021, 2022) for month in range(1, 13)
             if (year, month) < (2022, 7)]  # fmt: skip
    rows = [row(flow, period, partner, GOODS[0], usd) for period in whole
            for flow in ("ЭК", "ИМ")
            for partner, usd in (("CN", "1000"), ("DE", "1200"))]  # fmt: skip
    rows += [one for period in whole for one in of_nothing(period)]
    alone = [row(flow, f"{month:02d}/2022", "CN", code, "1000")
             for month in (7, 8, 9) for flow in ("ЭК", "ИМ") for code in goods]  # fmt: skip
    for name, given in (("whole", rows), ("alone", alone)):
        file = written(tmp_path / f"{name}.csv", text_of(given))
        import_customs(Import((file,), tmp_path / "data"), REGISTERS)
    asks = ask_of(open_library(read_settings({}, data_dir=tmp_path / "data")), TODAY)
    found = (made(asks, "CHN", f"dataset=customs&year={year}") for year in (2021, 2022))
    before, said = (" ".join(map(plain, lines(one, "trade"))) for one in found)
    assert "Rank 2 of" in before and "% of the turnover" in before
    assert f"January–{span} 2022: $" in said
    for share in ("Rank", "% of the turnover"):
        assert (share in said) is (span == "June")
