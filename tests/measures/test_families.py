from __future__ import annotations

import pytest

from dashboard.language import language, languages
from dashboard.loaders.schemas import relations as schemas
from dashboard.measures.families import EVENTS, RELATIONS, event_family, relation_family
from dashboard.values import KINDS


@pytest.mark.parametrize(
    ("kinds", "family"),
    [
        (("twin-towns", "agreement"), "agreement"),
        (("talks",), "intended"),
        (("contacts",), "contacts"),
        (("visit",), "contacts"),
        ((), "contacts"),
    ],
)
def test_the_weightiest_kind_of_relation_is_shown(kinds: tuple[str, ...], family: str) -> None:
    assert relation_family(kinds) == family


def test_every_kind_of_relation_has_a_family() -> None:
    known = {kind for kinds in RELATIONS.values() for kind in kinds}
    assert set(schemas.RELATIONS.columns["kind"].choices) == known - {"contacts"}


def test_every_kind_of_event_has_a_family() -> None:
    known = {kind for kinds in EVENTS.values() for kind in kinds}
    assert set(schemas.EVENTS.columns["kind"].choices) == known
    assert event_family("meeting") == "visit"
    assert event_family("election") == "other"


def test_the_kinds_of_the_address_are_those_of_the_tables() -> None:
    tables = (schemas.RELATIONS, schemas.EVENTS)
    assert set(KINDS) == {kind for one in tables for kind in one.columns["kind"].choices}


@pytest.mark.parametrize("code", languages())
def test_families_and_kinds_have_names(code: str) -> None:
    words = language(code)
    assert all(words.has(f"map.family.{family}") for family in RELATIONS)
    assert all(words.has(f"timeline.family.{family}") for family in EVENTS)
    assert all(words.has(f"kind.{kind}") for kind in KINDS)
    assert all(words.plural(f"kind.counted.{kind}", 5).startswith("5") for kind in KINDS)
