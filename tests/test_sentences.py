"""Sentences that are worded deep in the program, in the language of whoever reads them."""

from __future__ import annotations

import pytest

from dashboard.language import Language, language
from dashboard.sentences import dollars, number, percent, said


@pytest.mark.parametrize(
    ("lang", "money", "share", "rows"),
    [
        ("en", "$2,000.05", "3.5%", "12,000"),
        ("ru", "2 000,05 долл. США", "3,5 %", "12 000"),
    ],
)
def test_money_shares_and_counts_are_in_the_form_of_the_language(
    lang: str, money: str, share: str, rows: str
) -> None:
    words: Language = language(lang)
    unknown = said("refused.customs.unknown_code", usd=dollars(200005), share=percent(3.5),
                   most=percent(1))  # fmt: skip
    summed = said("passed_over.sums", rows=number(12000), usd=dollars(200005))
    for sentence, parts in ((unknown, (money, share)), (summed, (money, rows))):
        told = sentence.in_language(words).replace("\u00a0", " ")
        for part in parts:
            assert told.count(part) == 1
        assert f"{money} " not in told.replace(f"{money} of", "")


def test_what_is_negative_has_its_sign_before_the_money() -> None:
    assert dollars(-150) == "\u2212$1.50"


def test_a_sum_of_less_than_a_million_is_written_in_dollars() -> None:
    assert language("en").usd(2000) == "$2,000"
    assert language("ru").usd(2000).replace("\u00a0", " ") == "2 000 долл. США"
    assert language("en").usd(0) == "$0.0 million"
    assert language("en").usd_change(-2000) == "\u2212$2,000"
    assert language("en").usd(412_345) == "$412,345"
    assert language("en").usd_change(-412_345) == "\u2212$412,345"
    assert language("en").usd(1e6) == "$1.0 million"
