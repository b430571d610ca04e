"""The frame behind a chart in words, for a sheet that people read; a CSV keeps the codes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pandas as pd

from dashboard.flows import FLOW_OF
from dashboard.language import Language
from dashboard.narrative.amounts import qualified
from dashboard.narrative.goods import name_of as goods_name
from dashboard.narrative.parts_of_trade import name_of as part_name
from dashboard.narrative.scene import Scene
from dashboard.narrative.statuses import formula_text, status_in
from dashboard.row_amounts import codes_in

LISTED = "sectors"
"""The column of the fields of a relation or an event."""


def named(frame: pd.DataFrame, scene: Scene, by: str = "") -> pd.DataFrame:
    """The frame with names behind its codes of partners, countries, groups of goods and codes of
    goods; ``by``: what the keys of parts of a growth are. Fields of cooperation that one cell lists
    are named in it."""
    names, frame = scene.names, frame.copy(deep=False)
    if LISTED in frame.columns:
        frame[LISTED] = _each(frame[LISTED], names.sector_in_full)
    if "sector" in frame.columns and "partner" in frame.columns:
        _behind(frame, "sector", "sector_name", _each(frame["sector"], names.sector_in_full))
    for column, name_of in (
        ("partner", names.partner),
        ("sector", names.sector_in_full),
        ("country", names.country),
    ):
        if column in frame.columns:
            _behind(frame, column, "name", _each(frame[column], name_of))
            return frame
    if "key" in frame.columns and by:
        _behind(frame, "key", "name", [part_name(scene, by, str(key)) for key in frame["key"]])
    of = next((one for one in ("kind", "of") if one in frame.columns), "")
    for column in ("key", "code"):
        if column in frame.columns and of and not by:
            pairs = zip(frame[of], frame[column], strict=True)
            _behind(frame, column, "name", [_by_kind(scene, *pair) for pair in pairs])
    return frame


def _by_kind(scene: Scene, kind: object, code: object) -> str | None:
    """The name of a code of which another column says what it is; none of a whole."""
    if not isinstance(code, str) or kind in ("whole", "total"):
        return None
    if kind == "partner":
        return scene.names.partner(code)
    return goods_name(scene, str(kind), code)


def _behind(frame: pd.DataFrame, column: str, name: str, cells: list[str | None]) -> None:
    frame.insert(list(frame.columns).index(column) + 1, name, pd.array(cells, dtype="object"))


def _each(cells: pd.Series, name_of: Callable[[str], str]) -> list[str | None]:
    """The names of the codes in each cell, one behind another."""
    return [", ".join(name_of(code) for code in codes_in(str(cell)))
            if isinstance(cell, str) else None for cell in cells]  # fmt: skip


def worded(frame: pd.DataFrame, scene: Scene) -> pd.DataFrame:
    """The frame with words for statuses, kinds, flows and how exactly its values are stated."""
    of_words = {ending: partial(said, scene.language) for ending, said in _SAID.items()}
    for ending, said in {"status": partial(_status, scene), **of_words}.items():
        for column in [str(one) for one in frame.columns if str(one).endswith(ending)]:
            cells = [said(text) if isinstance(text, str) else text
                     for text in frame[column]]  # fmt: skip
            frame = frame.assign(**{column: cells})
    return frame


def _status(scene: Scene, status: str) -> str:
    """The status of a figure, or the state of a relation, in words."""
    state = f"state.{status}"
    return scene.language.t(state) if scene.language.has(state) else status_in(scene, status)


def _qualifier(words: Language, qualifier: str) -> str:
    """How exactly a value is stated, in words: ``more than``."""
    return qualified(words, "", qualifier).strip()


def _kind(words: Language, kind: str) -> str:
    """The kind of a relation, an event, a part of a growth or a row in words."""
    keys = (f"kind.{kind}", f"parts_of_growth.kind.{kind}", f"workbook.of.{kind}")
    return next((words.t(key) for key in keys if words.has(key)), kind)


def _flow(words: Language, flow: str) -> str:
    """A flow, turnover or the balance in words, however frames write it."""
    key = f"flow.{FLOW_OF.get(flow, flow)}"
    return words.t(key) if words.has(key) else flow


def _counted(words: Language, counted: str) -> str:
    """Among what a relation or an event is counted, in words."""
    return words.t(f"workbook.counted.{counted}")


def _extent(words: Language, extent: str) -> str:
    """Whether the files hold all that a row is of, in words."""
    return words.t(f"workbook.extent.{extent}") if extent else ""


_SAID: dict[str, Callable[[Language, str], str]] = {
    "qualifier": _qualifier,
    "kind": _kind,
    "of": _kind,
    "flow": _flow,
    "part": _flow,
    "counted_as": _counted,
    "extent": _extent,
    "formula": formula_text,
}
"""The end of the name of a column, and how its texts are said."""
