"""Codes that are numbers have their texts, whichever were asked for before."""

from __future__ import annotations

import numpy as np

from dashboard.loaders.code_names import CodeNames
from dashboard.loaders.year_codes import number_of


def test_each_number_has_its_text_whatever_was_asked_for_before() -> None:
    names = CodeNames()
    for texts in (
        ["4407119300", "0302"], [], ["XX"], ["030211", "4407119300", "01", "XX", "9999999999"],
        ["0302", "0302000000", "030200", "0302"],
    ):  # fmt: skip
        numbers = np.array([number_of(text) for text in texts], np.int64)
        assert [*names.of(numbers)] == texts


def test_numbers_are_in_the_order_of_their_texts() -> None:
    texts = sorted(["0302", "030200", "0302000000", "030211", "4407119300", "01", "0101", "44"])
    assert sorted(texts, key=number_of) == texts
