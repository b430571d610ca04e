"""The table of the net mass of what is chosen, of which questions in words ask."""

from __future__ import annotations

from dashboard.answers.inquiry_goods import mass_of
from dashboard.charts.table import Column, Row, Table
from dashboard.narrative.inquiry import MASS, coded
from dashboard.narrative.scene import Scene
from dashboard.store.ask import Ask


def masses_table(ask: Ask, scene: Scene) -> Table:
    """The net mass of the chosen flow, or of both, in one row; no row where the dataset has no
    codes and so no mass.

    Raises:
        StoreUnavailable: the rows of the release cannot be read.
    """
    if "codes" not in ask.store(scene.query).capabilities:
        return Table()
    words, code = scene.language, scene.query.code
    of = ", ".join((words.t(f"card.{scene.noun}"), *([coded(scene, code)] if code else [])))
    return Table(
        columns=(Column("of", ""), Column(MASS, words.t("goods.column.mass"), "kg")),
        rows=(Row((of, mass_of(ask, scene.query)), key=scene.noun),),
    )
