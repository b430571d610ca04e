"""What can be made as what: kinds of documents, their forms, orders and sizes. A leaf."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

Order = Literal["international", "note"]
ORDERS: tuple[Order, ...] = ("international", "note")
PIXELS: Mapping[str, tuple[int, int]] = MappingProxyType({
    "1920x1080": (1920, 1080), "1280x720": (1280, 720), "square": (1080, 1080), "a4": (3508, 2480),
})  # fmt: skip
"""Sizes of a picture, width and height; that of a page stands upright on A4."""
SIZES = tuple(PIXELS)
FORMATS: dict[str, tuple[str, ...]] = {
    "chart": ("pptx", "xlsx", "csv", "png", "svg"),
    "page": ("pptx", "xlsx", "png", "svg"),
    "deck": ("pptx",),
    "factsheet": ("pdf", "docx"),
    "workbook": ("xlsx",),
    "brief": ("pdf", "docx"),
    "note": ("pdf", "docx", "pptx"),
    "table": ("csv",),
}
"""Kinds and their forms, the usual one first; ``table`` is a chart's table as it is displayed."""
CHARTS = (
    "turnover", "balance", "contribution", "coverage", "partners", "compare", "compare_months",
    "partner_map", "place_map", "region_map", "chosen_years", "timeline", "matrix", "fields",
    "sectors", "months", "goods", "partner_sectors", "partner_growth", "sector_growth",
    "partner_sector_growth", "chapter_growth", "code_growth", "price_volume", "dependence",
    "outlook", "backtest", "season", "adjusted", "oddities", "specialisation", "mirror",
    "prospects", "what_if",
)  # fmt: skip
"""The names of all charts in their order, as their modules declare them."""
EVERY_FORM = frozenset(form for forms in FORMATS.values() for form in forms)
