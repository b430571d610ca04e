"""Tables for other programs: plain numbers, honest gaps, nothing that runs in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.exports.tables import csv_text, json_text

FRAME = pd.DataFrame(
    {
        "year": [2018, 2019],
        "partner": pd.array(["CHN", ""], dtype="str"),
        "exports_usd": [7_109_000_000.0, float("nan")],
        "share_pct": [15.6, 5.0],
        "rank": pd.array([1, pd.NA], dtype="Int64"),
    }
)


def test_csv_is_plain() -> None:
    assert csv_text(FRAME, bom=False) == (
        "year,partner,exports_usd,share_pct,rank\r\n"
        "2018,CHN,7109000000,15.6,1\r\n"
        "2019,,,5,\r\n"
    )  # fmt: skip


def test_csv_of_a_language_with_decimal_commas_opens_in_columns() -> None:
    assert csv_text(FRAME, bom=False, decimal=",") == (
        "year;partner;exports_usd;share_pct;rank\r\n"
        "2018;CHN;7109000000;15,6;1\r\n"
        "2019;;;5;\r\n"
    )  # fmt: skip


def test_the_mark_of_utf8_is_there_when_asked_for() -> None:
    assert csv_text(FRAME, bom=True) == "\ufeff" + csv_text(FRAME, bom=False)


def test_json_is_an_array_of_objects() -> None:
    assert json.loads(json_text(FRAME)) == [
        {"year": 2018, "partner": "CHN", "exports_usd": 7_109_000_000, "share_pct": 15.6,
         "rank": 1},
        {"year": 2019, "partner": "", "exports_usd": None, "share_pct": 5, "rank": None},
    ]  # fmt: skip
    assert json.loads(json_text(FRAME.iloc[:0])) == []


@pytest.mark.parametrize(
    ("usd", "text"),
    [
        (5655529037.390613, "5655529037.39"),
        (10.5, "10.5"),
        (-2_993_100_000.0, "-2993100000"),
        (0.0, "0"),
        (-0.004, "0"),
        (1.23e15, "1230000000000000"),
        (float("inf"), ""),
    ],
)
def test_dollars_are_rounded_to_cents_without_trailing_zeros(usd: float, text: str) -> None:
    frame = pd.DataFrame({"a_usd": [usd], "n": [1]})
    assert csv_text(frame, bom=False) == f"a_usd,n\r\n{text},1\r\n"


def test_shares_lose_their_noise_and_never_gain_an_exponent() -> None:
    frame = pd.DataFrame({"share_pct": [0.1 + 0.2, 0.00001234]})
    assert csv_text(frame, bom=False).split() == ["share_pct", "0.3", "0.00001234"]


@pytest.mark.parametrize("text", ["=1+1", "+7", "-5", "@SUM(A1)", "\t=1", "\r=1"])
def test_text_that_would_run_in_a_spreadsheet_is_made_harmless(text: str) -> None:
    frame = pd.DataFrame({"note": [text], "change_usd": [-5.25]})
    (_, row) = csv.reader(io.StringIO(csv_text(frame, bom=False), newline=""))
    assert row == [f"'{text}", "-5.25"]
    assert json.loads(json_text(frame))[0]["note"] == text


def test_a_comma_before_a_minus_is_no_formula_and_what_is_printed_is_the_very_frame() -> None:
    texts = ["fell, -5", "a\n- b", "x;=1+1", "x\t@y"]
    frame = pd.DataFrame({"note": texts})
    for bom, wanted in ((False, texts), (True, [*texts[:2], "x;'=1+1", "x\t'@y"])):
        text = csv_text(frame, bom=bom).removeprefix("\ufeff")
        assert [row["note"] for row in csv.DictReader(io.StringIO(text, newline=""))] == wanted


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=5))
def test_any_text_comes_back(texts: list[str]) -> None:
    frame = pd.DataFrame({"note": pd.array(texts, dtype="str"), "n": range(len(texts))})
    rows = list(csv.DictReader(io.StringIO(csv_text(frame, bom=False), newline="")))
    assert [row["note"].removeprefix("'") for row in rows] == [
        text.removeprefix("'") for text in texts
    ]
    assert [row["note"] for row in json.loads(json_text(frame))] == texts


def test_russian_is_not_escaped() -> None:
    assert "Хэбэй" in json_text(pd.DataFrame({"name": ["Хэбэй"]}))
