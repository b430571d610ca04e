from __future__ import annotations

from datetime import date
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.imports.fast_values import Texts, read_codes, read_numbers
from dashboard.imports.periods import month_of, wrong_period
from dashboard.imports.values import (
    UNKNOWN,
    code_of,
    flow_of,
    is_total,
    number_of,
    region_of,
    scaled,
    trimmed,
)
from dashboard.language import language

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1234.56", "1234.56"),
        ("1234,56", "1234.56"),
        ("1 234,56", "1234.56"),
        ("1\xa0234\u202f567", "1234567"),
        ("1'234.5", "1234.5"),
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("1,234,567", "1234567"),
        ("-3", "-3"),
        ("−3,5", "-3.5"),
        (".5", "0.5"),
        ("0,500", "0.500"),
        ("1234,567", "1234.567"),
        ("1.5E-2", "0.015"),
    ],
)
def test_a_number_in_any_usual_style_has_one_value(text: str, value: str) -> None:
    found = number_of(text)
    assert found is not None
    assert found.value == Decimal(value)
    assert found.proves != "question"


@pytest.mark.parametrize("text", ["1_000", "12 34", "1,23,4", "1..2", "+", "NAN", "1,2.3,456", "X"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert number_of(text) is None


@pytest.mark.parametrize("text", ["1,234", "12.345", "-123,456"])
def test_three_digits_behind_one_sign_prove_nothing(text: str) -> None:
    found = number_of(text)
    assert found is not None
    assert found.proves == "question"
    assert found.grouped == found.value * 1000


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("0101210000", 101210000),
        ("101210000", 101210000),
        ("101210000.0", 101210000),
        ("8703231910.0", 8703231910),
        ("44", 4400000000),
        ("103", 103000000),
        ("27XXXXXXXX", 2700000000),
        ("XXXXXXXXXX", 0),
    ],
)
def test_a_code_is_read_as_what_it_was(text: str, code: int) -> None:
    assert code_of(text).filled == code


def test_only_what_is_not_understood_is_odd() -> None:
    assert code_of("101210000.0").odd is None
    assert code_of("8703 23").odd == "8703 23"


@pytest.mark.parametrize("text", ["440", "441", "110", "100", "3101", "415.0"])
def test_a_code_that_no_zero_makes_a_heading_is_not_understood(text: str) -> None:
    digits = text.removesuffix(".0")
    _, _, known = read_codes(Texts(pa.array([digits.encode()], pa.binary())))
    is_whole = len(digits) % 2 == 0
    assert (code_of(text).odd is None) == is_whole == bool(known[0])


def test_headings_of_longer_codes_are_not_held_against_the_list_of_today() -> None:
    assert code_of("315001000").filled == 315_001_000
    assert code_of("31500").filled == 315_000_000


@pytest.mark.parametrize("heading", ["101", "210", "309", "410", "511", "604", "714", "814", "910"])
def test_a_lost_zero_is_put_back_before_any_heading_of_the_first_chapters(heading: str) -> None:
    for code in (heading, f"{heading}900900"):
        assert code_of(code).odd is None
        assert code_of(code).filled == int(code.ljust(9, "0"))


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("2019", 2019 * 13),
        ("03/2019", 2019 * 13 + 3),
        ("3/2019", 2019 * 13 + 3),
        ("03.2019", 2019 * 13 + 3),
        ("3.2019", 2019 * 13 + 3),
        ("МАРТ 2019", 2019 * 13 + 3),
        ("СЕНТЯБРЬ 2019 Г.", 2019 * 13 + 9),
        ("МАЙ\u00a02019 ГОДА", 2019 * 13 + 5),
        ("DECEMBER 2018", 2018 * 13 + 12),
        ("ДЕКАБРЬ 2026", UNKNOWN),
        ("МАРТ 19", UNKNOWN),
        ("МАР 2019", UNKNOWN),
        ("МАРТА 2019", UNKNOWN),
        ("3 МАРТ 2019", UNKNOWN),
        ("ЯНВАРЬ-МАРТ 2019", UNKNOWN),
        ("МАРТ 2019 НАРАСТАЮЩИМ", UNKNOWN),
        ("13.2019", UNKNOWN),
        ("1.201", UNKNOWN),
        ("01.03.2019", UNKNOWN),
        ("11/2026", 2026 * 13 + 11),
        ("12/2026", UNKNOWN),
        ("2098", UNKNOWN),
        ("1989", UNKNOWN),
        ("13/2019", UNKNOWN),
        ("0/2019", UNKNOWN),
        ("2019-03", UNKNOWN),
        ("", UNKNOWN),
    ],
)
def test_a_period_is_a_month_or_a_year_that_can_be(text: str, month: int) -> None:
    assert month_of(text, TODAY) == month


@pytest.mark.parametrize(
    ("text", "en", "ru"),
    [
        ("13/2019", "there is no month 13", "месяца 13 не\u00a0бывает"),
        ("00.2019", "there is no month 00", "месяца 00 не\u00a0бывает"),
        ("13/2098", "there is no month 13", "месяца 13 не\u00a0бывает"),
        ("12/1989", "is before 1990, with which", "раньше 1990\u00a0года"),
        ("12/2026", "is still to come: it is 2026-11 now", "ещё не\u00a0наступило: сейчас 2026-11"),
        ("2098", "is still to come", "ещё не\u00a0наступило"),
        ("2019-03", "is neither YYYY nor MM/YYYY: perhaps 03/2019", "возможно, 03/2019"),
        ("2019.12", "perhaps 12/2019", ""),
        ("01/21", "perhaps 01/2021", ""),
        ("2021M01", "perhaps 01/2021", ""),
        ("2021 ЯНВАРЬ", "perhaps 01/2021", ""),
        ("2021 Г., ФЕВРАЛЬ", "perhaps 02/2021", ""),
        ("2021 ВЕСНА", "is neither YYYY nor MM/YYYY", "не ГГГГ и не ММ/ГГГГ"),
        ("01.02.2021 0:00:00", "perhaps of 02/2021", ""),
        ("01-2021", "perhaps 01/2021", ""),
        ("01/99", "perhaps 01/1999", ""),
        ("12-1999", "perhaps 12/1999", ""),
        ("44197", "perhaps of 01/2021", ""),
        ("44198", "is neither YYYY nor MM/YYYY", ""),
        ("I КВАРТАЛ 2021", "is of several months", "это несколько месяцев"),
        ("2021 Q1", "is of several months", ""),
        ("2021Q1", "is of several months", "это несколько месяцев"),
        ("Q12021", "is of several months", ""),
        ("1Q2021", "is of several months", ""),
        ("2021H2", "is of several months", ""),
        ("1КВ2021", "is of several months", "это несколько месяцев"),
        ("2 КВ.2021", "is of several months", ""),
        ("1 П/Г 2021", "is of several months", ""),
        ("9М 2021", "is of several months", ""),
        ("6 МЕС. 2021", "is of several months", ""),
        ("01-03/2021", "is of several months", "это несколько месяцев"),
        ("ЯНВАРЬ–МАРТ 2021 Г.", "is of several months", "это несколько месяцев"),
        ("2019-13", "is neither YYYY nor MM/YYYY", ""),
        ("ЯНВ.21", "made a date of it, perhaps of 01/2021", "в дату, возможно, из 01/2021"),
        ("МАЙ.98", "perhaps of 05/1998", ""),
        ("СЕН. 2019 Г.", "perhaps of 09/2019", ""),
        ("ДЕКАБРЬ 2026", "is still to come", ""),
        ("МАЙ 1989", "is before 1990", ""),
        ("JAN-21", "perhaps of 01/2021", ""),
        ("01.03.2019", "perhaps of 03/2019", ""),
        ("2019-03-01 00:00:00", "perhaps of 03/2019", ""),
        ("31.03.2019", "perhaps of 03/2019", ""),
        ("2020-02-29", "perhaps of 02/2020", ""),
        ("44227", "perhaps of 01/2021", ""),
        ("2021.0", "is neither YYYY nor MM/YYYY: perhaps 2021", "возможно, 2021"),
        ("15.03.2019", "is a day; customs data are by month: write 03/2019", "запишите 03/2019"),
        ("20190301", "perhaps of 03/2019", ""),
        ("2019-03-15", "write 03/2019", ""),
        ("", "is empty: write the month as 03/2021", "пусто: запишите месяц как 03/2021"),
        ("31.12.9999", "perhaps of 12/9999", ""),
        ("31.02.2019", "is neither YYYY nor MM/YYYY", ""),
        ("01.13.2019", "is neither YYYY nor MM/YYYY", ""),
        ("21.ЯНВ", "in words (март 2021), a whole year as 2021", "словами (март 2021)"),
    ],
)
def test_what_is_wrong_with_a_period_is_said(text: str, en: str, ru: str) -> None:
    reason = wrong_period(text, TODAY)
    assert en in reason
    assert ru in reason.in_language(language("ru"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("41000 - ЛЕНИНГРАДСКАЯ ОБЛАСТЬ", 41000),
        ("41000", 41000),
        ("41000.0", 41000),
        ("41000000000 - X", 41000),
        ("1000 - АЛТАЙСКИЙ КРАЙ", 1000),
        ("", 0),
        ("410001", UNKNOWN),
        ("41 000 - X", UNKNOWN),
        ("41 - 000 - X", UNKNOWN),
        ("ЛЕНИНГРАДСКАЯ", UNKNOWN),
    ],
)
def test_a_region_is_known_by_its_code(text: str, code: int) -> None:
    assert region_of(text)[0] == code


def test_a_name_of_a_region_may_hold_a_dash() -> None:
    assert region_of("40000 - ГОРОД - ГЕРОЙ") == (40000, "ГОРОД - ГЕРОЙ")


@pytest.mark.parametrize("blank", [" ", "\xa0", "\t", "\ufeff", "\u200b", "\u3000"])
def test_blanks_of_every_kind_are_trimmed(blank: str) -> None:
    assert trimmed(f"{blank}cn{blank}{blank}") == "CN"


@pytest.mark.parametrize("word", ["ИТОГО", "ВСЕГО:", "TOTAL", "WORLD"])
def test_words_of_totals_are_known(word: str) -> None:
    assert is_total(word)
    assert not is_total(word.rstrip(":") + "X")
    assert not is_total("X" + word)


TEXTS = st.one_of(
    st.from_regex(r"\A-?[0-9]{0,18}([.,][0-9]{0,9})?\Z"),
    st.text("0123456789.,- '\xa0", max_size=12),
)


@settings(max_examples=300, deadline=None)
@given(texts=st.lists(TEXTS, min_size=1, max_size=30), scale=st.sampled_from([2, 3]))
def test_the_quick_reading_is_the_careful_one(texts: list[str], scale: int) -> None:
    column = pa.array([text.encode() for text in texts], pa.binary())
    found = read_numbers(Texts(column), scale)
    for place, text in enumerate(texts):
        careful = number_of(trimmed(text))
        if found.known[place]:
            assert careful is not None
            assert found.value[place] == scaled(careful.value, scale)
            assert found.asks[place] == (careful.proves == "question")
            assert found.sign[place] == (ord(careful.sign) if careful.sign else 0)
            assert found.places[place] == careful.places


def test_what_is_usual_is_read_quickly() -> None:
    texts = ["0", "1234.56", "1234,5", "-17.250", "99999999999999", " 12 ", "0,001", "1.12345678"]
    found = read_numbers(Texts(pa.array([text.encode() for text in texts], pa.binary())), 2)
    assert found.known.all()


@settings(max_examples=200, deadline=None)
@given(texts=st.lists(st.text("0123456789X. ", max_size=13), min_size=1, max_size=30))
def test_codes_read_quickly_are_those_read_carefully(texts: list[str]) -> None:
    filled, digits, known = read_codes(Texts(pa.array([t.encode() for t in texts], pa.binary())))
    for place, text in enumerate(texts):
        careful = code_of(trimmed(text))
        if known[place]:
            assert (filled[place], digits[place], None) == (
                careful.filled,
                careful.digits,
                careful.odd,
            )
        else:
            assert careful.odd is not None or "." in text
    assert filled.dtype == np.int64


def test_letters_that_look_alike_make_the_same_direction() -> None:
    for text, flow in (("ЭK", 0), ("ИM", 1), ("EК", 0), ("ИMПOPT", 1), ("ЭКCПОРТ", 0), ("IМ", 1)):
        assert flow_of(text) == flow, text
    for text in ("", "МИ", "M", "ЭИ", "ТР"):
        assert flow_of(text) == UNKNOWN
