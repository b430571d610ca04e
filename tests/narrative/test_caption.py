"""The line that says what is chosen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.months import between
from dashboard.narrative.caption import caption, caption_pieces, narrowed
from dashboard.narrative.scene import scene_of, subject
from dashboard.parser import read_query
from tests.imports.customs_files import asks_of, row
from tests.scenes import plain


def test_a_group_says_of_which_day_its_members_are(scene):
    assert "eu as it has been since 1 February 2020" in plain(caption(scene(group="eu")))
    russian = plain(caption(scene("ru", group="eu")))
    assert "eu в составе с 1 февраля 2020" in russian and russian.endswith("— во всех годах")
    assert "since" not in caption(scene(group="others"))


@pytest.mark.parametrize(
    ("lang", "known"),
    [("en", "2017 is known for January–March, May only"), ("ru", "январь–март, май")],
)
def test_a_gap_of_the_year_compared_with_is_said_as_one(scene, lang, known):
    asked = scene(lang, against=2017)
    months = {2017: frozenset({1, 2, 3, 5}), 2018: frozenset(range(1, 13))}
    query = replace(
        asked.query, months=between(1, 5), choices=replace(asked.query.choices, months=months)
    )
    assert known in narrowed(replace(asked, query=query))


@pytest.mark.parametrize(
    ("lang", "why"), [("en", "the last year before it with known"), ("ru", "последнему до него")]
)
def test_a_comparison_that_passes_over_unknown_years_says_so(scene, lang, why):
    asked = scene(lang, year=2018, against=2014)
    choices = replace(asked.query.choices, traded=(2014, 2018))
    passed_over = replace(asked, query=replace(asked.query, choices=choices))
    assert why in plain(caption(passed_over))
    # A year between may well be known of a partner or of a group of goods.
    for narrow in ({"partners": ("BLR",)}, {"sectors": ("minerals",)}):
        of_part = replace(passed_over, query=passed_over.query.with_(**narrow))
        assert why not in plain(caption(of_part))
    chosen = replace(choices, traded=(2014, 2017, 2018))
    assert why not in plain(caption(replace(asked, query=replace(asked.query, choices=chosen))))


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "2018 · no figure for 2019 to"),
        ("ru", "2018 год · данных за 2019"),
    ],
)
def test_a_year_of_which_nothing_is_known_is_not_said_to_be_compared_with(
    scene, lang: str, said: str
) -> None:
    assert plain(caption(scene(lang, year=2018, against=2019))).startswith(said)


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "Imports of 2020 are known for January–March only"), ("ru", "об импорте за 2020 год")],
)
def test_where_one_flow_lacks_months_it_is_named(tmp_path: Path, lang: str, said: str) -> None:
    rows = [row(flow, f"{month:02d}/{year}", "CN")
            for flow, last in (("ЭК", 12), ("ИМ", 3)) for year in (2019, 2020)
            for month in range(1, 13 if year == 2019 else last + 1)]  # fmt: skip
    ask = asks_of(tmp_path, rows)
    query = read_query(f"dataset=customs&year=2020&lang={lang}", ask.library)
    assert said in plain(caption(scene_of(ask, query)))


@pytest.mark.parametrize(
    ("lang", "text"), [("en", "9 chosen partners"), ("ru", "9 выбранных партнёров")]
)
def test_more_partners_than_anybody_reads_are_counted(scene, lang, text):
    codes = ("BLR", "CHN", "DEU", "FIN", "FRA", "ITA", "JPN", "NLD", "USA")
    names = scene(lang).names
    many, few = (scene(lang, partners=some) for some in (codes, codes[:-1]))
    assert plain(subject(many.query, names, many.language)) == text
    named = subject(few.query, names, few.language)
    assert all(names.country(code) in named for code in codes[:-1])


def whole(pieces):
    return plain("".join(pieces))


def test_whom_the_heading_names_is_not_said_again_beside_it(scene):
    asked = scene(partners=("CHN",))
    assert "China" in plain(caption(asked))
    beside = whole(caption_pieces(asked, titled="Visit brief: China"))
    assert beside == plain(caption(asked)).removesuffix(" · China")


@pytest.mark.parametrize(
    ("lang", "code", "titled"),
    [("en", "NER", "Visit brief: Nigeria"), ("en", "OMN", "Visit brief: Romania"),
     ("ru", "MLI", "Справка к визиту: Сомали"), ("en", "GIN", "Visit brief: Guinea-Bissau")],
)  # fmt: skip
def test_a_name_within_another_is_not_in_the_heading(scene, lang, code, titled):
    asked = scene(lang, partners=(code,))
    assert whole(caption_pieces(asked, titled=titled)) == plain(caption(asked))
    own = f"Visit brief: {asked.names.country(code)}"
    assert whole(caption_pieces(asked, titled=own)) != plain(caption(asked))
