"""Frames and a scene → Chart: one module a chart, each with its declaration ``CHART``.

A chart is added by its module alone: every module here that declares a ``CHART`` is found, in
the order of the declared places.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from dashboard.charts.chart import Declaration
from dashboard.query import Query


@cache
def every_chart() -> tuple[Declaration, ...]:
    """The declarations of all charts, in their order."""
    modules = (import_module(f"{__name__}.{one.name}") for one in pkgutil.iter_modules(__path__))
    found = [module.CHART for module in modules if hasattr(module, "CHART")]
    return tuple(sorted(found, key=lambda declared: declared.place))


def charts_on(page: str, query: Query | None = None) -> tuple[Declaration, ...]:
    """The charts that stand on a page, named by its noun; with a query those that it has for what
    is chosen: where choices stand side by side that first, and none that adds them up."""
    found = tuple(one for one in every_chart() if page in one.pages)
    if query is None:
        return found
    of_partners = query.beside == "partner"
    there = tuple(
        one for one in found if one.offered(query) and (of_partners or page not in one.beside_on)
    )
    if not query.beside or not any(one.beside for one in there):
        return there
    left = (one for one in there if query.beside not in one.sums)
    return tuple(sorted(left, key=lambda one: not one.beside))


def chart_named(name: str, page: str = "") -> Declaration | None:
    """The chart of a name or a DOM id; of several with one id the one on that page, else the
    first. None if there is none."""
    found = [one for one in every_chart() if name in (one.name, one.chart_id)]
    here = [one for one in found if page in one.pages]
    return next(iter([*here, *found]), None)
