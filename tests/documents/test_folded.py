"""What is drawn of all others leads to each of them, and they add up to it."""

from __future__ import annotations

import pytest

from dashboard.documents.provenance import provenance_at
from dashboard.parser import read_query
from dashboard.store.ask import Ask


@pytest.mark.parametrize(
    ("lang", "name"), [("en", "other fields"), ("ru", "других сфер")]
)  # fmt: skip
@pytest.mark.parametrize("column", ["events_in_year", "events_total", "relations"])
def test_other_fields_are_the_sum_of_those_that_they_list(
    ask: Ask, lang: str, name: str, column: str
) -> None:
    query = read_query(f"year=2018&lang={lang}", ask.library, relations=True)
    found = provenance_at(ask, query, f"sectors/beyond-8/{column}")
    assert found is not None and found.amount is not None and name in found.name
    assert len(found.inputs) > 8 and all(one.path for one in found.inputs)
    assert sum(int(one.value) for one in found.inputs) == found.amount.plain()


@pytest.mark.parametrize("row", ["beyond-", "beyond-x", "beyond-999", "beyond--1"])
def test_what_stands_for_no_others_is_no_number(ask: Ask, row: str) -> None:
    query = read_query("year=2018", ask.library, relations=True)
    assert provenance_at(ask, query, f"sectors/{row}/relations") is None
    assert provenance_at(ask, query, "sectors/beyond-8/status") is None
