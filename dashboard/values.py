"""The values that parts of an address may have whatever the dataset: a leaf of the grammar."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PUBLISHED = "published"
"""The dataset that is there the moment the program is installed: the default."""
CUSTOMS = "customs"
"""The dataset of the files of the customs service, as the owner imported them."""
DEMONSTRATION = "demonstration"
"""The dataset of made-up figures."""
THEMES = ("light", "dark")
SHADED, ARCS = "trade", "flows"
"""The colourings in which countries are drawn by their trade: as areas, and as arcs."""
COLOURS = ("state", "kind", SHADED, ARCS)
SORTS = ("activity", "anniversary")
AMOUNTS, ROLLING, INDEX = "amounts", "rolling", "index"
"""Forms of trade over time: as it is, as sums over twelve months, and as values of which the first
one is 100."""
VIEWS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "timeline": ("years", "partners"),
        "matrix": ("number", "name"),
        "view": (AMOUNTS, ROLLING, INDEX),
    }
)
"""Names of forms that charts have, each with its forms, the first one being the default."""
KINDS = (
    "agreement", "declaration", "memorandum", "action-plan", "programme", "twin-towns",
    "joint-commission", "ties", "talks", "intention", "visit", "forum", "meeting", "conference",
    "signing", "anniversary", "exchange", "contest", "award", "festival", "election",
    "commemoration", "project", "statement", "termination",
)  # fmt: skip
"""Kinds of relations and events that the relations may be narrowed to, as in their tables."""
CODE_LENGTHS = (2, 4, 6, 8, 10)
UNDISCLOSED = "XX"
"""The chapter of goods whose code the customs service does not disclose."""


GOODS = "HS:"
"""What a commodity code begins with where it stands beside partners and sectors: ``HS:44``."""


def is_code(text: str) -> bool:
    """Whether a text is a commodity code of 2, 4, 6, 8 or 10 digits, or ``XX``: not disclosed."""
    figures = text.isascii() and text.isdigit() and len(text) in CODE_LENGTHS
    return text == UNDISCLOSED or (figures and 1 <= int(text[:2]) <= 97)


VERDICTS = ("right", "wrong")
"""What the owner may say of an odd row of customs data."""
