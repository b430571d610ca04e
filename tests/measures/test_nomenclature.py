"""Codes across editions: bridged where they are whole in one code, else like nothing before."""

from __future__ import annotations

import pytest

from dashboard.loaders.code_changes import Edition, load_editions
from dashboard.measures.nomenclature import between, former, joined, kind_of
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


@pytest.mark.parametrize(
    ("code", "years", "codes"),
    [
        ("030291", (2017, 2016), ("030290",)),
        ("0302919000", (2017, 2016), None),
        ("030291", (2018, 2017), ("030291",)),
        ("030299", (2022, 2021), ("030291", "030292")),
        ("030299", (2022, 2015), ("030290", "030292")),
        ("010102", (2017, 2016), None),
        ("0101", (2017, 2016), None),
        ("01", (2017, 2016), ("01",)),
        ("XX", (2022, 2016), ("XX",)),
        ("854911", (2021, 2022), None),
    ],
)
def test_a_code_was_other_codes_before(
    code: str, years: tuple[int, int], codes: tuple[str, ...] | None
) -> None:
    assert former(between(EDITIONS, *years), code) == codes


def test_both_sides_are_summed_under_the_newer_number() -> None:
    editions = between(EDITIONS, 2022, 2016)
    assert [one.since for one in editions] == [2022, 2017]
    before = [joined(editions, one, later=False) for one in ("0302909000", "0302920000", "0101")]
    assert before == ["030299", "030299", "0101"]
    after = [joined(editions, one, later=True) for one in ("0302990000", "4407110000")]
    assert after == ["030299", "4407110000"]
    assert kind_of(editions, "8549110000") == "rearranged" and not kind_of(editions, "4407110000")


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
