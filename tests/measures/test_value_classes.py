from __future__ import annotations

import pytest

from dashboard.measures.value_classes import class_of, even_limits, round_limits

NAN = float("nan")


def test_five_classes_with_round_limits_and_none_empty() -> None:
    values = [1.7 ** (step / 4) * 1e5 for step in range(100)]
    limits = round_limits(values)
    assert len(limits) == 4
    assert {class_of(value, limits) for value in values} == {0, 1, 2, 3, 4}
    assert all(float(f"{limit:.1e}") == limit for limit in limits)


@pytest.mark.parametrize(
    "values", [[], [5.0], [5.0, 5.0], [0.0, NAN, 3.0], [1751.0, 1033, 831, 741, 561, 561]]
)
def test_few_values_make_fewer_classes(values: list[float]) -> None:
    limits = round_limits(values)
    positive = [value for value in values if value > 0]
    assert len(limits) < max(1, len(set(positive))) + 1
    assert {class_of(value, limits) for value in positive} <= set(range(len(limits) + 1))


def test_a_value_on_a_limit_is_above_it() -> None:
    assert [class_of(value, (10.0, 20.0)) for value in (9.9, 10.0, 20.0)] == [0, 1, 2]


@pytest.mark.parametrize(
    ("values", "limits"),
    [
        ([1483.0, 70.0, 0.4], (1.0, 10.0, 100.0, 1000.0)),
        ([1751.0, 1033, 831, 741, 561, 561], (700.0, 1000.0, 1500.0)),
        ([5.0, 40.0], (10.0, 20.0)),
        ([1e-4, 2e3], (1.0, 10.0, 100.0, 1000.0)),
        ([5.0, 5.0], ()),
        ([0.0, NAN], ()),
        # Of as many as countries three classes would not tell China from Estonia.
        ([1.2 * 1.045**step for step in range(150)], (10.0, 30.0, 100.0, 300.0)),
    ],
)
def test_even_classes_are_steps_of_nearly_one_ratio(values, limits) -> None:
    assert even_limits(values) == pytest.approx(limits)
