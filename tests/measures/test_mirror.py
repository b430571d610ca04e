"""Two sides of one trade: what is allowed, what was on the way, and the rest."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.loaders.mirror import Reported
from dashboard.measures.mirror import Months, mirror

usd = st.floats(0, 1e12)


def _row(flow: str = "export", of: str = "region", usd: float = 120.0, basis: str = "CIF"
         ) -> Reported:  # fmt: skip
    return Reported("FIN", 2019, flow, "TOTAL", of, basis, usd)


def test_exports_by_hand() -> None:
    found = mirror(_row(), 100.0, {2019: Months(before=12.0, after=9.0)})
    assert (found.allowance_usd, found.timing_usd) == (6.0, 3.0)
    assert found.rest_usd == pytest.approx(120 - 100 - 6 - 3)
    assert math.isnan(found.share_pct)


def test_imports_are_ours_with_freight_so_it_comes_off() -> None:
    found = mirror(_row("import", usd=100.0, basis="FOB"), 106.0)
    assert found.allowance_usd == pytest.approx(-6)
    assert found.rest_usd == pytest.approx(0)


def test_their_imports_valued_fob_need_no_allowance() -> None:
    assert mirror(_row(basis="FOB"), 100.0).allowance_usd == 0


def test_of_a_country_only_the_share_is_said() -> None:
    found = mirror(_row(of="country", usd=1060.0), 100.0, {2019: Months(1.0, 2.0)})
    assert found.share_pct == pytest.approx(10)
    assert math.isnan(found.rest_usd) and math.isnan(found.timing_usd)
    assert math.isnan(mirror(_row(of="country", usd=0.0), 100.0).share_pct)


@given(usd, usd, st.sampled_from(["export", "import"]), st.tuples(usd, usd) | st.none())
def test_the_parts_of_the_difference_add_up(
    ours: float, theirs: float, flow: str, ends: tuple[float, float] | None
) -> None:
    months = {2019: Months(*ends)} if ends else None
    found = mirror(_row(flow, usd=theirs), ours, months)
    timing = found.timing_usd if ends else 0.0
    assert found.allowance_usd + timing + found.rest_usd == pytest.approx(
        theirs - ours, abs=1e-3, rel=1e-9
    )
