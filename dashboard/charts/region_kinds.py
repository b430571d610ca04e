"""Partner regions told apart by the kind of relation with them, in six families."""

from __future__ import annotations

from dashboard.render.map_traces import Grouping
from dashboard.narrative.sentences import Row, parts

FAMILIES = {
    "agreement": ("agreement", "declaration", "memorandum"),
    "programme": ("action-plan", "programme", "joint-commission"),
    "twin-towns": ("twin-towns",),
    "ties": ("ties",),
    "intended": ("talks", "intention"),
    "contacts": ("contacts",),
}
"""Kinds of relations that share a mark; the first that a region has is the one shown."""

_FAMILY_OF = {kind: name for name, kinds in FAMILIES.items() for kind in kinds}
_RANK = {name: rank for rank, name in enumerate(FAMILIES)}


def family_of(row: Row) -> str:
    """The first family of the kinds of a region (``kinds`` of `regions_in_year`)."""
    found = [_FAMILY_OF[kind] for kind in parts(row.kinds) if kind in _FAMILY_OF]
    return min(found, key=_RANK.__getitem__, default="contacts")


BY_KIND = Grouping(
    "relations_page.family",
    family_of,
    {
        "agreement": ("circle", "relation"),
        "programme": ("triangle-up", "class-5"),
        "twin-towns": ("hexagon", "relation-ended"),
        "ties": ("circle-open", "relation"),
        "intended": ("diamond", "relation-planned"),
        "contacts": ("square", "contacts"),
    },
)
