"""Labels beside and below axes have the room that the server gives them: no chart is drawn twice
for its margin."""

from __future__ import annotations

import pytest
from watching import settled

pytestmark = [pytest.mark.browser, pytest.mark.walk]

PUSHED = """() => [...document.querySelectorAll('.js-plotly-plot')]
  .filter(({ _fullLayout: { xaxis } }) => xaxis)
  .filter(({ layout: { margin = {} }, _fullLayout: { _size } }) =>
    ['l', 'b'].some((side) => _size[side] > (margin[side] ?? 8)))
  .map((graph) => [graph.parentElement.id, graph._fullLayout._size])"""


@pytest.mark.parametrize("chosen", ["", "&lang=ru&sector=wood", "&lang=ru&flow=import&year=2016"])
@pytest.mark.parametrize("path", ["/", "/trade", "/partners"])
def test_no_label_pushes_a_margin(demo, path: str, chosen: str) -> None:
    page = demo().open(f"{path}?dataset=demonstration{chosen}")
    settled(page)
    assert page.evaluate(PUSHED) == []
