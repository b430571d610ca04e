"""Sentences whose numbers can be followed."""

from __future__ import annotations

import pytest

from dashboard.amount import Amount
from dashboard.language import Language
from dashboard.narrative.linked import Number, cited, joined, plain, said

RATE = Number("+21.5%", Amount(21.5, "pct"), "turnover", "2018", "turnover_growth")


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_sentence_keeps_its_number_and_reads_as_before(lang: str) -> None:
    words = Language(lang)
    line = said(words, "card.change", change=RATE, year=2017)
    assert [piece for piece in line if not isinstance(piece, str)] == [RATE]
    assert plain(line) == words.t("card.change", change="+21.5%", year=2017)


def test_a_line_in_a_sentence_keeps_its_numbers_in_their_order() -> None:
    other = Number("1", Amount(1.0), "a", "b", "c")
    line = said(Language("en"), "card.change", change=(other, " (", RATE, ")"), year=2017)
    assert line[:3] == (other, " (", RATE)
    assert plain(line).startswith("1 (+21.5%)")


def test_neighbouring_texts_are_one() -> None:
    assert joined((("a",), ("b", RATE), ("",), ("c",)), ", ") == ("a, b", RATE, ", , c")
    assert joined(()) == ()


def test_a_source_in_brackets_leads_to_the_row() -> None:
    before, number, after = cited("Agreement", "S01", "R001")
    assert (before, after) == ("Agreement [", "]")
    assert isinstance(number, Number) and (number.text, number.row) == ("S01", "R001")
