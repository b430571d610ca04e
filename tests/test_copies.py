"""Copies with changed fields are what `dataclasses.replace` makes, at a quarter of its time."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import Any

import pytest

from dashboard.amount import Amount
from dashboard.copies import replace
from dashboard.query import Query


@dataclass(frozen=True, slots=True)
class Doubled:
    number: int
    double: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "double", 2 * self.number)


@dataclass
class Open:
    first: int
    second: int = 2


@pytest.mark.parametrize(
    ("value", "changes"),
    [
        (Query(year=2021), {"year": 2018, "partners": ("CHN",)}),
        (Query(year=2021, problems=()), {}),
        (Amount(1.5, "usd", "derived"), {"value": 3.0}),
        (Open(1), {"second": 3}),
    ],
)
def test_copy_is_that_of_dataclasses(value: Any, changes: dict[str, Any]) -> None:
    before = dataclasses.asdict(value)
    made = replace(value, **changes)
    assert made == dataclasses.replace(value, **changes)
    for one in dataclasses.fields(value):
        wanted = changes.get(one.name, getattr(value, one.name))
        assert getattr(made, one.name) == wanted, one.name  # those too that do not compare
    assert dataclasses.asdict(value) == before


def test_class_that_works_out_a_field_works_it_out_again() -> None:
    assert replace(Doubled(2), number=3).double == 6


@pytest.mark.parametrize("value", [Query(), Open(1), Doubled(1)])
def test_unknown_field_is_refused(value: Any) -> None:
    with pytest.raises(TypeError, match="colours"):
        replace(value, colours=1)
