from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.loaders.registers import load_registers
from dashboard.loaders.relations import load_relations
from dashboard.measures.search import MOST_FOUND, Entry, entry_of, find, search_index, skeleton
from dashboard.settings import ROOT


def _index() -> tuple[Entry, ...]:
    registers = load_registers(ROOT / "data")
    known = load_relations(ROOT / "data", registers)
    return search_index(
        known.relations,
        known.events,
        registers.regions,
        registers.countries,
        registers.sectors,
        registers.home,
    )


INDEX = _index()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Хэбэй", "Hebei"),
        ("Хэбэй", "KHEBEI"),
        ("Могилёв", "могилев"),
        ("Bodø", "bodo"),
        ("Mogilev", "Могилев"),
        ("Киото", "Kyoto"),
        ("Łapiński", "lapinski"),
    ],
)
def test_ways_of_writing_are_one(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(
    ("query", "kind", "code"),
    [
        ("hebei", "region", "CN-HE"),
        ("хэбэй", "region", "CN-HE"),
        ("nurland", "region", "NO-18"),
        ("китай", "country", "CHN"),
        ("energy", "sector", "energy"),
        ("аквакультура", "sector", "aquaculture"),
        ("schwesig", "event", "DE-MV"),
        ("twin towns bodo", "agreement", "NO-18"),
    ],
)
def test_the_best_comes_first(query: str, kind: str, code: str) -> None:
    best = find(query, INDEX)[0]
    assert (best.kind, best.code) == (kind, code)


def test_every_word_must_fit() -> None:
    assert find("hebei norway", INDEX) == []
    assert find("zzzzz", INDEX) == []
    assert all("2018" in f"{one.start}{one.title['en']}" for one in find("forum 2018", INDEX))


def test_regions_of_russia_lead_to_no_partner() -> None:
    assert not {"RU-KRS", "UA-43", "RUS"} & {entry.code for entry in INDEX}


@pytest.mark.parametrize("query", ["Kursk", "Крым соглашение", "Mari El treaty", "Йошкар-Ола"])
def test_domestic_agreements_and_events_are_found_all_the_same(query: str) -> None:
    best = find(query, INDEX)[0]
    assert best.kind in ("agreement", "event")
    assert best.code == ""


@given(st.text(max_size=200))
def test_any_text_is_a_query(query: str) -> None:
    assert len(find(query, INDEX)) <= MOST_FOUND


def test_fast_enough_to_type_with() -> None:
    find("warm", INDEX)
    took = []
    for query in ("hebei", "норвегия", "a e", "energy forum"):
        start = time.perf_counter()
        find(query, INDEX)
        took.append(time.perf_counter() - start)
    assert min(took) < 0.005


def test_three_letters_within_a_word_are_no_word() -> None:
    """«еда» is not what chairmen are: «председатель» has it within."""
    index = [entry_of("event", "E1", {"ru": "Встреча с председателем"}, {})]
    assert find("еда", index) == []
    assert find("председ", index) == index
