"""What can be made as what: kinds of documents, their forms, orders and sizes. A leaf."""

from __future__ import annotations

from typing import Literal

Order = Literal["international", "note"]
ORDERS: tuple[Order, ...] = ("international", "note")
SIZES = ("1920x1080", "1280x720", "square", "a4")
"""Of a picture."""
FORMATS: dict[str, tuple[str, ...]] = {
    "chart": ("pptx", "xlsx", "csv", "png", "svg"),
    "page": ("pptx", "png", "svg"),
    "deck": ("pptx",),
    "factsheet": ("pdf", "docx"),
    "workbook": ("xlsx",),
    "brief": ("pdf", "docx"),
    "table": ("csv",),
}
"""Kinds and their forms, the usual one first; ``table`` is a chart's table as it is displayed."""
