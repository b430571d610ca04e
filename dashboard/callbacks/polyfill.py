"""What of Dash's polyfill a page still needs: generators, as Dash's scripts were translated to use.

The rest of it gives browsers of ten years ago what every browser has that loads modules, as the
pages do. To run it took a twelfth of the processor's time of a first visit.
"""

from __future__ import annotations

import re
from itertools import pairwise

from dashboard.render.plotly_script import UnknownScript

_MODULE = re.compile(rb"[{,](\d+):\[function\(")
"""Where a module of the file begins: after one sign its number, and that it is a function."""
_MADE = b"regeneratorRuntime="
_ALONE = b",{}]"
"""The end of a module that needs no other."""
_START = re.compile(rb"\},\{\},\[\d+\]\);\s*$")
"""The end of the file: the module with which it starts."""


def generators(whole: bytes) -> bytes:
    """The polyfill with no other module than that of generators.

    Raises:
        UnknownScript: it is not written as it is known.
    """
    starts = list(_MODULE.finditer(whole))
    end = _START.search(whole)
    if not starts or end is None:
        raise UnknownScript("the modules of the polyfill are not found")
    bounds = [*(one.start() for one in starts), end.start()]
    head = whole[: bounds[0] + 1]
    for start, (begin, after) in zip(starts, pairwise(bounds), strict=True):
        module = whole[begin + 1 : after]
        if _MADE in module and module.endswith(_ALONE):
            return b"%s%s},{},[%s]);" % (head, module, start[1])
    raise UnknownScript("the polyfill has no generators that need nothing else")
