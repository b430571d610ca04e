"""Lines do not end between a number and what it counts."""

from __future__ import annotations

import sys

import pytest

from dashboard.narrative.linked import LinkedText
from dashboard.typography import (
    JOINER,
    NBSP,
    counted,
    headed,
    joined,
    kept,
    kept_together,
    spaced,
    spanned,
    tied,
)


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("6 partner countries", "6~partner countries"),
        ("from $2,398.4 million to $500 million", "from $2,398.4~million to~$500~million"),
        ("In 2018 the region", "In~2018 the region"),
        ("≈ +920 against~2017", "≈ +920 against~2017"),
        ("2021 against 2020, %", "2021 against 2020,~%"),
        ("events, 2004–2026", "events, 2004–^2026"),
        ("China – 6", "China~–^~6"),
        ("in force – 6, planned – 2", "in force~–^~6, planned~–^~2"),
        ("всего стран-партнёров — 160.", "всего стран-^партнёров~—~160."),
        ("действуют — 6, завершены — 1; ещё", "действуют~—~6, завершены~—~1; ещё"),
        ("только контакты~— 5, завершены~— 1.", "только контакты~—~5, завершены~—~1."),
        ("на 598,4 млн долл.", "на~598,4~млн долл."),
        ("с министром П. Хаависто и Sh. Mustafayev", "с министром П.~Хаависто и Sh.~Mustafayev"),
        ("с ЕС. В апреле т. ч. Китай", "с ЕС. В апреле т. ч. Китай"),
        ("из 160 стран-партнёров", "из 160~стран-^партнёров"),
        ("за январь–март 2021 года", "за январь–^март 2021 года"),
        ("в 2018 году~— 24,8 млн", "в~2018 году~— 24,8~млн"),
        ("Оборот с Китаем — 1 482,7 млн", "Оборот с Китаем — 1 482,7~млн"),
        ("регионов-партнёров и Санкт-Петербург", "регионов-^партнёров и Санкт-Петербург"),
        ("топливно-энергетические товары", "топливно-энергетические товары"),
        ("China; January–March, 2021", "China; January–^March, 2021"),
        ("2018 · Китай · 100 · a", "2018~· Китай~· 100~· a"),
        ("years of cooperation [C61], [a b]", "years of cooperation~[C61], [a b]"),
        ("s@mail-box.ru, a well-known name", "s@mail-box.ru, a well-^known name"),
    ],
)
def test_counts_amounts_and_ranges_stay_in_one_line(text: str, parted: str) -> None:
    expected = parted.replace("~", NBSP).replace("^", JOINER)
    assert kept(text.replace("~", NBSP)) == expected


@pytest.mark.parametrize("dash", ["–", "—"])
def test_a_count_that_is_a_link_does_not_part_from_its_dash(dash: str) -> None:
    pieces = kept_together([f"planned{NBSP}{dash} ", "2", ", ended ", f"{dash} ", "1", "."])
    firm = f"{NBSP}{dash}{JOINER * (dash == '–')}{NBSP}"
    assert "".join(pieces) == f"planned{firm}2, ended{firm}1."
    assert pieces[1] == "2" and pieces[4] == "1"


def test_a_change_and_the_year_that_it_is_against_may_stand_in_two_lines() -> None:
    """On the smallest phone both were one word, which was broken within the year."""
    assert kept_together(["≈ +920", f" against{NBSP}2017"]) == ["≈ +920", f" against{NBSP}2017"]


def test_a_sentence_does_not_stay_in_memory_with_its_numbers() -> None:
    text = LinkedText(("trade with 6 countries",))
    before = sys.getrefcount(text)
    assert kept(text) == f"trade with 6{NBSP}countries"
    assert sys.getrefcount(text) == before


def test_slides_and_prints_have_no_joiner() -> None:
    for kept_so in (counted, spaced):
        assert kept_so([("2004–2026: 6 events", "")]) == [(f"2004–2026: 6{NBSP}events", "")]


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("январь–сентябрь 2024", "январь–^сентябрь 2024"),
        ("2004–2026", "2004–^2026"),
        ("выросли (+$274.2 million)", "выросли (+^$274.2~million)"),
        ("упал до 4~115,9, а всего – 14", "упал до~4~115,9, а всего~–~14"),
        ("с 2018 по −5", "с~2018 по~−5"),
        ("the region in 2018", "the region in~2018"),
        ("Россия – Китай", "Россия – Китай"),
    ],
)
def test_a_line_of_a_word_file_ends_within_no_range_and_before_no_dollars(
    text: str, together: str
) -> None:
    given, expected = (one.replace("~", NBSP).replace("^", JOINER) for one in (text, together))
    assert tied(given) == expected


def test_a_number_that_leads_somewhere_does_not_part_from_the_word_before_it() -> None:
    line = [("упал до ", ""), ("4\xa0115,9", "/t"), (" (+", ""), ("$5", "/u"), (")", "")]
    assert joined(line) == [
        (f"упал до{NBSP}", ""), ("4\xa0115,9", "/t"), (f" (+{JOINER}", ""), ("$5", "/u"), (")", "")
    ]  # fmt: skip


def test_no_line_of_a_slide_begins_with_the_sign_of_a_unit():
    assert spanned("2021 год к 2020 году, %").endswith(f"году,{NBSP}%")


def test_no_line_of_a_heading_ends_with_a_short_word() -> None:
    """A title of a narrow card ended its first line with the preposition of the next."""
    said = headed("Больше всего вырос экспорт в США по отрасли «Минеральные продукты»")
    assert said == f"Больше всего вырос экспорт в{NBSP}США по{NBSP}отрасли «Минеральные продукты»"
    assert headed("Exports to China rose by 5.2%") == f"Exports to{NBSP}China rose by{NBSP}5.2%"
