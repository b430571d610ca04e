"""The note on what changed: its numbers are those of the tables, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dashboard.amount import Amount, counted
from dashboard.answers.records import RecordOf
from dashboard.answers.tables import PRINTED
from dashboard.documents.document import Factsheet
from dashboard.documents.factsheet_blocks import Bullets, Grid, Heading, Small, Words
from dashboard.documents.note import note, note_deck
from dashboard.documents.provenance import provenance_at
from dashboard.errors import StoreUnavailable
from dashboard.narrative.amounts import signed
from dashboard.narrative.note import record_line
from dashboard.narrative.scene import scene_of
from dashboard.parser import read_query
from dashboard.store.ask import Ask
from tests.imports.customs_files import asks_of, row
from tests.loose_numbers import breakable

USD = {2015: 500, 2016: 200, 2017: 250, 2018: 300}


@pytest.fixture(scope="module")
def customs(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Four years to China; Japan is new in 2018, Finland was there before it. The second release
    revises China's January of 2018 and brings December."""
    months = range(1, 12)
    first = [
        row(period=f"{month:02d}/{year}", usd=f"{1_000_000 * usd}.05")
        for year, usd in USD.items()
        for month in (months if year == 2018 else range(1, 13))
    ]
    first += [row(period="03/2017", partner="FI", usd="7000000"),
              row(period="05/2018", partner="JP", usd="90000000.50")]  # fmt: skip
    second = [row(period="01/2018", usd="310000000.07"), row(period="12/2018", usd="400000000")]
    # Both files hold the same partners: months of China alone would be compared with none.
    second += [row(period="01/2018", partner=one, usd="0", kg="0") for one in ("FI", "JP")]
    steps = first, [*second]
    return asks_of(tmp_path_factory.mktemp("note"), *steps, replace=True)


def _made(ask: Ask, more: str = "", against: int | None = None) -> Factsheet:
    query = read_query(f"dataset=customs&year=2018&against=2017{more}", ask.library)
    return note(ask, query.with_(against_release=against))


def _under(sheet: Factsheet, heading: str) -> list[object]:
    """The blocks under a heading, by the key of its message."""
    values = {"year": 2018, "against": 2017, "unit": sheet.language.t("unit.millions")}
    title = sheet.language.t(f"what_changed.{heading}", **values)
    start = sheet.blocks.index(Heading(title)) + 1
    rest = sheet.blocks[start:]
    ends = [place for place, one in enumerate(rest) if isinstance(one, Heading)]
    return list(rest[: ends[0] if ends else None])


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_news_and_revision_are_those_of_the_table_and_add_up(customs: Ask, lang: str) -> None:
    sheet = _made(customs, f"&lang={lang}")
    grid = next(one for one in _under(sheet, "news") if isinstance(one, Grid))
    table = PRINTED["changes"]
    query = read_query("dataset=customs&year=2018", customs.library)
    rows = table.frame(customs, table.asked(query).with_(against_release=1))
    sums = rows[["news_usd", "revision_usd", "total_usd"]].sum()
    assert round(sums["news_usd"] + sums["revision_usd"], 2) == round(sums["total_usd"], 2)
    said = tuple(signed(sheet.language, Amount(usd, "usd")) for usd in sums)
    assert grid.rows[-1][1:] == said and sums["revision_usd"] > 0 < sums["news_usd"]


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_rises_and_falls_are_those_of_the_table(customs: Ask, lang: str) -> None:
    sheet = _made(customs, f"&lang={lang}")
    (grid,) = (one for one in _under(sheet, "moved") if isinstance(one, Grid))
    table = PRINTED["contributions"]
    query = read_query("dataset=customs&year=2018&against=2017", customs.library)
    rows = table.frame(customs, table.asked(query), "partner")
    usd = rows["change_usd"].sort_values(ascending=False)
    changes = [signed(sheet.language, Amount(one, "usd")) for one in usd]
    assert [one[4] for one in grid.rows] == changes
    assert len(grid.headers) == len(grid.rows[0]) == 6


def test_it_names_new_and_lost_partners_and_records(customs: Ask) -> None:
    sheet = _made(customs)
    (came,) = _under(sheet, "came")
    assert isinstance(came, Bullets) and len(came.items) == 2
    assert "Japan" in came.items[0] and "Finland" in came.items[1]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("", "Exports, $3,800.0 million: the highest since 2015."),
        ("&lang=ru", "Экспорт (3 800,0 млн долл. США) — максимум с 2015 года."),
    ],
)
def test_a_record_names_the_year_that_was_higher(customs: Ask, more: str, said: str) -> None:
    (records,) = _under(_made(customs, more), "records")
    assert isinstance(records, Bullets)
    assert said in [item.replace("\u00a0", " ") for item in records.items]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("", "Exports, $300.0 million: the highest of 2016–2017."),
        ("&lang=ru", "Экспорт (300,0 млн долл. США) — максимум за 2016–2017 годы."),
    ],
)
def test_a_record_that_no_year_before_beat_names_its_years(
    customs: Ask, more: str, said: str
) -> None:
    """Of a year that is not the last, later ones may be higher: it is no record of all years."""
    scene = scene_of(customs, read_query(f"dataset=customs&year=2017{more}", customs.library))
    line = record_line(scene, Amount(3e8), RecordOf("exports", "highest", None, 2016))
    assert breakable(line).replace("\u00a0", " ") == said


def test_what_is_not_counted_by_fields_is_said_not_to_be(customs: Ask) -> None:
    """Nobody could publish it: "not published" was no reason."""
    said = [one.text for one in _made(customs, "&sector=culture").blocks if isinstance(one, Words)]
    assert said[0] == "Trade is not counted by fields of cooperation."


def test_records_of_some_months_are_of_the_same_months(customs: Ask) -> None:
    sheet = _made(customs, "&release=1")
    (records,) = _under(sheet, "records")
    assert isinstance(records, Bullets) and "January–November" in sheet.title
    assert records.items[0].startswith("Exports, $3,390.0") and "since 2015" in records.items[0]
    assert "for these months" in records.items[0], "not of the whole years"


def test_other_years_that_the_release_changed_are_named(customs: Ask) -> None:
    """Of 2017 nothing is revised; that something of 2018 is stands beside it."""
    query = read_query("dataset=customs&year=2017&against=2016", customs.library)
    for lang, said in (("en", "changed other years as well: 2018."),
                       ("ru", "данные за другие годы: 2018.")):  # fmt: skip
        texts = [one.text.replace("\u00a0", " ")
                 for one in note(customs, query.with_(lang=lang)).blocks
                 if isinstance(one, Words)]  # fmt: skip
        assert sum(said in text for text in texts) == 1
    assert not any("other years" in one.text for one in _made(customs).blocks
                   if isinstance(one, Words))  # fmt: skip


def test_of_one_partner_nothing_is_said_twice(customs: Ask) -> None:
    sheet = _made(customs, "&partner=CHN&flow=export")
    heads = [one.text for one in sheet.blocks if isinstance(one, Heading)]
    assert "New and lost partners" not in heads
    assert not any(head.startswith("The largest rises") for head in heads)
    assert sheet.subtitle.startswith("China; exports")
    (grid,) = (one for one in sheet.blocks if isinstance(one, Grid))
    assert [one[0] for one in grid.rows] == ["Exports"]


@pytest.mark.parametrize("more", ["", "&lang=ru"])
def test_no_reason_repeats_the_growth_that_the_headline_tells(customs: Ask, more: str) -> None:
    sheet = _made(customs, more)
    headline = next(one.text for one in sheet.blocks if isinstance(one, Words) and one.lead)
    growth = re.search(r"\d+[.,]\d\W?%", headline)
    (reasons,) = _under(sheet, "reasons")
    assert growth and isinstance(reasons, Bullets)
    # Prices and volume, which come last, are held against the growth of all goods.
    assert reasons.charts[0] == "partner_growth" and growth[0] not in reasons.items[0]


def test_the_first_release_has_nothing_to_be_compared_with(customs: Ask) -> None:
    (only,) = _under(_made(customs, "&release=1"), "news")
    assert only == Words("This is the first release: there is none to compare it with.")
    with pytest.raises(StoreUnavailable):
        _made(customs, against=7)


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_published_figures_say_what_they_can(ask: Ask, lang: str) -> None:
    sheet = note(ask, read_query(f"year=2018&lang={lang}", ask.library))
    lead = sheet.blocks[0]
    assert isinstance(lead, Words) and lead.lead and "21" in lead.text
    (news,) = _under(sheet, "news")
    assert news == Words(sheet.language.t("what_changed.no_releases"))
    (missing,) = _under(sheet, "missing")
    assert isinstance(missing, Small) and len(missing.lines) == 3


def test_slides_have_the_whole_text_for_who_speaks(customs: Ask) -> None:
    query = read_query("dataset=customs&year=2018&against=2017", customs.library)
    deck, sheet = note_deck(customs, query, "", ""), note(customs, query)
    notes = "\n".join(deck.slides[0].notes)
    assert all(text in notes for text in _texts(sheet))
    assert [one.chart.name for one in deck.slides][:2] == ["turnover", "sector_growth"]


def _texts(sheet: Factsheet) -> list[str]:
    blocks = sheet.blocks
    items = [item for one in blocks if isinstance(one, Bullets) for item in one.items]
    return [sheet.title, *(one.text for one in blocks if isinstance(one, Heading | Words)), *items]


def test_the_months_that_a_release_has_say_how_they_are_counted(customs: Ask) -> None:
    query = read_query("dataset=customs", customs.library)
    for column, months in (("old_months", 11), ("new_months", 12)):
        found = provenance_at(customs, query, f"revision/year/2018/{column}")
        assert found is not None and found.amount == counted(months)
        assert "months of the year" in found.formula


def test_the_sources_are_those_of_the_two_years_alone(ask: Ask) -> None:
    for query, said in (
        ("", "Source: Government of the Leningrad Region (lenobl.ru), 12 January 2021."),
        ("year=2021", "Sources: 47news, RBC Kaliningrad, from 2021 to 22 February 2022."),
    ):
        sheet = note(ask, read_query(query, ask.library))
        assert sheet.subtitle.replace("\u00a0", " ") == said


def test_of_goods_of_which_exports_alone_are_known_they_are_told(ask: Ask) -> None:
    first = note(ask, read_query("year=2021&sector=agrifood", ask.library)).blocks[0]
    assert isinstance(first, Words)
    assert first.text.startswith("In 2021 the exports of the Leningrad Region in the sector “Food")
    assert first.text.replace("\u00a0", " ").endswith("amounted to about $380 million.")


def test_what_the_asterisk_at_a_partner_means_stands_below_its_table(
    tmp_path: Path, customs: Ask
) -> None:
    rows = [row(period=f"01/{year}", partner=one, usd=usd)
            for year, usd in ((2017, "5000000"), (2018, "9000000"))
            for one in ("BY", "CN", "DE", "FI")]  # fmt: skip
    made = note(starred := asks_of(tmp_path, rows), read_query("dataset=customs", starred.library))
    place = next(n for n, one in enumerate(made.blocks) if isinstance(one, Grid)
                 and any("Belarus*" in text for line in one.rows for text in line))  # fmt: skip
    below = made.blocks[place + 1]
    assert isinstance(below, Small) and below.lines[0].startswith("* Trade with members")
    assert not [one for one in note(customs, read_query("dataset=customs", customs.library)).blocks
                if isinstance(one, Small) and one.lines[0].startswith("*")]  # fmt: skip


@pytest.mark.parametrize(
    ("more", "of_what"),
    [
        ("", "For 2018 both"),
        ("&months=1-6", "For January–June 2018 both"),
        ("&lang=ru", "За 2018 год суммы"),
        ("&lang=ru&months=1-6", "За январь–июнь 2018 года суммы"),
    ],
)
def test_of_what_nothing_changed_is_said_and_not_that_all_is_the_same(
    tmp_path: Path, more: str, of_what: str
) -> None:
    """Money that moved from one month to another, and from one code to another, is a change; of
    all that was looked at there is none."""
    first = [row(period=f"{month:02d}/2018", partner=one, usd="500.00")
             for month in range(1, 13) for one in ("CN", "DE", "FI", "US")]  # fmt: skip
    moved = [row(period=f"{month:02d}/2018", usd=usd, code="4407119300")
             for month, usd in ((1, "300.00"), (2, "700.00"))]  # fmt: skip
    rest = [one for one in first if one[1][:2] in ("01", "02") and one[2] != "CN"]
    query = read_query(
        f"dataset=customs&year=2018{more}",
        (ask := asks_of(tmp_path, first, [*moved, *rest], replace=True)).library,
    )
    texts = [breakable(one.text) for one in _under(note(ask, query), "news")
             if isinstance(one, Words)]  # fmt: skip
    assert any(one.replace("\u00a0", " ").startswith(of_what) for one in texts), texts
    assert not any("same data" in one or "Данные за" in one for one in texts)


@pytest.mark.parametrize(
    ("asked", "printed"),
    [("year=2018", True), ("year=2018&lang=ru", True), ("year=2021", False),
     ("year=2018&flow=export", False)],
)  # fmt: skip
def test_it_names_the_turnover_that_the_source_states(ask: Ask, asked: str, printed: bool) -> None:
    """Whoever looked the figure of the note up in its source found another one."""
    sheet = note(ask, read_query(asked, ask.library))
    said = [line for block in sheet.blocks if isinstance(block, Small) for line in block.lines]
    found = [one for one in said if re.search(r"10\D?224[.,]9", one)]
    assert bool(found) is printed
    assert not printed or sheet.blocks[1] == Small((*found,))
