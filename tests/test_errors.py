import pytest

from dashboard import errors
from dashboard.errors import DashboardError, DataRefused, Reason


@pytest.mark.parametrize(
    "name",
    ["DataRefused", "StoreUnavailable", "UnknownSelection", "WrongUsage", "ExportRefused"],
)
def test_every_error_is_drawn_in_the_tree_and_grows_from_its_root(name: str) -> None:
    assert issubclass(getattr(errors, name), DashboardError)
    assert f"── {name} " in str(errors.__doc__)


def test_a_refusal_prints_one_aligned_table() -> None:
    refused = DataRefused(
        [
            Reason("a.csv", 2, "year", "20x8", "is not a whole number"),
            Reason("longer_name.csv", None, "", "", "there is no such file"),
        ]
    )
    lines = str(refused).splitlines()
    assert [line.split()[0] for line in lines] == ["file", "a.csv", "longer_name.csv", "2"]
    assert lines[0].split() == ["file", "row", "column", "value", "reason"]
    place = lines[0].index("reason")
    assert lines[1][place:] == "is not a whole number"
    assert lines[2][place:] == "there is no such file"
    assert lines[-1] == "2 reasons."


def test_a_refusal_shows_the_first_hundred_and_counts_all() -> None:
    refused = DataRefused(Reason("a.csv", row, "c", "v", "wrong") for row in range(250))
    lines = str(refused).splitlines()
    assert len(refused.reasons) == 250
    assert len(lines) == 1 + 100 + 1
    assert lines[-1] == "The first 100 of 250 reasons."


def test_a_long_or_broken_value_stays_on_one_short_line() -> None:
    told = str(DataRefused([Reason("a.csv", 2, "note", "one\ntwo " * 40, "is\nwrong")]))
    assert len(told.splitlines()) == 3
    assert "…" in told
    assert "is wrong" in told
    assert told.endswith("1 reason.")
