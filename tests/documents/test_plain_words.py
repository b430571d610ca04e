"""What is said as a person would say it: whole names, whole dates, small changes in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

import pytest

from dashboard.amount import Amount
from dashboard.charts import chart_named
from dashboard.charts.from_store import chart_of
from dashboard.documents.brief import brief_of
from dashboard.language import language
from dashboard.loaders.records import records
from dashboard.measures.inquiry import Inquiry
from dashboard.narrative import factsheet, inquiry, matrix, note, partner_sectors, what_if
from dashboard.narrative.amounts import beside, rise, signed
from dashboard.narrative.brief_trade import Trade, group_line
from dashboard.narrative.dates import years_listed
from dashboard.narrative.matrix import Joined
from dashboard.narrative.scene import Scene
from dashboard.narrative.traded import in_short, within
from dashboard.parser import read_query
from dashboard.store.ask import Ask
from tests.scenes import FakeNames, plain, scene_at

PARTNERS = ("UZB", "UZ-FA", "CHN", "CN-HE", "NOR", "NO-18", "DEU", "DE-MV", "BLR", "UKR", "POL")
BARE_YEAR = re.compile(r"(?<!— )\b(?:19|20)\d\d(?=[:;.)]|$)")
"""But for one in a name, such as «За мир — 2018»."""
SPOKEN_TWICE = re.compile(r"год\w* г\.|г\. г|\.\.")


class Abbreviated(FakeNames):
    """Names whose short forms are such as only an axis may have."""

    def sector(self, code: str) -> str:
        return f"{code[:4]}.".upper()

    def sector_in_full(self, code: str) -> str:
        return f"All of {code}"


VALUE = Amount(5e6, "usd", "published")
GROUP = SimpleNamespace(sector="wood", exports_usd=5e6, turnover_usd=5e6, status="published")
GROUPS = (GROUP, SimpleNamespace(**{**vars(GROUP), "sector": "metals"}))
TRADE = Trade({}, {}, GROUPS, {})
TIES = {("CHN", "wood"): Joined(1, 2), ("NOR", "metals"): Joined(1, 1)}
CELLS = {("CHN", "wood"): VALUE, ("NOR", "metals"): VALUE.times(2)}
OF_WOOD = {"sectors": ("wood",)}
SENTENCES: dict[str, Callable[[Scene], object]] = {
    "factsheet": lambda scene: factsheet.main_exports(scene, GROUPS, {}),
    "brief": lambda scene: group_line(scene, TRADE),
    "inquiry": lambda scene: inquiry.understood(scene, Inquiry("exports", "exports", 2018)),
    "share": lambda scene: inquiry.understood(
        scene, Inquiry("share", "exports", 2018, sector="wood", part="sector")
    ),
    "closest": lambda scene: matrix.title(scene, TIES),
    "ties": lambda scene: matrix.finding(scene, TIES),
    "tie": lambda scene: matrix.cell_hover(scene, ("CHN", "wood"), Joined(1, 2)),
    "largest": lambda scene: partner_sectors.finding(scene, CELLS),
    "largest title": lambda scene: partner_sectors.title(scene, CELLS),
    "dropped": lambda scene: what_if.named(scene, "wood"),
    "measure": lambda scene: in_short(scene, "exports"),
    "within": lambda scene: within(scene, "exports"),
}


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_short_names_of_axes_stand_in_no_sentence(lang: str) -> None:
    scene = replace(scene_at(lang, **OF_WOOD), names=Abbreviated(lang))
    said = {name: str(make(scene)) for name, make in SENTENCES.items()}
    assert [name for name, text in said.items() if "WOOD." in text or "META." in text] == []
    assert [name for name, text in said.items() if "all of" not in text.lower()] == []


@pytest.mark.parametrize(
    ("lang", "down", "up", "table"),
    [
        ("en", "less than 0.1% down", "less than 0.1 p.p. up", "less than 0.1% down"),
        ("ru", "менее чем на 0,1 % ниже", "менее чем на 0,1 п. п. выше", "менее чем на 0,1 % ниже"),
    ],
)
def test_a_change_too_small_for_its_digits_is_said_in_words(
    lang: str, down: str, up: str, table: str
) -> None:
    words, fall = language(lang), Amount(-0.04, "pct")
    assert plain(rise(words, fall)) == down
    assert plain(rise(words, Amount(0.03, "points"))) == up
    assert plain(signed(words, fall)) == table
    # At the end of a bar the words would lie over its name.
    least = words.percent(0.1)
    assert plain(beside(words, fall)) == plain(f"−<{least}")
    assert plain(beside(words, Amount(0.03, "pct"))) == plain(f"+<{least}")
    # "About" is what is not exact.
    assert beside(words, Amount(-40_000.0, "usd")) == f"−<{words.number(0.1)}"
    assert beside(words, Amount(5.2e6, "usd")) == signed(words, Amount(5.2e6, "usd"))
    assert plain(rise(words, Amount(0.0, "pct"))).startswith("0")
    assert "<" not in rise(words, Amount(0.06, "pct"))


@pytest.mark.parametrize(("lang", "flow"), [("en", "Flow"), ("ru", "Направление")])
def test_a_column_of_flows_is_headed_by_that(lang: str, flow: str) -> None:
    scene = scene_at(lang)
    assert note.moved_head(scene)[1] == flow
    assert note.changed_head(scene)[0] == flow


def test_years_of_a_brief_are_written_one_way_in_russian(ask: Ask) -> None:
    for code in PARTNERS:
        said = [line for lines in _parts(ask, code, "ru").values() for line in lines]
        assert [line for line in said if BARE_YEAR.search(line)] == [], code
        assert [line for line in said if SPOKEN_TWICE.search(line)] == [], code


def test_talks_that_were_held_are_not_said_to_be_broken_off(ask: Ask) -> None:
    parts = _parts(ask, "UZ-FA", "ru")
    assert any("завершено — 1" in line for line in parts["counts"])
    assert "прекращ" not in str(parts).lower()


def test_what_was_never_confirmed_since_it_began_is_said_so_once(ask: Ask) -> None:
    """Not "since 1975, not confirmed since 1975"."""
    said = [line for code in ("FIN", "EST", "DE-MV") for lang in ("en", "ru")
            for line in _parts(ask, code, lang)["unconfirmed"]]  # fmt: skip
    assert any("since 1975, not confirmed since then)" in line for line in said)
    assert any("с 1975 г., с тех пор не подтверждено)" in line for line in said)
    twice = re.compile(r"(?:since|с) ([^,;)]+), (?:not confirmed since|не подтверждено с) \1\b")
    assert [line for line in said if twice.search(line)] == []


@pytest.mark.parametrize(
    ("lang", "one", "several"), [("en", "2019", "2017, 2019"), ("ru", "2019 г.", "2017, 2019 гг.")]
)
def test_years_are_listed_with_their_word(lang: str, one: str, several: str) -> None:
    words = language(lang)
    assert plain(years_listed(words, [2019])) == one
    assert plain(years_listed(words, [2017, 2019])) == several


def test_a_publisher_is_one_name_in_a_list_of_them(ask: Ask) -> None:
    """A comma within it would part it from itself; journals are cited by volume and page."""
    names = [name for row in records(ask.library.published.sources)
             for name in (row.publisher_en, row.publisher_ru) if row.source[0] in "SC"]  # fmt: skip
    assert [name for name in names if "," in name] == []


def test_undated_sources_are_not_said_to_be_some_of_a_date(ask: Ask) -> None:
    for code in PARTNERS:
        assert "some of them" not in str(_parts(ask, code, "en"))


def _parts(ask: Ask, code: str, lang: str) -> dict[str, list[str]]:
    found = brief_of(ask, read_query(f"lang={lang}", ask.library), code)
    return {part.noun: [plain(line) for line in part.lines] for part in found.parts}


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "1 event is recorded for 2010, with Poland."),
        ("ru", "В 2010 году отмечено 1 событие, с Польшей."),
    ],
)
def test_of_one_event_there_is_neither_most_nor_all(ask: Ask, lang: str, said: str) -> None:
    declared = chart_named("timeline")
    assert declared is not None
    query = read_query(f"year=2010&lang={lang}", ask.library)
    assert plain(chart_of(declared, ask, query).finding) == said
