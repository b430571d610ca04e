"""Codes across editions: bridged where they are whole in one code, else like nothing before."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from dashboard.loaders.code_changes import Edition, between, load_editions
from dashboard.loaders.row_table import TEN, code_texts
from dashboard.loaders.year_codes import number_of
from dashboard.measures.nomenclature import Past, joined, past
from dashboard.settings import ROOT

EDITIONS = (
    Edition(2012, "HS 2012", {}, {}),
    Edition(
        2017,
        "HS 2017",
        {"030290": "renumbered", "030291": "renumbered", "0101": "split", "010101": "split",
         "010102": "split"},
        {"030291": ("030290",)},
    ),
    Edition(
        2022,
        "HS 2022",
        {"030291": "merged", "030292": "merged", "030299": "merged", "854911": "rearranged"},
        {"030299": ("030291", "030292")},
    ),
)  # fmt: skip


def _joined(editions: Sequence[Edition], code: str, *, later: bool) -> tuple[str, str]:
    (into,), broken = joined(editions, np.array([number_of(code)]), later=later)
    assert broken.keys() <= {number_of(code)}
    (said,) = code_texts(*np.divmod([into], TEN + 1))
    return said, broken.get(number_of(code), "")


@pytest.mark.parametrize(
    ("code", "years", "was"),
    [
        ("030291", (2017, 2016), Past(("030290",), "", ("HS 2017",))),
        # Of longer codes only the six digits are known.
        ("0302919000", (2017, 2016), Past(("030290",), "renumbered", ("HS 2017",))),
        ("0302919000", (2022, 2016), Past((), "merged", ("HS 2022",))),
        ("030291", (2018, 2017), Past(("030291",), "", ())),
        ("030299", (2022, 2021), Past(("030291", "030292"), "", ("HS 2022",))),
        ("030299", (2022, 2015), Past(("030290", "030292"), "", ("HS 2022", "HS 2017"))),
        ("010102", (2017, 2016), Past((), "split", ("HS 2017",))),
        ("0101", (2017, 2016), Past((), "split", ("HS 2017",))),
        ("01", (2017, 2016), Past(("01",), "", ())),
        ("XX", (2022, 2016), Past(("XX",), "", ())),
        ("854911", (2021, 2022), Past((), "rearranged", ("HS 2022",))),
    ],
)
def test_a_code_was_other_codes_before(code: str, years: tuple[int, int], was: Past) -> None:
    assert past(between(EDITIONS, *years), code) == was


def test_both_sides_are_summed_under_the_newer_number() -> None:
    editions = between(EDITIONS, 2022, 2016)
    assert [one.since for one in editions] == [2022, 2017]

    def of(code: str, *, later: bool) -> tuple[str, str]:
        return _joined(editions, code, later=later)

    before = [of(one, later=False) for one in ("0302909000", "0302920000", "0101")]
    assert before == [("030299", ""), ("030299", ""), ("0101", "split")]
    after = [of(one, later=True) for one in ("0302990000", "4407110000", "8549110000")]
    assert after == [("030299", ""), ("4407110000", ""), ("8549110000", "rearranged")]


def test_a_part_of_what_was_split_is_never_held_against_the_whole() -> None:
    """Of two codes that were merged one was a part of another before that."""
    split = Edition(2017, "HS 2017", dict.fromkeys(("100000", "100001", "100002"), "split"), {})
    merged = Edition(2022, "HS 2022", dict.fromkeys(("100001", "100009"), "merged"),
                     {"100009": ("100001", "100009")})  # fmt: skip
    editions = between((split, merged), 2022, 2016)
    assert past(editions, "100009") == Past((), "split", ("HS 2017",))
    for code, later in (("1000090000", True), ("1000090000", False), ("1000000000", False)):
        assert _joined(editions, code, later=later) == (code, "split")
    since_2017 = between((split, merged), 2022, 2017)
    for code in ("1000090000", "1000010000"):
        assert _joined(since_2017, code, later=False) == ("100009", "")
    # The kind is of the edition that broke a code, not of one that gave it another number.
    register = between(load_editions(ROOT / "data"), 2022, 2016)
    assert _joined(register, "2931410000", later=True) == ("2931410000", "split")
    assert _joined(register, "2931900000", later=False) == ("2931900000", "split")


def test_what_one_side_is_joined_under_the_other_is_too() -> None:
    """Of every code of the register: with its past, under the same heading or under none."""
    register = load_editions(ROOT / "data")
    for years in ((2022, 2016), (2017, 2016), (2022, 2021)):
        editions = between(register, *years)
        for code in {code for one in editions for code in one.kinds}:
            key, kind = _joined(editions, code, later=True)
            was = past(editions, code)
            assert (key, kind) == (code, was.kind)
            if not kind:
                assert {_joined(editions, one, later=False) for one in was.codes} == {(code, "")}
            earlier = _joined(editions, code, later=False)
            assert earlier[1] or code in past(editions, earlier[0]).codes


def test_the_register_says_which_edition_holds_when_and_what_it_changed() -> None:
    editions = load_editions(ROOT / "data")
    assert [(one.since, one.name) for one in editions] == [
        (2012, "HS 2012"), (2017, "HS 2017"), (2022, "HS 2022"),
    ]  # fmt: skip
    # Livers and roes of fish got another number; waste of batteries was told apart by their kind.
    assert editions[1].former["030291"] == ("030290",)
    assert editions[2].kinds["854911"] == "split" and "270112" not in editions[2].kinds
    for one in editions:
        earlier = [code for codes in one.former.values() for code in codes]
        assert len(earlier) == len({*earlier}), "a code goes into one other alone"
        assert all(len(code) == len(of) for code, codes in one.former.items() for of in codes)
