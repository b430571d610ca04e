from __future__ import annotations

from types import SimpleNamespace

import pytest

from dashboard.charts.region_kinds import BY_KIND, FAMILIES, family_of
from dashboard.language import language
from dashboard.loaders.schemas import EVENTS, RELATIONS
from dashboard.query import KINDS


@pytest.mark.parametrize(
    ("kinds", "family"),
    [
        ("twin-towns;agreement", "agreement"),
        ("talks", "intended"),
        ("contacts", "contacts"),
        ("visit", "contacts"),
        ("", "contacts"),
    ],
)
def test_the_weightiest_kind_is_shown(kinds: str, family: str) -> None:
    assert family_of(SimpleNamespace(kinds=kinds)) == family


def test_every_kind_of_relation_has_a_family_with_sign_and_name() -> None:
    known = {kind for kinds in FAMILIES.values() for kind in kinds}
    assert set(RELATIONS.columns["kind"].metadata["choices"]) == known - {"contacts"}
    assert set(BY_KIND.signs) == set(FAMILIES)
    assert len(set(BY_KIND.signs.values())) == len(FAMILIES)
    assert all(language("ru").has(f"{BY_KIND.message}.{family}") for family in FAMILIES)


def test_the_kinds_of_the_address_are_those_of_the_tables() -> None:
    tables = (RELATIONS, EVENTS)
    assert set(KINDS) == {
        kind for one in tables for kind in one.columns["kind"].metadata["choices"]
    }
