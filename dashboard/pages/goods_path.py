"""The path to the goods that the chart of goods shows."""

from __future__ import annotations

from dashboard.measures.goods import path_to
from dashboard.pages.components.code_path import Step
from dashboard.pages.page import Shown
from dashboard.values import UNDISCLOSED

CHAPTER = 2
"""Digits of the code of a chapter; longer codes have no names in the registers."""


def steps_of(shown: Shown) -> list[Step]:
    """The steps from all goods to those that are shown, in the reader's language."""
    path = path_to(shown.scene.query, shown.library.registers)
    return [Step(_label(shown, sectors, code), f"drill:{sectors}/{code}") for sectors, code in path]


def _label(shown: Shown, sectors: str, code: str) -> str:
    words, names = shown.words, shown.scene.names
    if code == UNDISCLOSED:
        return words.t("goods.undisclosed")
    if len(code) == CHAPTER:
        return f"{code} {names.chapter(code)}"
    if code:
        return code
    named = ", ".join(names.sector_in_full(one) for one in sectors.split(",") if one)
    return named or words.t("goods.all")
