"""Addresses of pages about partners: codes of today, and those that ISO 3166-2 had before."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.documents.address import Address, address_of, query_at
from dashboard.loaders.registers import Registers, load_registers
from dashboard.parser import read_query
from dashboard.store.ask import Ask

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def registers() -> Registers:
    return load_registers(DATA)


@pytest.mark.parametrize(
    ("path", "page", "code"),
    [
        ("/relations/PL-02", "profile", "PL-02"),
        ("/relations/PL-DS", "profile", "PL-02"),
        ("/brief/KZ-ZHA", "brief", "KZ-31"),
        ("/relations/IR-01", "profile", "IR-03"),
        ("/relations/EE-44", "profile", "EE-45"),
        ("/relations/POL", "profile", "POL"),
    ],
)
def test_former_codes_of_regions_go_on_opening(
    registers: Registers, path: str, page: str, code: str
) -> None:
    now = path.replace(path.rpartition("/")[2], code)
    assert address_of(path, registers) == Address(now, page, code)


@pytest.mark.parametrize("path", ["/relations/PL-99", "/relations/UA-43", "/relations/RUS", "/x"])
def test_no_page_is_of_an_unknown_place_a_disputed_one_or_home(
    registers: Registers, path: str
) -> None:
    assert address_of(path, registers) is None


def test_a_year_is_compared_with_the_last_one_before_it_that_is_known_of_what_is_chosen(
    ask: Ask,
) -> None:
    """Of trade as a whole nothing is known of 2022, of that with Belarus there is."""
    library = ask.library
    for path, query, against in (
        ("/trade", "year=2023", 2021),
        ("/trade", "year=2023&partner=BLR", 2022),
        ("/brief/BLR", "year=2023", 2022),
        ("/relations/BLR", "year=2023&against=2020", 2020),
        ("/trade", "year=2023&partner=BLR,CHN", 2021),
        ("/trade", "year=2018&partner=BLR", 2017),
    ):
        address = address_of(path, library.registers)
        assert address is not None
        found = query_at(read_query(query, library), address, library.registers)
        assert found.against == against, (path, query)
        if "against" not in query:
            assert "against" not in found.to_query()
            assert against in found.choices.traded_with(found.partners)
