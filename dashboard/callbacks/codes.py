"""The chart of goods: its frame, its path, and ``/codes.json``, the search for a code."""

from __future__ import annotations

import flask
import pandas as pd

from dashboard.callbacks.desk import Desk
from dashboard.errors import StoreUnavailable
from dashboard.charts.chart import Chart, Table
from dashboard.charts.goods import treemap_chart
from dashboard.narrative.wording import empty_chart
from dashboard.language import language
from dashboard.pages.code_path import Step
from dashboard.loaders.records import records
from dashboard.measures.goods import goods_frame, path_to
from dashboard.query import UNDISCLOSED, from_query
from dashboard.store.customs import CustomsStore
from dashboard.store.library import Library

LONGEST = 60
FOUND = 20


def codes_chart(own: Desk, store: CustomsStore) -> Chart:
    """What the chosen goods consist of; says so where the rows of a release cannot be read."""
    try:
        frame = goods(own, store)
    except StoreUnavailable:
        words = own.language
        hint = words.t("goods.unavailable_hint")
        return empty_chart(own.scene, words.t("goods.unavailable"), "", (hint,), Table((), ()))
    return treemap_chart(frame, own.scene)


def goods(own: Desk, store: CustomsStore) -> pd.DataFrame:
    """What the chosen goods consist of, named. Raises ``StoreUnavailable``."""
    chosen = own.selection
    key = (own.year, own.against, chosen.partners, chosen.sectors, chosen.code, chosen.flow,
           chosen.months)  # fmt: skip
    return own.kept("codes", key, lambda: named_goods(own, store))


def named_goods(own: Desk, store: CustomsStore) -> pd.DataFrame:
    """`dashboard.measures.goods.goods_frame` with ``name`` and ``order``."""
    chosen, registers, code = own.selection, own.library.registers, own.language.code
    frame = goods_frame(store, chosen, own.against)
    kinds = list(zip(frame["kind"], frame["code"], strict=True))
    names = {"sector": registers.sector_name, "chapter": registers.chapter_name}
    steps = path_to(chosen, registers)
    return frame.assign(
        name=pd.Series(
            [names[kind](own_code, code) if kind in names else "" for kind, own_code in kinds],
            index=frame.index,
            dtype="str",
        ),
        order=pd.Series(
            [_order(kind, own_code, steps[-1]) for kind, own_code in kinds],
            index=frame.index,
            dtype="str",
        ),
    )


def _order(kind: str, code: str, here: tuple[str, str]) -> str:
    """What a click on goods chooses; nothing where they are what is shown already."""
    if kind == "sector":
        return f"drill:{code}/"
    return "" if code == here[1] else f"drill:{here[0]}/{code}"


def code_steps(own: Desk) -> list[Step]:
    """The path to the goods that are shown, in the reader's language."""
    words, registers = own.language, own.library.registers
    steps = []
    for sectors, code in path_to(own.selection, registers):
        label = ", ".join(
            registers.sector_name(sector, words.code) for sector in sectors.split(",") if sector
        )
        if code == UNDISCLOSED:
            label = words.t("goods.undisclosed")
        elif len(code) == 2:
            label = f"{code} {registers.chapter_name(code, words.code)}"
        steps.append(Step(code if len(code) > 2 else label or words.t("goods.all"),
                          f"drill:{sectors}/{code}"))  # fmt: skip
    return steps


def register(server: flask.Flask, library: Library) -> None:
    """Answer ``/codes.json?q=2710`` with the filters of the address: ``label, order`` each."""

    @server.get("/codes.json")
    def codes() -> tuple[dict[str, object], int]:
        query = flask.request.query_string.decode("ascii", "replace")
        chosen = from_query(query, library.store_published.choices)
        text = flask.request.args.get("q", "")[:LONGEST]
        words = language(chosen.lang)
        try:
            store = library.store(chosen.dataset, chosen.release)
            if not isinstance(store, CustomsStore):
                return {"found": [], "said": words.t("goods.nothing")}, 404
            rows = store.search_codes(text, words.code, FOUND)
        except StoreUnavailable:
            return {"found": [], "said": words.t("goods.unavailable")}, 503
        found = [
            {
                "label": f"{row.code} {row.name}",
                "level": words.usd(row.turnover_usd),
                "order": f"drill:{library.registers.groups[row.chapter]}/{row.code}",
            }
            for row in records(rows)
        ]
        said = words.plural("goods.found", len(found)) if found else words.t("goods.nothing")
        return {"found": found, "said": said}, 200
