"""A reference stands for a view and opens the same one, however it is typed."""

from __future__ import annotations

import dataclasses
import itertools
import random
from urllib.parse import parse_qs

import pytest

from dashboard.documents.address import address_of, query_at
from dashboard.documents.reference import (
    VIEW,
    View,
    is_like,
    prefix,
    reference,
    view_of,
    views,
)
from dashboard.documents.reference_letters import LETTERS
from dashboard.documents.reference_parts import CHOICES, NAME, PLACE, left_of, partners
from dashboard.flows import FLOWS
from dashboard.grammar import PARTS
from dashboard.parser import read_query
from dashboard.query import Query
from dashboard.store.ask import Ask
from dashboard.values import COLOURS, KINDS, SORTS

STATES = [
    ("/", "", "turnover-chart"),
    ("/", "year=2021&against=2018&lang=ru&theme=dark&present=1", "balance-chart"),
    ("/trade", "flow=import&sector=wood,economy", "sector-chart"),
    ("/trade", "months=5", "turnover-chart"),
    ("/trade", "months=1-3,7-9&flow=export", "turnover-chart"),
    ("/trade", "view=rolling", "turnover-chart"),
    ("/trade", "view=index&partner=CHN,DEU", "compare-chart"),
    ("/trade", "view=index&partner=CHN,DEU&together=1", "turnover-chart"),
    ("/partners", "partner=CHN,DEU,BLR&sort=anniversary", "partner-share-chart"),
    ("/partners", "group=eaeu&zoom=asia", "partner-map"),
    ("/relations", "year=1993&kind=visit,forum&colour=kind", "timeline-chart"),
    ("/relations/NO-18", "lang=ru", ""),
    ("/relations/CHN", "", "turnover-chart"),
    ("/brief/CN-HE", "lang=ru", ""),
    ("/brief/BLR", "", ""),
    ("/trade", "years=2018,2017&lang=ru", "chosen-years-chart"),
    ("/data", "", ""),
    ("/changes", "year=2021&lang=ru", ""),
    ("/why", "without=CHN,wood,HS:44,HS:0201,HS:XX&lang=ru", "contribution-chart"),
]


def read(ask: Ask, path: str, text: str) -> tuple[Query, str]:
    """What a page of an address asks, and the page's noun."""
    address = address_of(path, ask.library.registers)
    assert address is not None
    query = read_query(text, ask.library, relations=address.about_relations)
    # Published figures have no codes and no sums of twelve months: the address is kept as it is.
    assert all(one.name.endswith("_unanswered") for one in query.problems)
    return query_at(query, address, ask.library.registers), address.page


def named(ask: Ask, path: str, text: str, chart: str) -> str:
    query, _ = read(ask, path, text)
    address = address_of(path, ask.library.registers)
    assert address is not None
    return reference(ask.library.registers, query, address, chart)


@pytest.mark.parametrize(("path", "text", "chart"), STATES)
def test_a_reference_opens_the_view_that_it_was_made_of(
    ask: Ask, path: str, text: str, chart: str
) -> None:
    found = view_of(named(ask, path, text, chart), ask.library.registers)
    assert found is not None and (found.path, found.chart) == (path, chart)
    made, _ = read(ask, path, text)
    opened, _ = read(ask, found.path, found.query)
    assert opened == made.with_(theme="light", present=False)


def test_a_view_without_choices_is_six_letters_and_of_one_partner_eleven(ask: Ask) -> None:
    whole = named(ask, "/", "", "turnover-chart").removeprefix("LR-").replace("-", "")
    china = named(ask, "/", "partner=CHN", "turnover-chart").removeprefix("LR-").replace("-", "")
    assert len(whole) <= 6 and len(china) <= 11


def every(ask: Ask) -> str:
    """A choice of all partners that may be chosen."""
    return f"partner={','.join(partners(ask.library.registers))}"


def test_a_view_of_all_partners_is_typed_in_a_line(ask: Ask) -> None:
    assert len(named(ask, "/partners", every(ask), "partner-share-chart")) < 100


@pytest.mark.parametrize("count", [1, 14, 15, 40, 200, 250])
def test_however_many_partners_are_chosen_their_view_opens(ask: Ask, count: int) -> None:
    codes = random.Random(count).sample(partners(ask.library.registers), count)
    made = named(ask, "/partners", f"partner={','.join(codes)}&view=index", "partner-map")
    found = view_of(made, ask.library.registers)
    assert found is not None
    (shown,) = parse_qs(found.query)["partner"]
    assert set(shown.split(",")) == set(codes) and "view=index" in found.query


def test_many_partners_are_not_taken_for_others_after_a_new_one(ask: Ask) -> None:
    registers = ask.library.registers
    made = named(ask, "/partners", every(ask), "partner-map")
    fewer = dataclasses.replace(registers, countries=registers.countries.iloc[1:])
    assert view_of(made, fewer) is None


def test_the_year_stays_when_a_newer_one_comes(ask: Ask) -> None:
    query, _ = read(ask, "/", "")
    found = view_of(named(ask, "/", "", "turnover-chart"), ask.library.registers)
    assert found is not None and f"year={query.year}" in found.query


def test_the_release_that_is_shown_is_part_of_it(ask: Ask) -> None:
    query, _ = read(ask, "/", "")
    released = query.with_(choices=dataclasses.replace(query.choices, release=7))
    address = address_of("/", ask.library.registers)
    assert address is not None
    found = view_of(reference(ask.library.registers, released, address), ask.library.registers)
    assert found is not None and "release=7" in found.query


@pytest.mark.parametrize("code", ["01", "4407", "270900", "XX"])
def test_a_commodity_code_keeps_its_zeros(ask: Ask, code: str) -> None:
    registers, (query, _) = ask.library.registers, read(ask, "/trade", "")
    address = address_of("/trade", registers)
    assert address is not None
    found = view_of(reference(registers, query.with_(code=code), address, "goods-chart"), registers)
    assert found is not None and f"code={code}" in found.query


def test_it_is_found_however_it_is_typed(ask: Ask) -> None:
    registers, made = ask.library.registers, named(ask, "/", "partner=CHN", "turnover-chart")
    view, plain = view_of(made, registers), made.replace("-", "")
    keys = dict(zip("QWERTYUIOPASDFGHJKLZXCVBNM", "йцукенгшщзфывапролдячсмить", strict=True))
    russian = "".join(keys.get(letter, letter) for letter in made)
    for typed in (made.lower(), plain, f"  {made} ", made.replace("-", "–"), russian,
                  made.replace("0", "O").replace("1", "I")):  # fmt: skip
        assert view_of(typed, registers) == view and is_like(typed, registers), typed


def test_no_mistake_of_one_letter_and_no_exchange_of_two_opens_another_view(ask: Ask) -> None:
    registers, made = ask.library.registers, named(ask, "/", "", "turnover-chart")
    letters = made.removeprefix("LR-")
    for place, letter in itertools.product(range(len(letters)), LETTERS):
        wrong = letters[:place] + letter + letters[place + 1 :]
        if wrong != letters:
            assert view_of(f"LR-{wrong}", registers) is None
    for place in range(len(letters) - 1):
        pair = letters[place : place + 2]
        wrong = letters[:place] + pair[::-1] + letters[place + 2 :]
        assert wrong == letters or view_of(f"LR-{wrong}", registers) is None


@pytest.mark.parametrize("text", ["", "LR", "LR-", "LR-7K3Q", "wood", "China", "LR-" + "Y" * 500,
                                  "XX-J5YFDT", "LR-ЖЖЖЖЖЖ"])  # fmt: skip
def test_what_is_no_reference_opens_nothing(ask: Ask, text: str) -> None:
    assert view_of(text, ask.library.registers) is None


def test_whatever_is_typed_is_answered(ask: Ask) -> None:
    chance, registers = random.Random(12), ask.library.registers
    for _ in range(5_000):
        text = "LR-" + "".join(chance.choices(LETTERS, k=chance.randint(1, 40)))
        found = view_of(text, registers)
        if found is not None:
            assert address_of(found.path, registers) is not None
            read_query(found.query, ask.library)


def test_words_are_no_references_and_a_mistyped_one_is_meant_as_one(ask: Ask) -> None:
    registers = ask.library.registers
    assert not is_like("Лрб", registers) and not is_like("wood", registers)
    assert is_like("LR-7K3Q", registers) and prefix(registers) == "LR"


def test_a_reference_holds_whatever_can_be_chosen() -> None:
    of_the_reader = {"dataset", "year", "lang", "theme", "present"}
    assert {one.name for one in CHOICES} - {"place"} == {*PARTS} - of_the_reader


def test_every_name_has_a_number_of_its_own(ask: Ask) -> None:
    registers = ask.library.registers
    for names, base in (
        (views(), VIEW), (KINDS, NAME), (tuple(registers.sectors["sector"]), NAME),
        (tuple(registers.regions["region"]), PLACE), (FLOWS, 2), (COLOURS, NAME), (SORTS, NAME),
        (tuple(registers.partner_groups["group"].unique()), NAME),
    ):  # fmt: skip
        assert len({left_of(name, base) for name in names}) == len(set(names))


def test_a_view_is_opened_at_its_chart() -> None:
    assert View("/trade", "year=2018", "turnover-chart").address == (
        "/trade?year=2018#turnover-chart-figure"
    )
    assert View("/", "").address == "/"
