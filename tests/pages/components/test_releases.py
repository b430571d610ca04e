"""The releases of a dataset as component trees."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from dashboard.amount import Amount
from dashboard.language import languages
from dashboard.pages.components.releases import (
    Changes,
    Entry,
    changes_of,
    changes_title,
    releases_list,
    reports,
)
from dashboard.typography import kept
from tests.scenes import FakeNames, words_of
from tests.trees import orders, parts, text, words

NAN = float("nan")


class _Names(FakeNames):
    """Names that say what they are of."""

    def country(self, code: str) -> str:
        return f"partner {code}"

    def sector_in_full(self, code: str) -> str:
        return f"sector {code}"


NAMES = _Names()
REPORT: dict[str, Any] = {
    "files": [{"name": "TCBT.csv", "kind": "text", "encoding": "cp866", "sha256": "ab" * 32}],
    "rows_read": 1200, "rows_kept": 1000, "rows_other_regions": 200, "mended_codes": 41,
    "repeated_rows": 2, "rows_without_mass": 0,
    "regions": [{"code": "41000", "name": "<b>", "rows": 1000, "usd": 5e6, "kept": True}],
    "totals": [{"year": 2020, "flow": "export", "usd": 7e6, "net_mass_kg": 2e9, "months": 0}],
    "unknown_partners": [{"code": "ZZ", "rows": 1, "usd": 10.0, "suggestion": "CHN"}],
    "unknown_codes": [], "closed_codes": [{"code": "XX", "rows": 3, "usd": 9e6}],
    "partner_not_stated": {"rows": 2, "usd": 1e6}, "negative_values": {"rows": 0, "usd": 0.0},
    "absurd_values": [{"period": "2020-01", "flow": "import", "partner": "CHN", "code": "27",
                       "usd": 6e9}],
    "jumps": [{"year": 2020, "flow": "export", "partner": "CHN", "chapter": "27",
               "before_usd": 1e6, "usd": 9e7}],
    "months_replaced": ["2020-01"], "months_missing": [],
}  # fmt: skip
LEVEL = Amount(9e9, status="published")
SECOND = Entry(
    2, "2026-11-22T01:13:14+00:00", 1200, (2013, 2021), LEVEL, "0.1.0", True, True, REPORT
)
FIRST = replace(SECOND, number=1, shown=False, current=False, report={})
MOVED = pd.DataFrame(
    {"partner": [f"P{n}" for n in range(20)], "old_usd": 1e6, "new_usd": 3e6, "difference_usd": 2e6}
)
YEARS = pd.DataFrame(
    [(2020, 12, 12, 5e6, 5e6, 5e6, 5e6), (2021, 9, 12, 10e6, 20e6, 10e6, 11e6)],
    columns=["year", "old_months", "new_months", "old_usd", "new_usd", "same_old_usd",
             "same_new_usd"],
)  # fmt: skip
QUERY = "dataset=customs&release=2"
CHANGES = Changes(
    1, 2, QUERY, "published", YEARS, MOVED, MOVED.head(2).rename(columns={"partner": "sector"})
)


def body(entries=(SECOND, FIRST), changes=CHANGES, mark="", lang="en") -> list[Any]:
    own = words_of(lang)
    return [
        *releases_list(entries, QUERY, mark, own),
        changes_title(changes, own),
        *changes_of(changes, NAMES, own),
        *reports(entries, NAMES, own),
    ]


def test_releases_are_listed_and_can_be_chosen() -> None:
    tree = body()
    assert orders(tree) == ["release:", "release:1"]
    told = words(tree)
    assert kept("22\u00a0November\u00a02026, 01:13 UTC") in told
    assert "current, shown" in told
    assert "$9,000.0 million" in told


def test_what_changed_tells_new_months_from_a_revision() -> None:
    told = words(body())
    assert "What release 2 changed against release 1" in told
    assert (
        "2020"
        not in told[told.index("What release 2 changed against release 1") : told.index("2021")]
    )
    row = told.index("2021")
    assert told[row : row + 5] == ["2021", "9", "12", "10.0", "20.0"]
    assert told[row + 5 : row + 9] == ["+1.0", " (", "+10.0%", ")"]
    assert "partner P0" in told
    assert "The whole table: 20 rows" in told and told.count("partner P19") == 1
    assert "sector P1" in told


def test_nothing_before_and_nothing_changed_are_said() -> None:
    assert "There is no release before this one to compare with." in words(body(changes=None))
    same = replace(CHANGES, years=YEARS.head(1), partners=MOVED.iloc[:0], sectors=MOVED.iloc[:0])
    (said,) = (one for one in words(body(changes=same)) if "to the cent" in one)
    # What is compared is the turnover: flows, months, codes and masses within it may have changed.
    assert "turnover of each year" in said and "masses may differ" in said


def test_a_report_tells_what_was_found_and_leaves_out_what_was_not() -> None:
    told = words(body())
    assert "Codes with a lost leading zero, mended" in told
    assert "41" in told
    assert "Unknown partners" in told
    assert "Unknown commodity codes" not in told
    assert "41000 <b>" in told
    assert "as a whole" in told
    assert told.count("partner CHN") == 2
    assert "2 rows, $1.0 million" in told
    assert "The report of this release cannot be read." in told


def test_made_up_data_are_marked() -> None:
    assert "Made up." in words(body(mark="Made up."))


@pytest.mark.parametrize("lang", languages())
def test_every_word_is_there_in_every_language(lang: str) -> None:
    assert len(words(body(lang=lang))) > 100


def test_the_numbers_of_a_report_are_sorted_by_their_values() -> None:
    totals = [
        {"year": year, "flow": "export", "usd": usd, "net_mass_kg": 2e9, "months": months}
        for year, usd, months in ((2020, 9e6, 0), (2021, 12e6, 11))
    ]
    (shown,) = [
        one
        for one in parts(
            body(entries=(replace(SECOND, report={**REPORT, "totals": totals}), FIRST))
        )
        if "data-table" in (getattr(one, "className", "") or "").split()
        and "as a whole" in text(one)
    ]
    heads = [one for one in parts(shown) if type(one).__name__ == "Th" and one.scope == "col"]
    assert len([one for one in parts(shown) if getattr(one, "className", "") == "sort"]) == len(
        heads
    )
    values = [getattr(one, "data-value", None) for one in parts(shown)
              if type(one).__name__ == "Td"]  # fmt: skip
    assert values == [None, "9000000.0", "2000000000.0", "12", None, "12000000.0", "2000000000.0",
                      "11"]  # fmt: skip
