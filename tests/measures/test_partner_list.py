from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from dashboard.loaders.registers import Registers, load_registers
from dashboard.loaders.relations import Relations, load_relations
from dashboard.measures.partner_list import in_order, partner_list
from dashboard.settings import ROOT

TODAY = dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def registers() -> Registers:
    return load_registers(ROOT / "data")


@pytest.fixture(scope="module")
def listed(registers: Registers) -> pd.DataFrame:
    known: Relations = load_relations(ROOT / "data", registers)
    return partner_list(known.relations, known.events, registers.regions, today=TODAY)


def row(listed: pd.DataFrame, code: str) -> pd.Series:
    found = listed.loc[listed["code"].eq(code)]
    assert len(found) == 1
    return found.iloc[0]


def test_every_partner_is_there_once_and_no_region_of_russia(listed: pd.DataFrame) -> None:
    assert listed["code"].is_unique
    assert not {"RU-KRS", "UA-43", "RUS"} & set(listed["code"])
    assert {"NO-18", "CN-HE", "AZE", "CUB"} <= set(listed["code"])


def test_a_country_with_a_region_has_no_row_of_its_own(listed: pd.DataFrame) -> None:
    assert "NOR" not in set(listed["code"])
    assert row(listed, "AZE")["region"] == ""


def test_state_is_the_best_by_the_latest_source(listed: pd.DataFrame) -> None:
    states = {code: row(listed, code)["state"] for code in ("CN-HE", "NO-18", "PL-02", "CN-SC")}
    assert states == {
        "CN-HE": "in-force", "NO-18": "unknown", "PL-02": "ended", "CN-SC": "contacts"
    }  # fmt: skip


def test_next_anniversary(listed: pd.DataFrame) -> None:
    hebei = row(listed, "CN-HE")
    assert (hebei["due"], hebei["years"]) == ("2027-07-30", 35)
    assert row(listed, "PL-02")["due"] == ""
    assert pd.isna(row(listed, "PL-02")["years"])


def test_order(listed: pd.DataFrame) -> None:
    assert in_order(listed, "activity")["events"].is_monotonic_decreasing
    due = in_order(listed, "anniversary")["due"]
    dated = due[due.ne("")]
    assert list(dated) == sorted(dated)
    assert due.iloc[-1] == ""
