from pathlib import Path

import pytest

from dashboard.loaders.partner_groups import groups_of
from dashboard.loaders.registers import Registers, load_registers

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def registers() -> Registers:
    return load_registers(DATA)


def test_every_partner_is_in_one_group(registers: Registers) -> None:
    groups = groups_of(registers, registers.partners)
    assert list(groups) == ["eaeu", "eu", "brics", "others"]
    members = [code for codes in groups.values() for code in codes]
    assert sorted(members) == sorted(set(registers.partners) - {"RUS"})
    assert (len(groups["eu"]), len(groups["brics"])) == (27, 9)


def test_a_group_has_the_members_that_may_be_asked_for(registers: Registers) -> None:
    groups = groups_of(registers, ["DEU", "CHN", "BLR", "RUS", "FIN", "XXX"])
    assert groups == {"eaeu": ("BLR",), "eu": ("DEU", "FIN"), "brics": ("CHN",)}


def test_the_union_whose_trade_is_counted_elsewhere_is_the_same(registers: Registers) -> None:
    """Its members are marked in the register of countries too: with the year they would part."""
    frame = registers.countries
    union = set(frame.loc[frame["eaeu"].eq(1), "country"]) - {"RUS"}
    assert set(groups_of(registers, registers.partners)["eaeu"]) == union
