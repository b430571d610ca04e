"""Links on texts of a slide, in the look that these have."""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx.oxml.ns import qn

LOOK = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr xmlns:ahyp='
    '"http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext>'
    "</a:extLst>"
)
"""That a link has the colour of its text: [MS-ODRAWXML] 2.26."""


def lead(run: Any, address: str) -> None:
    """Make a link of a text in the look that it has; nothing where there is no address."""
    if not address:
        return
    run.hyperlink.address = address
    kind = run._r.get_or_add_rPr()
    kind.set("u", "none")
    kind.find(qn("a:hlinkClick")).append(etree.fromstring(LOOK))
