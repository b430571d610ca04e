"""The axis of time of a native chart of PowerPoint; a reader of the months alone needs none of its
library."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from lxml import etree
from pptx.enum.chart import XL_TICK_MARK
from pptx.oxml.ns import qn

from dashboard.language import Language
from dashboard.render.office_months import axis_format, each, yearly


def time_axis(axis: Any, dates: Sequence[dt.date], words: Language) -> None:
    """Let a date axis of python-pptx count months or years and name what `each` says."""
    number, unit = each(dates)
    element = axis._element
    least = "years" if yearly(dates) else "months"
    for tag, value in (("baseTimeUnit", least), ("majorUnit", str(number)),
                       ("majorTimeUnit", unit)):  # fmt: skip
        found = element.find(qn(f"c:{tag}"))
        if found is None:
            found = etree.SubElement(element, qn(f"c:{tag}"))
        found.set("val", value)
    # A tick at each name also keeps the first of them clear of the zero beside it.
    axis.major_tick_mark = XL_TICK_MARK.OUTSIDE
    axis.tick_labels.number_format = axis_format(dates, words)
    axis.tick_labels.number_format_is_linked = False
