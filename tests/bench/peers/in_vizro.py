"""The four figures in Vizro: ``ROWS=FOLDER python in_vizro.py PORT``."""

from __future__ import annotations

import sys

import trade
import vizro.models as vm
from vizro import Vizro
from vizro.managers import data_manager
from vizro.models.types import capture

FIGURES = (trade.turnover, trade.balance, trade.shares, trade.world)
OF_ONE_YEAR = ["shares", "world"]
frame = trade.rows_of()
data_manager["trade"] = frame
page = vm.Page(
    title="Trade",
    layout=vm.Grid(grid=[[0, 1], [2, 3]]),
    components=[
        vm.Graph(id=figure.__name__, figure=capture("graph")(figure)("trade")) for figure in FIGURES
    ],
    controls=[
        vm.Filter(
            column="year",
            targets=OF_ONE_YEAR,
            selector=vm.Dropdown(id="year-filter", multi=False, value=trade.years_of(frame)[-1]),
        ),
        vm.Filter(column="flow", selector=vm.Checklist(id="flow-filter")),
        vm.Filter(column="partner", selector=vm.Dropdown(id="partner-filter")),
        vm.Filter(column="sector", selector=vm.Dropdown(id="sector-filter")),
    ],
)

if __name__ == "__main__":
    Vizro().build(vm.Dashboard(pages=[page])).run(port=int(sys.argv[1]), debug=False)
